import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReadDb } from '../database.ts';
import { idsOfMoneyToCredit } from './money-to-credit.ts';

export interface UnallocatedPayment {
  paymentId: number;
  customerId: number;
  paidOn: LocalDate;
  /** The payment less what it settled by the day: invoices, and the fees of a schedule. Always positive. */
  unallocatedCents: Cents;
}

/** Money received by a day that settles nothing yet, oldest first; of one customer, or of all. */
export function unallocatedPayments(db: ReadDb, asOf: LocalDate, customerId?: number): UnallocatedPayment[] {
  const scope = customerId === undefined ? `AND p.id IN (${idsOfMoneyToCredit(':asOf')})` : 'AND p.customer_id = :customerId';
  return db
    .prepare<UnallocatedPayment>(
      `SELECT * FROM (
         SELECT p.id AS paymentId, p.customer_id AS customerId, p.paid_on AS paidOn,
                p.amount_cents
                  - coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.payment_id = p.id AND a.allocated_on <= :asOf), 0)
                  - coalesce((SELECT sum(f.amount_cents) FROM payment_fees f WHERE f.payment_id = p.id), 0) AS unallocatedCents
         FROM payments p WHERE p.kind = 'payment' AND p.paid_on <= :asOf ${scope})
       WHERE unallocatedCents > 0 ORDER BY paidOn, paymentId`,
    )
    .all(customerId === undefined ? { asOf } : { asOf, customerId });
}
