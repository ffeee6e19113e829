import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { insertPayment } from './payments.queries.ts';

export interface NewDiscount {
  readonly customerId: number;
  readonly invoiceId: number;
  readonly amountCents: Cents;
  readonly on: LocalDate;
  readonly method: string;
}

/** Records a discount, and the payment that earned it. Inside the caller's transaction. */
export function insertEarnedDiscount(db: WriteDb, paymentId: number, discount: NewDiscount): number {
  const { customerId, invoiceId, amountCents, on, method } = discount;
  const discountId = insertPayment(db, { customerId, paidOn: on, amountCents, kind: 'discount', method }, [{ invoiceId, amountCents, on }]);
  db.prepare('INSERT INTO earned_discounts (discount_id, payment_id) VALUES (?, ?)').run(discountId, paymentId);
  return discountId;
}

/** The discounts that a payment earned. */
export function earnedDiscountsOf(db: ReadDb, paymentId: number): { invoiceId: number; invoiceNumber: string; amountCents: Cents }[] {
  return db
    .prepare<{ invoiceId: number; invoiceNumber: string; amountCents: Cents }>(
      `SELECT a.invoice_id AS invoiceId, i.number AS invoiceNumber, a.amount_cents AS amountCents
       FROM earned_discounts e JOIN allocations a ON a.payment_id = e.discount_id JOIN invoices i ON i.id = a.invoice_id
       WHERE e.payment_id = ? ORDER BY a.id`,
    )
    .all(paymentId);
}

/** The same with all that recording them again takes. */
export function earnedDiscountsToKeep(db: ReadDb, paymentId: number): NewDiscount[] {
  return db
    .prepare<NewDiscount>(
      `SELECT p.customer_id AS customerId, a.invoice_id AS invoiceId, a.amount_cents AS amountCents, a.allocated_on AS "on", p.method
       FROM earned_discounts e JOIN payments p ON p.id = e.discount_id JOIN allocations a ON a.payment_id = p.id
       WHERE e.payment_id = ? ORDER BY a.id`,
    )
    .all(paymentId);
}
