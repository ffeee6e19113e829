/**
 * What makes two invoices the same, beside their number: the customer and the year of issue, as a numbering that starts again each
 * January or each customer's own asks; the customer alone; or nothing else, where a number serves only once in the whole company.
 */
export const INVOICE_IDENTITIES = ['customerAndYear', 'customer', 'number'] as const;
export type InvoiceIdentity = (typeof INVOICE_IDENTITIES)[number];

export const DEFAULT_INVOICE_IDENTITY: InvoiceIdentity = 'customerAndYear';

/** The setting as it was stored; the default where it was not, or is of another making. */
export function invoiceIdentityOf(stored: unknown): InvoiceIdentity {
  return INVOICE_IDENTITIES.find((identity) => identity === stored) ?? DEFAULT_INVOICE_IDENTITY;
}
