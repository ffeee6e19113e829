import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { EarlierPromise } from '../../shared/promises/promise-rules.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { rowsBy } from '../rows-by.ts';

export interface NewPromise {
  customerId: number;
  amountCents: Cents;
  promisedOn: LocalDate;
  madeOn: LocalDate;
  madeBy: string;
  /** The call in which it was made. */
  contactId: number | null;
  invoiceIds: readonly number[];
  /** Promises that it takes the place of. */
  replaces: readonly number[];
}

/** Promises that a customer made by a day and that no other replaced, first made first. */
export function promisesOf(db: ReadDb, customerId: number, asOf: LocalDate): EarlierPromise[] {
  const invoices = rowsBy(
    db
      .prepare<{ promiseId: number; invoiceId: number }>(
        `SELECT pi.promise_id AS promiseId, pi.invoice_id AS invoiceId FROM promise_invoices pi JOIN promises p ON p.id = pi.promise_id
         WHERE p.customer_id = ? ORDER BY pi.invoice_id`,
      )
      .all(customerId),
    ({ promiseId }) => promiseId,
  );
  return db
    .prepare<Omit<EarlierPromise, 'invoiceIds'>>(
      `SELECT id AS promiseId, promised_on AS promisedOn FROM promises
       WHERE customer_id = ? AND made_on <= ? AND replaced_by IS NULL ORDER BY made_on, id`,
    )
    .all(customerId, asOf)
    .map((promise) => ({ ...promise, invoiceIds: (invoices.get(promise.promiseId) ?? []).map(({ invoiceId }) => invoiceId) }));
}

/** Stores a promise and what it replaces. Inside the caller's transaction. */
export function insertPromise(db: WriteDb, { invoiceIds, replaces, ...promise }: NewPromise): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO promises (customer_id, amount_cents, promised_on, made_on, made_by, contact_id)
       VALUES (:customerId, :amountCents, :promisedOn, :madeOn, :madeBy, :contactId)`,
    )
    .run(promise);
  const promiseId = Number(lastInsertRowid);
  const named = db.prepare('INSERT INTO promise_invoices (promise_id, invoice_id) VALUES (?, ?)');
  for (const invoiceId of invoiceIds) named.run(promiseId, invoiceId);
  const replaced = db.prepare('UPDATE promises SET replaced_by = ? WHERE id = ?');
  for (const earlierId of replaces) replaced.run(promiseId, earlierId);
  return promiseId;
}
