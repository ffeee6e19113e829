import { type MovedTable, UNMERGE_REASONS } from '../../shared/customers/merge-words.fr.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { insertAlias } from './customer-aliases.queries.ts';

const MOVED_TABLES: readonly MovedTable[] = [
  'invoices',
  'payments',
  'letters',
  'schedules',
  'promises',
  'reminder_contacts',
  'reminder_decisions',
  'customer_contacts',
  'hand_overs',
  'legal_cases',
  'attachments',
  'customer_aliases',
  'ledger_openings',
  'messages',
  'call_backs',
];

/** Details that a kept customer takes over where it has none: texts of its own are never replaced. */
const FILLED_COLUMNS = [
  'code',
  'siren',
  'siret',
  'vat_number',
  'iban',
  'contact_name',
  'email',
  'phone',
  'segment',
  'payment_terms',
  'early_payment',
  'notes',
] as const;

/** An address is taken over whole or not at all. */
const ADDRESS_COLUMNS = ['address_line1', 'address_line2', 'address_line3', 'postal_code', 'city', 'country'] as const;

export interface CustomerMerge {
  readonly mergeId: number;
  readonly keepId: number;
  readonly mergedId: number;
  readonly mergedName: string;
  readonly mergedCode: string;
  readonly mergedOn: LocalDate;
  readonly undoneOn: LocalDate | null;
  readonly moved: Readonly<Partial<Record<MovedTable, number>>>;
}

type CustomerRow = Record<string, string | number | null>;
type Moved = Partial<Record<MovedTable, number[]>>;

interface MergeRow {
  mergeId: number;
  keepId: number;
  mergedId: number;
  mergedOn: LocalDate;
  undoneOn: LocalDate | null;
  mergedRow: string;
  filled: string;
  moved: string;
}

const COLUMNS = `id AS mergeId, keep_id AS keepId, merged_id AS mergedId, merged_on AS mergedOn, undone_on AS undoneOn,
  merged_row AS mergedRow, filled, moved`;

/** The merges into a customer that still hold, latest first. */
export function mergesInto(db: ReadDb, customerId: number): CustomerMerge[] {
  return db
    .prepare<MergeRow>(`SELECT ${COLUMNS} FROM customer_merges WHERE keep_id = ? AND undone_on IS NULL ORDER BY id DESC`)
    .all(customerId)
    .map(fromRow);
}

export function findMerge(db: ReadDb, mergeId: number): CustomerMerge | undefined {
  const row = db.prepare<MergeRow>(`SELECT ${COLUMNS} FROM customer_merges WHERE id = ?`).get(mergeId);
  return row && fromRow(row);
}

/** How many rows of each table belong to a customer: what a merge would move. */
export function rowsOfCustomer(db: ReadDb, customerId: number): Partial<Record<MovedTable, number>> {
  return Object.fromEntries(
    MOVED_TABLES.map((table) => [
      table,
      db.prepare<{ count: number }>(`SELECT count(*) AS count FROM ${table} WHERE customer_id = ?`).get(customerId)?.count ?? 0,
    ]),
  );
}

/**
 * Makes one customer of two: all that belongs to the second goes to the first, which takes over the details that it lacks and answers from
 * now on to the other's code and name. To be called in a transaction. The merge's id.
 */
export function mergeCustomers(db: WriteDb, keepId: number, mergedId: number, today: LocalDate): number {
  const kept = customerRow(db, keepId);
  const merged = customerRow(db, mergedId);
  const moved: Moved = {};
  for (const table of MOVED_TABLES) {
    const ids = db.prepare<{ id: number }>(`SELECT id FROM ${table} WHERE customer_id = ? ORDER BY id`).all(mergedId);
    if (ids.length === 0) continue;
    moved[table] = ids.map(({ id }) => id);
    db.prepare(`UPDATE ${table} SET customer_id = ? WHERE customer_id = ?`).run(keepId, mergedId);
  }
  const filled = detailsToFill(kept, merged);
  // Its code is unique among customers: it goes first.
  db.prepare('DELETE FROM customers WHERE id = ?').run(mergedId);
  for (const [column, value] of Object.entries(filled)) db.prepare(`UPDATE customers SET ${column} = ? WHERE id = ?`).run(value, keepId);
  const { lastInsertRowid } = db
    .prepare('INSERT INTO customer_merges (keep_id, merged_id, merged_on, merged_row, filled, moved) VALUES (?, ?, ?, ?, ?, ?)')
    .run(keepId, mergedId, today, JSON.stringify(merged), JSON.stringify(filled), JSON.stringify(moved));
  const mergeId = Number(lastInsertRowid);
  const text = (column: string) => String(merged[column] ?? '');
  insertAlias(db, keepId, { code: text('code'), name: text('name'), siren: text('siren'), vatNumber: text('vat_number') }, { mergeId });
  return mergeId;
}

/** What was done since on both sides of a merge, so that it cannot be undone; null when nothing was. To be asked once rows are apart. */
function mixedWork(db: ReadDb, customerId: number): string | null {
  const checks: readonly (readonly [keyof typeof UNMERGE_REASONS, string])[] = [
    ['allocation', `FROM allocations x JOIN payments o ON o.id = x.payment_id JOIN invoices i ON i.id = x.invoice_id`],
    ['allocation', `FROM allocations x JOIN invoices o ON o.id = x.credit_note_id JOIN invoices i ON i.id = x.invoice_id`],
    ['letter', `FROM letter_invoices x JOIN letters o ON o.id = x.letter_id JOIN invoices i ON i.id = x.invoice_id`],
    ['schedule', `FROM schedule_invoices x JOIN schedules o ON o.id = x.schedule_id JOIN invoices i ON i.id = x.invoice_id`],
    ['promise', `FROM promise_invoices x JOIN promises o ON o.id = x.promise_id JOIN invoices i ON i.id = x.invoice_id`],
    ['contact', `FROM reminder_contact_invoices x JOIN reminder_contacts o ON o.id = x.contact_id JOIN invoices i ON i.id = x.invoice_id`],
    ['legalCase', `FROM legal_case_invoices x JOIN legal_cases o ON o.id = x.case_id JOIN invoices i ON i.id = x.invoice_id`],
  ];
  for (const [reason, from] of checks) {
    const found = db
      .prepare<{ number: string }>(
        `SELECT i.number ${from} WHERE i.customer_id <> o.customer_id AND (i.customer_id = :id OR o.customer_id = :id) LIMIT 1`,
      )
      .get({ id: customerId });
    if (found) return UNMERGE_REASONS[reason](found.number);
  }
  return null;
}

/**
 * Takes a merge back: the customer that went is there again with all that it brought; what came since stays with the kept one. To be
 * called in a transaction, to be given up when it answers a reason why it cannot be.
 */
export function undoMerge(db: WriteDb, mergeId: number, today: LocalDate): { restoredId: number } | { reason: string } {
  const row = db.prepare<MergeRow>(`SELECT ${COLUMNS} FROM customer_merges WHERE id = ?`).get(mergeId);
  if (!row) throw new RangeError(`no such merge: ${mergeId}`);
  const kept = db.prepare<CustomerRow>('SELECT * FROM customers WHERE id = ?').get(row.keepId);
  if (!kept) return { reason: UNMERGE_REASONS.mergedAgain(nameOfHeir(db, row.keepId)) };
  const merged = JSON.parse(row.mergedRow) as CustomerRow;
  const filled = JSON.parse(row.filled) as CustomerRow;
  db.prepare('DELETE FROM customer_aliases WHERE merge_id = ?').run(mergeId);
  for (const [column, value] of Object.entries(filled))
    if (kept[column] === value) db.prepare(`UPDATE customers SET ${column} = '' WHERE id = ?`).run(row.keepId);
  const { code } = merged;
  if (code !== '' && db.prepare('SELECT 1 FROM customers WHERE code = ?').get(code))
    return { reason: UNMERGE_REASONS.codeTaken(String(code)) };
  const columns = Object.keys(merged);
  db.prepare(`INSERT INTO customers (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(...Object.values(merged));
  for (const [table, ids] of Object.entries(JSON.parse(row.moved) as Moved)) {
    const back = db.prepare(`UPDATE ${table} SET customer_id = ? WHERE id = ? AND customer_id = ?`);
    for (const id of ids) back.run(row.mergedId, id, row.keepId);
  }
  const reason = mixedWork(db, row.mergedId);
  if (reason !== null) return { reason };
  db.prepare('UPDATE customer_merges SET undone_on = ? WHERE id = ?').run(today, mergeId);
  return { restoredId: row.mergedId };
}

function detailsToFill(kept: CustomerRow, merged: CustomerRow): CustomerRow {
  const filled: CustomerRow = {};
  const take = (columns: readonly string[]) => {
    for (const column of columns) if (kept[column] === '' && merged[column] !== '') filled[column] = merged[column] ?? '';
  };
  take(FILLED_COLUMNS);
  if (ADDRESS_COLUMNS.every((column) => kept[column] === '')) take(ADDRESS_COLUMNS);
  return filled;
}

function nameOfHeir(db: ReadDb, goneId: number): string {
  return (
    db
      .prepare<{ name: string }>(
        `SELECT c.name FROM customer_merges m JOIN customers c ON c.id = m.keep_id WHERE m.merged_id = ? AND m.undone_on IS NULL`,
      )
      .get(goneId)?.name ?? ''
  );
}

function customerRow(db: ReadDb, customerId: number): CustomerRow {
  const row = db.prepare<CustomerRow>('SELECT * FROM customers WHERE id = ?').get(customerId);
  if (!row) throw new RangeError(`no such customer: ${customerId}`);
  return row;
}

function fromRow({ mergedRow, filled: _filled, moved, ...row }: MergeRow): CustomerMerge {
  const { name, code } = JSON.parse(mergedRow) as { name: string; code: string };
  const counts = Object.entries(JSON.parse(moved) as Moved).map(([table, ids]) => [table, ids.length] as const);
  return { ...row, mergedName: name, mergedCode: code, moved: Object.fromEntries(counts) };
}
