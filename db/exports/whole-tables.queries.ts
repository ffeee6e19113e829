import type { ReadDb } from '../database.ts';
import { CUSTOMER_ROWS } from '../privacy/customer-rows.ts';

export type DumpedRow = Record<string, string | number | null>;

/** Every row of a table, one at a time; of bytes their length only. */
export function tableRows(db: ReadDb, table: string): IterableIterator<DumpedRow> {
  return db.prepare<DumpedRow>(`SELECT ${columnsOf(db, table)} FROM "${table}"`).iterate();
}

/** The columns of a table to read, bytes by their length. */
export function columnsOf(db: ReadDb, table: string): string {
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
  /** Kept deflated (zlib). */
  isDeflated?: boolean;
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
  const ownImages = customerId === null ? ownFiles(db) : [];
  return [
    ...letters.map(({ id, day, kind }) => ({ name: `courriers/${id} ${day} ${kind}.pdf`, read: bytes('letters', 'pdf', id) })),
    ...attachments.map(({ id, name }) => ({ name: `pieces/${id} ${name}`, read: bytes('attachments', 'file', id) })),
    ...ownImages,
  ];
}

/** Files that belong to no customer: imported ones that are kept, the logo and the signature. */
function ownFiles(db: ReadDb): KeptFile[] {
  const imports = db
    .prepare<{ id: number; name: string }>('SELECT id, file_name AS name FROM imports WHERE file IS NOT NULL ORDER BY id')
    .all();
  const images = db.prepare<{ id: number; name: string }>('SELECT id, file_name AS name FROM letterhead_images ORDER BY id').all();
  const read = (table: string, id: number) => () =>
    db.prepare<{ file: Uint8Array | null }>(`SELECT file FROM ${table} WHERE id = ?`).get(id)?.file ?? null;
  return [
    ...imports.map(({ id, name }) => ({ name: `imports/${id} ${name}`, read: read('imports', id), isDeflated: true })),
    ...images.map(({ id, name }) => ({ name: `en-tete/${id} ${name}`, read: read('letterhead_images', id) })),
  ];
}
