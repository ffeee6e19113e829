import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { rowsBy } from '../rows-by.ts';

/** Remembers that a person typed these details of a customer. */
export function rememberTyped(db: WriteDb, customerId: number, fields: readonly string[], typedOn: LocalDate): void {
  const remember = db.prepare(
    `INSERT INTO customer_typed_fields (customer_id, field, typed_on) VALUES (?, ?, ?)
     ON CONFLICT (customer_id, field) DO UPDATE SET typed_on = excluded.typed_on`,
  );
  for (const field of fields) remember.run(customerId, field, typedOn);
}

/** From now on these details are a file's again. */
export function forgetTyped(db: WriteDb, customerId: number, fields: readonly string[]): void {
  const forget = db.prepare('DELETE FROM customer_typed_fields WHERE customer_id = ? AND field = ?');
  for (const field of fields) forget.run(customerId, field);
}

/** Which details of each customer a person typed. */
export function typedFields(db: ReadDb): Map<number, string[]> {
  const rows = db
    .prepare<{ customerId: number; field: string }>('SELECT customer_id AS customerId, field FROM customer_typed_fields')
    .all();
  return new Map([...rowsBy(rows, ({ customerId }) => customerId)].map(([customerId, own]) => [customerId, own.map(({ field }) => field)]));
}
