import type { ReactNode } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { formatAmount, formatEuros, formatNumber } from '../../shared/money/format-money.ts';
import { callPoints, lastContactLine } from '../../shared/reminders/call-card.fr.ts';
import type { AgendaEntry } from '../../shared/reminders/reminders.contract.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { Icon } from '../ui/icons.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { QueryState } from '../ui/ScreenState.tsx';
import classes from './CallCard.module.css';

/** A step that is a telephone call: whom to ring, what is owed, what to say and what to obtain. `actions` record what comes of it. */
export function CallCard({ entry, asOf, actions, tools }: { entry: AgendaEntry; asOf: LocalDate; actions: ReactNode; tools: ReactNode }) {
  const customer = useApiQuery('customers.get', { id: entry.customerId });
  return (
    <div className={classes.pane}>
      <div className={classes.tools}>{tools}</div>
      <section className={classes.card} aria-label={`Appeler ${entry.customerName}`}>
        <QueryState query={customer}>
          {({ phone, contactName, kind }) => (
            <>
              <h2 className={classes.title}>Appeler {entry.customerName}</h2>
              <p className={classes.phone}>
                <Icon name="phone" />
                {phone === '' ? (
                  <a href={hrefTo('customer', { customerId: String(entry.customerId) }, { onglet: 'fiche' })}>
                    Ajouter un numéro de téléphone
                  </a>
                ) : (
                  <span>{phone}</span>
                )}
                <small>
                  {contactName === '' ? '' : `${contactName} · `}
                  {lastContactLine(entry, asOf)}
                </small>
              </p>
              <h3 className={classes.heading}>À dire</h3>
              <ol className={classes.points}>
                {callPoints(entry, contactName, kind).map((point) => (
                  <li key={point}>{point}</li>
                ))}
              </ol>
            </>
          )}
        </QueryState>
        <h3 className={classes.heading}>Ce qui est dû</h3>
        <table className={classes.table} aria-label={`Factures échues de ${entry.customerName}`}>
          <thead>
            <tr>
              <th scope="col">Facture</th>
              <th scope="col">Date</th>
              <th scope="col">Échéance</th>
              <th scope="col" data-right>
                Retard
              </th>
              <th scope="col" data-right>
                À régler (€)
              </th>
            </tr>
          </thead>
          <tbody>
            {entry.invoices.map(({ invoiceId, invoiceNumber, issuedOn, dueOn, daysLate, dueCents }) => (
              <tr key={invoiceId}>
                <td>{invoiceNumber}</td>
                <td>{formatDate(issuedOn)}</td>
                <td>{formatDate(dueOn)}</td>
                <td data-right>{formatNumber(daysLate, 0)}&nbsp;j</td>
                <td data-right>{formatAmount(dueCents)}</td>
              </tr>
            ))}
            {entry.credits.map(({ label, amountCents }) => (
              <tr key={label}>
                <td colSpan={4}>{label}</td>
                <td data-right>{formatAmount(amountCents)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={4}>Total à régler</td>
              <td data-right>{formatEuros(entry.totalDueCents)}</td>
            </tr>
          </tfoot>
        </table>
        <h3 className={classes.heading}>Ensuite</h3>
        <div className={classes.actions}>{actions}</div>
      </section>
    </div>
  );
}
