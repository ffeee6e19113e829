import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { UnpaidFigures } from '../../shared/legal/collection-guide.ts';
import type { ReadDb } from '../database.ts';

/** What invoices due from a day to another came to, less the credit notes put against them, and what of it is unpaid, or was written off, at `asOf`. */
export function unpaidSales(db: ReadDb, from: LocalDate, to: LocalDate, asOf: LocalDate): UnpaidFigures & { unpaidCount: number } {
  const row = db
    .prepare<UnpaidFigures & { unpaidCount: number }>(
      `WITH cohort AS (
         SELECT i.total_cents AS total,
                coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.invoice_id = i.id AND a.allocated_on <= :asOf), 0) AS taken,
                coalesce((SELECT sum(a.amount_cents) FROM allocations a
                  WHERE a.invoice_id = i.id AND a.credit_note_id IS NOT NULL AND a.allocated_on <= :asOf), 0) AS credited,
                coalesce((SELECT sum(a.amount_cents) FROM allocations a JOIN payments p ON p.id = a.payment_id
                  WHERE a.invoice_id = i.id AND p.kind = 'writeOff' AND a.allocated_on <= :asOf), 0) AS writtenOff
         FROM invoices i WHERE i.kind = 'invoice' AND i.cancelled_on IS NULL AND i.issued_on <= :asOf AND i.due_on BETWEEN :from AND :to)
       SELECT coalesce(sum(total - credited), 0) AS salesCents, coalesce(sum(total - taken), 0) AS unpaidCents,
              coalesce(sum(writtenOff), 0) AS writtenOffCents, coalesce(sum(total > taken), 0) AS unpaidCount
       FROM cohort`,
    )
    .get({ from, to, asOf });
  if (!row) throw new Error('a sum has a row');
  return row;
}
