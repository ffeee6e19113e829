import type { LocalDate } from '../dates/local-date.ts';
import { AppError } from '../errors/app-error.ts';
import { LATER_INVOICE_TITLES } from '../exports/invoices-sheet.fr.ts';
import { withoutTaxWhereTaxSays } from './amounts-beside-tax.ts';
import { amountsAreOfLines } from './amounts-of-lines.ts';
import { isAmount, isDate } from './cell-shapes.ts';
import { type ColumnMeaning, dateBesideNumber, FIELD_NAMES, GROUP_TITLE } from './column-titles.fr.ts';
import { KIND_NAMES } from './content-names.fr.ts';
import { type CustomerGroups, findCustomerGroups } from './customer-groups.ts';
import { withNamesOfAccounts, withoutReferencesAsCodes } from './customer-references.ts';
import { dateUnder, scanDate } from './dates-in-text.ts';
import { EXPORTED_PAID, EXPORTED_WRITTEN_OFF, isExportedInvoices } from './exported-sheets.ts';
import { findHeader, titlesAt } from './find-header.ts';
import type { ImportConstants, ImportField, ImportKind } from './import-fields.contract.ts';
import { type Answers, amountColumnQuestion, answerTo, kindQuestion } from './import-questions.fr.ts';
import type { ImportColumn, ImportQuestion } from './imports.contract.ts';
import { isTableKind, type TableKind } from './kind-fields.ts';
import { knownLayout } from './known-layouts.ts';
import { areNumbersWithDates, SplitNumberRows, splitNumber } from './numbers-with-dates.ts';
import { amountsInEurosFirst } from './original-amounts.fr.ts';
import { findPaymentPairs, type PaymentPair } from './payment-pairs.fr.ts';
import {
  assignFields,
  type ColumnClues,
  columnClues,
  kindOf,
  SAMPLE_ROWS,
  unknownMappingKeys,
  withUnreadStatus,
} from './recognise-columns.ts';
import { isTotalLabel } from './row-words.fr.ts';
import { findCutDecimals, findShiftedColumn } from './shifted-columns.ts';
import { cellText, isBlankRow, RowsFrom, type Table, type TableRow, type TableRows } from './table.ts';
import { ENOUGH } from './value-evidence.ts';

/** What the user said of a file before or while it is read. */
export interface LayoutChoices {
  readonly fileName: string;
  readonly kind?: ImportKind | undefined;
  readonly mapping?: Readonly<Record<string, ImportField>> | undefined;
  readonly answers?: Answers | undefined;
  readonly constants?: ImportConstants | undefined;
}

/** What a table holds and where: which rows are data, which column fills which field. */
export interface ImportLayout {
  readonly kind: TableKind;
  /** The titles, put together where they take two lines. */
  readonly header: TableRow;
  /** The lines that the titles come from. */
  readonly headerRows: readonly TableRow[];
  /** What stands above the titles. */
  readonly preamble: readonly TableRow[];
  /** The rows under the titles, blank ones included. */
  readonly body: TableRows;
  /** The first rows of data, to look at. */
  readonly samples: readonly TableRow[];
  readonly columns: readonly ImportColumn[];
  readonly fieldIndex: ReadonlyMap<ImportField, number>;
  /** Every column that says something of a document's state: an invoice's own beside its payment's, the day it was cancelled. */
  readonly stateColumns: readonly StateColumn[];
  /** One row for each line of an invoice: what concerns the whole invoice is repeated, or left out after the first. */
  readonly linesOfInvoices: boolean;
  /** The amounts of those lines are their own: an invoice is their sum. */
  readonly sumsLines: boolean;
  /** Columns that say several payments of one invoice. */
  readonly paymentPairs: readonly PaymentPair[];
  /** This program wrote the table. */
  readonly isExported: boolean;
  /** What this program says was given up of each invoice by a day. */
  readonly writtenOff: WrittenOffColumn | null;
  /** The column of the invoices' own early-payment terms in such a table. */
  readonly ownTermsIndex: number | null;
  /** Set when rows are grouped under their customer. */
  readonly groups: CustomerGroups | null;
}

export interface WrittenOffColumn {
  readonly index: number;
  readonly on: LocalDate;
}

export interface StateColumn {
  readonly index: number;
  readonly title: string;
  /** A day in it means that the document was cancelled. */
  readonly cancelledOn: boolean;
}

export interface RecognisedLayout {
  readonly layout: ImportLayout;
  readonly questions: readonly ImportQuestion[];
}

/** Rows in which samples are looked for: blank ones and the titles' own are among them. */
const HEAD_ROWS = 400;

/** The amount without which a kind of file says nothing; customers have none, forecasts several. */
const AMOUNT_FIELD: Readonly<Record<TableKind, ImportField | null>> = {
  invoices: 'totalAmount',
  payments: 'paymentAmount',
  charges: 'chargeAmount',
  customers: null,
  forecast: null,
};

/**
 * Finds the titles, tells what the file holds and which column is what. A doubt that a person can settle is a question, with the likeliest
 * layout meanwhile; a file that cannot be imported is refused.
 * @throws AppError IMPORT_NO_HEADER, IMPORT_NO_AMOUNT_COLUMN, IMPORT_MISSING_COLUMN, IMPORT_COLUMN_UNKNOWN, IMPORT_COLUMNS_SHIFTED, IMPORT_DECIMALS_CUT, IMPORT_KIND_UNSUPPORTED, FILE_EMPTY
 */
export function recogniseLayout(table: Table, choices: LayoutChoices): RecognisedLayout {
  const { fileName, answers = {} } = choices;
  const mapping = { ...choices.mapping };
  const wanted = Object.keys(mapping).filter((key) => !/^#\d+$/.test(key));
  const found = findHeader(table.rows, wanted);
  const head = table.rows.slice(0, HEAD_ROWS);
  const first = head.findIndex((row) => !isBlankRow(row));
  const titles =
    found < 0 && isData(head[first]) ? { header: UNTITLED, rows: [], bodyStart: first } : titlesAt(table.rows, found >= 0 ? found : first);
  if (!titles) throw new AppError('FILE_EMPTY', { file: fileName });
  const { header } = titles;
  let body: TableRows = new RowsFrom(table.rows, titles.bodyStart);
  const samples = body
    .slice(0, HEAD_ROWS)
    .filter((row) => !isBlankRow(row))
    .slice(0, SAMPLE_ROWS);
  const software = knownLayout(header);
  const clues = columnClues(header, samples, { ...software?.mapping, ...mapping });
  const titleTexts = titlesOf(header, clues);
  const [unknownKey] = unknownMappingKeys(clues, mapping);
  if (unknownKey !== undefined) throw new AppError('IMPORT_COLUMN_UNKNOWN', { file: fileName, column: unknownKey, columns: titleTexts });
  const shifted = Object.keys(mapping).length === 0 ? findShiftedColumn(header, samples) : null;
  if (shifted)
    throw new AppError('IMPORT_COLUMNS_SHIFTED', { file: fileName, column: shifted.title, found: shifted.found, side: shifted.side });

  const cut = table.delimiter === ',' ? findCutDecimals(header, samples) : null;
  if (cut) throw new AppError('IMPORT_DECIMALS_CUT', { file: fileName, column: cut.title, example: cut.example });

  const questions: ImportQuestion[] = [];
  const kind = decideKind();
  let columns = amountsInEurosFirst(assignFields(kind, clues), (index) => clues[index]?.chosen != null);
  if (kind === 'invoices')
    columns = withUnreadStatus(withoutTaxWhereTaxSays(withNamesOfAccounts(withoutReferencesAsCodes(columns, clues), clues), clues), clues);
  const amountField = AMOUNT_FIELD[kind];
  if (amountField !== null && !hasAmount(amountField)) columns = chooseAmount(columns, amountField);
  const fieldIndex = new Map<ImportField, number>();
  for (const { index, field } of columns) if (field !== null && field !== 'ignored') fieldIndex.set(field, index);
  const isExported = kind === 'invoices' && isExportedInvoices(header);
  if (isExported) takeExportedPaid();
  const paymentPairs = kind === 'invoices' ? takePaymentPairs() : [];
  splitNumbers();
  // A payment that names its invoice needs no customer.
  const groupable = kind === 'invoices' || (kind === 'payments' && !fieldIndex.has('invoiceNumber'));
  const [firstTitles] = titles.rows;
  const preamble = firstTitles ? head.filter((row) => row.line < firstTitles.line && !isBlankRow(row)) : [];
  const above = preamble.at(-1);
  const groups = groupable ? findCustomerGroups(samples, fieldIndex, columns.length, above) : null;
  if (groups?.titled) addColumn(GROUP_TITLE, 'customerName', []);
  requireFields();
  const linesOfInvoices =
    kind === 'invoices' && clues.some(({ matches }) => matches.some(({ meaning, confidence }) => meaning === 'line' && confidence >= 0.5));
  const sumsLines = linesOfInvoices && amountsAreOfLines(columns, clues);
  const layout = {
    kind,
    header,
    headerRows: titles.rows,
    preamble,
    body,
    samples,
    columns,
    fieldIndex,
    stateColumns: stateColumns(),
    linesOfInvoices,
    sumsLines,
    paymentPairs,
    isExported,
    writtenOff: isExported ? writtenOffColumn() : null,
    ownTermsIndex: isExported ? (columns.find(({ source }) => source === LATER_INVOICE_TITLES.earlyPayment)?.index ?? null) : null,
    groups,
  };
  return { layout, questions };

  /** A column that the file does not have as such. */
  function addColumn(source: string, field: ImportField, held: readonly string[]): void {
    const index = columns.length;
    columns = [...columns, { source, index, field, confidence: 0.8, samples: held.slice(0, 3) }];
    fieldIndex.set(field, index);
  }

  /** What was paid of invoices by the day of an export of this program. */
  function takeExportedPaid(): void {
    const paid = columns.find(({ source, field }) => field === null && source.startsWith(EXPORTED_PAID));
    if (paid === undefined || fieldIndex.has('paidAmount')) return;
    columns = columns.map((column) => (column === paid ? { ...column, field: 'paidAmount', confidence: 1 } : column));
    fieldIndex.set('paidAmount', paid.index);
  }

  /** What was given up by the day of that export. */
  function writtenOffColumn(): WrittenOffColumn | null {
    for (const { source, index } of columns) {
      const day = source.startsWith(EXPORTED_WRITTEN_OFF) ? scanDate(source.slice(EXPORTED_WRITTEN_OFF.length)) : null;
      const on = day && dateUnder(day, 'DMY');
      if (on) return { index, on };
    }
    return null;
  }

  /** Columns that come two by two say what was paid: no other column does then. */
  function takePaymentPairs(): PaymentPair[] {
    const pairs = findPaymentPairs(header, samples, (index) => clues[index]?.chosen != null);
    const amounts = new Set(pairs.map(({ amountIndex }) => amountIndex));
    const dates = new Set(pairs.map(({ dateIndex }) => dateIndex));
    if (pairs.length === 0 || dates.has(fieldIndex.get('issuedOn') ?? -1)) return [];
    columns = columns.map((column) => {
      const field = amounts.has(column.index) ? 'paidAmount' : dates.has(column.index) ? 'settledOn' : null;
      if (field !== null) return { ...column, field, confidence: 0.9 };
      return column.field === 'paidAmount' || column.field === 'settledOn' ? { ...column, field: null, confidence: 0 } : column;
    });
    fieldIndex.clear();
    for (const { index, field } of columns)
      if (field !== null && field !== 'ignored' && !amounts.has(index) && !dates.has(index)) fieldIndex.set(field, index);
    return pairs;
  }

  /** « F1 du 15/01/2026 » is a number, and where no column has it the date of an invoice. */
  function splitNumbers(): void {
    const numberIndex = fieldIndex.get('invoiceNumber');
    if (numberIndex === undefined) return;
    const numbers = samples.map(({ cells }) => cells[numberIndex] ?? '').filter((cell) => !isTotalLabel(cellText(cell)));
    if (!areNumbersWithDates(numbers)) return;
    const dates = numbers.flatMap((cell) => splitNumber(cell)?.date ?? []);
    const isDated = kind !== 'invoices' || fieldIndex.has('issuedOn');
    body = new SplitNumberRows(body, numberIndex, isDated ? -1 : columns.length);
    if (!isDated) addColumn(dateBesideNumber(clues[numberIndex]?.title ?? ''), 'issuedOn', dates);
  }

  function stateColumns(): StateColumn[] {
    return clues.flatMap(({ index, title, matches, chosen }) => {
      const means = (wanted: ColumnMeaning) => matches.some(({ meaning, confidence }) => meaning === wanted && confidence >= 0.5);
      const field = columns[index]?.field ?? null;
      const cancelledOn = field === null && means('cancelledOn');
      const isState = cancelledOn || field === 'status' || (field === null && chosen === null && means('status'));
      return isState ? [{ index, title, cancelledOn }] : [];
    });
  }

  function hasAmount(field: ImportField): boolean {
    const has = (wanted: ImportField) => columns.some((column) => column.field === wanted);
    const otherwise = has('taxAmount') || kind === 'charges' || (kind === 'invoices' && software?.mapping !== undefined);
    return has(field) || (has('amountExcludingTax') && otherwise);
  }

  function decideKind(): TableKind {
    const recognised = choices.kind ?? software?.kind ?? table.likelyKind ?? kindOf(clues, [fileName, table.sheet ?? '']);
    if (isTableKind(recognised)) return recognised;
    if (recognised === 'unsure') {
      const question = kindQuestion();
      const answer = answerTo(question, answers);
      if (answer === 'invoices' || answer === 'payments') return answer;
      questions.push(question);
      return 'invoices';
    }
    if (recognised !== 'unknown') throw new AppError('IMPORT_KIND_UNSUPPORTED', { file: fileName, kind: KIND_NAMES[recognised] });
    if (isListOfQuotes(head)) throw new AppError('IMPORT_KIND_UNSUPPORTED', { file: fileName, kind: KIND_NAMES.quotes });
    // Without any known title, what stands first is no title: nothing can be said of the columns that it would name.
    if (found >= 0 && !clues.some((column) => holdsAmounts(column)))
      throw new AppError('IMPORT_NO_AMOUNT_COLUMN', { file: fileName, columns: titleTexts });
    throw new AppError('IMPORT_NO_HEADER', {
      file: fileName,
      columns: titleTexts,
      wanted: [FIELD_NAMES.invoiceNumber, FIELD_NAMES.customerName, FIELD_NAMES.issuedOn, FIELD_NAMES.totalAmount],
      firstRow: (found >= 0 ? header : head[first])?.cells.map(cellText) ?? [],
    });
  }

  /** No title is the amount's: the column is asked for among those that hold amounts. */
  function chooseAmount(current: ImportColumn[], field: ImportField): ImportColumn[] {
    const free: ReadonlySet<ImportField | null> = new Set([null, 'paidAmount', 'openAmount', 'label', 'amountExcludingTax', 'taxAmount']);
    const candidates = current.filter(({ index, field: taken }) => {
      const column = clues[index];
      return free.has(taken) && column !== undefined && column.chosen === null && holdsAmounts(column);
    });
    if (candidates.length === 0) throw new AppError('IMPORT_NO_AMOUNT_COLUMN', { file: fileName, columns: titleTexts });
    // Where only what remains due is said, it is all that is known of each invoice.
    const [only, ...others] = candidates;
    if (only?.field === 'openAmount' && others.length === 0)
      return current.map((column) => (column === only ? { ...column, field } : column));
    // The only amount is without VAT, as its title says: what is asked is the VAT to add.
    if (kind === 'invoices' && only?.field === 'amountExcludingTax' && others.length === 0) return current;
    const question = amountColumnQuestion(candidates);
    const answer = answerTo(question, answers);
    if (answer === null) {
      questions.push(question);
      return current;
    }
    return current.map((column) => (`#${column.index + 1}` === answer ? { ...column, field, confidence: 1 } : column));
  }

  function requireFields(): void {
    const { customerName, customerCode } = choices.constants ?? {};
    const has = (...fields: ImportField[]) => columns.some(({ field }) => field !== null && fields.includes(field));
    const hasCustomer = has('customerName', 'customerCode') || customerName !== undefined || customerCode !== undefined;
    const missing = (field: ImportField) =>
      new AppError('IMPORT_MISSING_COLUMN', { file: fileName, field: `« ${FIELD_NAMES[field]} »`, columns: titleTexts });
    if (kind === 'customers') {
      if (!hasCustomer) throw missing('customerName');
    } else if (kind === 'charges') {
      if (!has('chargeDate')) throw missing('chargeDate');
    } else if (kind === 'forecast') {
      if (!has('month')) throw missing('month');
      if (!has('forecastRevenue', 'forecastCharges', 'forecastFixedCharges', 'forecastVariableCharges')) throw missing('forecastRevenue');
    } else if (kind === 'invoices') {
      if (!has('invoiceNumber')) throw missing('invoiceNumber');
      if (!hasCustomer) throw missing('customerName');
    } else if (!has('invoiceNumber') && !hasCustomer) throw missing('invoiceNumber');
  }
}

/** The titles of a table that has none: its columns are called by their place. */
const UNTITLED: TableRow = { line: 0, cells: [] };

/** A row that is none of titles: it holds a day or an amount. */
function isData(row: TableRow | undefined): boolean {
  return row?.cells.some((cell) => isAmount(cell) || isDate(cell)) === true;
}

/** Without titles, documents still say what they are: « Commande n° C-12 ». */
function isListOfQuotes(rows: readonly TableRow[]): boolean {
  const numbered = rows.filter((row) => row.cells.some((cell) => /^(?:devis|commande|bon de commande)\s+n[°º]/i.test(cellText(cell))));
  return numbered.length > 0 && numbered.length >= rows.length / 2;
}

function titlesOf(header: TableRow, clues: readonly ColumnClues[]): string[] {
  const named = clues.filter(({ index }) => cellText(header.cells[index]) !== '').map(({ title }) => title);
  return named.length > 0 ? named : clues.map(({ title }) => title);
}

function holdsAmounts({ samples }: ColumnClues): boolean {
  const filled = samples.filter((cell) => cellText(cell) !== '');
  return filled.length > 0 && filled.filter(isAmount).length / filled.length >= ENOUGH;
}
