import type { ImportPlan } from '../../shared/imports/import-plan.ts';
import type { StoredOpening } from '../../shared/imports/later-ledgers.ts';
import type { UndoBlocker } from '../../shared/imports/undo-blockers.fr.ts';
import type { ReadDb, WriteDb } from '../database.ts';

type OpeningRow = Omit<StoredOpening, 'invoiceIds' | 'paymentIds'> & { invoiceIds: string; paymentIds: string };

/** What customers owed when the imported ledgers opened; imports undone have none. */
export function storedOpenings(db: ReadDb): StoredOpening[] {
  return db
    .prepare<OpeningRow>(
      `SELECT o.import_id AS importId, m.file_name AS fileName, o.customer_id AS customerId, c.name AS customerName, o.opens_on AS opensOn,
              o.net_cents AS netCents,
              (SELECT json_group_array(d.invoice_id) FROM ledger_opening_documents d WHERE d.opening_id = o.id AND d.invoice_id IS NOT NULL) AS invoiceIds,
              (SELECT json_group_array(d.payment_id) FROM ledger_opening_documents d WHERE d.opening_id = o.id AND d.payment_id IS NOT NULL) AS paymentIds
       FROM ledger_openings o JOIN imports m ON m.id = o.import_id JOIN customers c ON c.id = o.customer_id ORDER BY o.id`,
    )
    .all()
    .map((row) => ({ ...row, invoiceIds: JSON.parse(row.invoiceIds) as number[], paymentIds: JSON.parse(row.paymentIds) as number[] }));
}

export function insertOpenings(db: WriteDb, importId: number, { newOpenings }: ImportPlan): void {
  const insert = db.prepare('INSERT INTO ledger_openings (import_id, customer_id, opens_on, net_cents) VALUES (?, ?, ?, ?)');
  const document = db.prepare('INSERT INTO ledger_opening_documents (opening_id, invoice_id, payment_id) VALUES (?, ?, ?)');
  for (const { customerId, opensOn, netCents, invoiceIds, paymentIds } of newOpenings) {
    const openingId = Number(insert.run(importId, customerId, opensOn, netCents).lastInsertRowid);
    for (const invoiceId of invoiceIds) document.run(openingId, invoiceId, null);
    for (const paymentId of paymentIds) document.run(openingId, null, paymentId);
  }
}

export function deleteOpenings(db: WriteDb, importId: number): void {
  db.prepare('DELETE FROM ledger_opening_documents WHERE opening_id IN (SELECT id FROM ledger_openings WHERE import_id = ?)').run(importId);
  db.prepare('DELETE FROM ledger_openings WHERE import_id = ?').run(importId);
}

const named = (table: string, join = '') =>
  `SELECT i.number AS subject FROM ${table} x JOIN invoices i ON i.id = x.invoice_id ${join}
   WHERE i.id IN (SELECT value FROM json_each(:invoices)) LIMIT 1`;

const received = (table: string, condition = '') =>
  `SELECT c.name AS subject FROM ${table} x JOIN payments p ON p.id = x.payment_id JOIN customers c ON c.id = p.customer_id
   WHERE p.id IN (SELECT value FROM json_each(:payments)) ${condition} LIMIT 1`;

/** What names a document, so that it cannot give way to others. */
const NAMING: readonly (readonly [UndoBlocker, string])[] = [
  [
    'invoiceCancelled',
    'SELECT number AS subject FROM invoices WHERE cancelled_on IS NOT NULL AND id IN (SELECT value FROM json_each(:invoices)) LIMIT 1',
  ],
  ['invoiceInLetter', named('letter_invoices')],
  ['invoiceInSchedule', named('schedule_invoices')],
  ['invoiceReminded', named('reminder_contact_invoices')],
  ['invoiceDisputed', named('disputes')],
  ['invoicePromised', named('promise_invoices')],
  ['lateFeesWaived', named('late_fee_waivers')],
  ['invoiceInLegalCase', named('legal_case_invoices')],
  ['invoiceHandedOver', named('hand_over_invoices')],
  ['invoiceInterrupted', named('prescription_interruptions')],
  ['invoiceAttached', named('attachments')],
  ['paymentInSchedule', received('instalment_payments')],
  ['invoiceAllocated', named('fee_payments')],
  ['paymentAllocated', received('fee_payments')],
  ['paymentAllocated', received('bank_movements', `AND (x.decided_on IS NOT NULL OR x.import_id IS NOT p.import_id)`)],
];

/** The first piece of work found that names one of some documents, if any. */
export function findNamingWork(
  db: ReadDb,
  invoiceIds: readonly number[],
  paymentIds: readonly number[],
): { blocker: UndoBlocker; subject: string } | null {
  const values = { invoices: JSON.stringify(invoiceIds), payments: JSON.stringify(paymentIds) };
  for (const [blocker, sql] of NAMING) {
    const used = sql.includes(':payments') ? { payments: values.payments } : { invoices: values.invoices };
    const found = db.prepare<{ subject: string }>(sql).get(used);
    if (found) return { blocker, subject: found.subject };
  }
  return null;
}
