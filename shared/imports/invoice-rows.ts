import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { parsePaymentTerms } from '../invoices/payment-terms.fr.ts';
import type { PaymentTerms } from '../invoices/payment-terms.ts';
import { type Cents, cents, negateCents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
import { inEuros } from '../money/exchange-rate.ts';
import type { CustomerDraft } from './customer-draft.ts';
import { dateUnder, scanDate } from './dates-in-text.ts';
import { type ForeignDraft, impliedRate } from './foreign-currency.ts';
import type { RowReader } from './row-reader.ts';
import { type RowStatus, readDocumentType, readStatus, readYesNo } from './row-words.fr.ts';
import type { WrittenSettlement } from './settlement-words.fr.ts';
import { cellText, type TableRow } from './table.ts';
import { includingTax, type TaxBasis } from './tax-basis.fr.ts';
import { statedTax, withTaxOfRow } from './tax-of-row.ts';

/** An invoice or credit note as a row states it, before anything is compared with what is known. */
export interface InvoiceDraft {
  readonly row: number;
  readonly number: string;
  readonly customer: CustomerDraft;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate | null;
  readonly terms: PaymentTerms | null;
  /** Terms were written, and not understood. */
  readonly unreadTerms: string;
  /** Negative for a credit note. */
  readonly totalCents: Cents;
  readonly disputed: { readonly reason: string } | null;
  /** What the row says is paid; null when it says nothing. */
  readonly paidCents: Cents | null;
  /** The day it was paid; null when the row does not say. */
  readonly settledOn: LocalDate | null;
  /** The payment that this row is about, in a file with one row for each. */
  readonly payment?: RowPayment | null | undefined;
  /** The payments that make up what is paid, earliest first, where the file said them one by one; what they leave was paid on no known day. */
  readonly payments?: readonly RowPayment[] | undefined;
  readonly label: string;
  /** The day it was cancelled, where this program's own export says so. */
  readonly cancelledOn?: LocalDate | undefined;
  /** What was given up of it, and by which day, where this program's own export says so. */
  readonly writtenOff?: { readonly amountCents: Cents; readonly on: LocalDate } | undefined;
  /** Its own early-payment terms as they are kept, where this program's own export says so; empty: none. */
  readonly ownTerms?: string | undefined;
  /** The VAT within the total, where the file states it. */
  readonly vatCents?: Cents | undefined;
  /** Set when the row is, or also is, in another currency. */
  readonly foreign?: ForeignDraft | undefined;
}

export interface RowPayment {
  readonly paidOn: LocalDate;
  readonly amountCents: Cents;
}

const LONGEST_LABEL = 200;

/**
 * Reads one row of a file of invoices. null when the row is refused or left out; the reader's report says why. `documentDate` dates the
 * rows of a file without a column of issue dates, `basis` gives the VAT of one whose only amounts are without it, and `earlyPayments` says
 * what becomes of an invoice settled before its own date.
 */
export function readInvoiceRow(
  row: TableRow,
  reader: RowReader,
  documentDate: LocalDate | 'dueOn' | null,
  basis: TaxBasis | null = null,
  earlyPayments: 'reject' | 'advance' = 'reject',
): InvoiceDraft | null {
  const { report } = reader;
  const type = readDocumentType(reader.text(row, 'documentType'));
  const cancelledOn = reader.isExported ? reader.cancelledOn(row) : null;
  if (cancelledOn === null && isLeftOut(row, reader, type)) return null;
  if (type === null) reader.remarkUnread(row, 'documentType', 'TYPE_UNREAD');

  const number = reader.identifier(row, 'invoiceNumber');
  if (number === '') report.add('NUMBER_MISSING', {}, reader.place(row, 'invoiceNumber'));
  const customer = reader.customer(row);
  if (customer && customer.code === '' && customer.name === '')
    report.add('CUSTOMER_MISSING', {}, reader.place(row, reader.has('customerName') ? 'customerName' : 'customerCode'));
  const termsAsDue = dueTerms(row, reader);
  const dueOn = termsAsDue ? null : reader.has('dueOn') ? reader.date(row, 'dueOn') : dueAmongTerms(row, reader);
  const issuedOn = reader.has('issuedOn') ? reader.date(row, 'issuedOn') : documentDate === 'dueOn' ? dueOn : documentDate;
  if (issuedOn === null) report.add('DATE_MISSING', {}, reader.place(row, reader.has('issuedOn') ? 'issuedOn' : 'dueOn'));
  const amount = totalOf(row, reader, basis);
  if (amount === null)
    report.add('AMOUNT_MISSING', {}, reader.place(row, reader.has('totalAmount') ? 'totalAmount' : 'amountExcludingTax'));
  const currency = reader.currencyOf(row);
  const written = reader.settlement(row, issuedOn ?? null);
  const dated = reader.settledOn(row, written);
  const settledOn = dated === null ? written.paidOn : dated;
  if (issuedOn && settledOn && settledOn < issuedOn && earlyPayments === 'reject')
    report.add('SETTLED_BEFORE_ISSUE', { issuedOn }, reader.place(row, dated === null ? 'status' : 'settledOn'));
  const totalCents = amount != null && type === 'creditNote' && amount > 0 ? negateCents(amount) : amount;
  const stated = reader.hasPayments ? statedPayments(row, reader, issuedOn ?? null, earlyPayments) : null;
  const paidCents = totalCents == null ? null : paidOf(row, reader, totalCents, settledOn ?? null, written, stated);
  if (report.rejectedRows.has(row.line)) return null;
  if (!number || !customer || !issuedOn || totalCents == null || dueOn === undefined || settledOn === undefined || paidCents === undefined)
    return null;

  if (totalCents === 0) {
    report.add('AMOUNT_ZERO', {}, reader.place(row, 'totalAmount'));
    return null;
  }
  if (dueOn && dueOn < issuedOn) report.add('DUE_BEFORE_ISSUE', { issuedOn }, reader.place(row, 'dueOn'));
  const termsText = scanDate(reader.cell(row, 'paymentTerms')) === null ? reader.text(row, 'paymentTerms') : '';
  const terms = termsText === '' ? termsAsDue : parsePaymentTerms(termsText);
  const foreign = foreignIn(row, reader, totalCents, currency);
  const writtenOff = totalCents > 0 ? reader.writtenOff(row) : null;
  const ownTerms = totalCents > 0 ? reader.ownTerms(row) : null;
  const vatCents = foreign || basis === 'ttc' ? undefined : statedTax(totalCents, row, reader);
  return {
    row: row.line,
    number,
    customer,
    issuedOn,
    dueOn,
    terms,
    unreadTerms: terms === null ? termsText : '',
    totalCents,
    disputed: totalCents > 0 ? disputeOf(reader.text(row, 'disputed')) : null,
    paidCents,
    ...(stated && paidCents === stated.sumCents
      ? { settledOn: stated.payments.length < stated.count ? null : (stated.payments.at(-1)?.paidOn ?? null), payments: stated.payments }
      : { settledOn: settledOn ?? stated?.payments.at(-1)?.paidOn ?? null }),
    payment: currency ? null : paymentOf(row, reader, dated ?? null),
    label: reader.text(row, 'label').slice(0, LONGEST_LABEL),
    ...(foreign ? { foreign } : {}),
    ...(cancelledOn ? { cancelledOn } : {}),
    ...(writtenOff ? { writtenOff } : {}),
    ...(ownTerms === null ? {} : { ownTerms }),
    ...(vatCents === undefined ? {} : { vatCents }),
  };
}

/** The other currency of a row: that of its amounts, at the rate answered, or of a second amount beside the euros. */
function foreignIn(row: TableRow, reader: RowReader, totalCents: Cents, currency: string | null | undefined): ForeignDraft | null {
  if (currency) return { currency, exchangeRate: reader.rateOf(row, currency), amountCents: null };
  const original = reader.originalAmount(row);
  // The rate written beside them, where it gives the euros to the cent.
  const written = original && reader.writtenRate(row);
  const isExact = original && written !== null && inEuros(original.amountCents, written) === totalCents;
  const exchangeRate = isExact ? written : original && impliedRate(totalCents, original.amountCents);
  return original && exchangeRate ? { ...original, exchangeRate } : null;
}

/** « Fin avril 2026 » where the other rows have terms. */
function dueAmongTerms(row: TableRow, reader: RowReader): LocalDate | null {
  const scanned = scanDate(reader.cell(row, 'paymentTerms'));
  return scanned && dateUnder(scanned, 'DMY');
}

function paymentOf(row: TableRow, reader: RowReader, paidOn: LocalDate | null): RowPayment | null {
  const amountCents = paidOn === null ? null : reader.amount(row, 'paidAmount');
  return paidOn !== null && amountCents != null && amountCents > 0 ? { paidOn, amountCents } : null;
}

/** The payments of columns that say several. */
interface StatedPayments {
  readonly count: number;
  readonly sumCents: Cents;
  /** Those that have their day, earliest first. */
  readonly payments: readonly RowPayment[];
}

/** Undefined, reported, when one of them cannot be read, or precedes its invoice and may not. */
function statedPayments(
  row: TableRow,
  reader: RowReader,
  issuedOn: LocalDate | null,
  earlyPayments: 'reject' | 'advance',
): StatedPayments | null | undefined {
  const stated = reader.payments(row);
  if (stated === undefined) return undefined;
  const payments = stated.flatMap(({ paidOn, amountCents }) => (paidOn === null ? [] : [{ paidOn, amountCents }]));
  payments.sort((a, b) => a.paidOn.localeCompare(b.paidOn));
  const early = payments.find(({ paidOn }) => issuedOn !== null && paidOn < issuedOn);
  if (early && issuedOn && earlyPayments === 'reject')
    reader.report.add('SETTLED_BEFORE_ISSUE', { issuedOn }, { row: row.line, value: formatDate(early.paidOn) });
  if (stated.length === 0) return null;
  return { count: stated.length, sumCents: sumCents(stated.map(({ amountCents }) => amountCents)), payments };
}

/** « À réception » or « 30 jours » where the other rows have a due date. */
function dueTerms(row: TableRow, reader: RowReader): PaymentTerms | null {
  const cell = reader.cell(row, 'dueOn');
  return typeof cell !== 'string' || cell === '' || scanDate(cell) !== null ? null : parsePaymentTerms(cellText(cell));
}

/** The amount with VAT; where the row has none, the amount without and its VAT. */
function totalOf(row: TableRow, reader: RowReader, basis: TaxBasis | null): Cents | null | undefined {
  const total = reader.amount(row, 'totalAmount');
  if (total !== null || reader.has('totalAmount')) return total;
  const net = reader.amount(row, 'amountExcludingTax');
  if (net == null) return net;
  if (basis !== null) return includingTax(net, basis);
  return withTaxOfRow(net, row, reader);
}

/** Drafts, cancelled or refunded invoices and documents of another kind are no invoices. */
function isLeftOut(row: TableRow, reader: RowReader, type: ReturnType<typeof readDocumentType>): boolean {
  if (type === 'notAnInvoice') {
    reader.report.add('NOT_AN_INVOICE', {}, reader.place(row, 'documentType'));
    return true;
  }
  for (const { text, title } of reader.states(row)) {
    const code = LEFT_OUT[readStatus(text, title) ?? 'open'];
    if (code === undefined) continue;
    reader.report.add(code, {}, { row: row.line, column: title, value: text });
    return true;
  }
  return false;
}

const LEFT_OUT: Readonly<Partial<Record<RowStatus, 'ROW_DRAFT' | 'ROW_CANCELLED' | 'ROW_REFUNDED'>>> = {
  draft: 'ROW_DRAFT',
  cancelled: 'ROW_CANCELLED',
  refunded: 'ROW_REFUNDED',
};

function disputeOf(text: string): { reason: string } | null {
  const answer = readYesNo(text);
  if (answer === false) return null;
  return { reason: answer === true ? '' : text.slice(0, 200) };
}

/**
 * What the row says was paid: the total less what remains due, else the amount paid, else all of it when it has a settlement date or is
 * marked paid. null when it says nothing, undefined (reported) when it contradicts itself.
 */
function paidOf(
  row: TableRow,
  reader: RowReader,
  totalCents: Cents,
  settledOn: LocalDate | null,
  { status, ...written }: WrittenSettlement,
  stated: StatedPayments | null | undefined,
): Cents | null | undefined {
  const { report } = reader;
  const open = reader.has('openAmount') ? reader.amount(row, 'openAmount') : written.openCents;
  // A deposit is not all that was paid of an invoice that is settled.
  const isDeposit = status === 'paid' && /acompte|arrhes|avance|deposit/i.test(reader.title('paidAmount'));
  const paid = isDeposit ? null : statedPaid();
  if (open === undefined || paid === undefined) return undefined;
  if (totalCents < 0) {
    const settled = settledOn !== null || status === 'paid' || open === 0;
    if (settled) report.add('CREDIT_NOTE_SETTLED', {}, reader.place(row, 'invoiceNumber'));
    return null;
  }
  if (open !== null) {
    if (open >= 0 && open <= totalCents) return subtractCents(totalCents, open);
    report.add('OPEN_EXCEEDS_TOTAL', { totalCents }, reader.place(row, 'openAmount'));
    return undefined;
  }
  if (paid !== null) {
    if (paid < 0) {
      report.add('PAYMENT_NEGATIVE', {}, reader.place(row, 'paidAmount'));
      return undefined;
    }
    if (paid > totalCents) report.add('PAID_EXCEEDS_TOTAL', { totalCents }, reader.place(row, 'paidAmount'));
    return cents(Math.min(paid, totalCents));
  }
  if (status === 'paid' || (settledOn !== null && status !== 'partlyPaid')) return totalCents;
  if (status === 'partlyPaid') report.add('STATUS_PARTLY_PAID', {}, reader.place(row, 'status'));
  if (status === null) reader.remarkUnread(row, 'status', 'STATUS_UNREAD');
  return status === 'open' ? ZERO : null;

  function statedPaid(): Cents | null | undefined {
    if (reader.hasPayments) return stated ? stated.sumCents : stated;
    if (reader.has('paidAmount')) return reader.amount(row, 'paidAmount');
    // « Payé 4512 » of an invoice of 780 € is no amount.
    return written.paidCents !== null && written.paidCents > totalCents ? null : written.paidCents;
  }
}
