import type { LocalDate } from '../dates/local-date.ts';
import { type Cents, subtractCents } from '../money/cents.ts';
import type { CustomerDraft } from './customer-draft.ts';
import type { RowReader } from './row-reader.ts';
import { readPaymentNature, readStatus } from './row-words.fr.ts';
import type { TableRow } from './table.ts';

/** A payment or write-off as a row states it. */
export interface PaymentDraft {
  readonly row: number;
  /** null when the row names no customer. */
  readonly customer: CustomerDraft | null;
  /** The invoice that it names, or empty. */
  readonly invoiceNumber: string;
  readonly paidOn: LocalDate;
  readonly amountCents: Cents;
  readonly kind: 'payment' | 'writeOff';
  /** « Virement », « Chèque »… as the file says it. */
  readonly method: string;
  /** The payment's own reference. */
  readonly reference: string;
}

const LONGEST_METHOD = 60;

/**
 * Reads one row of a file of payments. null when the row is refused or left out; the reader's report says why. `documentDate` dates the
 * rows of a file without a column of dates.
 */
export function readPaymentRow(row: TableRow, reader: RowReader, documentDate: LocalDate | null): PaymentDraft | null {
  const { report } = reader;
  const natureText = reader.text(row, 'paymentNature');
  const nature = readPaymentNature(natureText);
  if (isLeftOut(row, reader, nature)) return null;
  const customer = reader.customer(row);
  const invoiceNumber = reader.identifier(row, 'invoiceNumber');
  const named = customer !== undefined && (customer.code !== '' || customer.name !== '' || customer.email !== '');
  const reference = reader.text(row, 'paymentReference').slice(0, LONGEST_METHOD);
  // A payment's own reference is enough for a person to know whose it is.
  const isNamed = named || invoiceNumber !== '' || reference !== '';
  if (customer && !isNamed) report.add('REFERENCE_MISSING', {}, reader.place(row, 'invoiceNumber'));
  const paidOn = reader.has('paymentDate') ? reader.date(row, 'paymentDate') : documentDate;
  if (paidOn === null) report.add('DATE_MISSING', {}, reader.place(row, 'paymentDate'));
  const amountCents = amountOf(row, reader);
  if (amountCents === null) report.add('AMOUNT_MISSING', {}, reader.place(row, 'paymentAmount'));
  const currency = reader.currencyOf(row);
  if (nature === 'rejected') report.add('PAYMENT_REJECTED', {}, reader.place(row, 'paymentNature'));
  else if (amountCents != null && amountCents < 0) report.add('PAYMENT_NEGATIVE', {}, reader.place(row, 'paymentAmount'));
  if (!customer || invoiceNumber === undefined || !isNamed) return null;
  if (!paidOn || amountCents == null || amountCents < 0 || currency === undefined || nature === 'rejected' || nature === 'notAPayment')
    return null;
  if (amountCents === 0) {
    report.add('AMOUNT_ZERO', {}, reader.place(row, 'paymentAmount'));
    return null;
  }
  return {
    row: row.line,
    customer: named ? customer : null,
    invoiceNumber,
    paidOn,
    amountCents: reader.inAccounts(row, amountCents, currency),
    kind: nature,
    method: natureText.slice(0, LONGEST_METHOD),
    reference,
  };
}

/** Payments that failed or were given back, and movements that are no customer's. */
function isLeftOut(row: TableRow, reader: RowReader, nature: ReturnType<typeof readPaymentNature>): boolean {
  if (nature === 'notAPayment') {
    reader.report.add('NOT_A_PAYMENT', {}, reader.place(row, 'paymentNature'));
    return true;
  }
  const undone = reader.states(row).find(({ text, title }) => ['cancelled', 'refunded'].includes(readStatus(text, title) ?? ''));
  if (undone) reader.report.add('PAYMENT_UNDONE', {}, { row: row.line, column: undone.title, value: undone.text });
  return undone !== undefined;
}

/** What was paid, less what was given back of it. */
function amountOf(row: TableRow, reader: RowReader): Cents | null | undefined {
  const paid = reader.amount(row, 'paymentAmount');
  const refunded = reader.amount(row, 'refundedAmount');
  if (paid == null || refunded === undefined) return refunded === undefined ? undefined : paid;
  return refunded === null ? paid : subtractCents(paid, refunded);
}
