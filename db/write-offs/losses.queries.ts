import type { LocalDate } from '../../shared/dates/local-date.ts';
import { addCents, type Cents } from '../../shared/money/cents.ts';
import { type InvoiceLoss, NO_LOSS, RELEASING_REASONS } from '../../shared/write-offs/remission.ts';
import type { ReadDb } from '../database.ts';
import { type InvoiceAtDate, invoicesAt } from '../invoices/open-invoices.queries.ts';

/** Of a payment `p`: a loss that leaves the customer owing it. One of which no reason is known releases nobody. */
export const IS_OWED_LOSS = /* sql */ `
  (p.kind = 'writeOff' AND NOT EXISTS (SELECT 1 FROM write_offs w WHERE w.payment_id = p.id
     AND w.reason IN (${RELEASING_REASONS.map((reason) => `'${reason}'`).join(', ')})))`;

/** What was written off each invoice by a day, of one customer or of all; invoices without a loss are not in it. */
export function lossesAt(db: ReadDb, asOf: LocalDate, customerId?: number): Map<number, InvoiceLoss> {
  const rows = db
    .prepare<InvoiceLoss & { invoiceId: number }>(
      `SELECT a.invoice_id AS invoiceId, sum(CASE WHEN ${IS_OWED_LOSS} THEN a.amount_cents ELSE 0 END) AS owedCents,
              sum(CASE WHEN ${IS_OWED_LOSS} THEN 0 ELSE a.amount_cents END) AS releasedCents
       FROM payments p JOIN allocations a ON a.payment_id = p.id JOIN invoices i ON i.id = a.invoice_id
       WHERE p.kind = 'writeOff' AND a.received_on IS NULL AND a.allocated_on <= :asOf AND (:customerId IS NULL OR i.customer_id = :customerId)
       GROUP BY a.invoice_id`,
    )
    .all({ asOf, customerId: customerId ?? null });
  return new Map(rows.map(({ invoiceId, owedCents, releasedCents }) => [invoiceId, { owedCents, releasedCents }]));
}

/** The same by the numbers of the invoices, of one customer. */
export function lossesByNumber(db: ReadDb, asOf: LocalDate, customerId: number): Map<string, InvoiceLoss> {
  const losses = lossesAt(db, asOf, customerId);
  if (losses.size === 0) return new Map();
  const numbers = db.prepare<{ id: number; number: string }>('SELECT id, number FROM invoices WHERE customer_id = ?').all(customerId);
  return new Map(numbers.flatMap(({ id, number }) => (losses.has(id) ? [[number, losses.get(id) ?? NO_LOSS] as const] : [])));
}

/** An invoice as it is claimed before a court or declared: what is open of it in our books, and the losses that the customer still owes. */
export interface ClaimedInvoice extends InvoiceAtDate {
  /** Within `openCents`. */
  lossCents: Cents;
  releasedCents: Cents;
}

/** The invoices and credit notes of a customer that were issued by a day and not cancelled, oldest due first, settled ones included. */
export function claimedInvoicesAt(db: ReadDb, asOf: LocalDate, customerId: number): ClaimedInvoice[] {
  const losses = lossesAt(db, asOf, customerId);
  return invoicesAt(db, asOf, customerId)
    .filter(({ cancelledOn }) => cancelledOn === null)
    .map((invoice) => {
      const { owedCents, releasedCents } = losses.get(invoice.id) ?? NO_LOSS;
      return { ...invoice, openCents: addCents(invoice.openCents, owedCents), lossCents: owedCents, releasedCents };
    });
}

/** Those of which something is owed. */
export function owedInvoicesAt(db: ReadDb, asOf: LocalDate, customerId: number): ClaimedInvoice[] {
  return claimedInvoicesAt(db, asOf, customerId).filter(({ kind, openCents }) => kind === 'invoice' && openCents > 0);
}
