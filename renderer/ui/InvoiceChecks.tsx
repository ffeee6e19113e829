import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import classes from './InvoiceChecks.module.css';

/** A question and its boxes to tick, as many as there are invoices. */
export function CheckList({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className={classes.list}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}

interface InvoiceChecksProps {
  /** Those of one customer of which something is open, in the order of their due dates. */
  invoices: readonly { id: number; number: string; dueOn: LocalDate; openCents: Cents }[];
  chosen: readonly number[];
  onChange: (chosen: readonly number[]) => void;
}

/** Which of a customer's open invoices something is about. */
export function InvoiceChecks({ invoices, chosen, onChange }: InvoiceChecksProps) {
  return (
    <CheckList legend="Quelles factures ?">
      {invoices.length === 0 && <p>Aucune facture de ce client n’a quelque chose à régler.</p>}
      {invoices.map(({ id, number, dueOn, openCents }) => (
        <Checkbox
          key={id}
          label={`${number}, échéance ${formatDate(dueOn)} : ${formatEuros(openCents)}`}
          checked={chosen.includes(id)}
          onChange={(event) => onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((each) => each !== id))}
        />
      ))}
    </CheckList>
  );
}
