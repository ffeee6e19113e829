import type { YearMonth } from '../../shared/dates/year-month.ts';
import type { UndoBlocker } from '../../shared/imports/undo-blockers.fr.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { writeForecast } from '../forecasts/forecasts.queries.ts';
import { takeBackMovements } from './bank-movements.queries.ts';
import { restoreMappings } from './import-mappings.queries.ts';
import { deleteOpenings } from './ledger-openings.queries.ts';
import { type RecordedTable, rowImage } from './recorded-changes.queries.ts';
import { putBack } from './removed-rows.queries.ts';
import { takeBackReturns } from './returned-payments.queries.ts';
import { TAKEN_OUT_OF } from './standing-imports.queries.ts';
import { takeBackVat } from './stated-vat.queries.ts';

/** Invoices that an import added, joined to what names them in another table. */
const addedInvoiceIn = (table: string, condition = '') =>
  `SELECT i.number AS subject FROM ${table} x JOIN invoices i ON i.id = x.invoice_id WHERE i.import_id = :importId ${condition} LIMIT 1`;

const addedCustomerIn = (table: string, condition = '') =>
  `SELECT c.name AS subject FROM ${table} x JOIN customers c ON c.id = x.customer_id WHERE c.import_id = :importId ${condition} LIMIT 1`;

/** Invoices that an import changed, and that were open to later work. */
const changedInvoiceIn = (table: string, join: string, condition: string) =>
  `SELECT i.number AS subject FROM import_changes ch JOIN imports im ON im.id = ch.import_id JOIN invoices i ON i.id = ch.row_id
   JOIN ${table} x ON x.invoice_id = i.id ${join}
   WHERE ch.import_id = :importId AND ch.table_name = 'invoices' AND ${condition} LIMIT 1`;

/** The file of a later import that decided on what this one left waiting. */
function matchedLater(table: string): string {
  return `SELECT im.file_name AS subject FROM import_changes ch JOIN ${table} x ON x.id = ch.row_id JOIN imports im ON im.id = ch.import_id
    WHERE ch.table_name = '${table}' AND x.import_id = :importId AND ch.import_id <> :importId LIMIT 1`;
}

/** Payments that an import allocated though another brought them, as later work on them names them. */
const matchedPaymentIn = (table: string, condition = '') =>
  `SELECT c.name AS subject FROM import_changes ch JOIN ${table} x ON x.payment_id = ch.row_id JOIN payments p ON p.id = ch.row_id
   JOIN customers c ON c.id = p.customer_id WHERE ch.import_id = :importId AND ch.table_name = 'payments' ${condition} LIMIT 1`;

/** Each kind of later work, and one invoice or customer it concerns. */
const LATER_WORK: readonly (readonly [UndoBlocker, string])[] = [
  ...['bank_movements', 'payments'].map((table) => ['matchedByImport', matchedLater(table)] as const),
  [
    'returnedByImport',
    `SELECT im.file_name AS subject FROM returned_payments r JOIN imports im ON im.id = r.import_id
     WHERE r.import_id <> :importId AND ${TAKEN_OUT_OF} LIMIT 1`,
  ],
  [
    'replacedByImport',
    `SELECT im.file_name AS subject FROM import_changes ch JOIN imports im ON im.id = ch.import_id
     WHERE ch.import_id > :importId AND ch.after IS NULL AND ch.table_name IN ('invoices', 'payments', 'allocations')
       AND json_extract(ch.before, '$.import_id') = :importId LIMIT 1`,
  ],
  [
    'replacedByImport',
    `SELECT im.file_name AS subject FROM import_changes ch JOIN imports im ON im.id = ch.import_id
     JOIN ledger_openings o ON o.id = json_extract(ch.before, '$.opening_id') AND o.import_id = :importId
     WHERE ch.import_id > :importId AND ch.table_name = 'ledger_opening_documents' LIMIT 1`,
  ],
  [
    'carriedByImport',
    `SELECT im.file_name AS subject FROM ledger_openings o JOIN imports im ON im.id = o.import_id
     WHERE o.import_id > :importId AND NOT EXISTS (SELECT 1 FROM ledger_opening_documents d WHERE d.opening_id = o.id)
       AND (EXISTS (SELECT 1 FROM invoices i WHERE i.import_id = :importId AND i.customer_id = o.customer_id AND i.issued_on < o.opens_on)
         OR EXISTS (SELECT 1 FROM payments p WHERE p.import_id = :importId AND p.customer_id = o.customer_id AND p.paid_on < o.opens_on))
     LIMIT 1`,
  ],
  ['invoiceAllocated', addedInvoiceIn('allocations', 'AND x.import_id IS NOT :importId')],
  [
    'invoiceAllocated',
    `SELECT i.number AS subject FROM allocations x JOIN invoices i ON i.id = x.credit_note_id
     WHERE i.import_id = :importId AND x.import_id IS NOT :importId LIMIT 1`,
  ],
  [
    'paymentAllocated',
    `SELECT c.name AS subject FROM allocations x JOIN payments p ON p.id = x.payment_id JOIN customers c ON c.id = p.customer_id
     WHERE p.import_id = :importId AND x.import_id IS NOT :importId LIMIT 1`,
  ],
  [
    'paymentInSchedule',
    `SELECT c.name AS subject FROM instalment_payments x JOIN payments p ON p.id = x.payment_id JOIN customers c ON c.id = p.customer_id
     WHERE p.import_id = :importId LIMIT 1`,
  ],
  [
    'paymentAllocated',
    `SELECT c.name AS subject FROM bank_movements m JOIN payments p ON p.id = m.payment_id JOIN customers c ON c.id = p.customer_id
     WHERE m.import_id = :importId AND m.decided_on IS NOT NULL LIMIT 1`,
  ],
  [
    // A discount that its payment earned would stay without it.
    'paymentAllocated',
    `SELECT c.name AS subject FROM earned_discounts x JOIN payments p ON p.id = x.payment_id JOIN customers c ON c.id = p.customer_id
     WHERE p.import_id = :importId LIMIT 1`,
  ],
  ['paymentAllocated', matchedPaymentIn('earned_discounts')],
  ['paymentAllocated', matchedPaymentIn('allocations', 'AND (x.import_id IS NULL OR x.import_id > :importId)')],
  ['paymentInSchedule', matchedPaymentIn('instalment_payments')],
  [
    'paymentAllocated',
    `SELECT c.name AS subject FROM fee_payments x JOIN payments p ON p.id = x.payment_id JOIN customers c ON c.id = p.customer_id
     WHERE p.import_id = :importId LIMIT 1`,
  ],
  ['paymentAllocated', matchedPaymentIn('fee_payments')],
  ['invoiceAllocated', addedInvoiceIn('fee_payments')],
  [
    'invoiceCancelled',
    `SELECT number AS subject FROM invoices i WHERE import_id = :importId AND cancelled_on IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM import_changes ch WHERE ch.import_id = :importId AND ch.table_name = 'invoices' AND ch.row_id = i.id AND ch.before IS NULL)
     LIMIT 1`,
  ],
  ['invoiceInLetter', addedInvoiceIn('letter_invoices')],
  ['invoiceInSchedule', addedInvoiceIn('schedule_invoices')],
  ['invoiceReminded', addedInvoiceIn('reminder_contact_invoices')],
  ['invoiceDisputed', addedInvoiceIn('disputes', 'AND x.import_id IS NOT :importId')],
  ['invoicePromised', addedInvoiceIn('promise_invoices')],
  ['lateFeesWaived', addedInvoiceIn('late_fee_waivers')],
  ['invoiceInLegalCase', addedInvoiceIn('legal_case_invoices')],
  ['invoiceHandedOver', addedInvoiceIn('hand_over_invoices')],
  ['invoiceInterrupted', addedInvoiceIn('prescription_interruptions')],
  ['invoiceAttached', addedInvoiceIn('attachments')],
  [
    'invoiceChanged',
    `SELECT i.number AS subject FROM import_changes ch JOIN invoices i ON i.id = ch.row_id
     WHERE ch.table_name = 'invoices' AND ch.import_id > :importId AND i.import_id = :importId LIMIT 1`,
  ],
  [
    'invoiceOverAllocated',
    `SELECT i.number AS subject FROM import_changes ch JOIN invoices i ON i.id = ch.row_id
     WHERE ch.import_id = :importId AND ch.table_name = 'invoices'
       AND (SELECT coalesce(sum(a.amount_cents), 0) FROM allocations a
            WHERE (a.invoice_id = i.id OR a.credit_note_id = i.id) AND a.import_id IS NOT :importId)
           > abs(json_extract(ch.before, '$.total_cents')) LIMIT 1`,
  ],
  [
    'invoiceInLetter',
    changedInvoiceIn('letter_invoices', 'JOIN letters l ON l.id = x.letter_id', 'coalesce(l.printed_on, im.imported_on) >= im.imported_on'),
  ],
  ['invoiceInSchedule', changedInvoiceIn('schedule_invoices', 'JOIN schedules s ON s.id = x.schedule_id', 's.agreed_on >= im.imported_on')],
  ['customerUsed', addedCustomerIn('invoices', 'AND x.import_id IS NOT :importId')],
  ['customerUsed', addedCustomerIn('ledger_openings', 'AND x.import_id IS NOT :importId')],
  ['customerUsed', addedCustomerIn('customer_aliases', 'AND x.import_id IS NOT :importId')],
  [
    'customerUsed',
    addedCustomerIn(
      'payments',
      `AND x.import_id IS NOT :importId AND NOT EXISTS (
         SELECT 1 FROM import_changes ch WHERE ch.import_id = :importId AND ch.table_name = 'payments' AND ch.row_id = x.id)`,
    ),
  ],
  ...[
    'letters',
    'schedules',
    'promises',
    'reminder_contacts',
    'customer_contacts',
    'legal_cases',
    'hand_overs',
    'attachments',
    'messages',
    'call_backs',
  ].map((table) => ['customerUsed', addedCustomerIn(table)] as const),
];

interface ChangeRow {
  table: RecordedTable;
  rowId: number;
  before: string | null;
  after: string | null;
}

/** The first piece of later work found that stands on an import, if any. */
export function findUndoBlocker(db: ReadDb, importId: number): { blocker: UndoBlocker; subject: string } | null {
  for (const [blocker, sql] of LATER_WORK) {
    const found = db.prepare<{ subject: string }>(sql).get({ importId });
    if (found) return { blocker, subject: found.subject };
  }
  for (const { table, rowId, after } of changesOf(db, importId)) {
    if (table === 'invoice_vat' || isAsRecorded(rowImage(db, table, rowId), after)) continue;
    const blocker = (
      {
        customers: 'customerChanged',
        invoices: 'invoiceChanged',
        disputes: 'disputeChanged',
        forecasts: 'forecastChanged',
        payments: 'paymentChanged',
        bank_movements: 'paymentChanged',
        allocations: 'invoiceAllocated',
        ledger_opening_documents: 'invoiceChanged',
      } as const
    )[table];
    return { blocker, subject: subjectOf(table, after) ?? String(rowId) };
  }
  return null;

  function subjectOf(table: ChangeRow['table'], after: string | null): string | null {
    const row = JSON.parse(after ?? '{}') as {
      name?: string;
      number?: string;
      month?: string;
      invoice_id?: number;
      customer_id?: number;
      label?: string;
    };
    if (table === 'customers') return row.name ?? null;
    if (table === 'forecasts') return row.month ?? null;
    if (table === 'invoices') return row.number ?? null;
    if (table === 'bank_movements') return row.label ?? null;
    if (table === 'payments')
      return db.prepare<{ name: string }>('SELECT name FROM customers WHERE id = ?').get(row.customer_id)?.name ?? null;
    return db.prepare<{ number: string }>('SELECT number FROM invoices WHERE id = ?').get(row.invoice_id)?.number ?? null;
  }
}

/** Whether a row is what the import left; columns that the file got since then are no later work. */
function isAsRecorded(now: string | null, after: string | null): boolean {
  if (now === after || now === null || after === null) return now === after;
  const row = JSON.parse(now) as Record<string, unknown>;
  return Object.entries(JSON.parse(after) as Record<string, unknown>).every(([column, value]) => row[column] === value);
}

const RESTORED_APART: ReadonlySet<RecordedTable> = new Set([
  'forecasts',
  'payments',
  'bank_movements',
  'allocations',
  'ledger_opening_documents',
  'invoice_vat',
]);

/**
 * Takes an import back: removes what it added, restores what it changed. To be called in a transaction, once nothing stands on it
 * (`findUndoBlocker`). Its record and the file remain in the history.
 */
export function undoImport(db: WriteDb, importId: number, undoneAt: string): void {
  restoreMappings(db, importId);
  takeBackReturns(db, importId);
  db.prepare('DELETE FROM customer_aliases WHERE import_id = ?').run(importId);
  db.prepare('DELETE FROM allocations WHERE import_id = ?').run(importId);
  deleteOpenings(db, importId);
  const changes = changesOf(db, importId).reverse();
  putBack(db, changes);
  waitAgain(db, changes);
  takeBackMovements(db, importId);
  db.prepare('DELETE FROM payments WHERE import_id = ?').run(importId);
  db.prepare('DELETE FROM charges WHERE import_id = ?').run(importId);
  for (const { table, rowId, before } of changes) if (table === 'disputes' && before === null) remove(db, table, rowId);
  for (const { table, before, after } of changes) if (table === 'forecasts') restoreForecast(db, before, after);
  for (const { table, rowId, before } of changes) if (!RESTORED_APART.has(table) && before !== null) restore(db, table, rowId, before);
  for (const taken of changes) if (taken.table === 'invoice_vat') takeBackVat(db, taken);
  db.prepare('DELETE FROM invoices WHERE import_id = ?').run(importId);
  for (const { table, rowId, before } of changes) if (table === 'customers' && before === null) remove(db, table, rowId);
  db.prepare('DELETE FROM import_changes WHERE import_id = ?').run(importId);
  db.prepare('UPDATE imports SET undone_at = ? WHERE id = ?').run(undoneAt, importId);
}

/** What the import made of payments and movements that waited: they wait again, as they were. */
function waitAgain(db: WriteDb, changes: readonly ChangeRow[]): void {
  const payments = changes.filter(({ table }) => table === 'payments');
  for (const { table, rowId, before } of changes) if (table === 'bank_movements' && before !== null) restore(db, table, rowId, before);
  for (const { rowId, before } of payments) {
    if (before === null) remove(db, 'payments', rowId);
    else restore(db, 'payments', rowId, before);
  }
}

function changesOf(db: ReadDb, importId: number): ChangeRow[] {
  return db
    .prepare<ChangeRow>(
      `SELECT table_name AS "table", row_id AS rowId, before, after FROM import_changes
       WHERE import_id = ? AND table_name NOT IN ('import_mappings', 'imported_vat') ORDER BY id`,
    )
    .all(importId);
}

interface ForecastRow {
  month: YearMonth;
  revenue_cents: Cents | null;
  fixed_charges_cents: Cents | null;
  variable_charges_cents: Cents | null;
}

function restoreForecast(db: WriteDb, before: string | null, after: string | null): void {
  const old = before === null ? null : (JSON.parse(before) as ForecastRow);
  const { month } = old ?? (JSON.parse(after ?? '{}') as ForecastRow);
  writeForecast(db, {
    month,
    revenueCents: old?.revenue_cents ?? null,
    fixedChargesCents: old?.fixed_charges_cents ?? null,
    variableChargesCents: old?.variable_charges_cents ?? null,
  });
}

function remove(db: WriteDb, table: ChangeRow['table'], rowId: number): void {
  db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(rowId);
}

function restore(db: WriteDb, table: ChangeRow['table'], rowId: number, before: string): void {
  const { id: _id, ...values } = JSON.parse(before) as Record<string, string | number | null>;
  const columns = Object.keys(values);
  db.prepare(`UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`).run(
    ...Object.values(values),
    rowId,
  );
}
