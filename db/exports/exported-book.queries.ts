import type { Charge } from '../../shared/charges/charges.contract.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ExportedCreditNoteUse } from '../../shared/exports/credit-note-uses-sheet.fr.ts';
import type { ExportedCustomer } from '../../shared/exports/customers-sheet.fr.ts';
import type { InvoiceExtras } from '../../shared/exports/invoices-sheet.fr.ts';
import type { ExportedPaymentPart } from '../../shared/exports/payments-sheet.fr.ts';
import type { ForecastMonth } from '../../shared/forecasts/forecasts.contract.ts';
import { type Cents, cents } from '../../shared/money/cents.ts';
import type { ReadDb } from '../database.ts';

/** Every customer's details, by name. */
export function exportedCustomers(db: ReadDb): ExportedCustomer[] {
  return db
    .prepare<ExportedCustomer>(
      `SELECT c.id, c.code, c.name, c.kind, c.public_buyer AS publicBuyer, siren, siret, vat_number AS vatNumber, iban, language, contact_name AS contactName, email, phone, 
              address_line1 AS addressLine1, address_line2 AS addressLine2, address_line3 AS addressLine3, postal_code AS postalCode, city, country,
              segment, payment_terms AS paymentTerms, credit_limit_cents AS creditLimitCents, insolvency_on AS insolvencyOn, early_payment AS earlyPayment,
              coalesce(p.name, '') AS reminderPlan
       FROM customers c LEFT JOIN reminder_plans p ON p.id = c.reminder_plan_id ORDER BY match_name, c.id`,
    )
    .all()
    .map((customer) => ({ ...customer, publicBuyer: Boolean(customer.publicBuyer) }));
}

/** What an invoice bears beyond its amounts: its object, its own early-payment terms, and why it is disputed at a day. */
export function invoiceExtras(db: ReadDb, asOf: LocalDate): Map<number, InvoiceExtras> {
  const rows = db
    .prepare<InvoiceExtras & { id: number }>(
      `SELECT i.id, i.label, i.early_payment AS earlyPayment,
              coalesce((SELECT d.reason FROM disputes d
                WHERE d.invoice_id = i.id AND d.opened_on <= :asOf AND (d.closed_on IS NULL OR d.closed_on > :asOf)
                ORDER BY d.id DESC LIMIT 1), '') AS disputeReason
       FROM invoices i`,
    )
    .all({ asOf });
  return new Map(rows.map(({ id, ...extras }) => [id, extras]));
}

type PartRow = Omit<ExportedPaymentPart, 'amountCents'> & { totalCents: Cents; amountCents: Cents | null };

/** Payments and write-offs cut into what each settled and what is left of them, in the order of their days. */
export function exportedPaymentParts(db: ReadDb): ExportedPaymentPart[] {
  const rows = db
    .prepare<PartRow>(
      `SELECT p.id AS paymentId, p.paid_on AS paidOn, c.code AS customerCode, c.name AS customerName, p.kind, p.method, p.reference,
              p.amount_cents AS totalCents, i.number AS invoiceNumber, i.issued_on AS invoiceIssuedOn, a.allocated_on AS allocatedOn,
              a.amount_cents AS amountCents
       FROM payments p JOIN customers c ON c.id = p.customer_id
         LEFT JOIN allocations a ON a.payment_id = p.id LEFT JOIN invoices i ON i.id = a.invoice_id
       ORDER BY p.paid_on, p.id, a.id`,
    )
    .all();
  const parts: ExportedPaymentPart[] = [];
  let settled = 0;
  rows.forEach((row, index) => {
    const { totalCents, amountCents, ...part } = row;
    if (amountCents !== null) {
      parts.push({ ...part, amountCents });
      settled += amountCents;
    }
    if (rows[index + 1]?.paymentId === row.paymentId) return;
    const left = cents(totalCents - settled);
    if (left !== 0) parts.push({ ...part, invoiceNumber: null, invoiceIssuedOn: null, allocatedOn: null, amountCents: left });
    settled = 0;
  });
  return parts;
}

/** What credit notes were put against, in the order of the days. */
export function exportedCreditNoteUses(db: ReadDb): ExportedCreditNoteUse[] {
  return db
    .prepare<ExportedCreditNoteUse>(
      `SELECT c.code AS customerCode, c.name AS customerName, n.number AS creditNoteNumber, i.number AS invoiceNumber,
              i.issued_on AS invoiceIssuedOn, a.allocated_on AS allocatedOn, a.amount_cents AS amountCents
       FROM allocations a JOIN invoices n ON n.id = a.credit_note_id JOIN invoices i ON i.id = a.invoice_id
         JOIN customers c ON c.id = n.customer_id
       ORDER BY a.allocated_on, a.id`,
    )
    .all();
}

export function exportedCharges(db: ReadDb): Charge[] {
  return db
    .prepare<Charge>('SELECT id, charged_on AS date, amount_cents AS amountCents, nature, label FROM charges ORDER BY charged_on, id')
    .all();
}

export function exportedForecasts(db: ReadDb): ForecastMonth[] {
  return db
    .prepare<ForecastMonth>(
      `SELECT month, revenue_cents AS revenueCents, fixed_charges_cents AS fixedChargesCents,
              variable_charges_cents AS variableChargesCents
       FROM forecasts ORDER BY month`,
    )
    .all();
}
