import type { Cents } from '../../shared/money/cents.ts';
import { formatAmount } from '../../shared/money/format-money.ts';
import { DateText } from '../ui/Amount.tsx';
import { AmountField } from '../ui/AmountField.tsx';
import parts from '../ui/PartsTable.module.css';
import classes from './AllocationTable.module.css';
import type { FeePart } from './allocation-state.ts';
import type { PayableInvoice } from './payable-invoices.ts';

export interface AllocationTableProps {
  invoices: readonly PayableInvoice[];
  /** What goes to each invoice; absent or null: nothing. */
  amounts: ReadonlyMap<number, Cents | null>;
  onChange: (invoiceId: number, amount: Cents | null) => void;
  /** Interest and the 40 € that the customer owes too; left out, or nil: no line for them. */
  fees?: FeePart & { onChange: (amount: Cents | null) => void };
}

/** The open invoices of a customer, oldest first, each with the part of the payment that settles it. */
export function AllocationTable({ invoices, amounts, onChange, fees }: AllocationTableProps) {
  const owesFees = fees !== undefined && fees.owedCents > 0;
  if (invoices.length === 0 && !owesFees)
    return <p className={parts.none}>Aucune facture à régler à cette date : tout restera au crédit du client.</p>;
  return (
    <div className={`${parts.scroller} ${classes.invoices}`}>
      <table className={parts.table} aria-label="Répartition sur les factures">
        <thead>
          <tr>
            <th scope="col">Facture</th>
            <th scope="col">Échéance</th>
            <th scope="col" data-right>
              Reste dû
            </th>
            <th scope="col" data-right>
              Affecté
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
                    aria-label={`Affecté à la facture ${number}`}
                    value={amount}
                    onChange={(value) => onChange(id, value)}
                    error={amount !== null && (amount > openCents || amount < 0)}
                  />
                </td>
              </tr>
            );
          })}
          {owesFees && (
            <tr>
              <td colSpan={2}>Pénalités et indemnités de 40 €</td>
              <td data-right>{formatAmount(fees.owedCents)}</td>
              <td data-right className={parts.field}>
                <AmountField
                  aria-label="Affecté aux pénalités et indemnités"
                  value={fees.amountCents}
                  onChange={fees.onChange}
                  error={fees.amountCents !== null && (fees.amountCents > fees.owedCents || fees.amountCents < 0)}
                />
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
