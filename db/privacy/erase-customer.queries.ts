import type { LocalDate } from '../../shared/dates/local-date.ts';
import { namesCustomer, nameVariants } from '../../shared/privacy/name-variants.ts';
import { PERSONAL_TABLES } from '../../shared/privacy/personal-columns.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { CUSTOMER_ROWS } from './customer-rows.ts';

/** What tells a customer apart, gathered before anything is erased: its names over time, its people, their addresses and numbers. */
export function customerIdentifiers(db: ReadDb, customerId: number): { names: string[]; all: string[] } {
  const texts = (sql: string) =>
    db
      .prepare<{ text: string | null }>(sql)
      .all({ id: customerId })
      .flatMap(({ text }) => (text === null || text.trim() === '' ? [] : [text]));
  const merged = (column: string) => `SELECT json_extract(merged_row, '$.${column}') AS text FROM customer_merges WHERE keep_id = :id`;
  const names = texts(`SELECT name AS text FROM customers WHERE id = :id UNION SELECT name FROM customer_aliases WHERE customer_id = :id
    UNION ${merged('name')} UNION SELECT subject FROM journal WHERE customer_id = :id`);
  const others = texts(`SELECT contact_name AS text FROM customers WHERE id = :id UNION SELECT email FROM customers WHERE id = :id
    UNION SELECT phone FROM customers WHERE id = :id UNION SELECT iban FROM customers WHERE id = :id
    UNION SELECT name FROM customer_contacts WHERE customer_id = :id UNION SELECT email FROM customer_contacts WHERE customer_id = :id
    UNION SELECT phone FROM customer_contacts WHERE customer_id = :id UNION SELECT made_by FROM promises WHERE customer_id = :id
    UNION SELECT spoken_to FROM reminder_contacts WHERE customer_id = :id UNION SELECT recipient FROM messages WHERE customer_id = :id
    UNION ${merged('email')} UNION ${merged('phone')} UNION ${merged('contact_name')}`);
  return { names, all: [...names, ...others] };
}

/** Rows that refer to others go before them. */
const REMOVED_IN_ORDER = [
  'letter_overrides',
  'letter_invoices',
  'messages',
  'attachments',
  'letters',
  'customer_typed_fields',
  'customer_aliases',
  'customer_merges',
  'customer_contacts',
] as const;

/** Tables whose rows are erased on their own terms, below or elsewhere. */
const APART = new Set(['customers', 'imports', 'import_changes', 'journal', 'bank_movements']);
/** Where emptiness is refused, or would say something else. */
const INSTEAD: Readonly<Record<string, string | null>> = { 'late_fee_waivers.reason': 'anonymisé', 'returned_payments.taken_out': null };

/**
 * Takes out of a customer's rows all that tells who it is. Amounts and dates stay, and with them every figure; letters, messages and files
 * go. Within a transaction.
 */
export function eraseCustomerRows(db: WriteDb, customerId: number, today: LocalDate, names: readonly string[]): void {
  const id = { id: customerId };
  eraseMovements(db, customerId, names);
  eraseImportedRows(db, customerId);
  for (const [table, rule] of Object.entries(PERSONAL_TABLES)) {
    if (rule === 'remove' || APART.has(table)) continue;
    const values = rule.erase.map((column) => `${column} = ${literal(INSTEAD[`${table}.${column}`], `${table}.${column}` in INSTEAD)}`);
    db.prepare(`UPDATE ${table} SET ${values.join(', ')} WHERE ${CUSTOMER_ROWS[table]}`).run(id);
  }
  db.prepare('UPDATE reminder_contacts SET letter_id = NULL WHERE customer_id = :id').run(id);
  for (const table of REMOVED_IN_ORDER) db.prepare(`DELETE FROM ${table} WHERE ${CUSTOMER_ROWS[table]}`).run(id);
  const emptied = (PERSONAL_TABLES.customers as { erase: readonly string[] }).erase.filter((column) => !column.endsWith('name'));
  db.prepare(
    `UPDATE customers SET ${emptied.map((column) => `${column} = ''`).join(', ')}, contact_name = '', name = :name, match_name = :match,
       paused_until = NULL, wrong_number_on = NULL WHERE id = :id`,
  ).run({ ...id, name: anonymousName(customerId), match: `client anonymise ${customerId}` });
  db.prepare('INSERT INTO anonymised_customers (customer_id, anonymised_on) VALUES (?, ?)').run(customerId, today);
}

/** What an anonymised customer is called from then on. */
export function anonymousName(customerId: number): string {
  return `Client anonymisé ${customerId}`;
}

function literal(value: string | null | undefined, isGiven: boolean): string {
  if (!isGiven) return "''";
  return value === null || value === undefined ? 'NULL' : `'${value}'`;
}

/** Lines of bank statements: those that became its payments, and those that wait or were put aside and bear its name. */
function eraseMovements(db: WriteDb, customerId: number, names: readonly string[]): void {
  for (const table of ['bank_movements', 'returned_payments'] as const) {
    const own = new Set(
      db
        .prepare<{ id: number }>(`SELECT id FROM ${table} WHERE ${CUSTOMER_ROWS[table]}`)
        .all({ id: customerId })
        .map(({ id }) => id),
    );
    const rows = db.prepare<{ id: number; text: string }>(`SELECT id, label || ' ' || counterparty AS text FROM ${table}`).all();
    const erase = db.prepare(`UPDATE ${table} SET label = '', counterparty = '', reference = '', bank_reference = '' WHERE id = ?`);
    for (const { id, text } of rows) if (own.has(id) || names.some((name) => namesCustomer(text, name))) erase.run(id);
  }
}

/** What imports changed in its rows: every text of it goes, so that such an import can no longer be undone, and says so. */
function eraseImportedRows(db: WriteDb, customerId: number): void {
  const emptied = (image: string | null) => {
    if (image === null) return null;
    const row = JSON.parse(image) as Record<string, unknown>;
    return JSON.stringify(
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === 'string' && !isDay(value) ? '' : value])),
    );
  };
  const update = db.prepare('UPDATE import_changes SET before = ?, after = ? WHERE id = ?');
  for (const { id, before, after } of db
    .prepare<{ id: number; before: string | null; after: string | null }>(
      `SELECT id, before, after FROM import_changes WHERE ${CUSTOMER_ROWS.import_changes}`,
    )
    .all({ id: customerId }))
    update.run(emptied(before), emptied(after), id);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}(-\d{2})?$/.test(text);
}

/** Other customers' own rows, and the company's: who bears the same name there is somebody else. What is noted there is looked at all the same. */
const OF_OTHERS = new Set([
  'company',
  'customers',
  'customer_contacts',
  'customer_aliases',
  'letters',
  'letter_templates',
  'messages',
  'journal',
  'reminder_plans',
]);
const NOTED = new Set(['customers.notes', 'customers.pause_reason']);

/** Replaces its names, addresses and numbers in every text of the file that belongs to no other customer. Says in how many. */
export function replaceIdentifiers(db: WriteDb, identifiers: readonly string[], replacement: string): number {
  const variants = nameVariants(identifiers);
  if (variants.length === 0) return 0;
  const columns = db
    .prepare<{ table: string; column: string }>(
      `SELECT t.name AS "table", c.name AS "column" FROM main.sqlite_schema t JOIN pragma_table_info(t.name) c
       WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT' AND c.pk = 0`,
    )
    .all()
    .filter(({ table, column }) => !OF_OTHERS.has(table) || NOTED.has(`${table}.${column}`));
  let changed = 0;
  for (const { table, column } of columns) {
    for (const variant of variants) {
      changed += db
        .prepare(`UPDATE "${table}" SET "${column}" = replace("${column}", :variant, :replacement) WHERE instr("${column}", :variant) > 0`)
        .run({
          variant,
          replacement,
        }).changes;
    }
  }
  return changed;
}
