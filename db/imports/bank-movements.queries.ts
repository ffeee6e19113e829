import { addDays, type LocalDate } from '../../shared/dates/local-date.ts';
import type { PlannedMovement } from '../../shared/imports/import-plan.ts';
import { SAME_MONEY_DAYS } from '../../shared/imports/payment-identities.ts';
import type { KnownMovement } from '../../shared/imports/statement-credits.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReadDb, WriteDb } from '../database.ts';

/** A credit of a statement that no person or sure match has put against an invoice. */
export interface OpenMovement {
  readonly movementId: number;
  readonly fileName: string;
  readonly bookedOn: LocalDate;
  readonly amountCents: Cents;
  readonly label: string;
  readonly counterparty: string;
  readonly reference: string;
  /** The payment that it became, whose customer is known; null while nobody is. */
  readonly paymentId: number | null;
  readonly customerId: number | null;
  readonly customerName: string | null;
  /** Of the payment, else the whole amount. */
  readonly unallocatedCents: Cents;
  /** No payment, or one that came with the statement alone and of which nothing is put to use. */
  readonly isFree: boolean;
}

type OpenRow = Omit<OpenMovement, 'isFree'> & { isFree: 0 | 1 };

/** Every movement that statements brought and that no undo took back. */
export function readKnownMovements(db: ReadDb): KnownMovement[] {
  return db
    .prepare<KnownMovement>(
      `SELECT account, booked_on AS bookedOn, amount_cents AS amountCents, label, bank_reference AS bankReference, payment_id AS paymentId
       FROM bank_movements ORDER BY id`,
    )
    .all();
}

const UNTOUCHED_PAYMENT = `p.import_id IS m.import_id AND NOT EXISTS (SELECT 1 FROM allocations a WHERE a.payment_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM payment_fees f WHERE f.payment_id = p.id)`;

/** A payment that both a book and a statement brought waits once, as the later of them says. */
const OPEN_MOVEMENTS = `
  SELECT * FROM (
    SELECT m.id AS movementId, i.file_name AS fileName, m.booked_on AS bookedOn, m.amount_cents AS amountCents, m.label, m.counterparty,
           m.reference, m.payment_id AS paymentId, p.customer_id AS customerId, c.name AS customerName,
           coalesce(p.amount_cents, m.amount_cents)
             - coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.payment_id = m.payment_id), 0)
             - coalesce((SELECT sum(f.amount_cents) FROM payment_fees f WHERE f.payment_id = m.payment_id), 0) AS unallocatedCents,
           p.id IS NULL OR (${UNTOUCHED_PAYMENT}) AS isFree
    FROM bank_movements m JOIN imports i ON i.id = m.import_id
         LEFT JOIN payments p ON p.id = m.payment_id LEFT JOIN customers c ON c.id = p.customer_id
    WHERE m.state = 'offered'
          AND NOT EXISTS (SELECT 1 FROM bank_movements later WHERE later.payment_id = m.payment_id AND later.id > m.id))
  WHERE unallocatedCents > 0`;

/** Movements to decide on, latest first. */
export function openMovements(db: ReadDb): OpenMovement[] {
  return db.prepare<OpenRow>(`${OPEN_MOVEMENTS} ORDER BY bookedOn DESC, movementId`).all().map(openMovement);
}

export function findOpenMovement(db: ReadDb, movementId: number): OpenMovement | undefined {
  const row = db.prepare<OpenRow>(`${OPEN_MOVEMENTS} AND movementId = ?`).get(movementId);
  return row && openMovement(row);
}

function openMovement(row: OpenRow): OpenMovement {
  return { ...row, isFree: row.isFree === 1 };
}

/** Records what a person decided of a movement. */
export function decideMovement(
  db: WriteDb,
  movementId: number,
  state: 'matched' | 'ignored',
  paymentId: number | null,
  on: LocalDate,
): void {
  db.prepare('UPDATE bank_movements SET state = ?, payment_id = ?, decided_on = ? WHERE id = ?').run(state, paymentId, on, movementId);
}

/** A credit that waits at a customer's account, of the same amount as a payment and of about its day: the same money. */
export function sameMoneyOnStatement(
  db: ReadDb,
  { customerId, paidOn, amountCents }: { customerId: number; paidOn: LocalDate; amountCents: Cents },
): { movementId: number; bookedOn: LocalDate; fileName: string } | null {
  const found = db
    .prepare<{ movementId: number; bookedOn: LocalDate; fileName: string }>(
      `SELECT m.id AS movementId, m.booked_on AS bookedOn, i.file_name AS fileName
       FROM bank_movements m JOIN payments p ON p.id = m.payment_id JOIN imports i ON i.id = m.import_id
       WHERE m.state = 'offered' AND m.decided_on IS NULL AND p.customer_id = :customerId AND p.amount_cents = :amountCents
         AND m.booked_on BETWEEN :from AND :to AND ${UNTOUCHED_PAYMENT}
       ORDER BY abs(julianday(m.booked_on) - julianday(:paidOn)), m.id LIMIT 1`,
    )
    .get({ customerId, amountCents, paidOn, from: addDays(paidOn, -SAME_MONEY_DAYS), to: addDays(paidOn, SAME_MONEY_DAYS) });
  return found ?? null;
}

/** That a credit of a statement is the payment p, or the sum of several of which it is one. */
export const ON_STATEMENT = `SELECT 1 FROM bank_movements m WHERE m.payment_id = p.id
  UNION ALL SELECT 1 FROM movement_payments mp WHERE mp.payment_id = p.id AND mp.role <> 'gap'`;

/** The kinds of the imports whose movements are the payment p. */
export const ON_SIDE = `SELECT i.kind FROM bank_movements m JOIN imports i ON i.id = m.import_id WHERE m.payment_id = p.id
  UNION ALL SELECT i.kind FROM movement_payments mp JOIN bank_movements m ON m.id = mp.movement_id JOIN imports i ON i.id = m.import_id
  WHERE mp.payment_id = p.id AND mp.role <> 'gap'`;

/** Cheques are entered as they come and put in the bank together, some days later. */
const DEPOSIT_DAYS = 10;
/** Payments that a deposit may be made of: more would make any sum. */
export const MOST_IN_DEPOSIT = 24;

/** The smaller payments of about a movement's day that no statement brought, of its customer or of anybody: what a deposit may be made of. */
export function recordedPaymentsBelow(
  db: ReadDb,
  { bookedOn, amountCents, customerId }: Pick<OpenMovement, 'bookedOn' | 'amountCents' | 'customerId'>,
): { paymentId: number; customerId: number; customerName: string; paidOn: LocalDate; amountCents: Cents }[] {
  return db
    .prepare<{ paymentId: number; customerId: number; customerName: string; paidOn: LocalDate; amountCents: Cents }>(
      `SELECT p.id AS paymentId, p.customer_id AS customerId, c.name AS customerName, p.paid_on AS paidOn, p.amount_cents AS amountCents
       FROM payments p JOIN customers c ON c.id = p.customer_id
       WHERE p.kind = 'payment' AND p.paid_on BETWEEN :from AND :to AND p.amount_cents < :amountCents
         AND (:customerId IS NULL OR p.customer_id = :customerId) AND NOT EXISTS (${ON_STATEMENT})
       ORDER BY p.paid_on, p.id LIMIT ${MOST_IN_DEPOSIT + 1}`,
    )
    .all({ bookedOn, amountCents, customerId, from: addDays(bookedOn, -DEPOSIT_DAYS), to: addDays(bookedOn, SAME_MONEY_DAYS) });
}

/** Payments of a movement's amount and about its day that no statement brought, nearest first: of its customer, or of anybody. */
export function recordedPaymentsLike(
  db: ReadDb,
  { bookedOn, amountCents, customerId }: Pick<OpenMovement, 'bookedOn' | 'amountCents' | 'customerId'>,
): { paymentId: number; customerId: number; customerName: string; paidOn: LocalDate }[] {
  return db
    .prepare<{ paymentId: number; customerId: number; customerName: string; paidOn: LocalDate }>(
      `SELECT p.id AS paymentId, p.customer_id AS customerId, c.name AS customerName, p.paid_on AS paidOn
       FROM payments p JOIN customers c ON c.id = p.customer_id
       WHERE p.kind = 'payment' AND p.paid_on BETWEEN :from AND :to AND p.amount_cents = :amountCents
         AND (:customerId IS NULL OR p.customer_id = :customerId)
         AND NOT EXISTS (${ON_STATEMENT})
       ORDER BY abs(julianday(p.paid_on) - julianday(:bookedOn)), p.id LIMIT 3`,
    )
    .all({ bookedOn, amountCents, customerId, from: addDays(bookedOn, -SAME_MONEY_DAYS), to: addDays(bookedOn, SAME_MONEY_DAYS) });
}

/** Records that a movement is a payment that came another way; what the statement had recorded of that money goes. */
export function linkMovement(db: WriteDb, movementId: number, paymentId: number, on: LocalDate): void {
  const own = ownPayment(db, movementId);
  decideMovement(db, movementId, 'matched', paymentId, on);
  if (own !== null && own !== paymentId) db.prepare('DELETE FROM payments WHERE id = ?').run(own);
}

/** The payment that a movement itself brought, and of which nothing is put to use; null when there is none. */
export function ownPayment(db: ReadDb, movementId: number): number | null {
  const own = db
    .prepare<{ id: number }>(
      `SELECT p.id FROM bank_movements m JOIN payments p ON p.id = m.payment_id WHERE m.id = ? AND ${UNTOUCHED_PAYMENT}`,
    )
    .get(movementId);
  return own?.id ?? null;
}

export function insertMovements(db: WriteDb, importId: number, movements: readonly PlannedMovement[]): void {
  const insert = db.prepare(
    `INSERT INTO bank_movements (import_id, account, booked_on, amount_cents, label, counterparty, reference, bank_reference, state, payment_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { account, bookedOn, amountCents, label, counterparty, reference, bankReference, state, paymentId } of movements)
    insert.run(importId, account, bookedOn, amountCents, label, counterparty, reference, bankReference, state, paymentId);
}

/** Movements of an import go; those of others whose payments it brought wait again. */
export function takeBackMovements(db: WriteDb, importId: number): void {
  db.prepare('DELETE FROM bank_movements WHERE import_id = ?').run(importId);
  db.prepare(
    `UPDATE bank_movements SET payment_id = NULL, state = 'offered' WHERE payment_id IN (SELECT id FROM payments WHERE import_id = ?)`,
  ).run(importId);
}
