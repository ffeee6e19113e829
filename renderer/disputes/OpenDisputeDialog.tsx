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
import { ContestedInvoice, type DisputedInvoice } from './ContestedInvoice.tsx';
import { DisputeFields, type DisputeFieldValues, hasFollowUp, NO_DISPUTE_FIELDS } from './DisputeFields.tsx';

/** What the dispute is opened from: its invoice, its customer, or nothing: what is not known is chosen in the dialog. */
export interface DisputeTarget {
  invoice?: DisputedInvoice;
  customer?: { customerId: number; customerName: string };
}

/** Notes that a customer contests an invoice, or a part of it: that part is no longer chased. */
export function OpenDisputeDialog({ target, onClose }: { target: DisputeTarget; onClose: () => void }) {
  const [chosen, setInvoice] = useState<DisputedInvoice | null>(null);
  const invoice = target.invoice ?? chosen;
  const { today } = useCompany();
  const [extent, setExtent] = useState<'whole' | 'part'>('whole');
  const [amount, setAmount] = useState<Cents | null>(null);
  const [fields, setFields] = useState<DisputeFieldValues>(NO_DISPUTE_FIELDS);
  const [openedOn, setOpenedOn] = useState<LocalDate | null>(today);
  const remove = useApiCommand('disputes.remove', { onError: notifyError });
  const open = useApiCommand('disputes.open', {
    onRefreshed: ({ disputeId }) => {
      notifyDone(`Litige ouvert sur la facture ${invoice?.number ?? ''}`, { verb: 'Annuler', onClick: () => remove.mutate({ disputeId }) });
      onClose();
    },
  });
  const tooMuch = invoice !== null && amount !== null && amount > invoice.openCents;
  const partIsGiven = extent === 'whole' || (amount !== null && amount > 0 && !tooMuch);
  return (
    <FormDialog
      title={titleOf(target)}
      verb="Ouvrir le litige"
      size={540}
      isDirty={chosen !== null || fields.reason !== '' || hasFollowUp(fields) || amount !== null || extent === 'part' || openedOn !== today}
      busy={open.isPending}
      error={open.error}
      canSubmit={invoice !== null && fields.reason.trim() !== '' && openedOn !== null && partIsGiven}
      onClose={onClose}
      onSubmit={() => {
        if (openedOn === null || invoice === null) return;
        const { category, ...rest } = fields;
        const part = extent === 'part' && amount !== null ? { amountCents: amount } : {};
        open.mutate({ invoiceId: invoice.id, ...rest, openedOn, ...part, ...(category === null ? {} : { category }) });
      }}
      note={target.invoice?.customerName}
    >
      {target.invoice === undefined && (
        <ContestedInvoice
          customerId={target.customer?.customerId ?? null}
          chosen={chosen}
          onChange={(next) => {
            setInvoice(next);
            setAmount(null);
          }}
        />
      )}
      <Radio.Group label="Montant contesté" value={extent} onChange={(value) => setExtent(value as 'whole' | 'part')}>
        <Stack gap={8} mt={6}>
          <Radio value="whole" label={invoice ? `Tout ce qui reste dû : ${formatEuros(invoice.openCents)}` : 'Tout ce qui reste dû'} />
          <Radio value="part" label="Une partie seulement : le reste continue d’être relancé" />
        </Stack>
      </Radio.Group>
      {extent === 'part' && (
        <AmountField
          label="Partie contestée"
          value={amount}
          onChange={setAmount}
          error={invoice && tooMuch ? `Il ne reste que ${formatEuros(invoice.openCents)} à régler.` : undefined}
          w={200}
        />
      )}
      <DisputeFields values={fields} onChange={setFields} openedOn={openedOn}>
        <DateField label="Contestée le" value={openedOn} onChange={setOpenedOn} max={today} />
      </DisputeFields>
    </FormDialog>
  );
}

function titleOf({ invoice, customer }: DisputeTarget): string {
  if (invoice) return `Litige sur la facture ${invoice.number}`;
  return customer ? `Litige avec ${customer.customerName}` : 'Ouvrir un litige';
}
