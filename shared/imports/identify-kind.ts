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
  | 'payouts'
  | 'accountBalances'
  | 'unsure'
  | 'unknown';

/**
 * Tells what a file holds from the meanings of its columns (each column's possible meanings, best first). Invoices have a number, a
 * customer, and a date or an amount of their own; payments have an amount and an invoice or a customer, and no issue date; customers
 * have ways to reach them and no document; charges have a supplier, a nature or an account. Everything else is named for what it is,
 * never taken for invoices. The name of the file or sheet decides only where the columns leave two kinds possible. `unsettled`: rows
 * have a day of their own and none of payment, as invoices still to be paid do.
 */
export function identifyKind(columns: readonly (readonly ColumnMeaning[])[], names: readonly string[], unsettled = false): RecognisedKind {
  const counted = new Map<ColumnMeaning, number>();
  for (const meanings of columns) for (const meaning of meanings) counted.set(meaning, (counted.get(meaning) ?? 0) + 1);
  const count = (...meanings: ColumnMeaning[]) => meanings.reduce((sum, meaning) => sum + (counted.get(meaning) ?? 0), 0);
  const has = (...meanings: ColumnMeaning[]) => count(...meanings) > 0;
  const words = plainWords(names.join(' '));

  const customer = has('customerName', 'customerCode');
  const numbered = has('invoiceNumber', 'number', 'reference');
  const amount = has('totalAmount', 'amount', 'paymentAmount', 'paidAmount', 'openAmount');
  const anyAmount = amount || has('chargeAmount', 'amountExcludingTax', 'debit', 'forecastCharges');
  const dated = has('date', 'issuedOn', 'chargeDate', 'bankDate', 'paymentDate');
  const ofInvoices = has('issuedOn', 'dueOn');
  const ofPayments =
    has('paymentDate', 'settledOn', 'paymentAmount', 'paymentReference', 'paymentNature') || (has('paidAmount') && !has('totalAmount'));
  const reachable = count('email', 'phone', 'addressLine1', 'postalCode', 'city', 'siren', 'siret', 'vatNumber');

  if (count('accountingEntry') >= 3 && (has('debit', 'credit') || amount)) return 'fec';
  if (count('agedBucket') >= 3) return 'agedBalance';
  if (count('payout') >= 2 && anyAmount && !customer) return 'payouts';
  if (!customer && anyAmount && has('chargeDate', 'supplier', 'supplierName') && !has('credit')) return 'charges';
  if (isForecast()) return 'forecast';
  if (!customer && !has('invoiceNumber', 'credit') && anyAmount && dated && has('chargeNature', 'chargeAccount', 'chargeAmount'))
    return 'charges';
  if (has('quote') && !has('invoiceNumber') && !ofInvoices) return 'quotes';
  if (customer && numbered && ofInvoices) return 'invoices';
  // What was received, and the invoices that it settled.
  if (customer && has('settledInvoice') && has('amount', 'paymentAmount') && !has('totalAmount', 'taxAmount', 'amountExcludingTax'))
    return 'payments';
  if (isCustomers()) return 'customers';
  if (has('debit') && has('credit') && has('accountingEntry') && !dated && !numbered) return 'accountBalances';
  if (
    !has('invoiceNumber') &&
    !customer &&
    ((has('debit') && has('credit')) || (has('bankLabel') && amount && has('date', 'bankDate') && !has('dueOn')))
  )
    return !has('credit') && /\bcharges?\b|\bdepenses?\b|\bachats?\b|\bfrais\b|\bexpenses?\b/.test(words) ? 'charges' : 'bankStatement';
  if (!amount && !(customer && numbered && (ofInvoices || has('amountExcludingTax')))) return 'unknown';
  if (customer && numbered && has('totalAmount', 'openAmount', 'documentType', 'disputed', 'paymentTerms'))
    return ofPayments && has('paymentDate', 'settledOn') && !unsettled && !(has('date') && has('totalAmount')) ? byName(words) : 'invoices';
  if (customer && numbered && has('taxAmount', 'amountExcludingTax')) return 'invoices';
  // What was billed, and beside it what was paid of it.
  if (customer && numbered && has('amount', 'totalAmount') && has('paidAmount') && dated && !has('paymentDate', 'settledOn'))
    return 'invoices';
  if (unsettled && customer && numbered && !has('paymentAmount', 'paymentReference')) return 'invoices';
  // « Payé », « impayé » are said of invoices.
  if (customer && numbered && has('status') && !has('paymentAmount', 'paymentReference', 'paymentNature', 'paidAmount')) return 'invoices';
  if (ofInvoices && has('invoiceNumber')) return 'invoices';
  if (ofPayments && (has('invoiceNumber') || customer || (numbered && has('paymentDate', 'settledOn')))) return 'payments';
  if (has('invoiceNumber') && !customer) return 'payments';
  return customer && has('date') ? byName(words) : 'unknown';

  /** Months and what is expected of them; « ventes » or « charges » alone also head other tables. */
  function isForecast(): boolean {
    if (customer || numbered || has('issuedOn', 'debit', 'supplierName')) return false;
    const expected = has('forecastRevenue', 'forecastCharges', 'forecastFixedCharges', 'forecastVariableCharges');
    return expected && (has('month') || count('forecastFixedCharges', 'forecastVariableCharges') > 0);
  }

  /** Someone, with ways to reach them, and no document of theirs; what they owe in all is often listed beside. */
  function isCustomers(): boolean {
    if (!customer || ofInvoices || has('invoiceNumber', 'paymentDate', 'settledOn', 'paymentAmount', 'totalAmount', 'amount', 'paidAmount'))
      return false;
    return (
      reachable >= 2 ||
      (!amount && (reachable > 0 || has('paymentTerms')) && /\bclients?\b|\bcustomers?\b|\btiers\b/.test(words)) ||
      isCodesAndNames()
    );
  }

  /** Nothing but who they are: a code and a name. */
  function isCodesAndNames(): boolean {
    const said = columns.filter((meanings) => meanings.length > 0);
    const ofWho = said.every((meanings) => meanings.some((meaning) => WHO.has(meaning)));
    return has('customerName') && has('customerCode', 'number', 'reference') && ofWho && said.length * 2 > columns.length;
  }
}

const WHO: ReadonlySet<ColumnMeaning> = new Set<ColumnMeaning>([
  'customerCode',
  'customerName',
  'number',
  'reference',
  'email',
  'phone',
  'addressLine1',
  'addressLine2',
  'addressLine3',
  'contactName',
  'customerKind',
  'segment',
  'creditLimit',
  'postalCode',
  'city',
  'country',
  'siren',
  'siret',
  'vatNumber',
  'iban',
  'language',
  'insolvencyOn',
  'reminderPlan',
  'earlyPayment',
  'paymentTerms',
]);

function byName(words: string): 'invoices' | 'payments' | 'unsure' {
  const payments = /\bregl|\bpaiem|\bencaiss|\bpayment|\breceipt|\bversement/.test(words);
  const invoices = /\bfactur|\binvoice|\bventes?\b|\bfac\b/.test(words);
  return payments === invoices ? 'unsure' : payments ? 'payments' : 'invoices';
}
