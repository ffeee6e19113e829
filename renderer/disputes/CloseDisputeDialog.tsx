import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { disputeReasonWords } from '../../shared/disputes/dispute-words.fr.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import type { VerbInput, VerbOutput } from '../api/verbs.ts';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { goTo } from '../ui/routing/location.ts';
import { useGrantedCreditNote } from './use-granted-credit-note.tsx';

export type Dispute = VerbOutput<'disputes.list'>[number];
type Outcome = VerbInput<'disputes.close'>['outcome'];

const OUTCOMES: { outcome: Outcome; label: string; consequence: string }[] = [
  {
    outcome: 'maintained',
    label: 'La facture est maintenue',
    consequence: 'Tout le reste dû est de nouveau relancé, là où la relance en était ; les pénalités courent depuis l’échéance.',
  },
  {
    outcome: 'creditNote',
    label: 'Un avoir est accordé',
    consequence: 'Il vient en déduction de la facture ; sa part ne porte aucune pénalité.',
  },
  {
    outcome: 'partial',
    label: 'Accord sur une partie',
    consequence: 'L’avoir couvre la partie accordée ; le reste est de nouveau relancé.',
  },
];

/** Notes how a dispute ended, with the credit note that settles it. */
export function CloseDisputeDialog({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) {
  const { today } = useCompany();
  const { disputeId, customerId, invoiceNumber, disputedCents } = dispute;
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [closedOn, setClosedOn] = useState<LocalDate | null>(today);
  const grants = outcome === 'creditNote' || outcome === 'partial';
  const granted = useGrantedCreditNote({
    customerId,
    usualCents: outcome === 'partial' ? null : disputedCents,
    mostCents: disputedCents,
    canComeLater: true,
  });

  const reopen = useApiCommand('disputes.reopen', { onError: notifyError });
  const close = useApiCommand('disputes.close', {
    onRefreshed: ({ creditNoteMissing, demandedCents }) => {
      const maintained = outcome === 'maintained';
      notifyDone(
        maintained
          ? `Facture ${invoiceNumber} maintenue : elle est de nouveau relancée`
          : creditNoteMissing
            ? `Litige clôturé, aucun avoir enregistré : ${formatEuros(demandedCents)} de la facture ${invoiceNumber} sont de nouveau relancés`
            : `Litige sur la facture ${invoiceNumber} clôturé`,
        maintained
          ? { verb: 'Voir la relance', onClick: () => goTo('reminders', {}, { client: String(customerId) }) }
          : { verb: 'Rouvrir', onClick: () => reopen.mutate({ disputeId }) },
      );
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Clôturer le litige sur la facture ${invoiceNumber}`}
      verb="Clôturer le litige"
      size={540}
      isDirty={outcome !== null}
      busy={close.isPending}
      error={close.error}
      canSubmit={outcome !== null && closedOn !== null && (!grants || granted.isGiven)}
      onClose={onClose}
      onSubmit={() => {
        if (outcome === null || closedOn === null) return;
        const { creditNote } = granted;
        close.mutate({ disputeId, outcome, closedOn, ...(grants && creditNote ? { creditNote } : {}) });
      }}
      note={`${formatEuros(disputedCents)} depuis le ${formatDate(dispute.openedOn)} · ${disputeReasonWords(dispute)}`}
    >
      <Radio.Group label="Issue" value={outcome ?? ''} onChange={(value) => setOutcome(value as Outcome)}>
        <Stack gap={10} mt={8}>
          {OUTCOMES.map(({ outcome: value, label, consequence }) => (
            <Radio key={value} value={value} label={label} description={consequence} />
          ))}
        </Stack>
      </Radio.Group>
      {grants && granted.fields}
      <DateField label="Clôturé le" value={closedOn} onChange={setClosedOn} min={dispute.openedOn} max={today} what="La clôture" w={200} />
    </FormDialog>
  );
}
