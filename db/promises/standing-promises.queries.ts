import type { LocalDate } from '../../shared/dates/local-date.ts';
import { type Cents, minCents, sumCents, ZERO } from '../../shared/money/cents.ts';
import type { ReadDb } from '../database.ts';
import { openAmongAt } from '../invoices/open-invoices.queries.ts';
import { judgedPromises } from './promise-book.queries.ts';

export interface StandingPromise {
  promiseId: number;
  customerId: number;
  customerName: string;
  promisedOn: LocalDate;
  amountCents: Cents;
  /** What has not come of it, and is still open on its invoices. */
  missingCents: Cents;
}

/** The promises that run, and those that were not kept whole, of customers whom nobody has contacted since the day promised. */
export function standingPromises(db: ReadDb, asOf: LocalDate): StandingPromise[] {
  const unkept = judgedPromises(db, asOf).filter(
    ({ state, missingCents }) => (state === 'running' || state === 'broken' || state === 'partlyKept') && missingCents > 0,
  );
  if (unkept.length === 0) return [];
  const waiting = new Map(
    db
      .prepare<{ promiseId: number; customerId: number; customerName: string }>(
        `SELECT p.id AS promiseId, p.customer_id AS customerId, c.name AS customerName FROM promises p JOIN customers c ON c.id = p.customer_id
         WHERE NOT EXISTS (SELECT 1 FROM reminder_contacts rc
                           WHERE rc.customer_id = p.customer_id AND rc.contacted_on > p.promised_on AND rc.contacted_on <= ?)`,
      )
      .all(asOf)
      .map((row) => [row.promiseId, row]),
  );
  const named = [...new Set(unkept.flatMap(({ invoiceIds }) => invoiceIds))];
  const open = new Map(openAmongAt(db, asOf, named).map(({ id, openCents }) => [id, openCents]));
  // What is promised again is waited for under the newer promise alone.
  const isPromisedAgain = ({ state, promisedOn, invoiceIds }: (typeof unkept)[number]) =>
    state !== 'running' && unkept.some((other) => other.promisedOn > promisedOn && invoiceIds.every((id) => other.invoiceIds.includes(id)));
  return unkept
    .filter((promise) => !isPromisedAgain(promise))
    .flatMap(({ promiseId, promisedOn, amountCents, missingCents, invoiceIds }) => {
      const customer = waiting.get(promiseId);
      const openCents = sumCents(invoiceIds.map((invoiceId) => open.get(invoiceId) ?? ZERO));
      const stillCents = minCents(missingCents, openCents);
      return customer && stillCents > 0 ? [{ ...customer, promisedOn, amountCents, missingCents: stillCents }] : [];
    })
    .toSorted((a, b) => (a.promisedOn < b.promisedOn ? -1 : a.promisedOn > b.promisedOn ? 1 : a.promiseId - b.promiseId));
}
