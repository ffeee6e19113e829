import { Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ImportConstants, ImportField, ImportPreview } from '../../shared/imports/imports.contract.ts';
import { describePaymentTerms } from '../../shared/invoices/payment-terms.fr.ts';
import type { PaymentTerms } from '../../shared/invoices/payment-terms.ts';
import { DateField } from '../ui/DateField.tsx';
import classes from './Imports.module.css';

/** The terms that French businesses use; « 30 jours fin de mois » is said of three computations, so each is named by what it does. */
const TERMS: readonly PaymentTerms[] = [
  { mode: 'net', days: 0 },
  { mode: 'net', days: 30 },
  { mode: 'net', days: 45 },
  { mode: 'net', days: 60 },
  { mode: 'daysThenEndOfMonth', days: 30 },
  { mode: 'daysThenEndOfMonth', days: 45 },
  { mode: 'endOfMonthThenDays', days: 30 },
  { mode: 'endOfMonthThenDays', days: 45 },
  { mode: 'monthsThenEndOfMonth', months: 1 },
];

const NATURES = ['Virement', 'Chèque', 'Prélèvement', 'Carte', 'Espèces', 'Perte'];

export interface ConstantsProps {
  preview: ImportPreview;
  onConstants: (constants: ImportConstants) => void;
}

/** What holds for every row, asked for only where the file has no column for it. */
export function Constants({ preview, onConstants }: ConstantsProps) {
  const { columns, kind, used } = preview;
  const { constants } = used;
  const has = (...fields: ImportField[]) => columns.some(({ field }) => field !== null && fields.includes(field));
  const set = (changes: ImportConstants) => onConstants({ ...constants, ...changes });
  const isInvoices = kind === 'invoices';
  if (!isInvoices && kind !== 'payments') return null;
  const known = TERMS.map(describePaymentTerms);
  const { paymentTerms } = constants;
  const terms = paymentTerms === undefined || known.includes(paymentTerms) ? known : [...known, paymentTerms];
  const fields = [
    isInvoices && !has('dueOn', 'paymentTerms') && (
      <Select
        key="terms"
        label="Toutes ces factures sont à"
        placeholder="30 jours, ou celles du client"
        clearable
        value={paymentTerms ?? null}
        data={terms}
        onChange={(value) => set({ paymentTerms: value ?? undefined })}
      />
    ),
    !has('customerName', 'customerCode') && (
      <SettledText
        key="customer"
        label={isInvoices ? 'Toutes pour le client' : 'Tous du client'}
        value={constants.customerName ?? ''}
        onSettled={(value) => set({ customerName: value === '' ? undefined : value })}
      />
    ),
    isInvoices && !has('issuedOn') && (
      <DateField
        key="issuedOn"
        label="Toutes datées du"
        clearable
        value={constants.issuedOn ?? null}
        onChange={(day) => set({ issuedOn: day ?? undefined })}
      />
    ),
    !isInvoices && !has('paymentDate') && (
      <DateField
        key="paymentDate"
        label="Tous reçus le"
        clearable
        value={constants.paymentDate ?? null}
        onChange={(day) => set({ paymentDate: day ?? undefined })}
      />
    ),
    !isInvoices && !has('paymentNature') && (
      <Select
        key="nature"
        label="Tous par"
        clearable
        value={constants.paymentNature ?? null}
        data={constants.paymentNature && !NATURES.includes(constants.paymentNature) ? [...NATURES, constants.paymentNature] : NATURES}
        onChange={(value) => set({ paymentNature: value ?? undefined })}
      />
    ),
  ].filter((field) => field !== false);
  if (fields.length === 0) return null;
  return (
    <fieldset className={classes.constants}>
      <legend className="sr-only">Sans colonne dans le fichier, pour toutes les lignes</legend>
      {fields}
    </fieldset>
  );
}

/** A text taken once it is finished: each letter would have the whole file read again. */
function SettledText({ label, value, onSettled }: { label: string; value: string; onSettled: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const settle = () => {
    if (typed.trim() !== value) onSettled(typed.trim());
  };
  return (
    <TextInput
      label={label}
      maxLength={160}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}
