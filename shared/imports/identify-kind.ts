import type { ColumnMeaning } from './column-titles.fr.ts';
import { plainWords } from './row-words.fr.ts';

/** What a file holds, as far as its columns tell; `unsure` when invoices and payments are both possible. */
export type RecognisedKind =
  | 'invoices'
  | 'payments'
  | 'customers'
  | 'charges'
  | 'forecast'
  | 'fec'
  | 'bankStatement'
  | 'agedBalance'
  | 'quotes'
  | 'unsure'
  | 'unknown';

/**
 * Tells what a file holds from the meanings of its columns (each column's possible meanings, best first). Invoices have a number, a
 * customer, and a date or an amount of their own; payments have an amount and an invoice or a customer, and no issue date. Everything
 * else is named for what it is, never taken for invoices. The name of the file or sheet decides only between those two.
 */
export function identifyKind(columns: readonly (readonly ColumnMeaning[])[], names: readonly string[]): RecognisedKind {
  const counted = new Map<ColumnMeaning, number>();
  for (const meanings of columns) for (const meaning of meanings) counted.set(meaning, (counted.get(meaning) ?? 0) + 1);
  const count = (...meanings: ColumnMeaning[]) => meanings.reduce((sum, meaning) => sum + (counted.get(meaning) ?? 0), 0);
  const has = (...meanings: ColumnMeaning[]) => count(...meanings) > 0;

  const customer = has('customerName', 'customerCode');
  const numbered = has('invoiceNumber', 'number', 'reference');
  const amount = has('totalAmount', 'amount', 'paymentAmount', 'paidAmount', 'openAmount');
  const ofInvoices = has('issuedOn', 'dueOn');
  const ofPayments =
    has('paymentDate', 'settledOn', 'paymentAmount', 'paymentReference', 'paymentNature') || (has('paidAmount') && !has('totalAmount'));

  if (count('accountingEntry') >= 3 && (has('debit', 'credit') || amount)) return 'fec';
  if (count('agedBucket') >= 3) return 'agedBalance';
  if (has('supplier') && !customer) return 'charges';
  if (has('quote') && !has('invoiceNumber') && !ofInvoices) return 'quotes';
  if (customer && numbered && ofInvoices) return 'invoices';
  if (!amount && customer && count('email', 'phone', 'addressLine1', 'postalCode', 'city', 'siren', 'vatNumber') >= 2 && !ofPayments)
    return 'customers';
  if (!has('invoiceNumber') && !customer && ((has('debit') && has('credit')) || (has('bankLabel') && amount && has('date', 'bankDate'))))
    return 'bankStatement';
  if (has('forecast') && !customer && !numbered) return 'forecast';
  if (!amount) return 'unknown';
  if (customer && numbered && has('totalAmount', 'openAmount', 'documentType', 'disputed', 'paymentTerms'))
    return ofPayments && has('paymentDate', 'settledOn') ? byName(names) : 'invoices';
  if (ofInvoices && has('invoiceNumber')) return 'invoices';
  if (ofPayments && (has('invoiceNumber') || customer || (numbered && has('paymentDate', 'settledOn')))) return 'payments';
  if (has('invoiceNumber') && !customer) return 'payments';
  return customer && has('date') ? byName(names) : 'unknown';
}

function byName(names: readonly string[]): 'invoices' | 'payments' | 'unsure' {
  const words = plainWords(names.join(' '));
  const payments = /\bregl|\bpaiem|\bencaiss|\bpayment|\breceipt|\bversement/.test(words);
  const invoices = /\bfactur|\binvoice|\bventes?\b|\bfac\b/.test(words);
  return payments === invoices ? 'unsure' : payments ? 'payments' : 'invoices';
}
