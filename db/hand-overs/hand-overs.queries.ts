import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { handOverState } from '../../shared/hand-overs/hand-over-rules.ts';
import type { HandOver, HandOverKind } from '../../shared/hand-overs/hand-overs.contract.ts';
import { type Cents, sumCents, ZERO } from '../../shared/money/cents.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { openInvoicesAt } from '../invoices/open-invoices.queries.ts';
import { rowsBy } from '../rows-by.ts';

export interface NewHandOver {
  customerId: number;
  kind: HandOverKind;
  on: LocalDate;
  taker: string;
  priceCents: Cents | null;
  note: string;
  invoiceIds: readonly number[];
}

/** Inside the caller's transaction. */
export function insertHandOver(db: WriteDb, { invoiceIds, ...handOver }: NewHandOver): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO hand_overs (customer_id, kind, handed_on, taker, price_cents, note)
       VALUES (:customerId, :kind, :on, :taker, :priceCents, :note)`,
    )
    .run(handOver);
  const handOverId = Number(lastInsertRowid);
  const named = db.prepare('INSERT INTO hand_over_invoices (hand_over_id, invoice_id) VALUES (?, ?)');
  for (const invoiceId of invoiceIds) named.run(handOverId, invoiceId);
  return handOverId;
}

export function setTakenBack(db: WriteDb, handOverId: number, on: LocalDate | null): void {
  db.prepare('UPDATE hand_overs SET taken_back_on = ? WHERE id = ?').run(on, handOverId);
}

export function linkHandOverPayment(db: WriteDb, handOverId: number, paymentId: number): void {
  db.prepare('INSERT INTO hand_over_payments (hand_over_id, payment_id) VALUES (?, ?)').run(handOverId, paymentId);
}

export function deleteHandOver(db: WriteDb, handOverId: number): void {
  db.prepare('DELETE FROM hand_overs WHERE id = ?').run(handOverId);
}

/** Hand-overs made by a day as they stood then, latest first; of one customer, or of all. */
export function handOversAt(db: ReadDb, asOf: LocalDate, customerId?: number): HandOver[] {
  const scope = customerId === undefined ? '' : 'AND h.customer_id = :customerId';
  const parameters = customerId === undefined ? { asOf } : { asOf, customerId };
  const rows = db
    .prepare<Omit<HandOver, 'invoices' | 'openCents' | 'state'>>(
      `SELECT h.id AS handOverId, h.customer_id AS customerId, c.name AS customerName, h.kind, h.handed_on AS "on", h.taker,
              h.price_cents AS priceCents, h.note, CASE WHEN h.taken_back_on <= :asOf THEN h.taken_back_on END AS takenBackOn,
              coalesce((SELECT sum(p.amount_cents) FROM hand_over_payments x JOIN payments p ON p.id = x.payment_id
                WHERE x.hand_over_id = h.id AND p.kind = 'payment' AND p.paid_on <= :asOf), 0) AS collectedCents,
              coalesce((SELECT sum(p.amount_cents) FROM hand_over_payments x JOIN payments p ON p.id = x.payment_id
                WHERE x.hand_over_id = h.id AND p.kind = 'writeOff' AND p.paid_on <= :asOf), 0) AS lostCents
       FROM hand_overs h JOIN customers c ON c.id = h.customer_id WHERE h.handed_on <= :asOf ${scope} ORDER BY h.handed_on DESC, h.id DESC`,
    )
    .all(parameters);
  if (rows.length === 0) return [];
  const invoices = rowsBy(
    db
      .prepare<{ handOverId: number; invoiceId: number; invoiceNumber: string }>(
        `SELECT x.hand_over_id AS handOverId, i.id AS invoiceId, i.number AS invoiceNumber
         FROM hand_over_invoices x JOIN invoices i ON i.id = x.invoice_id ORDER BY i.due_on, i.issued_on, i.id`,
      )
      .all(),
    ({ handOverId }) => handOverId,
  );
  const open = new Map(openInvoicesAt(db, asOf, customerId).map(({ id, openCents }) => [id, openCents]));
  return rows.map((row) => {
    const own = (invoices.get(row.handOverId) ?? []).map(({ invoiceId, invoiceNumber }) => ({
      invoiceId,
      invoiceNumber,
      openCents: open.get(invoiceId) ?? ZERO,
    }));
    const openCents = sumCents(own.map((invoice) => invoice.openCents));
    return { ...row, invoices: own, openCents, state: handOverState({ ...row, openCents }, asOf) };
  });
}

/** @throws AppError HAND_OVER_NOT_FOUND */
export function readHandOver(db: ReadDb, handOverId: number, asOf: LocalDate): HandOver {
  const found = handOversAt(db, asOf).find((each) => each.handOverId === handOverId);
  if (!found) throw new AppError('HAND_OVER_NOT_FOUND', { handOverId });
  return found;
}

/** The invoices that somebody else is collecting at a day, and who. */
export function handedOverInvoices(
  db: ReadDb,
  asOf: LocalDate,
  customerId?: number,
): Map<number, { handOverId: number; kind: HandOverKind; taker: string; on: LocalDate }> {
  const scope = customerId === undefined ? '' : 'AND h.customer_id = :customerId';
  const rows = db
    .prepare<{ invoiceId: number; handOverId: number; kind: HandOverKind; taker: string; on: LocalDate }>(
      `SELECT x.invoice_id AS invoiceId, h.id AS handOverId, h.kind, h.taker, h.handed_on AS "on"
       FROM hand_overs h JOIN hand_over_invoices x ON x.hand_over_id = h.id
       WHERE h.handed_on <= :asOf AND (h.taken_back_on IS NULL OR h.taken_back_on > :asOf) ${scope} ORDER BY h.id`,
    )
    .all(customerId === undefined ? { asOf } : { asOf, customerId });
  return new Map(rows.map(({ invoiceId, ...handOver }) => [invoiceId, handOver]));
}
