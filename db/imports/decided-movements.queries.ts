import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { DecidedMatch } from '../../shared/imports/matches.contract.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { deletePayment, removeHandAllocations } from '../payments/payments.queries.ts';

/** What a payment is to a credit that a person decided on: see `movement_payments`. */
export type PaymentRole = 'made' | 'gap' | 'recorded';

export function linkPayment(db: WriteDb, movementId: number, paymentId: number, role: PaymentRole): void {
  db.prepare('INSERT INTO movement_payments (movement_id, payment_id, role) VALUES (?, ?, ?)').run(movementId, paymentId, role);
}

/** Grants what a bank's fee, or a rounding, left open on an invoice. */
export function insertGap(
  db: WriteDb,
  movementId: number,
  gap: { customerId: number; invoiceId: number; amountCents: Cents; on: LocalDate; method: string },
): void {
  const { customerId, invoiceId, amountCents, on, method } = gap;
  const { lastInsertRowid } = db
    .prepare(`INSERT INTO payments (customer_id, paid_on, amount_cents, kind, method) VALUES (?, ?, ?, 'discount', ?)`)
    .run(customerId, on, amountCents, method);
  const paymentId = Number(lastInsertRowid);
  db.prepare('INSERT INTO allocations (invoice_id, payment_id, allocated_on, amount_cents) VALUES (?, ?, ?, ?)').run(
    invoiceId,
    paymentId,
    on,
    amountCents,
  );
  linkPayment(db, movementId, paymentId, 'gap');
}

/** Keeps the name of a payer for a customer, unless it is kept already. */
export function rememberPayer(db: WriteDb, movementId: number, customerId: number, name: string): void {
  const known = db
    .prepare<{ id: number }>('SELECT id FROM customer_aliases WHERE customer_id = ? AND name = ? COLLATE NOCASE')
    .get(customerId, name);
  if (known) return;
  const { lastInsertRowid } = db.prepare('INSERT INTO customer_aliases (customer_id, name) VALUES (?, ?)').run(customerId, name);
  db.prepare('INSERT INTO movement_aliases (movement_id, alias_id) VALUES (?, ?)').run(movementId, Number(lastInsertRowid));
}

interface DecidedRow {
  movementId: number;
  paymentId: number | null;
}

/** A movement on which a person decided. */
export function findDecidedMovement(db: ReadDb, movementId: number): DecidedRow | undefined {
  return db
    .prepare<DecidedRow>(
      `SELECT id AS movementId, payment_id AS paymentId FROM bank_movements WHERE id = ? AND decided_on IS NOT NULL AND state <> 'offered'`,
    )
    .get(movementId);
}

/** The customer of a payment of a movement that counts in a schedule: what it settled there is not to be taken back unseen. */
export function customerWithSchedule(db: ReadDb, movementId: number): string | null {
  const found = db
    .prepare<{ name: string }>(
      `SELECT c.name FROM payment_fees f JOIN payments p ON p.id = f.payment_id JOIN customers c ON c.id = p.customer_id
       WHERE f.payment_id IN (SELECT payment_id FROM bank_movements WHERE id = :movementId
                               UNION SELECT payment_id FROM movement_payments WHERE movement_id = :movementId) LIMIT 1`,
    )
    .get({ movementId });
  return found?.name ?? null;
}

/**
 * Takes back a decision. The payments that it made go, with what they settled; one that was entered another way stays as it is, and is no
 * longer this credit; of one that the statement had brought, or is known to be, what a person put against invoices comes off.
 */
export function reopenMovement(db: WriteDb, { movementId, paymentId }: DecidedRow): void {
  const linked = db
    .prepare<{ id: number; role: PaymentRole }>('SELECT payment_id AS id, role FROM movement_payments WHERE movement_id = ?')
    .all(movementId);
  db.prepare('DELETE FROM movement_payments WHERE movement_id = ?').run(movementId);
  const made = linked.filter(({ role }) => role !== 'recorded');
  const isRecorded = linked.length > made.length;
  for (const { id } of made) {
    db.prepare('DELETE FROM allocations WHERE payment_id = ?').run(id);
    deletePayment(db, id);
  }
  const staysLinked = paymentId !== null && !isRecorded && !made.some(({ id }) => id === paymentId) && isOfImport(db, paymentId);
  if (staysLinked) removeHandAllocations(db, paymentId);
  db.prepare(`UPDATE bank_movements SET state = 'offered', decided_on = NULL, payment_id = ? WHERE id = ?`).run(
    staysLinked ? paymentId : null,
    movementId,
  );
  db.prepare('DELETE FROM customer_aliases WHERE id = (SELECT alias_id FROM movement_aliases WHERE movement_id = ?)').run(movementId);
}

function isOfImport(db: ReadDb, paymentId: number): boolean {
  return db.prepare('SELECT 1 AS found FROM payments WHERE id = ? AND import_id IS NOT NULL').get(paymentId) !== undefined;
}

/** Whether a payment is one of several that a person made of one credit, so that it cannot go alone. */
export function isPartOfCredit(db: ReadDb, paymentId: number): boolean {
  return (
    db
      .prepare(
        `SELECT 1 AS found FROM movement_payments own JOIN movement_payments other ON other.movement_id = own.movement_id
         WHERE own.payment_id = :paymentId AND own.role <> 'recorded' AND other.payment_id <> own.payment_id LIMIT 1`,
      )
      .get({ paymentId }) !== undefined
  );
}

type Row = Omit<DecidedMatch, 'customerNames' | 'invoiceNumbers'> & { customerNames: string; invoiceNumbers: string };

const PAYMENTS_OF = `SELECT payment_id FROM movement_payments WHERE movement_id = m.id UNION SELECT m.payment_id`;

/** What persons decided, last decided first. */
export function listDecidedMovements(db: ReadDb): DecidedMatch[] {
  return db
    .prepare<Row>(
      `SELECT m.id AS movementId, i.file_name AS fileName, m.booked_on AS bookedOn, m.decided_on AS decidedOn, m.amount_cents AS amountCents,
              m.label, m.state,
              (SELECT json_group_array(name) FROM (
                 SELECT DISTINCT c.name FROM payments p JOIN customers c ON c.id = p.customer_id
                 WHERE p.id IN (${PAYMENTS_OF}) ORDER BY c.name)) AS customerNames,
              (SELECT json_group_array(number) FROM (
                 SELECT DISTINCT f.number FROM allocations a JOIN invoices f ON f.id = a.invoice_id
                 WHERE a.payment_id IN (${PAYMENTS_OF}) ORDER BY f.number)) AS invoiceNumbers
       FROM bank_movements m JOIN imports i ON i.id = m.import_id
       WHERE m.decided_on IS NOT NULL AND m.state <> 'offered' ORDER BY m.decided_on DESC, m.id DESC`,
    )
    .all()
    .map((row) => ({ ...row, customerNames: JSON.parse(row.customerNames), invoiceNumbers: JSON.parse(row.invoiceNumbers) }));
}
