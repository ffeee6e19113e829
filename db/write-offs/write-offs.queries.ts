import type { Cents } from '../../shared/money/cents.ts';
import { allowsVatNote, lostVat } from '../../shared/write-offs/vat-recovery.ts';
import type { VatLine, WriteOff, WriteOffReason } from '../../shared/write-offs/write-offs.contract.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { rowsBy } from '../rows-by.ts';

/** Says why a payment of kind `writeOff` was made. Inside the caller's transaction. */
export function insertWriteOffReason(db: WriteDb, paymentId: number, reason: WriteOffReason, note: string): void {
  db.prepare('INSERT INTO write_offs (payment_id, reason, note) VALUES (?, ?, ?)').run(paymentId, reason, note);
}

type Row = Omit<WriteOff, 'allocations' | 'allowsVatNote'>;

/** What was given up, latest first; of one customer, or of all. */
export function listWriteOffs(db: ReadDb, customerId?: number): WriteOff[] {
  const scope = customerId === undefined ? '' : 'AND p.customer_id = :customerId';
  const parameters = customerId === undefined ? {} : { customerId };
  const allocations = rowsBy(
    db
      .prepare<{ paymentId: number; invoiceId: number; invoiceNumber: string; amountCents: Cents }>(
        `SELECT a.payment_id AS paymentId, a.invoice_id AS invoiceId, i.number AS invoiceNumber, sum(a.amount_cents) AS amountCents
         FROM payments p JOIN allocations a ON a.payment_id = p.id JOIN invoices i ON i.id = a.invoice_id
         WHERE p.kind = 'writeOff' ${scope} GROUP BY a.payment_id, a.invoice_id ORDER BY min(a.id)`,
      )
      .all(parameters),
    ({ paymentId }) => paymentId,
  );
  return db
    .prepare<Row>(
      `SELECT p.id AS paymentId, p.customer_id AS customerId, c.name AS customerName, p.paid_on AS "on",
              p.amount_cents AS amountCents, w.reason, coalesce(w.note, '') AS note, p.import_id AS importId
       FROM payments p JOIN customers c ON c.id = p.customer_id LEFT JOIN write_offs w ON w.payment_id = p.id
       WHERE p.kind = 'writeOff' ${scope} ORDER BY p.paid_on DESC, p.id DESC`,
    )
    .all(parameters)
    .map((row) => ({
      ...row,
      allocations: (allocations.get(row.paymentId) ?? []).map(({ paymentId: _paymentId, ...allocation }) => allocation),
      allowsVatNote: allowsVatNote(row.reason),
    }));
}

/** What a loss takes off each invoice, oldest due first, split between price and tax where the VAT of the invoice is known. */
export function vatLinesOf(db: ReadDb, paymentId: number): VatLine[] {
  return db
    .prepare<Omit<VatLine, 'lostNetCents' | 'lostVatCents'> & { alreadyLostCents: Cents }>(
      `SELECT i.id AS invoiceId, i.number AS invoiceNumber, i.issued_on AS issuedOn, i.total_cents AS totalCents,
              sum(a.amount_cents) AS lostCents, v.vat_cents AS vatCents,
              coalesce((SELECT sum(e.amount_cents) FROM allocations e JOIN payments q ON q.id = e.payment_id
                WHERE e.invoice_id = i.id AND q.kind = 'writeOff' AND (q.paid_on < p.paid_on OR (q.paid_on = p.paid_on AND q.id < p.id))), 0)
                AS alreadyLostCents
       FROM payments p JOIN allocations a ON a.payment_id = p.id JOIN invoices i ON i.id = a.invoice_id
            LEFT JOIN invoice_vat v ON v.invoice_id = i.id
       WHERE p.id = ? AND p.kind = 'writeOff' GROUP BY i.id ORDER BY i.due_on, i.id`,
    )
    .all(paymentId)
    .map(({ alreadyLostCents, ...line }) => {
      const split = line.vatCents === null ? null : lostVat({ ...line, vatCents: line.vatCents, alreadyLostCents });
      return { ...line, lostNetCents: split?.netCents ?? null, lostVatCents: split?.vatCents ?? null };
    });
}

/** Says what VAT a whole invoice bears. Inside the caller's transaction. */
export function setInvoiceVat(db: WriteDb, invoiceId: number, vatCents: Cents): void {
  db.prepare(
    'INSERT INTO invoice_vat (invoice_id, vat_cents) VALUES (?, ?) ON CONFLICT (invoice_id) DO UPDATE SET vat_cents = excluded.vat_cents',
  ).run(invoiceId, vatCents);
}
