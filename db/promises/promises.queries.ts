import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { EarlierPromise } from '../../shared/promises/promise-rules.ts';
import type { PromiseWay } from '../../shared/promises/promises.contract.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { judgedPromises } from './promise-book.queries.ts';

export interface NewPromise {
  customerId: number;
  amountCents: Cents;
  promisedOn: LocalDate;
  madeOn: LocalDate;
  madeBy: string;
  /** By telephone when it was made in a call; empty when nobody said. */
  how?: PromiseWay | '';
  /** The call in which it was made. */
  contactId: number | null;
  invoiceIds: readonly number[];
  /** Promises that it takes the place of. */
  replaces: readonly number[];
}

/** Promises that a customer made by a day and that still run, first made first: one that was kept, broken or withdrawn is over. */
export function promisesOf(db: ReadDb, customerId: number, asOf: LocalDate): EarlierPromise[] {
  return judgedPromises(db, asOf, customerId).filter(({ state }) => state === 'running');
}

/** Stores a promise and what it replaces. Inside the caller's transaction. */
export function insertPromise(db: WriteDb, { invoiceIds, replaces, ...promise }: NewPromise): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO promises (customer_id, amount_cents, promised_on, made_on, made_by, how, contact_id, after_allocation_id)
       VALUES (:customerId, :amountCents, :promisedOn, :madeOn, :madeBy, :how, :contactId, (SELECT coalesce(max(id), 0) FROM allocations))`,
    )
    .run({ ...promise, how: promise.how ?? (promise.contactId === null ? '' : 'phone') });
  const promiseId = Number(lastInsertRowid);
  const named = db.prepare('INSERT INTO promise_invoices (promise_id, invoice_id) VALUES (?, ?)');
  for (const invoiceId of invoiceIds) named.run(promiseId, invoiceId);
  const replaced = db.prepare('UPDATE promises SET replaced_by = ? WHERE id = ?');
  for (const earlierId of replaces) replaced.run(promiseId, earlierId);
  return promiseId;
}

/** A promise as it was noted. */
export interface StoredPromise {
  promiseId: number;
  customerId: number;
  amountCents: Cents;
  promisedOn: LocalDate;
  madeOn: LocalDate;
  madeBy: string;
  how: PromiseWay | '';
  withdrawnOn: LocalDate | null;
}

/** @throws AppError PROMISE_NOT_FOUND */
export function readPromise(db: ReadDb, promiseId: number): StoredPromise {
  const row = db
    .prepare<StoredPromise>(
      `SELECT id AS promiseId, customer_id AS customerId, amount_cents AS amountCents, promised_on AS promisedOn, made_on AS madeOn,
              made_by AS madeBy, how, withdrawn_on AS withdrawnOn FROM promises WHERE id = ?`,
    )
    .get(promiseId);
  if (!row) throw new AppError('PROMISE_NOT_FOUND', { promiseId });
  return row;
}

/** Says otherwise what was promised. Inside the caller's transaction. */
export function updatePromise(
  db: WriteDb,
  promiseId: number,
  { invoiceIds, ...terms }: Pick<StoredPromise, 'amountCents' | 'promisedOn' | 'madeBy' | 'how'> & { invoiceIds: readonly number[] },
): void {
  db.prepare(
    'UPDATE promises SET amount_cents = :amountCents, promised_on = :promisedOn, made_by = :madeBy, how = :how WHERE id = :promiseId',
  ).run({ promiseId, ...terms });
  const wanted = JSON.stringify(invoiceIds);
  db.prepare('DELETE FROM promise_invoices WHERE promise_id = :promiseId AND invoice_id NOT IN (SELECT value FROM json_each(:wanted))').run(
    { promiseId, wanted },
  );
  const named = db.prepare('INSERT OR IGNORE INTO promise_invoices (promise_id, invoice_id) VALUES (?, ?)');
  for (const invoiceId of invoiceIds) named.run(promiseId, invoiceId);
}

/** Counts on it no more from a day on, or again. */
export function setPromiseWithdrawn(db: WriteDb, promiseId: number, withdrawnOn: LocalDate | null, reason: string): void {
  db.prepare('UPDATE promises SET withdrawn_on = ?, withdrawn_reason = ? WHERE id = ?').run(withdrawnOn, reason, promiseId);
}

/** Takes a promise out; what it had replaced stands again. Inside the caller's transaction. */
export function deletePromise(db: WriteDb, promiseId: number): void {
  db.prepare('UPDATE promises SET replaced_by = NULL WHERE replaced_by = ?').run(promiseId);
  db.prepare('DELETE FROM promise_invoices WHERE promise_id = ?').run(promiseId);
  db.prepare('DELETE FROM promises WHERE id = ?').run(promiseId);
}
