import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { addCents, sumCents, ZERO } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { CheckList } from '../ui/InvoiceChecks.tsx';
import { notifyDone } from '../ui/notify.tsx';

type Invoice = VerbOutput<'lateFees.statement'>['invoices'][number];

/** Gives up the late fees of some invoices: a gesture that has its reason, and that can be taken back. */
export function WaiveDialog({ customerId, invoices, onClose }: { customerId: number; invoices: readonly Invoice[]; onClose: () => void }) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [interest, setInterest] = useState(true);
  const [indemnity, setIndemnity] = useState(true);
  const [reason, setReason] = useState('');
  const waive = useApiCommand('lateFees.waive', {
    onRefreshed: () => {
      notifyDone(`Vous renoncez à ${formatEuros(givenUp)}`);
      onClose();
    },
  });
  const theirs = invoices.filter(({ invoiceId }) => chosen.has(invoiceId));
  const givenUp = sumCents(
    theirs.map(({ interestCents, indemnityCents }) => addCents(interest ? interestCents : ZERO, indemnity ? indemnityCents : ZERO)),
  );
  return (
    <FormDialog
      title="Renoncer à des pénalités"
      verb="Renoncer"
      isDirty={reason !== '' || chosen.size > 0}
      busy={waive.isPending}
      error={waive.error}
      canSubmit={theirs.length > 0 && (interest || indemnity) && reason.trim() !== ''}
      onClose={onClose}
      onSubmit={() => waive.mutate({ invoiceIds: theirs.map(({ invoiceId }) => invoiceId), interest, indemnity, reason })}
      note={`${formatEuros(givenUp)} ne seront plus réclamés, à partir d’aujourd’hui. Les courriers déjà imprimés ne changent pas.`}
    >
      <Stack gap={8}>
        <Checkbox label="Les pénalités de retard" checked={interest} onChange={(event) => setInterest(event.currentTarget.checked)} />
        <Checkbox
          label="L’indemnité forfaitaire de 40 €"
          checked={indemnity}
          onChange={(event) => setIndemnity(event.currentTarget.checked)}
        />
      </Stack>
      <CheckList legend="De quelles factures ?">
        {invoices.length > 1 && (
          <Checkbox
            label={`Toutes (${invoices.length})`}
            checked={theirs.length === invoices.length}
            indeterminate={theirs.length > 0 && theirs.length < invoices.length}
            onChange={(event) => setChosen(new Set(event.currentTarget.checked ? invoices.map(({ invoiceId }) => invoiceId) : []))}
          />
        )}
        {invoices.map(({ invoiceId, invoiceNumber, interestCents, indemnityCents }) => (
          <Checkbox
            key={`${customerId} ${invoiceId}`}
            label={`${invoiceNumber} : ${formatEuros(interestCents)} de pénalités, ${formatEuros(indemnityCents)} d’indemnité`}
            checked={chosen.has(invoiceId)}
            onChange={(event) => setChosen(toggled(chosen, invoiceId, event.currentTarget.checked))}
          />
        ))}
      </CheckList>
      <TextInput
        label="Raison"
        description="Gardée dans le dossier ; elle n’est imprimée nulle part."
        placeholder="Geste commercial convenu au téléphone"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function toggled(chosen: ReadonlySet<number>, invoiceId: number, isChosen: boolean): Set<number> {
  const next = new Set(chosen);
  if (isChosen) next.add(invoiceId);
  else next.delete(invoiceId);
  return next;
}
