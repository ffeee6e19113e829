import type { DatedPart, MovementOutcome, OtherPayment, WaitingMovement, WaitingPayment } from '../../shared/imports/waiting-payments.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { ON_SIDE } from './bank-movements.queries.ts';
import { change, recordChange } from './recorded-changes.queries.ts';

const UNTOUCHED = `NOT EXISTS (SELECT 1 FROM allocations a WHERE a.payment_id = p.id)
  AND NOT EXISTS (SELECT 1 FROM payment_fees f WHERE f.payment_id = p.id)`;

type MovementRow = Omit<WaitingMovement, 'payment'> & {
  paymentId: number | null;
  customerId: number;
  paidCents: WaitingMovement['amountCents'];
  isOwn: number;
};

/** Credits that no person decided on and of which nothing is allocated: those of statements, and those of ledgers unless they are left out. */
export function waitingMovements(db: ReadDb, { ofLedgers }: { ofLedgers: boolean }): WaitingMovement[] {
  return db
    .prepare<MovementRow>(
      `SELECT m.id, m.import_id AS importId, iif(i.kind = 'bankStatement', 'bank', 'accounts') AS side, m.booked_on AS bookedOn, m.amount_cents AS amountCents, m.label, m.counterparty, m.reference,
              p.id AS paymentId, p.customer_id AS customerId, p.amount_cents AS paidCents, p.import_id IS m.import_id AS isOwn
       FROM bank_movements m JOIN imports i ON i.id = m.import_id LEFT JOIN payments p ON p.id = m.payment_id
       WHERE m.state = 'offered' AND m.decided_on IS NULL AND (p.id IS NULL OR (${UNTOUCHED}))
             ${ofLedgers ? '' : `AND m.import_id NOT IN (SELECT id FROM imports WHERE kind = 'fec')`} ORDER BY m.id`,
    )
    .all()
    .map(({ paymentId, customerId, paidCents, isOwn, ...movement }) => ({
      ...movement,
      payment: paymentId === null ? null : { id: paymentId, customerId, amountCents: paidCents, isOwn: isOwn === 1 },
    }));
}

/** Payments of which an invoice that was not known is named, and nothing is allocated. */
export function waitingPayments(db: ReadDb): WaitingPayment[] {
  return db
    .prepare<WaitingPayment>(
      `SELECT p.id, p.customer_id AS customerId, p.paid_on AS paidOn, p.amount_cents AS amountCents, p.reference AS invoiceNumber
       FROM payments p WHERE p.waits_for_invoice = 1 AND ${UNTOUCHED} ORDER BY p.id`,
    )
    .all();
}

/** The payments of the amounts that movements wait with, and whether a bank's statement or the accounts have them; some entered by hand neither does. */
export function otherPayments(db: ReadDb): OtherPayment[] {
  return db
    .prepare<
      Omit<OtherPayment, 'invoiceIds' | 'fromStatement' | 'inAccounts'> & { isAllocated: number | null; onBank: number; onBooks: number }
    >(
      `SELECT p.id, p.customer_id AS customerId, p.paid_on AS paidOn, p.amount_cents AS amountCents, p.kind, p.reference,
              (SELECT a.invoice_id FROM allocations a WHERE a.payment_id = p.id LIMIT 1) AS isAllocated,
              EXISTS (SELECT 1 FROM (${ON_SIDE}) WHERE kind = 'bankStatement') AS onBank,
              EXISTS (SELECT 1 FROM (${ON_SIDE} UNION ALL SELECT kind FROM imports WHERE id = p.import_id) WHERE kind <> 'bankStatement') AS onBooks
       FROM payments p
       WHERE p.kind = 'payment' AND p.amount_cents IN (SELECT amount_cents FROM bank_movements WHERE state = 'offered') ORDER BY p.id`,
    )
    .all()
    .map(({ isAllocated, onBank, onBooks, ...payment }) => ({
      ...payment,
      invoiceIds: isAllocated === null ? [] : [isAllocated],
      fromStatement: onBank === 1,
      inAccounts: onBooks === 1,
    }));
}

/** Allocates a payment that waited for the invoice it names. Part of the import that brought the invoice, and taken back with it. */
export function payNamedInvoice(db: WriteDb, importId: number, paymentId: number, part: DatedPart): void {
  change(db, importId, 'payments', paymentId, () =>
    db.prepare('UPDATE payments SET matched_automatically = 1, waits_for_invoice = 0 WHERE id = ?').run(paymentId),
  );
  allocate(db, importId, paymentId, [part]);
}

/** Writes what becomes of a movement that waited. Part of the import that made it clear, and taken back with it. Returns the payment that it becomes, if any. */
export function writeOutcome(db: WriteDb, importId: number, outcome: MovementOutcome): number | null {
  const { movement } = outcome;
  const own = movement.payment?.isOwn === true ? movement.payment.id : null;
  if (outcome.is === 'payment') return writePayment(db, importId, outcome);
  const isLinked = outcome.is === 'linked';
  setMovement(db, importId, movement.id, isLinked && outcome.allocated ? 'matched' : 'offered', isLinked ? outcome.paymentId : null);
  // The same money, or nobody's: what the statement had recorded of it goes.
  if (own !== null) change(db, importId, 'payments', own, () => db.prepare('DELETE FROM payments WHERE id = ?').run(own));
  return null;
}

function writePayment(db: WriteDb, importId: number, outcome: MovementOutcome & { is: 'payment' }): number {
  const { movement, customerId, parts } = outcome;
  const matched = parts.length > 0 ? 1 : 0;
  const known = movement.payment?.id;
  const paymentId = known ?? insertPayment(db, importId, outcome);
  if (known !== undefined)
    change(db, importId, 'payments', known, () =>
      db.prepare('UPDATE payments SET customer_id = ?, matched_automatically = ? WHERE id = ?').run(customerId, matched, known),
    );
  allocate(db, importId, paymentId, parts);
  setMovement(db, importId, movement.id, matched === 1 ? 'matched' : 'offered', paymentId);
  return paymentId;
}

function insertPayment(
  db: WriteDb,
  importId: number,
  { movement, customerId, reference, parts }: MovementOutcome & { is: 'payment' },
): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO payments (customer_id, paid_on, amount_cents, kind, method, reference, matched_automatically)
       VALUES (?, ?, ?, 'payment', '', ?, ?)`,
    )
    .run(customerId, movement.bookedOn, movement.amountCents, reference, parts.length > 0 ? 1 : 0);
  const paymentId = Number(lastInsertRowid);
  // The money came with the statement, whichever import told whose it is.
  db.prepare('UPDATE payments SET import_id = ? WHERE id = ?').run(movement.importId, paymentId);
  recordChange(db, importId, 'payments', paymentId, null);
  return paymentId;
}

function setMovement(db: WriteDb, importId: number, movementId: number, state: 'matched' | 'offered', paymentId: number | null): void {
  change(db, importId, 'bank_movements', movementId, () =>
    db.prepare('UPDATE bank_movements SET state = ?, payment_id = ? WHERE id = ?').run(state, paymentId, movementId),
  );
}

/** Written as a person's would be, which tells whatever is derived from them, then given to their import. */
function allocate(db: WriteDb, importId: number, paymentId: number, parts: readonly DatedPart[]): void {
  const insert = db.prepare('INSERT INTO allocations (invoice_id, payment_id, allocated_on, amount_cents) VALUES (?, ?, ?, ?)');
  const give = db.prepare('UPDATE allocations SET import_id = ? WHERE id = ?');
  for (const { invoiceId, amountCents, on } of parts) {
    const { lastInsertRowid } = insert.run(invoiceId, paymentId, on, amountCents);
    give.run(importId, Number(lastInsertRowid));
  }
}
