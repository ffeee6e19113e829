import type { LocalDate } from '../dates/local-date.ts';
import { readOwnTerms } from '../exports/invoices-sheet.fr.ts';
import { type Cents, negateCents } from '../money/cents.ts';
import { inEuros, parseRate } from '../money/exchange-rate.ts';
import { readAmount } from './amounts-in-text.ts';
import { AMOUNT_FIELDS, type ColumnFormats } from './column-formats.ts';
import { currencyBeside, type ExchangeRates, NO_RATES } from './currency-questions.fr.ts';
import { type CustomerDraft, LONGEST_TEXTS } from './customer-draft.ts';
import { dateUnder, scanDate } from './dates-in-text.ts';
import { dayWithoutYear, inYear, inYearFrom } from './days-without-year.ts';
import { readDigitDate } from './digit-dates.ts';
import { foreignCurrency } from './foreign-currency.ts';
import type { ImportConstants, ImportField } from './import-fields.contract.ts';
import type { ImportLayout } from './import-layout.ts';
import { type OriginalAmountColumn, originalAmountColumn } from './original-amounts.fr.ts';
import { asEurosPerUnit } from './rate-direction.ts';
import type { ImportReport } from './report.ts';
import { RowCustomers } from './row-customers.ts';
import { NOTHING_WRITTEN, readSettlement, type WrittenSettlement } from './settlement-words.fr.ts';
import { type Cell, cellText, type TableRow } from './table.ts';

const PAID_FIELDS: ReadonlySet<ImportField> = new Set(['paidAmount', 'paymentAmount']);

/** Reads the fields of one row after the other, and reports what cannot be read. */
export class RowReader {
  readonly #layout: ImportLayout;
  readonly #formats: ColumnFormats;
  /** What holds for every row, for fields without a column. */
  readonly #constants: ImportConstants & Readonly<Partial<Record<ImportField, string | undefined>>>;
  readonly #customers: RowCustomers;
  readonly #unread = new Set<string>();
  /** The rates answered for foreign currencies. */
  readonly #rates: ExchangeRates;
  readonly #original: OriginalAmountColumn | null;
  readonly #amountIndexes: readonly number[];
  readonly #hasSettlement: boolean;
  readonly report: ImportReport;

  constructor(
    layout: ImportLayout,
    formats: ColumnFormats,
    report: ImportReport,
    constants: ImportConstants = {},
    rates: ExchangeRates = NO_RATES,
  ) {
    this.#rates = rates;
    this.#original = originalAmountColumn(layout);
    this.#amountIndexes = AMOUNT_FIELDS.flatMap((field) => layout.fieldIndex.get(field) ?? []);
    this.#hasSettlement = layout.fieldIndex.has('settledOn') || layout.fieldIndex.has('status');
    this.#constants = constants;
    this.#layout = layout;
    this.#formats = formats;
    this.report = report;
    this.#customers = new RowCustomers(this);
  }

  /** The same reading, whose problems go elsewhere. */
  reportingTo(report: ImportReport): RowReader {
    return new RowReader(this.#layout, this.#formats, report, this.#constants, this.#rates);
  }

  has(field: ImportField): boolean {
    return this.#layout.fieldIndex.has(field);
  }

  title(field: ImportField): string {
    const index = this.#layout.fieldIndex.get(field);
    return index === undefined ? '' : (this.#layout.columns[index]?.source ?? '');
  }

  text(row: TableRow, field: ImportField): string {
    const index = this.#layout.fieldIndex.get(field);
    return index === undefined ? (this.#constants[field] ?? '') : cellText(row.cells[index]);
  }

  /** What the status of the row, or words in place of the day it was settled, say of its payment. */
  settlement(row: TableRow, issuedOn: LocalDate | null): WrittenSettlement {
    if (!this.#hasSettlement) return NOTHING_WRITTEN;
    const index = this.#layout.fieldIndex.get('issuedOn');
    const order = index === undefined ? null : (this.#formats.orders.get(index) ?? null);
    const instead = this.text(row, 'settledOn');
    if (/\p{L}|^\d+[/.-]\d+$/u.test(instead) && scanDate(instead) === null) {
      const written = readSettlement(instead, this.title('settledOn'), issuedOn, order);
      if (written.status !== null) return written;
    }
    return readSettlement(this.text(row, 'status'), this.title('status'), issuedOn, order);
  }

  /** The day of settlement; null where words say instead whether it was settled. */
  settledOn(row: TableRow, written: WrittenSettlement): LocalDate | null | undefined {
    const text = this.text(row, 'settledOn');
    return written.status !== null && text !== '' && scanDate(text) === null ? null : this.date(row, 'settledOn');
  }

  /** Remarks on a wording of which nothing is understood, once for each. */
  remarkUnread(row: TableRow, field: 'status' | 'documentType', code: 'STATUS_UNREAD' | 'TYPE_UNREAD'): void {
    const text = this.text(row, field);
    if (isNothing(text) || this.#unread.has(`${field} ${text}`)) return;
    this.#unread.add(`${field} ${text}`);
    this.report.add(code, {}, this.place(row, field));
  }

  cell(row: TableRow, field: ImportField): Cell {
    const index = this.#layout.fieldIndex.get(field);
    return index === undefined ? '' : (row.cells[index] ?? '');
  }

  /** Whether this program wrote the file: what it says of invoices it says in full. */
  get isExported(): boolean {
    return this.#layout.isExported;
  }

  /** What this program's own export says was given up of an invoice, by the day of the export. */
  writtenOff(row: TableRow): { amountCents: Cents; on: LocalDate } | null {
    const column = this.#layout.writtenOff;
    const reading = column && readAmount(row.cells[column.index] ?? '', ',');
    return reading && 'cents' in reading && reading.cents > 0 ? { amountCents: reading.cents, on: column.on } : null;
  }

  /** What this program's own export says of an invoice's own early-payment terms, as they are kept; null where it says nothing. */
  ownTerms(row: TableRow): string | null {
    const index = this.#layout.ownTermsIndex;
    return index === null ? null : readOwnTerms(cellText(row.cells[index]));
  }

  /** The day of a cancellation. */
  cancelledOn(row: TableRow): LocalDate | null {
    const index = this.#layout.stateColumns.find((column) => column.cancelledOn)?.index;
    const scanned = index === undefined ? null : scanDate(row.cells[index] ?? '');
    return scanned && dateUnder(scanned, 'DMY');
  }

  /** What every column about the document's state says, each with its title; the day of a cancellation reads as one. */
  states(row: TableRow): { text: string; title: string }[] {
    return this.#layout.stateColumns.flatMap(({ index, title, cancelledOn }) => {
      const text = cellText(row.cells[index]);
      if (!cancelledOn) return [{ text, title }];
      return isNothing(text) ? [] : [{ text: 'cancelled', title }];
    });
  }

  /** Where a problem of this field of this row is. */
  place(row: TableRow, field: ImportField) {
    return { row: row.line, column: this.title(field), value: this.text(row, field) };
  }

  #placeAt(row: TableRow, index: number) {
    return { row: row.line, column: this.#layout.columns[index]?.source ?? '', value: cellText(row.cells[index]) };
  }

  /** A required text that must not be cut: undefined, reported, when it is missing or too long. */
  identifier(row: TableRow, field: 'invoiceNumber' | 'customerCode' | 'customerName'): string | undefined {
    const text = this.text(row, field);
    if (text.length <= LONGEST_TEXTS[field]) return text;
    this.report.add('VALUE_TOO_LONG', { limit: LONGEST_TEXTS[field] }, this.place(row, field));
    return undefined;
  }

  /** The date of a field; null when the cell is empty; undefined, reported, when it cannot be read. */
  date(row: TableRow, field: ImportField): LocalDate | null | undefined {
    const index = this.#layout.fieldIndex.get(field);
    if (index === undefined) return null;
    const cell = row.cells[index] ?? '';
    return this.#withYear(row, field, cell) ?? this.#dateAt(row, index);
  }

  /** A day written without its year: the year said around the row, for what follows the document the first such day from its own on. */
  #withYear(row: TableRow, field: ImportField, cell: Cell): LocalDate | null {
    if (cell === '' || dayWithoutYear(cell) === null) return null;
    const own = field === 'dueOn' || field === 'settledOn' ? this.date(row, 'issuedOn') : null;
    const year = this.#formats.yearOf(row.line);
    return own ? inYearFrom(cell, own) : year === 0 ? null : inYear(cell, year);
  }

  #dateAt(row: TableRow, index: number): LocalDate | null | undefined {
    const cell = row.cells[index] ?? '';
    if (cell === '') return null;
    const order = this.#formats.orders.get(index) ?? null;
    const scanned = scanDate(cell);
    const isDigits = order !== null && this.#formats.digits.has(index);
    const date = isDigits ? readDigitDate(cell, order) : scanned && dateUnder(scanned, order);
    if (date) return date;
    if (isNothing(cellText(cell))) return null;
    this.report.add('DATE_UNREADABLE', {}, this.#placeAt(row, index));
    return undefined;
  }

  /**
   * The amount of a field in hundredths of the row's currency; null when the cell is empty; undefined, reported, when it cannot be read
   * or is in a currency without a rate.
   */
  amount(row: TableRow, field: ImportField): Cents | null | undefined {
    const index = this.#layout.fieldIndex.get(field);
    return index === undefined ? null : this.#amountAt(row, index, PAID_FIELDS.has(field));
  }

  /** An amount where it can be read as one of the account's currency; nothing is said of what cannot. */
  amountAsWritten(row: TableRow, field: ImportField): Cents | null {
    const index = this.#layout.fieldIndex.get(field);
    const cell = index === undefined ? '' : (row.cells[index] ?? '');
    if (index === undefined || isNothing(cellText(cell))) return null;
    const reading = readAmount(cell, this.#formats.marks.get(index) ?? null);
    return 'cents' in reading && reading.foreign === null ? reading.cents : null;
  }

  /** An amount that a row is taken without where it cannot be read or is negative, which is remarked on. */
  optionalAmount(row: TableRow, field: ImportField): Cents | null {
    const index = this.#layout.fieldIndex.get(field);
    const cell = index === undefined ? '' : (row.cells[index] ?? '');
    if (index === undefined || isNothing(cellText(cell))) return null;
    const reading = readAmount(cell, this.#formats.marks.get(index) ?? null);
    if ('cents' in reading && reading.cents >= 0 && reading.foreign === null) return reading.cents;
    this.report.add('FIELD_LEFT_OUT', { field: this.title(field) }, this.#placeAt(row, index));
    return null;
  }

  /** A day that a row may leave out; what is no day is reported and left out too. */
  optionalDate(row: TableRow, field: ImportField): LocalDate | null {
    const index = this.#layout.fieldIndex.get(field);
    const cell = index === undefined ? '' : (row.cells[index] ?? '');
    if (index === undefined || isNothing(cellText(cell))) return null;
    const scanned = scanDate(cell);
    const day = scanned && dateUnder(scanned, this.#formats.orders.get(index) ?? 'DMY');
    if (!day) this.report.add('FIELD_LEFT_OUT', { field: this.title(field) }, this.#placeAt(row, index));
    return day;
  }

  #amountAt(row: TableRow, index: number, isPaid: boolean): Cents | null | undefined {
    const cell = row.cells[index] ?? '';
    if (isNothing(cellText(cell))) return null;
    const reading = readAmount(cell, this.#formats.marks.get(index) ?? null);
    if ('problem' in reading) {
      const codes = { unreadable: 'AMOUNT_UNREADABLE', precision: 'AMOUNT_PRECISION', tooLarge: 'AMOUNT_TOO_LARGE' } as const;
      this.report.add(codes[reading.problem], {}, this.#placeAt(row, index));
      return undefined;
    }
    const currency = reading.foreign === null ? null : foreignCurrency(reading.foreign);
    if (currency !== null && (!this.#hasRate(row, currency) || this.foreignCurrencyOf(row) !== currency)) {
      this.report.add('CURRENCY_FOREIGN', { currency }, this.#placeAt(row, index));
      return undefined;
    }
    if (reading.rounded) this.report.add('AMOUNT_ROUNDED', { cents: reading.cents }, this.#placeAt(row, index));
    // What a customer pays is her credit.
    return reading.side !== null && isPaid ? negateCents(reading.cents) : reading.cents;
  }

  /** Whether columns say several payments of each invoice. */
  get hasPayments(): boolean {
    return this.#layout.paymentPairs.length > 0;
  }

  /** The payments that a row states beside its invoice, each with its day where it has one; undefined, reported, when one cannot be read. */
  payments(row: TableRow): { amountCents: Cents; paidOn: LocalDate | null }[] | undefined {
    const stated: { amountCents: Cents; paidOn: LocalDate | null }[] = [];
    for (const { amountIndex, dateIndex } of this.#layout.paymentPairs) {
      const amountCents = this.#amountAt(row, amountIndex, true);
      const paidOn = this.#dateAt(row, dateIndex);
      if (amountCents === undefined || paidOn === undefined) return undefined;
      if (amountCents !== null && amountCents < 0) {
        this.report.add('PAYMENT_NEGATIVE', {}, this.#placeAt(row, amountIndex));
        return undefined;
      }
      if (amountCents !== null && amountCents > 0) stated.push({ amountCents, paidOn });
    }
    return stated;
  }

  /** The currency of a row's amounts: null for euros, a code for one whose rate was answered; undefined, reported, for every other. */
  currencyOf(row: TableRow): string | null | undefined {
    // Without any rate, what stands beside an amount is refused where the amount is read.
    const currency =
      this.#rates.answered.size === 0 && this.#rates.directions.size === 0 ? this.#statedCurrency(row) : this.foreignCurrencyOf(row);
    if (currency === null || this.#hasRate(row, currency)) return currency;
    // Beside an amount, `amount` has said it.
    if (!this.report.rejectedRows.has(row.line) || foreignCurrency(this.text(row, 'currency')) !== null)
      this.report.add('CURRENCY_FOREIGN', { currency }, this.place(row, 'currency'));
    return undefined;
  }

  /** The rate of a currency that `currencyOf` gave, euros for one unit: the row's own where it states one, else the answer. */
  rateOf(row: TableRow, currency: string): string {
    const written = this.writtenRate(row);
    const direction = this.#rates.directions.get(currency);
    return written !== null && direction ? asEurosPerUnit(written, direction) : (this.#rates.answered.get(currency) ?? '1');
  }

  /** The rate that a row states as it stands there; null where it states none. */
  writtenRate(row: TableRow): string | null {
    return this.has('exchangeRate') ? parseRate(this.text(row, 'exchangeRate')) : null;
  }

  /** An amount that `amount` gave, in euros. */
  inAccounts(row: TableRow, amountCents: Cents, currency: string | null): Cents {
    return currency === null ? amountCents : inEuros(amountCents, this.rateOf(row, currency));
  }

  /** The foreign currency that a row states, in its column or beside an amount; null where its amounts are in euros. */
  foreignCurrencyOf(row: TableRow): string | null {
    const stated = this.#statedCurrency(row);
    if (stated !== null) return stated;
    for (const index of this.#amountIndexes) {
      const cell = row.cells[index];
      const beside = typeof cell === 'string' ? currencyBeside(cell) : null;
      if (beside !== null) return beside;
    }
    return null;
  }

  /** What the row's total is in the currency of its invoice, where the file has it beside the euros. */
  originalAmount(row: TableRow): { currency: string; amountCents: Cents } | null {
    if (this.#original === null || this.#original.index === null) return null;
    const currency = foreignCurrency(this.text(row, 'currency'));
    if (currency === null) return null;
    const mark = this.#formats.marks.get(this.#original.totalIndex) ?? null;
    const reading = readAmount(row.cells[this.#original.index] ?? '', mark);
    return 'problem' in reading ? null : { currency, amountCents: reading.cents };
  }

  /** Where the file has euros in a column of their own, the currency is that of the other column. */
  #statedCurrency(row: TableRow): string | null {
    return this.#original === null ? foreignCurrency(this.text(row, 'currency')) : null;
  }

  #hasRate(row: TableRow, currency: string): boolean {
    if (this.#rates.directions.has(currency) && this.writtenRate(row) !== null) return true;
    const rate = this.#rates.answered.get(currency);
    return rate !== undefined && rate !== 'leave';
  }

  /** The customer's details; undefined, reported, when its code or name is impossibly long. */
  customer(row: TableRow): CustomerDraft | undefined {
    return this.#customers.read(row);
  }
}

/** Any number of question marks aside. */
const LONGEST_NOTHING = 5;

/** What programs write for nothing. */
function isNothing(text: string): boolean {
  if (text.length > LONGEST_NOTHING && !text.startsWith('?')) return false;
  return text === '' || text === '-' || text === '–' || text === '—' || /^(?:n\/?[ac]|n\.c\.|null|nan|néant|\?+)$/i.test(text);
}
