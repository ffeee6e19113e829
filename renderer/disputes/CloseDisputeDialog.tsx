import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import type { VerbInput, VerbOutput } from '../api/verbs.ts';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';

export type Dispute = VerbOutput<'disputes.list'>[number];
type Outcome = VerbInput<'disputes.close'>['outcome'];

const OUTCOMES: { outcome: Outcome; label: string; consequence: string }[] = [
  { outcome: 'maintained', label: 'La facture est maintenue', consequence: 'Tout le reste dû est de nouveau relancé.' },
  { outcome: 'creditNote', label: 'Un avoir est accordé', consequence: 'Enregistrez ou importez l’avoir : il viendra en déduction.' },
  {
    outcome: 'partial',
    label: 'Accord sur une partie',
    consequence: 'Enregistrez l’avoir de la partie accordée ; le reste est de nouveau relancé.',
  },
];

/** Notes how a dispute ended. */
export function CloseDisputeDialog({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) {
  const { today } = useCompany();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [closedOn, setClosedOn] = useState<LocalDate | null>(today);
  const close = useApiCommand('disputes.close', {
    onRefreshed: () => {
      notifyDone(`Litige sur la facture ${dispute.invoiceNumber} clôturé`);
      onClose();
    },
  });
  return (
    <FormDialog
      title={`Clôturer le litige sur la facture ${dispute.invoiceNumber}`}
      verb="Clôturer le litige"
      isDirty={outcome !== null}
      busy={close.isPending}
      error={close.error}
      canSubmit={outcome !== null && closedOn !== null}
      onClose={onClose}
      onSubmit={() => {
        if (outcome !== null && closedOn !== null) close.mutate({ disputeId: dispute.disputeId, outcome, closedOn });
      }}
      note={`${formatEuros(dispute.disputedCents)} depuis le ${formatDate(dispute.openedOn)} · ${dispute.reason}`}
    >
      <Radio.Group label="Issue" value={outcome ?? ''} onChange={(value) => setOutcome(value as Outcome)}>
        <Stack gap={10} mt={8}>
          {OUTCOMES.map(({ outcome: value, label, consequence }) => (
            <Radio key={value} value={value} label={label} description={consequence} />
          ))}
        </Stack>
      </Radio.Group>
      <DateField label="Clôturé le" value={closedOn} onChange={setClosedOn} min={dispute.openedOn} max={today} what="La clôture" w={200} />
    </FormDialog>
  );
}
