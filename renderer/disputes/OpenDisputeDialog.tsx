import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { DisputeFields, type DisputeFieldValues, hasFollowUp, NO_DISPUTE_FIELDS } from './DisputeFields.tsx';

export interface DisputedInvoice {
  id: number;
  number: string;
  customerName: string;
  openCents: Cents;
}

/** Notes that a customer contests an invoice, or a part of it: that part is no longer chased. */
export function OpenDisputeDialog({ invoice, onClose }: { invoice: DisputedInvoice; onClose: () => void }) {
  const { today } = useCompany();
  const [extent, setExtent] = useState<'whole' | 'part'>('whole');
  const [amount, setAmount] = useState<Cents | null>(null);
  const [fields, setFields] = useState<DisputeFieldValues>(NO_DISPUTE_FIELDS);
  const [openedOn, setOpenedOn] = useState<LocalDate | null>(today);
  const remove = useApiCommand('disputes.remove', { onError: notifyError });
  const open = useApiCommand('disputes.open', {
    onRefreshed: ({ disputeId }) => {
      notifyDone(`Litige ouvert sur la facture ${invoice.number}`, { verb: 'Annuler', onClick: () => remove.mutate({ disputeId }) });
      onClose();
    },
  });
  const tooMuch = amount !== null && amount > invoice.openCents;
  const partIsGiven = extent === 'whole' || (amount !== null && amount > 0 && !tooMuch);
  return (
    <FormDialog
      title={`Litige sur la facture ${invoice.number}`}
      verb="Ouvrir le litige"
      size={540}
      isDirty={fields.reason !== '' || hasFollowUp(fields) || amount !== null || extent === 'part' || openedOn !== today}
      busy={open.isPending}
      error={open.error}
      canSubmit={fields.reason.trim() !== '' && openedOn !== null && partIsGiven}
      onClose={onClose}
      onSubmit={() => {
        if (openedOn === null) return;
        const { category, ...rest } = fields;
        const part = extent === 'part' && amount !== null ? { amountCents: amount } : {};
        open.mutate({ invoiceId: invoice.id, ...rest, openedOn, ...part, ...(category === null ? {} : { category }) });
      }}
      note={invoice.customerName}
    >
      <Radio.Group label="Montant contesté" value={extent} onChange={(value) => setExtent(value as 'whole' | 'part')}>
        <Stack gap={8} mt={6}>
          <Radio value="whole" label={`Tout ce qui reste dû : ${formatEuros(invoice.openCents)}`} />
          <Radio value="part" label="Une partie seulement : le reste continue d’être relancé" />
        </Stack>
      </Radio.Group>
      {extent === 'part' && (
        <AmountField
          label="Partie contestée"
          value={amount}
          onChange={setAmount}
          error={tooMuch ? `Il ne reste que ${formatEuros(invoice.openCents)} à régler.` : undefined}
          w={200}
        />
      )}
      <DisputeFields values={fields} onChange={setFields} openedOn={openedOn}>
        <DateField label="Contestée le" value={openedOn} onChange={setOpenedOn} max={today} />
      </DisputeFields>
    </FormDialog>
  );
}
