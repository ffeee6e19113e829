import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { formatAmount } from '../../shared/money/format-money.ts';
import { DateText } from './Amount.tsx';
import { AmountField } from './AmountField.tsx';
import parts from './PartsTable.module.css';

interface InvoicePartsTableProps {
  label: string;
  /** The title of the column of amounts: « En perte ». */
  title: string;
  invoices: readonly { id: number; number: string; dueOn: LocalDate; openCents: Cents }[];
  amounts: ReadonlyMap<number, Cents | null>;
  onChange: (invoiceId: number, amount: Cents | null) => void;
}

/** Open invoices, oldest first, each with the part of it that something is about. */
export function InvoicePartsTable({ label, title, invoices, amounts, onChange }: InvoicePartsTableProps) {
  return (
    <div className={parts.scroller} style={{ maxHeight: 250 }}>
      <table className={parts.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">Facture</th>
            <th scope="col">Échéance</th>
            <th scope="col" data-right>
              Reste dû
            </th>
            <th scope="col" data-right>
              {title}
            </th>
          </tr>
        </thead>
        <tbody>
          {invoices.map(({ id, number, dueOn, openCents }) => {
            const amount = amounts.get(id) ?? null;
            return (
              <tr key={id}>
                <td>{number}</td>
                <td>
                  <DateText value={dueOn} />
                </td>
                <td data-right>{formatAmount(openCents)}</td>
                <td data-right className={parts.field}>
                  <AmountField
                    aria-label={`${title}, facture ${number}`}
                    value={amount}
                    onChange={(value) => onChange(id, value)}
                    error={amount !== null && (amount > openCents || amount < 0)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
