import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { GrantedCredit, MaintainedInvoice } from '../../shared/letters/answered-contests.ts';
import type { ReadDb } from '../database.ts';

/** Of these invoices, those whose disputes are all over by a day, the last one with the invoice maintained. */
export function maintainedInvoices(db: ReadDb, invoiceIds: readonly number[], asOf: LocalDate): MaintainedInvoice[] {
  return db
    .prepare<MaintainedInvoice>(
      `SELECT d.invoice_id AS invoiceId, d.closed_on AS closedOn
       FROM disputes d
       WHERE d.invoice_id IN (SELECT value FROM json_each(:ids)) AND d.outcome = 'maintained' AND d.closed_on <= :asOf
         AND NOT EXISTS (SELECT 1 FROM disputes o WHERE o.invoice_id = d.invoice_id AND o.id <> d.id AND o.opened_on <= :asOf
                         AND (o.closed_on IS NULL OR o.closed_on > :asOf OR (o.closed_on, o.id) > (d.closed_on, d.id)))`,
    )
    .all({ ids: JSON.stringify(invoiceIds), asOf });
}

/** Of these invoices, the credit notes that ended their disputes by a day and are put against them. */
export function grantedCredits(db: ReadDb, invoiceIds: readonly number[], asOf: LocalDate): GrantedCredit[] {
  return db
    .prepare<GrantedCredit>(
      `SELECT d.invoice_id AS invoiceId, d.closed_on AS closedOn, i.number AS invoiceNumber, n.number AS creditNoteNumber,
              sum(a.amount_cents) AS amountCents
       FROM disputes d JOIN invoices i ON i.id = d.invoice_id JOIN invoices n ON n.id = d.credit_note_id
            JOIN allocations a ON a.credit_note_id = n.id AND a.invoice_id = i.id AND a.allocated_on <= :asOf
       WHERE d.invoice_id IN (SELECT value FROM json_each(:ids)) AND d.closed_on <= :asOf GROUP BY d.id ORDER BY d.closed_on, d.id`,
    )
    .all({ ids: JSON.stringify(invoiceIds), asOf });
}
