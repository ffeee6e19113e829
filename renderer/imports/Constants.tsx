import { Select, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { typedDateProblem } from '../../shared/dates/typed-date-problem.fr.ts';
import type { ImportConstants, ImportField } from '../../shared/imports/import-fields.contract.ts';
import type { ImportPreview } from '../../shared/imports/imports.contract.ts';
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
  /** What is typed and cannot be taken, in a sentence; null once there is nothing of the kind. Nothing may be imported meanwhile. */
  onRefused: (problem: string | null) => void;
}

/** What holds for every row, asked for only where the file has no column for it. */
export function Constants({ preview, onConstants, onRefused }: ConstantsProps) {
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
      <SettledDate
        key="issuedOn"
        label="Toutes datées du"
        value={constants.issuedOn ?? null}
        onSettled={(day) => set({ issuedOn: day ?? undefined })}
        onRefused={onRefused}
      />
    ),
    !isInvoices && !has('paymentDate') && (
      <SettledDate
        key="paymentDate"
        label="Tous reçus le"
        value={constants.paymentDate ?? null}
        onSettled={(day) => set({ paymentDate: day ?? undefined })}
        onRefused={onRefused}
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

interface SettledDateProps {
  label: string;
  value: LocalDate | null;
  onSettled: (day: LocalDate | null) => void;
  onRefused: (problem: string | null) => void;
}

/** A day taken once it is one: while it is typed the file is not read again, and one that does not exist holds the import back. */
function SettledDate({ label, value, onSettled, onRefused }: SettledDateProps) {
  const typed = useRef('');
  const refused = useRef(onRefused);
  refused.current = onRefused;
  // What is typed goes with the field.
  useEffect(() => () => refused.current(null), []);
  return (
    <DateField
      label={label}
      clearable
      value={value}
      onInput={(event) => {
        typed.current = event.currentTarget.value.trim();
        const problem = typedDateProblem(typed.current);
        onRefused(problem === null ? null : `« ${label} » : ${problem}`);
      }}
      onChange={(day) => {
        if (day !== null) {
          typed.current = '';
          onRefused(null);
        }
        // Empty also means « not a day yet ».
        if (day !== value && (day !== null || typedDateProblem(typed.current) === null)) onSettled(day);
      }}
    />
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
