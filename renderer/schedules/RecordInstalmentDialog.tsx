import { Autocomplete } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { type Cents, subtractCents, ZERO } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { PAYMENT_METHODS } from '../../shared/payments/payment-methods.fr.ts';
import { nextInstalment } from '../../shared/schedules/schedule-words.fr.ts';
import type { Schedule } from '../../shared/schedules/schedules.contract.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';

/** Records money received under a schedule; the next instalment is proposed. */
export function RecordInstalmentDialog({ schedule, onClose }: { schedule: Schedule; onClose: () => void }) {
  const { today } = useCompany();
  const proposed = nextInstalment(schedule)?.openCents ?? schedule.openCents;
  const [amount, setAmount] = useState<Cents | null>(proposed);
  const [date, setDate] = useState<LocalDate | null>(today);
  const [method, setMethod] = useState('');
  const record = useApiCommand('schedules.recordPayment', {
    onRefreshed: ({ onStatement, unallocatedCents }) => {
      const same =
        onStatement && ` ; c’est l’encaissement du ${formatDate(onStatement.bookedOn)} sur « ${onStatement.fileName} », compté une fois`;
      notifyDone(
        `Versement de ${amount === null ? '' : formatEuros(amount)} enregistré${same ?? ''}${unallocatedCents > 0 ? `, dont ${formatEuros(unallocatedCents)} à son crédit` : ''}`,
      );
      onClose();
    },
  });
  const beyondCents = amount === null ? ZERO : subtractCents(amount, schedule.openCents);
  return (
    <FormDialog
      title={`Versement de ${schedule.customerName}`}
      verb="Enregistrer le versement"
      size={560}
      isDirty={amount !== proposed || date !== today || method !== ''}
      busy={record.isPending}
      error={record.error}
      canSubmit={amount !== null && amount > 0 && date !== null}
      onClose={onClose}
      onSubmit={() => {
        if (amount === null || date === null) return;
        record.mutate({ scheduleId: schedule.scheduleId, date, amountCents: amount, ...(method === '' ? {} : { method }) });
      }}
      note={
        beyondCents > 0
          ? `L’échéancier sera soldé ; ${formatEuros(beyondCents)} resteront à son crédit.`
          : 'Les plus anciennes échéances sont réglées d’abord.'
      }
    >
      <FieldGrid columns={3}>
        <AmountField label="Montant" value={amount} onChange={setAmount} data-autofocus />
        <DateField label="Reçu le" value={date} onChange={setDate} max={today} what="La date de réception" />
        <Autocomplete label="Moyen (facultatif)" size="xs" maxLength={60} data={[...PAYMENT_METHODS]} value={method} onChange={setMethod} />
      </FieldGrid>
    </FormDialog>
  );
}
