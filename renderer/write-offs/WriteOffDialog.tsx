import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { type Cents, sumCents, ZERO } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { WRITE_OFF_REASONS } from '../../shared/write-offs/write-off-words.fr.ts';
import { WriteOffReason } from '../../shared/write-offs/write-offs.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { InvoicePartsTable } from '../ui/InvoicePartsTable.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';

export interface WriteOffTarget {
  customerId: number;
  customerName: string;
  /** The invoice proposed, whole; none when not given. */
  invoiceId?: number;
}

/** Gives up what is open of invoices, or parts of it, for a reason. */
export function WriteOffDialog({ target, onClose }: { target: WriteOffTarget; onClose: () => void }) {
  const { today } = useCompany();
  const { customerId, customerName, invoiceId } = target;
  const open = (useApiQuery('invoices.list', { asOf: today, customerId }).data ?? [])
    .filter(({ kind, status, openCents }) => kind === 'invoice' && status !== 'cancelled' && openCents > 0)
    .toSorted(
      (a, b) => Number(b.id === invoiceId) - Number(a.id === invoiceId) || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id - b.id),
    );
  const [typed, setTyped] = useState<ReadonlyMap<number, Cents | null>>(new Map());
  const [reason, setReason] = useState<WriteOffReason | null>(null);
  const [note, setNote] = useState('');
  const [on, setOn] = useState<LocalDate | null>(today);
  const amounts = new Map(
    open.map(({ id, openCents }) => [id, typed.has(id) ? (typed.get(id) ?? null) : id === invoiceId ? openCents : null]),
  );
  const allocations = open.flatMap(({ id }) => {
    const amountCents = amounts.get(id) ?? ZERO;
    return amountCents > 0 ? [{ invoiceId: id, amountCents }] : [];
  });
  const total = sumCents(allocations.map(({ amountCents }) => amountCents));
  const fits = open.every(({ id, openCents }) => (amounts.get(id) ?? ZERO) <= openCents && (amounts.get(id) ?? ZERO) >= 0);
  const remove = useApiCommand('payments.remove', { onError: notifyError });
  const record = useApiCommand('writeOffs.record', {
    onRefreshed: ({ paymentId, amountCents }) => {
      notifyDone(`${formatEuros(amountCents)} passés en perte`, { verb: 'Annuler', onClick: () => remove.mutate({ paymentId }) });
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Passer en perte : ${customerName}`}
      verb={total > 0 ? `Passer ${formatEuros(total)} en perte` : 'Passer en perte'}
      size={600}
      isDirty={typed.size > 0 || reason !== null || note !== ''}
      busy={record.isPending}
      error={record.error}
      canSubmit={total > 0 && fits && reason !== null && on !== null && (reason !== 'other' || note.trim() !== '')}
      onClose={onClose}
      onSubmit={() => {
        if (reason !== null && on !== null) record.mutate({ customerId, on, reason, note, allocations });
      }}
      note="La somme sort de ce qu’on vous doit à cette date et compte dans vos créances irrécouvrables. Cela s’annule."
    >
      {open.length === 0 ? (
        <p>Aucune facture de ce client n’a quelque chose à régler.</p>
      ) : (
        <InvoicePartsTable
          label="Montants passés en perte"
          title="En perte"
          invoices={open}
          amounts={amounts}
          onChange={(id, amount) => setTyped(new Map(typed).set(id, amount))}
        />
      )}
      <FieldGrid>
        <Select
          label="Raison"
          data={WriteOffReason.options
            .filter((value) => value !== 'saleOfClaim')
            .map((value) => ({ value, label: WRITE_OFF_REASONS[value].name }))}
          value={reason}
          description={reason === null ? 'Pourquoi cette somme ne sera pas payée.' : WRITE_OFF_REASONS[reason].explanation}
          onChange={(value) => setReason(value === null ? null : WriteOffReason.parse(value))}
        />
        <DateField label="Constatée le" description="Le jour où la perte est acquise." value={on} onChange={setOn} max={today} />
      </FieldGrid>
      <TextInput
        label={reason === 'other' ? 'Note' : 'Note (facultative)'}
        placeholder="Certificat d’irrécouvrabilité du mandataire reçu le 3 novembre"
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
