import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { type Cents, cents } from '../../shared/money/cents.ts';
import type { DatedAllocation } from '../../shared/payments/allocation-rules.ts';
import type { PaymentKind, PaymentSummary } from '../../shared/payments/payments.contract.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { rowsBy } from '../rows-by.ts';

export interface NewPayment {
  customerId: number;
  paidOn: LocalDate;
  amountCents: Cents;
  kind: PaymentKind | 'discount';
  method: string;
}

/** Stores a payment with what it settles. Inside the caller's transaction. */
export function insertPayment(db: WriteDb, payment: NewPayment, allocations: readonly DatedAllocation[]): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO payments (customer_id, paid_on, amount_cents, kind, method) VALUES (:customerId, :paidOn, :amountCents, :kind, :method)`,
    )
    .run(payment);
  const paymentId = Number(lastInsertRowid);
  insertAllocations(db, paymentId, allocations);
  return paymentId;
}

export function insertAllocations(db: WriteDb, paymentId: number, allocations: readonly DatedAllocation[]): void {
  const statement = db.prepare(
    'INSERT INTO allocations (invoice_id, payment_id, allocated_on, amount_cents) VALUES (:invoiceId, :paymentId, :on, :amountCents)',
  );
  for (const allocation of allocations) statement.run({ paymentId, ...allocation });
}

/** Puts a credit note against invoices. Inside the caller's transaction. */
export function insertCreditNoteAllocations(db: WriteDb, creditNoteId: number, allocations: readonly DatedAllocation[]): void {
  const statement = db.prepare(
    'INSERT INTO allocations (invoice_id, credit_note_id, allocated_on, amount_cents) VALUES (:invoiceId, :creditNoteId, :on, :amountCents)',
  );
  for (const allocation of allocations) statement.run({ creditNoteId, ...allocation });
}

/** What a credit note was put against, in the order it was. */
export function creditNoteAllocationsOf(db: ReadDb, creditNoteId: number): PaymentSummary['allocations'] {
  return db
    .prepare<PaymentSummary['allocations'][number]>(
      `SELECT a.invoice_id AS invoiceId, i.number AS invoiceNumber, sum(a.amount_cents) AS amountCents
       FROM allocations a JOIN invoices i ON i.id = a.invoice_id WHERE a.credit_note_id = ? GROUP BY a.invoice_id ORDER BY min(a.id)`,
    )
    .all(creditNoteId);
}

/** The discounts that a payment earned are earned no more: what they settled is owed again. Inside the caller's transaction. */
function removeEarnedDiscounts(db: WriteDb, paymentId: number): void {
  const discounts = db.prepare<{ id: number }>('SELECT discount_id AS id FROM earned_discounts WHERE payment_id = ?').all(paymentId);
  for (const { id } of discounts) {
    db.prepare('DELETE FROM allocations WHERE payment_id = ?').run(id);
    deletePayment(db, id);
  }
}

/**
 * Takes back what a person put of a payment against invoices and instalments, and the discounts that it earned. Inside the caller's
 * transaction.
 */
export function removeHandAllocations(db: WriteDb, paymentId: number): void {
  removeEarnedDiscounts(db, paymentId);
  db.prepare('DELETE FROM instalment_payments WHERE payment_id = ?').run(paymentId);
  db.prepare('DELETE FROM fee_payments WHERE payment_id = ?').run(paymentId);
  db.prepare('DELETE FROM allocations WHERE payment_id = ? AND import_id IS NULL').run(paymentId);
  // A credit of a statement that a person had put there waits for her again.
  db.prepare(
    `UPDATE bank_movements SET state = 'offered', decided_on = NULL
     WHERE payment_id = :paymentId AND decided_on IS NOT NULL
       AND import_id IS (SELECT import_id FROM payments WHERE id = :paymentId)`,
  ).run({ paymentId });
}

/**
 * Removes a payment that nothing stands on any more. Inside the caller's transaction. A merge of customers that moved it forgets it
 * too: its id may be given to the next payment, which undoing the merge must leave alone. A credit of a statement that was this
 * payment waits again.
 */
export function deletePayment(db: WriteDb, paymentId: number): void {
  removeEarnedDiscounts(db, paymentId);
  db.prepare(
    `UPDATE customer_merges SET moved = json_set(moved, '$.payments', json((
       SELECT json_group_array(value) FROM json_each(moved, '$.payments') WHERE value <> :paymentId)))
     WHERE EXISTS (SELECT 1 FROM json_each(moved, '$.payments') WHERE value = :paymentId)`,
  ).run({ paymentId });
  db.prepare(`UPDATE bank_movements SET payment_id = NULL, state = 'offered', decided_on = NULL WHERE payment_id = ?`).run(paymentId);
  db.prepare('DELETE FROM payments WHERE id = ?').run(paymentId);
}

/** The import that brought a payment, or else that allocated some of it; undefined when all of it was done by hand. */
export function importOfPayment(db: ReadDb, paymentId: number): { importId: number; file: string } | undefined {
  return db
    .prepare<{ importId: number; file: string }>(
      `SELECT im.id AS importId, im.file_name AS file FROM imports im
       WHERE im.id IN (SELECT import_id FROM payments WHERE id = :paymentId UNION SELECT import_id FROM allocations WHERE payment_id = :paymentId)
       ORDER BY im.id LIMIT 1`,
    )
    .get({ paymentId });
}

type Row = Omit<PaymentSummary, 'allocations' | 'unallocatedCents' | 'allocatedByHandCents'>;

const SELECT_PAYMENTS = /* sql */ `
  SELECT p.id, p.customer_id AS customerId, c.name AS customerName, p.paid_on AS paidOn, p.amount_cents AS amountCents, p.kind, p.method,
         p.import_id AS importId,
         coalesce((SELECT sum(f.amount_cents) FROM payment_fees f WHERE f.payment_id = p.id), 0) AS feesCents
  FROM payments p JOIN customers c ON c.id = p.customer_id`;
const SELECT_ALLOCATIONS = /* sql */ `
  SELECT a.payment_id AS paymentId, a.invoice_id AS invoiceId, i.number AS invoiceNumber, a.amount_cents AS amountCents,
         a.import_id IS NULL AS isByHand
  FROM allocations a JOIN invoices i ON i.id = a.invoice_id`;

interface AllocationRow {
  paymentId: number;
  invoiceId: number;
  invoiceNumber: string;
  amountCents: Cents;
  isByHand: 0 | 1;
}

/** @throws AppError PAYMENT_NOT_FOUND */
export function readPayment(db: ReadDb, paymentId: number): PaymentSummary {
  const row = db.prepare<Row>(`${SELECT_PAYMENTS} WHERE p.id = ?`).get(paymentId);
  if (!row) throw new AppError('PAYMENT_NOT_FOUND', { paymentId });
  return summary(row, db.prepare<AllocationRow>(`${SELECT_ALLOCATIONS} WHERE a.payment_id = ? ORDER BY a.id`).all(paymentId));
}

/** Payments and write-offs with what they settle, latest first; of one customer, or of all. */
export function listPayments(db: ReadDb, customerId?: number): PaymentSummary[] {
  const parameters = customerId === undefined ? {} : { customerId };
  const ofPayments =
    customerId === undefined ? 'a.payment_id IS NOT NULL' : 'a.payment_id IN (SELECT id FROM payments WHERE customer_id = :customerId)';
  const scope = customerId === undefined ? '' : ' WHERE p.customer_id = :customerId';
  const allocations = rowsBy(
    db.prepare<AllocationRow>(`${SELECT_ALLOCATIONS} WHERE ${ofPayments} ORDER BY a.id`).iterate(parameters),
    ({ paymentId }) => paymentId,
  );
  const rows = db.prepare<Row>(`${SELECT_PAYMENTS}${scope} ORDER BY p.paid_on DESC, p.id DESC`).iterate(parameters);
  return Array.from(rows, (row) => summary(row, allocations.get(row.id) ?? []));
}

/** Parts of one payment on one invoice are one line. */
function summary(row: Row, rows: readonly AllocationRow[]): PaymentSummary {
  const allocations: PaymentSummary['allocations'] = [];
  let allocated = 0;
  let byHand: number = row.feesCents;
  for (const { invoiceId, invoiceNumber, amountCents, isByHand } of rows) {
    allocated += amountCents;
    if (isByHand) byHand += amountCents;
    const line = allocations.find((each) => each.invoiceId === invoiceId);
    if (line) line.amountCents = cents(line.amountCents + amountCents);
    else allocations.push({ invoiceId, invoiceNumber, amountCents });
  }
  return {
    id: row.id,
    customerId: row.customerId,
    customerName: row.customerName,
    paidOn: row.paidOn,
    amountCents: row.amountCents,
    kind: row.kind,
    method: row.method,
    importId: row.importId,
    feesCents: row.feesCents,
    allocatedByHandCents: cents(byHand),
    allocations,
    unallocatedCents: cents(row.amountCents - row.feesCents - allocated),
  };
}
