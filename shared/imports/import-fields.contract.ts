import { z } from 'zod';
import { LocalDate } from '../dates/local-date.ts';

export const ImportKind = z.enum([
  'invoices',
  'payments',
  'customers',
  'charges',
  'forecast',
  'fec',
  'bankStatement',
  'einvoice',
  'workbook',
]);
export type ImportKind = z.output<typeof ImportKind>;

/** The fields that a column of a file can fill. */
export const ImportField = z.enum([
  'invoiceNumber',
  'customerCode',
  'customerName',
  'issuedOn',
  'dueOn',
  'paymentTerms',
  'totalAmount',
  'amountExcludingTax',
  'taxAmount',
  'paidAmount',
  'openAmount',
  'settledOn',
  'disputed',
  'documentType',
  'paymentDate',
  'paymentAmount',
  'refundedAmount',
  'paymentNature',
  'paymentReference',
  'status',
  'currency',
  'exchangeRate',
  'siren',
  'siret',
  'vatNumber',
  'iban',
  'language',
  'email',
  'phone',
  'contactName',
  'customerKind',
  'segment',
  'creditLimit',
  'insolvencyOn',
  'reminderPlan',
  'earlyPayment',
  'addressLine1',
  'addressLine2',
  'addressLine3',
  'postalCode',
  'city',
  'country',
  'label',
  'chargeDate',
  'chargeAmount',
  'chargeNature',
  'chargeAccount',
  'supplierName',
  'month',
  'forecastRevenue',
  'forecastCharges',
  'forecastFixedCharges',
  'forecastVariableCharges',
  'ignored',
]);
export type ImportField = z.output<typeof ImportField>;

/**
 * What holds for every row of a file that has no column for it: « toutes ces factures sont à 30 jours fin de mois ». A column of the
 * file comes first.
 */
export const ImportConstants = z.object({
  /** Payment terms in words, see `payment-terms.fr.ts`. */
  paymentTerms: z.string().trim().min(1).max(40).optional(),
  customerName: z.string().trim().min(1).max(160).optional(),
  customerCode: z.string().trim().min(1).max(60).optional(),
  issuedOn: LocalDate.optional(),
  paymentDate: LocalDate.optional(),
  paymentNature: z.string().trim().min(1).max(60).optional(),
  currency: z.string().trim().min(1).max(10).optional(),
});
export type ImportConstants = z.output<typeof ImportConstants>;
