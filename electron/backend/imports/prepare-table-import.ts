import { readKnownMovements } from '../../../db/imports/bank-movements.queries.ts';
import { readKnownBook } from '../../../db/imports/known-book.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { findAgedBalance } from '../../../shared/imports/aged-balance.ts';
import { AMOUNT_FIELDS, type ColumnFormats, FormatEvidence } from '../../../shared/imports/column-formats.ts';
import { CurrencyEvidence } from '../../../shared/imports/currency-questions.fr.ts';
import { GroupedRows } from '../../../shared/imports/customer-groups.ts';
import { rowSorter } from '../../../shared/imports/data-rows.ts';
import { earlyPaymentsQuestion } from '../../../shared/imports/date-doubts.fr.ts';
import { DittoRows } from '../../../shared/imports/ditto-cells.ts';
import { findExportedSheet, isExportedCharges, PAYMENTS_SHEET, SHEETS_BESIDE_INVOICES } from '../../../shared/imports/exported-sheets.ts';
import { findForecastGrid } from '../../../shared/imports/forecast-grid.ts';
import type { ImportConstants } from '../../../shared/imports/import-fields.contract.ts';
import { type ImportLayout, recogniseLayout } from '../../../shared/imports/import-layout.ts';
import { type Answers, answerTo, documentDate, documentDateQuestion, IMPORT_STEPS } from '../../../shared/imports/import-questions.fr.ts';
import type { ImportQuestion } from '../../../shared/imports/imports.contract.ts';
import { PaymentPlanner } from '../../../shared/imports/payment-planner.ts';
import { readPaymentRow } from '../../../shared/imports/payment-rows.ts';
import { ImportReport } from '../../../shared/imports/report.ts';
import { withAcceptedNames } from '../../../shared/imports/resembling-customers.ts';
import { RowReader } from '../../../shared/imports/row-reader.ts';
import { readStatus } from '../../../shared/imports/row-words.fr.ts';
import { sheetsAlike } from '../../../shared/imports/sheets-alike.ts';
import { cellText, PickedRows, type Table, type TableRow, type TableRows } from '../../../shared/imports/table.ts';
import { parsePaymentTerms } from '../../../shared/invoices/payment-terms.fr.ts';
import type { QueryContext } from '../context.ts';
import { prepareAgedBalance } from './prepare-aged-balance-import.ts';
import { planCharges } from './prepare-charges-import.ts';
import { planCustomers } from './prepare-customers-import.ts';
import { prepareExportedSheet } from './prepare-exported-sheet-import.ts';
import { planForecast, prepareForecastGrid } from './prepare-forecast-import.ts';
import { planInvoices } from './prepare-invoices-import.ts';
import { type ImportDescription, type ImportInput, inSteps, type PreparedImport } from './prepared-import.ts';

/** A forecast is a page or two. */
const FORECAST_ROWS = 500;
/** An aged balance has a row for each customer. */
const AGED_ROWS = 20_000;

/**
 * Understands a table, of whatever kind, and plans what importing it would write; writes nothing.
 * @throws AppError for a table that cannot be imported (`recogniseLayout`), CANCELLED
 */
export async function prepareTableImport(
  context: QueryContext,
  fileName: string,
  table: Table,
  input: ImportInput,
): Promise<PreparedImport> {
  const { answers = {}, constants = {} } = input;
  if (constants.paymentTerms !== undefined && parsePaymentTerms(constants.paymentTerms) === null)
    throw new AppError('IMPORT_TERMS_UNREADABLE', { terms: constants.paymentTerms });
  const exported = input.kind === undefined || input.kind === 'payments' ? findExportedSheet(table.rows.slice(0, 10)) : null;
  if (exported && input.mapping === undefined) return prepareExportedSheet(context, table, exported);
  const grid = input.kind === undefined || input.kind === 'forecast' ? findForecastGrid(table.rows.slice(0, FORECAST_ROWS)) : null;
  if (grid) return prepareForecastGrid(context, fileName, table, grid, answers);
  const aged = input.kind === undefined || input.kind === 'invoices' ? findAgedBalance(table.rows.slice(0, AGED_ROWS)) : null;
  if (aged) return prepareAgedBalance(context, fileName, table, aged, answers);
  const { layout, questions: layoutQuestions } = recogniseLayout(table, {
    fileName,
    kind: input.kind,
    mapping: input.mapping,
    answers,
    constants,
  });
  const { rows, ignoredRows, evidence, currencies, mayRepeatNumbers } = await surveyRows(context, layout, constants);
  const { formats, questions: formatQuestions } = evidence.decide(answers, context.today, [
    ...layout.preamble.flatMap(({ cells }) => cells.map(cellText)),
    table.sheet ?? '',
    fileName,
  ]);
  const { rates, questions: rateQuestions } = currencies.decide(layout.kind, answers);
  const questions = [...layoutQuestions, ...formatQuestions, ...rateQuestions];
  const dating = documentDating(layout, context.today, input);
  if (dating.question) questions.push(dating.question);

  const report = new ImportReport();
  const others = sheetsAlike(table);
  if (others.length > 0) report.add('OTHER_SHEETS', { sheet: table.sheet ?? '', others }, { row: 0 });
  const left = layout.isExported ? SHEETS_BESIDE_INVOICES.filter((name) => table.sheets.includes(name)) : [];
  if (left.length > 0) report.add('EXPORTED_SHEETS_LEFT', { sheet: table.sheet ?? '', left }, { row: 0 });
  const description = describeTable(table, layout, formats, rows.length, ignoredRows);
  if (questions.length > 0) return { description, report, questions, plan: null };
  const reader = new RowReader(layout, formats, report, constants, rates);
  if (layout.kind === 'customers') return { description, report, ...(await planCustomers(context, rows, reader, answers)) };
  if (layout.kind === 'charges')
    return { description, report, ...(await planCharges(context, rows, reader, answers, isExportedCharges(layout.header))) };
  if (layout.kind === 'forecast') {
    const texts = [fileName, table.sheet ?? '', ...layout.header.cells.map(cellText)];
    return { description, report, ...planForecast(context, rows, reader, texts, answers) };
  }
  if (layout.kind === 'payments') return { description, report, ...(await planPayments(context, rows, reader, dating.date, answers)) };
  return {
    description,
    ...(await planInvoices(context, input, rows, reader, {
      date: dating.date,
      mayRepeatNumbers,
      sumsLines: layout.sumsLines,
      paymentsApart: layout.isExported && table.sheets.includes(PAYMENTS_SHEET),
    })),
  };
}

function describeTable(
  table: Table,
  layout: ImportLayout,
  formats: ColumnFormats,
  rowCount: number,
  ignoredRows: number,
): ImportDescription {
  const { fieldIndex } = layout;
  const dateIndex = fieldIndex.get('issuedOn') ?? fieldIndex.get('paymentDate') ?? fieldIndex.get('chargeDate') ?? fieldIndex.get('dueOn');
  const amountIndex = AMOUNT_FIELDS.map((field) => fieldIndex.get(field)).find((index) => index !== undefined);
  return {
    kind: layout.kind,
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    sheet: table.sheet,
    sheets: [...table.sheets],
    headerRow: layout.header.line,
    dateOrder: (dateIndex === undefined ? null : formats.orders.get(dateIndex)) ?? null,
    decimalMark: (amountIndex === undefined ? null : formats.marks.get(amountIndex)) ?? null,
    rowCount,
    ignoredRows,
    columns: [...layout.columns],
  };
}

async function planPayments(
  context: QueryContext,
  rows: TableRows,
  reader: RowReader,
  date: LocalDate | 'dueOn' | null,
  answers: Answers,
): Promise<Pick<PreparedImport, 'questions' | 'plan'>> {
  const book = withAcceptedNames(readKnownBook(context.db, { withPayments: true }), answers);
  const planner = new PaymentPlanner(book, reader.report, {
    earlyPayments: answers.earlyPayments === 'advance' ? 'advance' : 'reject',
    movements: readKnownMovements(context.db),
  });
  await inSteps(context, rows, IMPORT_STEPS.checking, (row) => {
    const draft = readPaymentRow(row, reader, date === 'dueOn' ? null : date);
    if (draft) planner.add(draft);
  });
  const { count, first } = planner.early;
  const question = first ? earlyPaymentsQuestion(count, first) : null;
  if (question && answerTo(question, answers) === null) return { questions: [question], plan: null };
  return { questions: [], plan: planner.finish() };
}

/** A file without a column for its documents' own date: the day that the user gave for all of them, or the question. */
function documentDating(
  layout: ImportLayout,
  today: LocalDate,
  { answers = {}, constants = {} }: ImportInput,
): { question?: ImportQuestion; date: LocalDate | 'dueOn' | null } {
  const { kind } = layout;
  if (kind !== 'invoices' && kind !== 'payments') return { date: null };
  if (layout.fieldIndex.has(kind === 'invoices' ? 'issuedOn' : 'paymentDate')) return { date: null };
  const given = kind === 'invoices' ? constants.issuedOn : constants.paymentDate;
  if (given !== undefined) return { date: given };
  const question = documentDateQuestion(kind, today, kind === 'invoices' && layout.fieldIndex.has('dueOn'));
  const date = documentDate(question, answers);
  return date === null ? { question, date } : { date };
}

interface Survey {
  readonly rows: TableRows;
  readonly ignoredRows: number;
  readonly evidence: FormatEvidence;
  readonly currencies: CurrencyEvidence;
  readonly mayRepeatNumbers: boolean;
}

/** Drafts and cancelled documents: nothing of theirs is converted. */
function isLeftOut(row: TableRow, reader: RowReader): boolean {
  return reader.states(row).some(({ text, title }) => ['draft', 'cancelled', 'refunded'].includes(readStatus(text, title) ?? ''));
}

const NO_FORMATS: ColumnFormats = { orders: new Map(), digits: new Set(), marks: new Map(), yearOf: () => 0 };

/** A document's own number and amounts are never those of the row above. */
const DITTO_FIELDS = ['customerCode', 'customerName', 'issuedOn', 'dueOn', 'paymentDate', 'chargeDate', 'supplierName', 'status'] as const;

function dittoColumns({ fieldIndex }: ImportLayout): number[] {
  return DITTO_FIELDS.flatMap((field) => fieldIndex.get(field) ?? []);
}

/** Goes once through the rows under the titles: which are data, and what they prove of the way that dates and amounts are written. */
async function surveyRows(context: QueryContext, layout: ImportLayout, constants: ImportConstants): Promise<Survey> {
  const natureOf = rowSorter(layout);
  const evidence = new FormatEvidence(layout);
  const currencies = new CurrencyEvidence();
  const reader = new RowReader(layout, NO_FORMATS, new ImportReport(), constants);
  const dittos = new DittoRows(layout.body, dittoColumns(layout));
  const grouped = layout.groups ? new GroupedRows(dittos, layout.groups) : null;
  const rows = new PickedRows(grouped ?? dittos);
  const numberIndex = layout.kind === 'invoices' ? (layout.fieldIndex.get('invoiceNumber') ?? -1) : -1;
  let previousNumber: unknown = '';
  let mayRepeatNumbers = false;
  let ignoredRows = 0;
  let index = -1;
  await inSteps(context, layout.body, IMPORT_STEPS.reading, (written) => {
    index += 1;
    const row = dittos.survey(written, index);
    grouped?.survey(row, index);
    evidence.surround(row);
    const nature = natureOf(row);
    if (nature === 'ignored') ignoredRows += 1;
    if (nature !== 'data') return;
    rows.pick(index);
    evidence.add(row);
    const currency = reader.foreignCurrencyOf(row);
    if (currency !== null && !isLeftOut(row, reader))
      currencies.add(currency, reader.text(row, 'invoiceNumber') || reader.text(row, 'customerName'), reader.writtenRate(row));
    const number = row.cells[numberIndex];
    if (number !== undefined && number !== '' && number === previousNumber) mayRepeatNumbers = true;
    previousNumber = number;
  });
  return { rows, ignoredRows, evidence, currencies, mayRepeatNumbers };
}
