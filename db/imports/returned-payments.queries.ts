import type { ReturnablePayment } from '../../shared/bank-statements/returned-payments.fr.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { PlannedReturn } from '../../shared/imports/import-plan.ts';
import type { KnownPayment } from '../../shared/imports/known-book.ts';
import type { KnownMovement } from '../../shared/imports/statement-credits.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { earnedDiscountsToKeep, insertEarnedDiscount, type NewDiscount } from '../payments/earned-discounts.queries.ts';
import { deletePayment } from '../payments/payments.queries.ts';
import { putBack } from './removed-rows.queries.ts';

export interface ReturnedPayment {
  readonly returnId: number;
  readonly fileName: string;
  readonly bookedOn: LocalDate;
  readonly amountCents: Cents;
  readonly label: string;
  readonly counterparty: string;
  readonly reference: string;
  readonly state: 'offered' | 'applied' | 'ignored';
}

type Image = Record<string, string | number | null>;

/** A payment as it was, with what it settled and what it was to statements. */
interface TakenOut {
  payment: Image;
  allocations: Image[];
  movements: { id: number; state: string; decided_on: string | null }[];
  links: { movement_id: number; role: string }[];
  /** The early-payment discounts that it had earned; absent where none were known yet. */
  discounts?: NewDiscount[];
  customerName: string;
  invoiceNumbers: string[];
}

/** Every one that statements brought, as a movement that comes again is known by. */
export function readKnownReturns(db: ReadDb): KnownMovement[] {
  return db
    .prepare<KnownMovement>(
      `SELECT account, booked_on AS bookedOn, amount_cents AS amountCents, label, bank_reference AS bankReference, NULL AS paymentId
       FROM returned_payments ORDER BY id`,
    )
    .all();
}

/** The payments received of those amounts. */
export function returnablePayments(db: ReadDb, amounts: readonly number[]): ReturnablePayment[] {
  return db
    .prepare<Omit<ReturnablePayment, 'invoiceNumbers' | 'inSchedule'> & { numbers: string; inSchedule: number }>(
      `SELECT p.id AS paymentId, p.customer_id AS customerId, c.name AS customerName, p.paid_on AS paidOn, p.amount_cents AS amountCents,
              (SELECT json_group_array(number) FROM (SELECT DISTINCT i.number FROM allocations a JOIN invoices i ON i.id = a.invoice_id
                                                     WHERE a.payment_id = p.id ORDER BY i.number)) AS numbers,
              EXISTS (SELECT 1 FROM payment_fees f WHERE f.payment_id = p.id) AS inSchedule
       FROM payments p JOIN customers c ON c.id = p.customer_id
       WHERE p.kind = 'payment' AND p.amount_cents IN (SELECT value FROM json_each(?)) ORDER BY p.id`,
    )
    .all(JSON.stringify(amounts))
    .map(({ numbers, inSchedule, ...payment }) => ({ ...payment, invoiceNumbers: JSON.parse(numbers), inSchedule: inSchedule === 1 }));
}

const RETURNS = `SELECT r.id AS returnId, i.file_name AS fileName, r.booked_on AS bookedOn, r.amount_cents AS amountCents, r.label,
  r.counterparty, r.reference, r.state FROM returned_payments r JOIN imports i ON i.id = r.import_id`;

/** Those that wait for a person first, then the latest. */
export function listReturns(db: ReadDb): (ReturnedPayment & { takenOut: { customerName: string; invoiceNumbers: string[] } | null })[] {
  return db
    .prepare<ReturnedPayment & { taken: string | null }>(
      `SELECT x.*, (SELECT taken_out FROM returned_payments WHERE id = returnId) AS taken FROM (${RETURNS}) x
       ORDER BY state <> 'offered', bookedOn DESC, returnId`,
    )
    .all()
    .map(({ taken, ...row }) => ({ ...row, takenOut: taken === null ? null : (JSON.parse(taken) as TakenOut) }));
}

export function findReturn(db: ReadDb, returnId: number): ReturnedPayment | undefined {
  return db.prepare<ReturnedPayment>(`${RETURNS} WHERE r.id = ?`).get(returnId);
}

/** Writes those of a statement, and takes out the payments that they surely were. */
export function insertReturns(db: WriteDb, importId: number, returns: readonly PlannedReturn[]): void {
  const insert = db.prepare(
    `INSERT INTO returned_payments (import_id, account, booked_on, amount_cents, label, counterparty, reference, bank_reference, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'offered')`,
  );
  for (const { account, bookedOn, amountCents, label, counterparty, reference, bankReference, paymentId } of returns) {
    const { lastInsertRowid } = insert.run(importId, account, bookedOn, amountCents, label, counterparty, reference, bankReference);
    if (paymentId !== null) takeOutPayment(db, Number(lastInsertRowid), paymentId, null);
  }
}

export function decideReturn(db: WriteDb, returnId: number, state: ReturnedPayment['state'], on: LocalDate | null): void {
  db.prepare('UPDATE returned_payments SET state = ?, decided_on = ? WHERE id = ?').run(state, on, returnId);
}

/**
 * Takes a payment that came back out of the books, as if it had never been: what it settled was owed all along. Kept as it was, so that it
 * can be put back. A credit of a statement that it was is left out from now on.
 */
export function takeOutPayment(db: WriteDb, returnId: number, paymentId: number, on: LocalDate | null): void {
  const payment = db.prepare<Image>('SELECT * FROM payments WHERE id = ?').get(paymentId);
  if (!payment) return;
  const allocations = db.prepare<Image>('SELECT * FROM allocations WHERE payment_id = ? ORDER BY id').all(paymentId);
  const movements = db
    .prepare<TakenOut['movements'][number]>('SELECT id, state, decided_on FROM bank_movements WHERE payment_id = ?')
    .all(paymentId);
  const links = db
    .prepare<TakenOut['links'][number]>('SELECT movement_id, role FROM movement_payments WHERE payment_id = ?')
    .all(paymentId);
  const [facts] = returnablePayments(db, [Number(payment.amount_cents)]).filter((found) => found.paymentId === paymentId);
  const taken: TakenOut = {
    payment,
    allocations,
    movements,
    links,
    discounts: earnedDiscountsToKeep(db, paymentId),
    customerName: facts?.customerName ?? '',
    invoiceNumbers: [...(facts?.invoiceNumbers ?? [])],
  };
  db.prepare('DELETE FROM allocations WHERE payment_id = ?').run(paymentId);
  deletePayment(db, paymentId);
  for (const { id } of movements) db.prepare(`UPDATE bank_movements SET state = 'ignored' WHERE id = ?`).run(id);
  db.prepare('UPDATE returned_payments SET taken_out = ? WHERE id = ?').run(JSON.stringify(taken), returnId);
  decideReturn(db, returnId, 'applied', on);
}

/** Puts back what a return took out, under its own ids where nothing took them since; invoices paid another way since get what they have room for. */
export function putBackPayment(db: WriteDb, returnId: number): void {
  const row = db.prepare<{ taken: string | null }>('SELECT taken_out AS taken FROM returned_payments WHERE id = ?').get(returnId);
  if (!row?.taken) return;
  const { payment, allocations, movements, links, discounts = [] } = JSON.parse(row.taken) as TakenOut;
  const paymentId = freeId(db, 'payments', Number(payment.id));
  const customerId = heirOf(db, Number(payment.customer_id));
  putBack(db, [{ table: 'payments', before: JSON.stringify({ ...payment, id: paymentId, customer_id: customerId }), after: null }]);
  for (const allocation of allocations) {
    const room = roomOf(db, Number(allocation.invoice_id));
    const amount = Math.min(Number(allocation.amount_cents), room);
    if (amount <= 0) continue;
    const image = { ...allocation, id: freeId(db, 'allocations', Number(allocation.id)), payment_id: paymentId, amount_cents: amount };
    putBack(db, [{ table: 'allocations', before: JSON.stringify(image), after: null }]);
  }
  for (const discount of discounts) {
    const amountCents = Math.min(discount.amountCents, roomOf(db, discount.invoiceId)) as Cents;
    if (amountCents > 0) insertEarnedDiscount(db, paymentId, { ...discount, customerId, amountCents });
  }
  for (const { id, state, decided_on } of movements)
    db.prepare('UPDATE bank_movements SET payment_id = ?, state = ?, decided_on = ? WHERE id = ?').run(paymentId, state, decided_on, id);
  for (const { movement_id, role } of links)
    db.prepare(
      'INSERT OR IGNORE INTO movement_payments (movement_id, payment_id, role) SELECT id, ?, ? FROM bank_movements WHERE id = ?',
    ).run(paymentId, role, movement_id);
  db.prepare('UPDATE returned_payments SET taken_out = NULL WHERE id = ?').run(returnId);
  decideReturn(db, returnId, 'offered', null);
}

/** Those of an import go, and the payments that they took out come back. To be called before anything else of the import is taken back. */
export function takeBackReturns(db: WriteDb, importId: number): void {
  const own = db.prepare<{ id: number }>('SELECT id FROM returned_payments WHERE import_id = ? ORDER BY id DESC').all(importId);
  for (const { id } of own) putBackPayment(db, id);
  db.prepare('DELETE FROM returned_payments WHERE import_id = ?').run(importId);
}

/** The payments that came back: a list of payments that still holds them brings nothing new. */
export function readReturnedPayments(db: ReadDb): KnownPayment[] {
  return db
    .prepare<{ taken: string }>('SELECT taken_out AS taken FROM returned_payments WHERE taken_out IS NOT NULL ORDER BY id')
    .all()
    .map(({ taken }) => {
      const { payment, allocations } = JSON.parse(taken) as TakenOut;
      return {
        id: -Number(payment.id),
        customerId: heirOf(db, Number(payment.customer_id)),
        paidOn: String(payment.paid_on) as LocalDate,
        amountCents: Number(payment.amount_cents) as Cents,
        kind: 'payment',
        reference: String(payment.reference),
        invoiceIds: allocations.map(({ invoice_id }) => Number(invoice_id)),
        fromStatement: true,
      };
    });
}

function freeId(db: ReadDb, table: 'payments' | 'allocations', id: number): number {
  const taken = db.prepare(`SELECT 1 AS found FROM ${table} WHERE id = ?`).get(id) !== undefined;
  return taken ? (db.prepare<{ id: number }>(`SELECT max(id) + 1 AS id FROM ${table}`).get()?.id ?? id) : id;
}

/** The customer itself, or the one that it was merged into since. */
function heirOf(db: ReadDb, customerId: number): number {
  const merge = db
    .prepare<{ keepId: number }>(
      `SELECT keep_id AS keepId FROM customer_merges WHERE merged_id = :customerId AND undone_on IS NULL
       AND NOT EXISTS (SELECT 1 FROM customers WHERE id = :customerId) ORDER BY id DESC LIMIT 1`,
    )
    .get({ customerId });
  return merge ? heirOf(db, merge.keepId) : customerId;
}

function roomOf(db: ReadDb, invoiceId: number): number {
  const row = db
    .prepare<{ room: number }>(
      `SELECT i.total_cents - coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.invoice_id = i.id), 0) AS room
       FROM invoices i WHERE i.id = ?`,
    )
    .get(invoiceId);
  return row?.room ?? 0;
}
