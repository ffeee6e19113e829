import type { ReactNode } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import { formatAmount, formatEuros } from '../../shared/money/format-money.ts';
import { messageIntent } from '../../shared/reminders/message-intent.fr.ts';
import type { AgendaEntry } from '../../shared/reminders/reminders.contract.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { Icon } from '../ui/icons.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { QueryState } from '../ui/ScreenState.tsx';
import classes from './CallCard.module.css';

/** A step that is a message without a letter: a notice before the due date, an SMS. `actions` write it and note that it was sent. */
export function MessageCard({ entry, actions, tools }: { entry: AgendaEntry; actions: ReactNode; tools: ReactNode }) {
  const { customerId, customerName, channel, invoices } = entry;
  const customer = useApiQuery('customers.get', { id: customerId });
  return (
    <div className={classes.pane}>
      <div className={classes.tools}>{tools}</div>
      <section className={classes.card} aria-label={`Écrire à ${customerName}`}>
        <QueryState query={customer}>
          {({ phone, email }) => {
            const address = channel === 'sms' ? phone : email;
            return (
              <>
                <h2 className={classes.title}>
                  {entry.step} : {customerName}
                </h2>
                <p className={classes.address}>
                  <Icon name={channel === 'sms' ? 'phone' : 'reminders'} />
                  {address === '' ? (
                    <a href={hrefTo('customer', { customerId: String(customerId) }, { onglet: 'fiche' })}>
                      {channel === 'sms' ? 'Ajouter un numéro de téléphone' : 'Ajouter une adresse e-mail'}
                    </a>
                  ) : (
                    <span>{address}</span>
                  )}
                  <small>{messageIntent(entry)}</small>
                </p>
              </>
            );
          }}
        </QueryState>
        <h3 className={classes.heading}>{entry.oldestDaysLate > 0 ? 'Ce qui est dû' : 'Ce qui arrive à échéance'}</h3>
        <table className={classes.table} aria-label={`Factures de ${customerName}`}>
          <thead>
            <tr>
              <th scope="col">Facture</th>
              <th scope="col">Date</th>
              <th scope="col">Échéance</th>
              <th scope="col" data-right>
                À régler (€)
              </th>
            </tr>
          </thead>
          <tbody>
            {invoices.map(({ invoiceId, invoiceNumber, issuedOn, dueOn, dueCents }) => (
              <tr key={invoiceId}>
                <td>{invoiceNumber}</td>
                <td>{formatDate(issuedOn)}</td>
                <td>{formatDate(dueOn)}</td>
                <td data-right>{formatAmount(dueCents)}</td>
              </tr>
            ))}
            {entry.credits.map(({ label, amountCents }) => (
              <tr key={label}>
                <td colSpan={3}>{label}</td>
                <td data-right>{formatAmount(amountCents)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={3}>Total</td>
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
