import { Button } from '@mantine/core';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { formatAmount } from '../../shared/money/format-money.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { DateText } from '../ui/Amount.tsx';
import { AmountField } from '../ui/AmountField.tsx';
import parts from '../ui/PartsTable.module.css';
import { QueryState } from '../ui/ScreenState.tsx';
import classes from './HandMatch.module.css';
import type { Division, OpenInvoice } from './hand-match-state.ts';

export interface HandMatchInvoicesProps {
  customerId: number;
  customerName: string;
  /** The day of the credit: an invoice issued later is paid from its own day, and is marked. */
  bookedOn: LocalDate;
  division: Division;
  onAmount: (invoice: OpenInvoice, amount: Cents | null) => void;
  onAll: (invoice: OpenInvoice) => void;
}

/** The open invoices of a customer, oldest due first, each with the part of a credit that pays it. */
export function HandMatchInvoices({ customerId, customerName, bookedOn, division, onAmount, onAll }: HandMatchInvoicesProps) {
  const { today } = useCompany();
  const invoices = useApiQuery('invoices.list', { asOf: today, customerId });
  return (
    <QueryState query={invoices}>
      {(all) => {
        const open = all
          .filter(({ kind, openCents }) => kind === 'invoice' && openCents > 0)
          .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id - b.id));
        if (open.length === 0) return <p className={parts.none}>{customerName} n’a aucune facture à régler.</p>;
        return (
          <div className={`${parts.scroller} ${classes.invoices}`}>
            <table className={parts.table} aria-label={`Factures de ${customerName}`}>
              <thead>
                <tr>
                  <th scope="col">Facture</th>
                  <th scope="col">Émise le</th>
                  <th scope="col">Échéance</th>
                  <th scope="col" data-right>
                    Reste dû
                  </th>
                  <th scope="col" data-right>
                    Affecté
                  </th>
                  <th scope="col">
                    <span className="sr-only">Tout affecter</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {open.map(({ id, number, issuedOn, dueOn, openCents, earlyPayment }) => {
                  const invoice = { id, number, customerId, openCents, offer: earlyPayment };
                  const amount = division.get(id)?.amountCents ?? null;
                  return (
                    <tr key={id}>
                      <td>{number}</td>
                      <td title={issuedOn > bookedOn ? 'Émise après l’encaissement' : undefined}>
                        <DateText value={issuedOn} />
                        {issuedOn > bookedOn && <span className={classes.later}> après</span>}
                      </td>
                      <td>
                        <DateText value={dueOn} />
                      </td>
                      <td data-right>{formatAmount(openCents)}</td>
                      <td data-right className={parts.field}>
                        <AmountField
                          aria-label={`Affecté à la facture ${number}`}
                          value={amount}
                          onChange={(value) => onAmount(invoice, value)}
                          error={amount !== null && (amount > openCents || amount < 0)}
                        />
                      </td>
                      <td>
                        <Button size="compact-xs" onClick={() => onAll(invoice)} aria-label={`Affecter le plus possible à ${number}`}>
                          Tout
                        </Button>
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        );
      }}
    </QueryState>
  );
}
