import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReadDb } from '../database.ts';
import { openInvoicesAt } from '../invoices/open-invoices.queries.ts';
import { rowsBy } from '../rows-by.ts';

export interface StandingPromise {
  promiseId: number;
  customerId: number;
  customerName: string;
  promisedOn: LocalDate;
  amountCents: Cents;
  /** What has not come of it, and is still open on its invoices. */
  missingCents: Cents;
}

/**
 * The promises that no other replaced and that are not kept yet, of customers whom nobody has contacted since the day promised; what came on
 * their invoices since they were made counts toward them.
 */
export function standingPromises(db: ReadDb, asOf: LocalDate): StandingPromise[] {
  const rows = db
    .prepare<Omit<StandingPromise, 'missingCents' | 'promiseId'> & { id: number; paidCents: Cents }>(
      `SELECT p.id, p.customer_id AS customerId, c.name AS customerName, p.promised_on AS promisedOn, p.amount_cents AS amountCents,
              coalesce((SELECT sum(a.amount_cents) FROM promise_invoices pi JOIN allocations a ON a.invoice_id = pi.invoice_id
                  JOIN payments paid ON paid.id = a.payment_id
                WHERE pi.promise_id = p.id AND paid.kind = 'payment' AND paid.paid_on BETWEEN p.made_on AND :asOf), 0) AS paidCents
       FROM promises p JOIN customers c ON c.id = p.customer_id LEFT JOIN promises later ON later.id = p.replaced_by
       WHERE p.made_on <= :asOf AND (later.id IS NULL OR later.made_on > :asOf)
         AND NOT EXISTS (SELECT 1 FROM reminder_contacts rc
                         WHERE rc.customer_id = p.customer_id AND rc.contacted_on > p.promised_on AND rc.contacted_on <= :asOf)
       ORDER BY p.promised_on, p.id`,
    )
    .all({ asOf })
    .filter(({ amountCents, paidCents }) => paidCents < amountCents);
  if (rows.length === 0) return [];
  const invoiceIds = rowsBy(
    db
      .prepare<{ promiseId: number; invoiceId: number }>('SELECT promise_id AS promiseId, invoice_id AS invoiceId FROM promise_invoices')
      .all(),
    ({ promiseId }) => promiseId,
  );
  const open = new Map(openInvoicesAt(db, asOf).map(({ id, openCents }) => [id, openCents]));
  return rows.flatMap(({ id, paidCents, ...promise }) => {
    const openCents = (invoiceIds.get(id) ?? []).reduce((sum, { invoiceId }) => sum + (open.get(invoiceId) ?? 0), 0);
    const missingCents = Math.min(promise.amountCents - paidCents, openCents) as Cents;
    return missingCents > 0 ? [{ promiseId: id, ...promise, missingCents }] : [];
  });
}
