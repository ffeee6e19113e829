import { type LocalDate, localDate } from '../dates/local-date.ts';
import { CREDIT_NOTE_USE_TITLES, creditNoteUsesSheet } from '../exports/credit-note-uses-sheet.fr.ts';
import { customersSheet } from '../exports/customers-sheet.fr.ts';
import { type PaymentKindName, paymentKindOf } from '../exports/payment-kinds.fr.ts';
import { PAYMENT_TITLES, paymentsSheet } from '../exports/payments-sheet.fr.ts';
import { chargesSheet, forecastsSheet } from '../exports/planning-sheets.fr.ts';
import type { Cents } from '../money/cents.ts';
import { readAmount } from './amounts-in-text.ts';
import { type CustomerDraft, NO_CUSTOMER_DETAILS } from './customer-draft.ts';
import { dateUnder, scanDate } from './dates-in-text.ts';
import type { ImportReport } from './report.ts';
import { isTotalLabel } from './row-words.fr.ts';
import { cellText, isBlankRow, type TableRow } from './table.ts';

/** Titles of invoices that this program exported: figures of a day, « Situation au 31/10/2026 », beside the day of a cancellation. */
export function isExportedInvoices(header: TableRow): boolean {
  const titles = new Set(header.cells.map((cell) => cellText(cell).replace(/ au \d{2}\/\d{2}\/\d{4}$/, ' au')));
  return ['Annulée le', 'Situation au', 'Réglé ou imputé au', 'Encore ouvert au'].every((title) => titles.has(title));
}

/** The column of what was paid of them, and the sheet of the same book that says how. */
export const EXPORTED_PAID = 'Réglé ou imputé au ';
/** The column of what was given up of them by that day. */
export const EXPORTED_WRITTEN_OFF = 'Passé en perte au ';
export const PAYMENTS_SHEET = paymentsSheet([]).name;

/** The sheets of an exported book that are imported one after the other, beside its invoices. */
export const SHEETS_BESIDE_INVOICES: readonly string[] = [
  PAYMENTS_SHEET,
  creditNoteUsesSheet([]).name,
  customersSheet([], [], localDate('2000-01-01')).name,
  chargesSheet([]).name,
  forecastsSheet([]).name,
];

/** A sheet that this program exported, known by its own titles: it says more than a file of payments does. */
export interface ExportedSheet {
  readonly kind: 'payments' | 'creditNoteUses';
  readonly header: TableRow;
  /** Title → column. */
  readonly columns: ReadonlyMap<string, number>;
}

const ROWS_LOOKED_AT = 10;

const CHARGE_TITLES = chargesSheet([]).columns.map(({ title }) => title);

/** Titles of charges that this program exported: their signs are its own. */
export function isExportedCharges(header: TableRow): boolean {
  return header.cells.length >= CHARGE_TITLES.length && CHARGE_TITLES.every((title, index) => cellText(header.cells[index]) === title);
}

/** Finds the titles of an exported sheet of payments or of uses of credit notes; null for any other table. */
export function findExportedSheet(head: readonly TableRow[]): ExportedSheet | null {
  for (const header of head.slice(0, ROWS_LOOKED_AT)) {
    const columns = new Map(header.cells.map((cell, index) => [cellText(cell), index]));
    const has = (...titles: string[]) => titles.every((title) => columns.has(title));
    const { mark, paidOn, kind, allocatedOn, invoiceNumber, amount } = PAYMENT_TITLES;
    if (has(mark, paidOn, kind, allocatedOn, invoiceNumber, amount)) return { kind: 'payments', header, columns };
    const use = CREDIT_NOTE_USE_TITLES;
    if (has(use.creditNoteNumber, use.allocatedOn, use.invoiceNumber, use.amount)) return { kind: 'creditNoteUses', header, columns };
  }
  return null;
}

/** One row: a part of a payment put against an invoice, what is left of a payment, or a part of a credit note put against an invoice. */
export interface ExportedPart {
  readonly row: number;
  /** The mark of the payment, or the number of the credit note. */
  readonly source: string;
  readonly paidOn: LocalDate;
  readonly customer: CustomerDraft;
  readonly kind: PaymentKindName;
  readonly method: string;
  readonly reference: string;
  readonly invoiceNumber: string;
  readonly invoiceIssuedOn: LocalDate | null;
  readonly allocatedOn: LocalDate;
  readonly amountCents: Cents;
}

/** Reads one row; null when it is blank, sums others, or is refused, as the report says. */
export function readExportedPart(sheet: ExportedSheet, row: TableRow, report: ImportReport): ExportedPart | null {
  const titles = { ...PAYMENT_TITLES, ...(sheet.kind === 'creditNoteUses' ? CREDIT_NOTE_USE_TITLES : {}) };
  const sourceTitle = sheet.kind === 'payments' ? PAYMENT_TITLES.mark : CREDIT_NOTE_USE_TITLES.creditNoteNumber;
  const dateTitle = sheet.kind === 'payments' ? PAYMENT_TITLES.paidOn : CREDIT_NOTE_USE_TITLES.allocatedOn;
  const cell = (title: string) => row.cells[sheet.columns.get(title) ?? -1] ?? '';
  const text = (title: string) => cellText(cell(title));
  const day = (title: string) => {
    const scanned = scanDate(cell(title));
    return scanned && dateUnder(scanned, 'DMY');
  };
  if (isBlankRow(row) || (text(dateTitle) === '' && isTotalLabel(text(sourceTitle)))) return null;

  const place = (title: string) => ({ row: row.line, column: title, value: text(title) });
  const paidOn = day(dateTitle);
  if (text(sourceTitle) === '') report.add('REFERENCE_MISSING', {}, place(sourceTitle));
  if (!paidOn) report.add(text(dateTitle) === '' ? 'DATE_MISSING' : 'DATE_UNREADABLE', {}, place(dateTitle));
  const reading = readAmount(cell(titles.amount), ',');
  if ('problem' in reading) report.add(text(titles.amount) === '' ? 'AMOUNT_MISSING' : 'AMOUNT_UNREADABLE', {}, place(titles.amount));
  else if (reading.cents <= 0) report.add('PAYMENT_NEGATIVE', {}, place(titles.amount));
  const name = text(titles.customerName);
  const code = text(titles.customerCode);
  if (name === '' && code === '') report.add('CUSTOMER_MISSING', {}, place(titles.customerName));
  if (report.rejectedRows.has(row.line) || !paidOn || 'problem' in reading) return null;
  return {
    row: row.line,
    source: text(sourceTitle),
    paidOn,
    customer: { ...NO_CUSTOMER_DETAILS, code, name },
    kind: paymentKindOf(text(titles.kind)) ?? 'payment',
    method: text(titles.method),
    reference: text(titles.reference),
    invoiceNumber: text(titles.invoiceNumber),
    invoiceIssuedOn: day(titles.invoiceIssuedOn),
    allocatedOn: day(titles.allocatedOn) ?? paidOn,
    amountCents: reading.cents,
  };
}
