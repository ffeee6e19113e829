import { Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { addCents, type Cents, sumCents } from '../../shared/money/cents.ts';
import { formatAmount, formatEuros, formatNumber } from '../../shared/money/format-money.ts';
import { callScript } from '../../shared/reminders/call-script.fr.ts';
import { contactTitle, promiseWords } from '../../shared/reminders/contact-words.fr.ts';
import type { CallSheet } from '../../shared/reminders/reminders.contract.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import classes from './CallCard.module.css';
import { CallPeople } from './CallPeople.tsx';
import { CustomerPromises } from './CustomerPromises.tsx';

/** What was spoken of in a call: the invoices left ticked, and what they come to. */
export interface SpokenOf {
  sheet: CallSheet;
  /** Undefined while all of them are ticked. */
  invoiceIds: readonly number[] | undefined;
  invoices: CallSheet['invoices'];
  dueCents: Cents;
}

interface CallCardProps {
  customerId: number;
  customerName: string;
  asOf: LocalDate;
  level: 'call' | 'satisfaction';
  tools: ReactNode;
  /** What comes of the call. */
  actions: (spoken: SpokenOf) => ReactNode;
}

/** A telephone call: whom to ask for, what is owed, what was said before, what to say and to answer, and what to record of it. */
export function CallCard({ customerId, customerName, asOf, level, tools, actions }: CallCardProps) {
  const sheet = useApiQuery('reminders.callSheet', { customerId, asOf, level });
  return (
    <div className={classes.pane}>
      <div className={classes.tools}>{tools}</div>
      <section className={classes.card} aria-label={`Appeler ${customerName}`}>
        <QueryState query={sheet}>{(data) => <Sheet key={customerId} sheet={data} asOf={asOf} actions={actions} />}</QueryState>
      </section>
    </div>
  );
}

function Sheet({ sheet, asOf, actions }: { sheet: CallSheet; asOf: LocalDate; actions: CallCardProps['actions'] }) {
  const { customerId, customerName, people, invoices, credits, history, callBack } = sheet;
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const script = callScript(sheet, asOf);
  const ticked = invoices.filter(({ invoiceId }) => !left.has(invoiceId));
  const isWhole = ticked.length === invoices.length;
  const creditCents = sumCents(credits.map(({ amountCents }) => amountCents));
  const dueCents = isWhole ? sheet.totalDueCents : addCents(sumCents(ticked.map(({ dueCents: due }) => due)), creditCents);
  return (
    <>
      <h2 className={classes.title}>
        Appeler {customerName} <small>{script.title}</small>
      </h2>
      <CallPeople people={people} customerId={customerId} />
      {callBack !== null && (
        <InlineAlert tone={callBack.on <= asOf ? 'warn' : 'info'}>
          {withFrenchSpaces(`À rappeler le ${formatDate(callBack.on)}${callBack.note === '' ? '' : ` : ${callBack.note}`}`)}
        </InlineAlert>
      )}
      <h3 className={classes.heading}>À dire</h3>
      <ol className={classes.points}>
        {script.points.map((point) => (
          <li key={point}>{withFrenchSpaces(point)}</li>
        ))}
      </ol>
      {script.objections.length > 0 && (
        <details className={classes.objections}>
          <summary>S’il répond…</summary>
          <dl>
            {script.objections.map(({ said, answer }) => (
              <div key={said}>
                <dt>{withFrenchSpaces(said)}</dt>
                <dd>{withFrenchSpaces(answer)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {invoices.length > 0 && (
        <>
          <h3 className={classes.heading}>
            {sheet.stage === 'satisfaction' || sheet.stage === 'beforeDue' ? 'Ce qui viendra' : 'Ce qui est dû'}
          </h3>
          <table className={classes.table} aria-label={`Factures de ${customerName}`}>
            <thead>
              <tr>
                {invoices.length > 1 && (
                  <th scope="col" className={classes.tick}>
                    <span className="sr-only">Parler de</span>
                  </th>
                )}
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
              {invoices.map(({ invoiceId, invoiceNumber, issuedOn, dueOn, daysLate, dueCents: due }) => (
                <tr key={invoiceId} data-left={left.has(invoiceId) || undefined}>
                  {invoices.length > 1 && (
                    <td className={classes.tick}>
                      <Checkbox
                        size="xs"
                        aria-label={`Parler de ${invoiceNumber}`}
                        checked={!left.has(invoiceId)}
                        disabled={!left.has(invoiceId) && ticked.length === 1}
                        onChange={() => {
                          const next = new Set(left);
                          if (!next.delete(invoiceId)) next.add(invoiceId);
                          setLeft(next);
                        }}
                      />
                    </td>
                  )}
                  <td>{invoiceNumber}</td>
                  <td>{formatDate(issuedOn)}</td>
                  <td>{formatDate(dueOn)}</td>
                  <td data-right>{daysLate > 0 ? `${formatNumber(daysLate, 0)}\u00a0j` : ''}</td>
                  <td data-right>{formatAmount(due)}</td>
                </tr>
              ))}
              {credits.map(({ label, amountCents }) => (
                <tr key={label}>
                  <td colSpan={invoices.length > 1 ? 5 : 4}>{label}</td>
                  <td data-right>{formatAmount(amountCents)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td colSpan={invoices.length > 1 ? 5 : 4}>
                  {isWhole ? 'Total à régler' : `Total des ${ticked.length} factures de cet appel`}
                </td>
                <td data-right>{formatEuros(dueCents)}</td>
              </tr>
            </tfoot>
          </table>
        </>
      )}
      <CustomerPromises customerId={customerId} asOf={asOf} />
      <h3 className={classes.heading}>Ce qui a été dit</h3>
      {history.length === 0 ? (
        <p className={classes.none}>Aucun contact avec ce client.</p>
      ) : (
        <ul className={classes.history} aria-label="Derniers contacts">
          {history.map((contact) => (
            <li key={contact.contactId}>
              <time dateTime={contact.on}>{formatDate(contact.on)}</time>
              <span>
                {withFrenchSpaces(contactTitle(contact))}
                {contact.spokenTo !== '' && `, ${contact.spokenTo}`}
                {contact.promise !== null && ` ; ${promiseWords(contact.promise)}`}
                {!contact.isAboutThese && <small> pour d’autres factures</small>}
                {contact.note !== '' && <em> {contact.note}</em>}
              </span>
            </li>
          ))}
        </ul>
      )}
      <h3 className={classes.heading}>Ensuite</h3>
      <div className={classes.actions}>
        {actions({ sheet, invoiceIds: isWhole ? undefined : ticked.map(({ invoiceId }) => invoiceId), invoices: ticked, dueCents })}
      </div>
    </>
  );
}
