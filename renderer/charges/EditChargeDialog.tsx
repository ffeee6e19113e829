import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Charge, ChargeNature } from '../../shared/charges/charges.contract.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { AmountField } from '../ui/AmountField.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FieldGrid, FieldSpan } from '../ui/form/FieldGrid.tsx';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';

/** Corrects one charge: its day, label, amount or nature. */
export function EditChargeDialog({ charge, onClose }: { charge: Charge; onClose: () => void }) {
  const [date, setDate] = useState<LocalDate | null>(charge.date);
  const [label, setLabel] = useState(charge.label);
  const [amount, setAmount] = useState<Cents | null>(charge.amountCents);
  const [nature, setNature] = useState<ChargeNature>(charge.nature);
  const takeBack = useApiCommand('charges.update', { onError: notifyError });
  const update = useApiCommand('charges.update', {
    onRefreshed: ({ before }) => {
      notifyDone(`« ${label.trim()} » corrigée.`, { verb: 'Annuler', onClick: () => takeBack.mutate({ charges: before }) });
      onClose();
    },
  });
  const isDirty = date !== charge.date || label !== charge.label || amount !== charge.amountCents || nature !== charge.nature;
  return (
    <FormDialog
      title="Corriger la charge"
      verb="Enregistrer la charge"
      isDirty={isDirty}
      busy={update.isPending}
      error={update.error}
      canSubmit={isDirty && date !== null && amount !== null && label.trim() !== ''}
      onClose={onClose}
      onSubmit={() => {
        if (date !== null && amount !== null) update.mutate({ charges: [{ id: charge.id, date, label, amountCents: amount, nature }] });
      }}
    >
      <FieldGrid>
        <FieldSpan>
          <TextInput
            label="Libellé"
            maxLength={200}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
            error={label.trim() === '' ? 'Dites ce que c’est.' : undefined}
          />
        </FieldSpan>
        <DateField label="Date" value={date} onChange={setDate} what="La charge" />
        <AmountField label="Montant TTC" value={amount} onChange={setAmount} />
        <SegmentedControl
          aria-label="Nature de la charge"
          value={nature}
          onChange={(value) => setNature(value as ChargeNature)}
          data={[
            { value: 'fixed', label: 'Fixe' },
            { value: 'variable', label: 'Variable' },
          ]}
        />
      </FieldGrid>
    </FormDialog>
  );
}
