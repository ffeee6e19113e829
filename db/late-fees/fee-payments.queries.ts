import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { InvoiceFees } from '../../shared/late-fees/share-fees.ts';
import type { LetterKind } from '../../shared/letters/letter-kinds.ts';
import { type Cents, ZERO } from '../../shared/money/cents.ts';
import type { ReadDb, WriteDb } from '../database.ts';

/** What of the late fees of these invoices was paid by a day: under schedules that held them, or by payments said to be for them. */
export function feesPaidBefore(db: ReadDb, invoiceIds: readonly number[], day: LocalDate): Cents {
  const row = db
    .prepare<{ fees: Cents }>(
      `SELECT coalesce(sum(fees), 0) AS fees FROM (
         SELECT ip.fee_cents AS fees FROM instalment_payments ip
         JOIN instalments i ON i.id = ip.instalment_id JOIN payments p ON p.id = ip.payment_id
         WHERE p.paid_on <= :day AND i.schedule_id IN (
           SELECT schedule_id FROM schedule_invoices WHERE invoice_id IN (SELECT value FROM json_each(:ids)))
         UNION ALL
         SELECT f.amount_cents FROM fee_payments f JOIN payments p ON p.id = f.payment_id
         WHERE p.paid_on <= :day AND f.invoice_id IN (SELECT value FROM json_each(:ids)))`,
    )
    .get({ day, ids: JSON.stringify(invoiceIds) });
  return row?.fees ?? ZERO;
}

/** What payments settled of the late fees of each of a customer's invoices, whenever they came: outside schedules. */
export function feePaymentsOf(db: ReadDb, customerId: number): Map<number, Cents> {
  const rows = db
    .prepare<{ invoiceId: number; amountCents: Cents }>(
      `SELECT f.invoice_id AS invoiceId, sum(f.amount_cents) AS amountCents FROM fee_payments f JOIN payments p ON p.id = f.payment_id
       WHERE p.customer_id = ? GROUP BY f.invoice_id`,
    )
    .all(customerId);
  return new Map(rows.map(({ invoiceId, amountCents }) => [invoiceId, amountCents]));
}

/** Adds to what a payment settles of late fees. Inside the caller's transaction. */
export function insertFeePayments(db: WriteDb, paymentId: number, parts: readonly InvoiceFees[]): void {
  const row = db.prepare(
    `INSERT INTO fee_payments (payment_id, invoice_id, amount_cents) VALUES (:paymentId, :invoiceId, :amountCents)
     ON CONFLICT (payment_id, invoice_id) DO UPDATE SET amount_cents = amount_cents + excluded.amount_cents`,
  );
  for (const part of parts) row.run({ paymentId, ...part });
}

/** The last letter of a customer that asked for exactly this sum, posted or printed by a day; null for none. */
export function letterAsking(
  db: ReadDb,
  { customerId, amountCents, by }: { customerId: number; amountCents: Cents; by: LocalDate },
): { kind: LetterKind; on: LocalDate } | null {
  return (
    db
      .prepare<{ kind: LetterKind; on: LocalDate }>(
        `SELECT kind, as_of AS "on" FROM letters
         WHERE customer_id = :customerId AND total_cents = :amountCents AND as_of <= :by AND state IN ('printed', 'sent')
         ORDER BY as_of DESC, id DESC LIMIT 1`,
      )
      .get({ customerId, amountCents, by }) ?? null
  );
}
