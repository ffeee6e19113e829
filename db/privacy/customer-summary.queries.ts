import type { ReadDb } from '../database.ts';
import { CUSTOMER_ROWS } from './customer-rows.ts';

export function readCustomerName(db: ReadDb, customerId: number): string | null {
  return db.prepare<{ name: string }>('SELECT name FROM customers WHERE id = ?').get(customerId)?.name ?? null;
}

/** How many rows of a table are about a customer. */
function countOf(db: ReadDb, table: string, customerId: number): number {
  return (
    db.prepare<{ count: number }>(`SELECT count(*) AS count FROM ${table} WHERE ${CUSTOMER_ROWS[table]}`).get({ id: customerId })?.count ??
    0
  );
}

/** What goes whole when a customer is anonymised. */
export function removedCounts(db: ReadDb, customerId: number): { letters: number; messages: number; files: number; contacts: number } {
  const [letters, messages, files, contacts] = ['letters', 'messages', 'attachments', 'customer_contacts'].map((table) =>
    countOf(db, table, customerId),
  );
  return { letters: letters ?? 0, messages: messages ?? 0, files: files ?? 0, contacts: contacts ?? 0 };
}

export type DumpedRow = Record<string, string | number | null | Uint8Array>;

/** Every row that is about a customer, table by table, in the order of their numbers; of bytes their length only. */
export function customerRows(db: ReadDb, customerId: number): { table: string; rows: DumpedRow[] }[] {
  return Object.entries(CUSTOMER_ROWS).flatMap(([table, condition]) => {
    if (condition === null) return [];
    return [
      { table, rows: db.prepare<DumpedRow>(`SELECT ${columnsOf(db, table)} FROM ${table} WHERE ${condition}`).all({ id: customerId }) },
    ];
  });
}

/** Every row of a table, one at a time; of bytes their length only. */
export function tableRows(db: ReadDb, table: string): IterableIterator<DumpedRow> {
  return db.prepare<DumpedRow>(`SELECT ${columnsOf(db, table)} FROM "${table}"`).iterate();
}

function columnsOf(db: ReadDb, table: string): string {
  return db
    .prepare<{ name: string; type: string }>('SELECT name, type FROM pragma_table_info(?)')
    .all(table)
    .map(({ name, type }) => (type === 'BLOB' ? `length("${name}") AS "${name}"` : `"${name}"`))
    .join(', ');
}

export interface KeptFile {
  /** Where it goes in an archive. */
  name: string;
  read: () => Uint8Array | null;
}

/** Letters as they were printed, and files, of one customer or of all; each is read when it is asked for. */
export function keptFiles(db: ReadDb, customerId: number | null): KeptFile[] {
  const where = (table: string) => (customerId === null ? '' : `AND (${CUSTOMER_ROWS[table]})`);
  const given = customerId === null ? {} : { id: customerId };
  const bytes = (table: string, column: string, id: number) => () =>
    db.prepare<{ bytes: Uint8Array | null }>(`SELECT ${column} AS bytes FROM ${table} WHERE id = ?`).get(id)?.bytes ?? null;
  const letters = db
    .prepare<{ id: number; day: string; kind: string }>(
      `SELECT id, coalesce(printed_on, as_of) AS day, kind FROM letters WHERE pdf IS NOT NULL ${where('letters')} ORDER BY id`,
    )
    .all(given);
  const attachments = db
    .prepare<{ id: number; name: string }>(`SELECT id, file_name AS name FROM attachments WHERE true ${where('attachments')} ORDER BY id`)
    .all(given);
  return [
    ...letters.map(({ id, day, kind }) => ({ name: `courriers/${id} ${day} ${kind}.pdf`, read: bytes('letters', 'pdf', id) })),
    ...attachments.map(({ id, name }) => ({ name: `pieces/${id} ${name}`, read: bytes('attachments', 'file', id) })),
  ];
}
