import type { RemovedRows } from '../../shared/imports/import-plan.ts';
import { markStale } from '../dashboard/customer-months.queries.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { change, type RecordedTable } from './recorded-changes.queries.ts';

/** Takes out rows whose place an import's own rows take, and keeps what they were. To be called once the new rows are written, so that no id comes twice. */
export function takeOut(db: WriteDb, importId: number, removed: RemovedRows): void {
  const { invoiceIds, paymentIds, allocationIds, releasedInvoiceIds, releasedPaymentIds } = removed;
  const remove = (table: RecordedTable, ids: readonly number[]) => {
    const statement = db.prepare(`DELETE FROM ${table} WHERE id = ?`);
    for (const id of ids) change(db, importId, table, id, () => statement.run(id));
  };
  remove('allocations', allocationIds);
  const payments = JSON.stringify(paymentIds);
  remove(
    'bank_movements',
    idsOf(db, 'SELECT id FROM bank_movements WHERE payment_id IN (SELECT value FROM json_each(:payments))', { payments }),
  );
  remove(
    'ledger_opening_documents',
    idsOf(
      db,
      `SELECT d.id FROM ledger_opening_documents d JOIN ledger_openings o ON o.id = d.opening_id AND o.import_id <> :importId
       WHERE d.invoice_id IN (SELECT value FROM json_each(:invoices)) OR d.payment_id IN (SELECT value FROM json_each(:payments))`,
      {
        importId,
        invoices: JSON.stringify([...invoiceIds, ...releasedInvoiceIds]),
        payments: JSON.stringify([...paymentIds, ...releasedPaymentIds]),
      },
    ),
  );
  remove('payments', paymentIds);
  remove('invoices', invoiceIds);
}

function idsOf(db: ReadDb, sql: string, values: Record<string, string | number>): number[] {
  return db
    .prepare<{ id: number }>(sql)
    .all(values)
    .map(({ id }) => id);
}

/** In the order in which they refer to each other. */
const PUT_BACK: readonly RecordedTable[] = ['invoices', 'payments', 'ledger_opening_documents', 'bank_movements', 'allocations'];

/** Puts back what an import took out, each row under its own id. */
export function putBack(
  db: WriteDb,
  changes: readonly { readonly table: RecordedTable; readonly before: string | null; readonly after: string | null }[],
): void {
  for (const table of PUT_BACK) {
    for (const { table: own, before, after } of changes) {
      if (own !== table || before === null || after !== null) continue;
      const values = JSON.parse(before) as Record<string, string | number | null>;
      const columns = Object.keys(values);
      db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(
        ...Object.values(values),
      );
      markRestored(db, table, values);
    }
  }
}

/** Rows that bear an import's id tell nothing of themselves to the sums of their customers. */
function markRestored(db: WriteDb, table: RecordedTable, values: Record<string, string | number | null>): void {
  const mark = (customerId: unknown, day: unknown) => markStale(db, new Map([[Number(customerId), String(day).slice(0, 7)]]));
  if (table === 'invoices') mark(values.customer_id, values.issued_on);
  if (table === 'payments') mark(values.customer_id, values.paid_on);
  if (table !== 'allocations') return;
  const invoice = db.prepare<{ customerId: number; day: string }>(
    'SELECT customer_id AS customerId, issued_on AS day FROM invoices WHERE id = ?',
  );
  const payment = db.prepare<{ customerId: number; day: string }>(
    'SELECT customer_id AS customerId, paid_on AS day FROM payments WHERE id = ?',
  );
  for (const found of [invoice.get(values.invoice_id ?? 0), payment.get(values.payment_id ?? 0)])
    if (found) mark(found.customerId, found.day);
}
