import type { RowChange, RowImage } from '../../shared/journal/row-changes.ts';
import type { ReadDb, WriteDb } from '../database.ts';

/**
 * Tables whose changes are no decision, or follow from others: sums that are kept, what an import does to rows, the journal itself. Every
 * other table of the file is watched, those that later versions add too.
 */
export const UNWATCHED_TABLES: ReadonlySet<string> = new Set([
  'customer_months_through',
  'customer_month_blocks',
  'credit_customer_months',
  'stale_customer_months',
  'imports',
  'import_changes',
  'import_mappings',
  'ledger_openings',
  'ledger_opening_documents',
  'customer_typed_fields',
  'charges',
  'forecasts',
  'monthly_inputs',
  'journal',
  'journal_head',
]);

/** Columns that follow from others, or that are kept elsewhere as what they are: of files and pages their hash says all. */
const UNWATCHED_COLUMNS: ReadonlySet<string> = new Set([
  'match_name',
  'settled_on',
  'received_on',
  'content',
  'pdf',
  'file',
  'printed_form',
  'merged_row',
  'filled',
  'moved',
]);

/** Watches the file's tables from now on, in temporary triggers that belong to this opening of the file and leave no trace in it. */
export function startCapture(db: WriteDb): void {
  if (isPrepared(db)) {
    db.run('DELETE FROM temp.journal_changes; INSERT OR IGNORE INTO temp.journal_capturing (id) VALUES (1);');
    return;
  }
  const tables = db
    .prepare<{ name: string }>("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all()
    .map(({ name }) => name)
    .filter((name) => !UNWATCHED_TABLES.has(name));
  db.run(`CREATE TEMP TABLE journal_changes (id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, row_key TEXT NOT NULL, before TEXT, after TEXT);
    CREATE TEMP TABLE journal_capturing (id INTEGER PRIMARY KEY);
    INSERT INTO temp.journal_capturing (id) VALUES (1);
    ${tables.map((table) => triggersOf(db, table)).join('\n')}`);
}

/** Looks away again; `andForget` takes the triggers down, for work that would pay for each of its rows. */
export function stopCapture(db: WriteDb, { andForget = false } = {}): void {
  if (!isPrepared(db)) return;
  db.run('DELETE FROM temp.journal_capturing; DELETE FROM temp.journal_changes;');
  if (!andForget) return;
  const triggers = db.prepare<{ name: string }>("SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'").all();
  db.run(
    `${triggers.map(({ name }) => `DROP TRIGGER temp.${name};`).join('\n')} DROP TABLE temp.journal_changes; DROP TABLE temp.journal_capturing;`,
  );
}

/** What was changed since the last time this was asked, in order. */
export function takeChanges(db: WriteDb): RowChange[] {
  if (!isPrepared(db)) return [];
  const rows = db
    .prepare<{ table: string; key: string; before: string | null; after: string | null }>(
      'SELECT table_name AS "table", row_key AS key, before, after FROM temp.journal_changes ORDER BY id',
    )
    .all();
  if (rows.length > 0) db.prepare('DELETE FROM temp.journal_changes').run();
  return rows.map(({ before, after, ...row }) => ({ ...row, before: imageOf(before), after: imageOf(after) }));
}

function imageOf(text: string | null): RowImage | null {
  return text === null ? null : (JSON.parse(text) as RowImage);
}

function isPrepared(db: ReadDb): boolean {
  return db.prepare("SELECT 1 FROM temp.sqlite_schema WHERE name = 'journal_changes'").get() !== undefined;
}

function triggersOf(db: ReadDb, table: string): string {
  const columns = db.prepare<{ name: string; pk: number }>('SELECT name, pk FROM pragma_table_info(?)').all(table);
  const keys = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
  const watched = columns.filter(({ name }) => !UNWATCHED_COLUMNS.has(name)).map(({ name }) => name);
  const image = (row: 'OLD' | 'NEW') =>
    `json_object(${watched.map((column) => `'${column}', CASE WHEN typeof(${row}.${column}) = 'blob' THEN length(${row}.${column}) ELSE ${row}.${column} END`).join(', ')})`;
  const key = (row: 'OLD' | 'NEW') => (keys.length === 0 ? `${row}.rowid` : keys.map((column) => `${row}.${column}`).join(` || '/' || `));
  const trigger = (event: string, row: 'OLD' | 'NEW', before: string, after: string) =>
    `CREATE TEMP TRIGGER journal_${table}_${event.toLowerCase()} AFTER ${event} ON main.${table}
       WHEN EXISTS (SELECT 1 FROM journal_capturing)
       BEGIN INSERT INTO journal_changes (table_name, row_key, before, after) VALUES ('${table}', ${key(row)}, ${before}, ${after}); END;`;
  return [
    trigger('INSERT', 'NEW', 'NULL', image('NEW')),
    trigger('UPDATE', 'OLD', image('OLD'), image('NEW')),
    trigger('DELETE', 'OLD', image('OLD'), 'NULL'),
  ].join('\n');
}
