import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ReadDb, WriteDb } from '../database.ts';

interface Mark {
  table: 'customers' | 'customer_contacts';
  id: number;
  before: LocalDate | null;
}

/**
 * Takes back the mark that a call put on the number it found wrong, and no other's: what stood there before stands again. Which number it was is
 * in the journal's entry of the call. Where that is gone, the marks of its day go with it if it was that day's only such call; else they stay,
 * since another number clears them. Inside the caller's transaction.
 */
export function unmarkWrongNumber(db: WriteDb, contactId: number): void {
  const call = db
    .prepare<{ customerId: number; on: LocalDate }>(
      `SELECT customer_id AS customerId, contacted_on AS "on" FROM reminder_contacts WHERE id = ? AND outcome = 'wrongNumber'`,
    )
    .get(contactId);
  if (!call) return;
  const { customerId, on } = call;
  const marks = marksOfCall(db, contactId, customerId) ?? (isAloneThatDay(db, contactId, call) ? marksOfDay(db, customerId, on) : []);
  for (const { table, id, before } of marks)
    db.prepare(`UPDATE ${table} SET wrong_number_on = ? WHERE id = ? AND wrong_number_on = ?`).run(before, id, on);
}

type Image = Record<string, Record<string, { wrong_number_on?: LocalDate | null }>>;

function marksOfCall(db: ReadDb, contactId: number, customerId: number): Mark[] | null {
  const entry = db
    .prepare<{ before: string; after: string }>(
      `SELECT coalesce(before, '{}') AS before, after FROM journal
       WHERE action = 'reminders.recordCall' AND customer_id = :customerId
         AND json_extract(after, '$.reminder_contacts."' || :contactId || '"') IS NOT NULL ORDER BY id DESC LIMIT 1`,
    )
    .get({ customerId, contactId: String(contactId) });
  if (!entry) return null;
  const after = JSON.parse(entry.after) as Image;
  const before = JSON.parse(entry.before) as Image;
  return (['customers', 'customer_contacts'] as const).flatMap((table) =>
    Object.entries(after[table] ?? {})
      .filter(([, row]) => row.wrong_number_on)
      .map(([id]): Mark => ({ table, id: Number(id), before: before[table]?.[id]?.wrong_number_on ?? null })),
  );
}

function isAloneThatDay(db: ReadDb, contactId: number, { customerId, on }: { customerId: number; on: LocalDate }): boolean {
  const other = db
    .prepare(`SELECT 1 FROM reminder_contacts WHERE customer_id = ? AND contacted_on = ? AND outcome = 'wrongNumber' AND id <> ?`)
    .get(customerId, on, contactId);
  return other === undefined;
}

function marksOfDay(db: ReadDb, customerId: number, on: LocalDate): Mark[] {
  const people = db
    .prepare<{ id: number }>('SELECT id FROM customer_contacts WHERE customer_id = ? AND wrong_number_on = ?')
    .all(customerId, on);
  return [
    { table: 'customers', id: customerId, before: null },
    ...people.map(({ id }): Mark => ({ table: 'customer_contacts', id, before: null })),
  ];
}
