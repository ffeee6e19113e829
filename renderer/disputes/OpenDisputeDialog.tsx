import { Autocomplete, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone } from '../ui/notify.tsx';

export interface DisputedInvoice {
  id: number;
  number: string;
  customerName: string;
  openCents: Cents;
}

const REASONS = ['Prix', 'Livraison', 'Qualité', 'Document manquant', 'Autre'];

/** Notes that a customer contests an invoice, or a part of it: that part is no longer chased. */
export function OpenDisputeDialog({ invoice, onClose }: { invoice: DisputedInvoice; onClose: () => void }) {
  const { today } = useCompany();
  const [extent, setExtent] = useState<'whole' | 'part'>('whole');
  const [amount, setAmount] = useState<Cents | null>(null);
  const [reason, setReason] = useState('');
  const [openedOn, setOpenedOn] = useState<LocalDate | null>(today);
  const open = useApiCommand('disputes.open', {
    onRefreshed: () => {
      notifyDone(`Litige ouvert sur la facture ${invoice.number}`);
      onClose();
    },
  });
  const tooMuch = amount !== null && amount > invoice.openCents;
  const partIsGiven = extent === 'whole' || (amount !== null && amount > 0 && !tooMuch);
  return (
    <FormDialog
      title={`Litige sur la facture ${invoice.number}`}
      verb="Ouvrir le litige"
      isDirty={reason !== '' || amount !== null || extent === 'part' || openedOn !== today}
      busy={open.isPending}
      error={open.error}
      canSubmit={reason.trim() !== '' && openedOn !== null && partIsGiven}
      onClose={onClose}
      onSubmit={() => {
        if (openedOn === null) return;
        open.mutate({ invoiceId: invoice.id, reason, openedOn, ...(extent === 'part' && amount !== null ? { amountCents: amount } : {}) });
      }}
      note={invoice.customerName}
    >
      <Radio.Group label="Montant contesté" value={extent} onChange={(value) => setExtent(value as 'whole' | 'part')}>
        <Stack gap={10} mt={8}>
          <Radio value="whole" label={`Tout ce qui reste dû : ${formatEuros(invoice.openCents)}`} />
          <Radio value="part" label="Une partie seulement" />
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
      <FieldGrid>
        <Autocomplete
          label="Motif"
          description="Choisissez ou écrivez le vôtre."
          size="xs"
          maxLength={200}
          data={REASONS}
          value={reason}
          onChange={setReason}
          required
          withAsterisk={false}
        />
        <DateField label="Contestée le" description="Le jour où le client l’a dit." value={openedOn} onChange={setOpenedOn} max={today} />
      </FieldGrid>
    </FormDialog>
  );
}
