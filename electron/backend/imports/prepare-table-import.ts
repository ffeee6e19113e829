import { readKnownMovements } from '../../../db/imports/bank-movements.queries.ts';
import { readReturnedPayments } from '../../../db/imports/returned-payments.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { findAgedBalance } from '../../../shared/imports/aged-balance.ts';
import { AMOUNT_FIELDS, type ColumnFormats } from '../../../shared/imports/column-formats.ts';
import { earlyPaymentsQuestion } from '../../../shared/imports/date-doubts.fr.ts';
import { findExportedSheet, isExportedCharges, PAYMENTS_SHEET, SHEETS_BESIDE_INVOICES } from '../../../shared/imports/exported-sheets.ts';
import { findForecastGrid } from '../../../shared/imports/forecast-grid.ts';
import { type ImportLayout, recogniseLayout } from '../../../shared/imports/import-layout.ts';
import { type Answers, answerTo, documentDate, documentDateQuestion, IMPORT_STEPS } from '../../../shared/imports/import-questions.fr.ts';
import type { ImportQuestion } from '../../../shared/imports/imports.contract.ts';
import { overlappingSheetsQuestion } from '../../../shared/imports/overlapping-sheets.fr.ts';
import { PaymentPlanner } from '../../../shared/imports/payment-planner.ts';
import { readPaymentRow } from '../../../shared/imports/payment-rows.ts';
import { ImportReport } from '../../../shared/imports/report.ts';
import { withAcceptedNames } from '../../../shared/imports/resembling-customers.ts';
import { RowReader } from '../../../shared/imports/row-reader.ts';
import { ONE_SHEET } from '../../../shared/imports/sheet-places.fr.ts';
import { sheetsAlike } from '../../../shared/imports/sheets-alike.ts';
import { cellText, type Table, type TableRows } from '../../../shared/imports/table.ts';
import { remarkUnreadPayments } from '../../../shared/imports/unread-payments.fr.ts';
import { parsePaymentTerms } from '../../../shared/invoices/payment-terms.fr.ts';
import type { QueryContext } from '../context.ts';
import { type KnownRows, knownRowsOf } from './known-rows.ts';
import { prepareAgedBalance } from './prepare-aged-balance-import.ts';
import { planCharges } from './prepare-charges-import.ts';
import { planCustomers } from './prepare-customers-import.ts';
import { prepareExportedSheet } from './prepare-exported-sheet-import.ts';
import { planForecast, prepareForecastGrid } from './prepare-forecast-import.ts';
import { planInvoices } from './prepare-invoices-import.ts';
import { type ImportDescription, type ImportInput, inSteps, type PreparedImport } from './prepared-import.ts';
import { rowsBySheet, surveyRows, withoutSheets } from './survey-rows.ts';

/** A forecast is a page or two. */
const FORECAST_ROWS = 500;
/** An aged balance has a row for each customer. */
const AGED_ROWS = 20_000;

/** The other lists of the same import, where a table is one of several. */
export interface TableAmongOthers {
  /** What the table is compared with. */
  readonly known: KnownRows;
}

/**
 * Understands a table, of whatever kind, and plans what importing it would write; writes nothing.
 * @throws AppError for a table that cannot be imported (`recogniseLayout`), CANCELLED
 */
export async function prepareTableImport(
  context: QueryContext,
  fileName: string,
  table: Table,
  input: ImportInput,
  amongOthers?: TableAmongOthers,
): Promise<PreparedImport> {
  const { answers = {}, constants = {} } = input;
  const known = amongOthers?.known ?? knownRowsOf(context.db);
  const { places = ONE_SHEET } = table;
  if (constants.paymentTerms !== undefined && parsePaymentTerms(constants.paymentTerms) === null)
    throw new AppError('IMPORT_TERMS_UNREADABLE', { terms: constants.paymentTerms });
  const exported = input.kind === undefined || input.kind === 'payments' ? findExportedSheet(table.rows.slice(0, 10)) : null;
  if (exported && input.mapping === undefined) return prepareExportedSheet(context, table, exported, known);
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
  const survey = await surveyRows(context, layout, constants, places);
  const { evidence, currencies, mayRepeatNumbers } = survey;
  const { formats, questions: formatQuestions } = evidence.decide(answers, context.today, [
    ...layout.preamble.flatMap(({ cells }) => cells.map(cellText)),
    table.sheet ?? '',
    fileName,
  ]);
  const { rates, questions: rateQuestions } = currencies.decide(layout.kind, answers);
  const questions = [...layoutQuestions, ...formatQuestions, ...rateQuestions];
  const dating = documentDating(layout, context.today, input);
  if (dating.question) questions.push(dating.question);
  const repeating = survey.overlaps.repeating();
  const overlap = overlappingSheetsQuestion(repeating);
  const overlapAnswer = overlap && answerTo(overlap, answers);
  if (overlap && overlapAnswer === null) questions.push(overlap);
  const leftOut = new Set(overlapAnswer === 'leave' ? repeating.map(({ sheet }) => sheet) : []);
  const rows = withoutSheets(survey.rows, places, leftOut);

  const report = new ImportReport(places);
  if (!amongOthers) remarkOtherSheets(table, layout, report);
  const description = describeTable(table, layout, formats, rows.length, survey.ignoredRows + survey.rows.length - rows.length);
  const sheetRows = rowsBySheet(rows, places);
  return { ...(await planTable()), sheetRows };

  async function planTable(): Promise<PreparedImport> {
    if (questions.length > 0) return { description, report, questions, plan: null };
    const reader = new RowReader(layout, formats, report, constants, rates);
    if (layout.kind === 'customers') return { description, report, ...(await planCustomers(context, rows, reader, answers, known)) };
    if (layout.kind === 'charges')
      return { description, report, ...(await planCharges(context, rows, reader, answers, isExportedCharges(layout.header))) };
    if (layout.kind === 'forecast') {
      const texts = [fileName, table.sheet ?? '', ...layout.header.cells.map(cellText)];
      return { description, report, ...planForecast(context, rows, reader, texts, answers) };
    }
    if (layout.kind === 'payments')
      return { description, report, ...(await planPayments(context, rows, reader, dating.date, answers, known)) };
    remarkUnreadPayments(layout, rows, report);
    return {
      description,
      ...(await planInvoices(context, input, rows, reader, {
        date: dating.date,
        mayRepeatNumbers,
        sumsLines: layout.sumsLines,
        paymentsApart: layout.isExported && table.sheets.includes(PAYMENTS_SHEET),
        known,
      })),
    };
  }
}

/** Says which sheets that belong with those that are read are not. */
function remarkOtherSheets(table: Table, layout: ImportLayout, report: ImportReport): void {
  const read = table.workbook?.together.map(({ name }) => name) ?? [table.sheet ?? ''];
  const left = layout.isExported ? SHEETS_BESIDE_INVOICES.filter((name) => table.sheets.includes(name)) : [];
  if (left.length > 0) return report.add('EXPORTED_SHEETS_LEFT', { sheet: table.sheet ?? '', left }, { row: 0 });
  const others = [...new Set([...(table.workbook?.alike ?? []), ...sheetsAlike(table)])].filter((name) => !read.includes(name));
  if (others.length > 0) report.add('OTHER_SHEETS', { read, others }, { row: 0 });
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
  known: KnownRows,
): Promise<Pick<PreparedImport, 'questions' | 'plan'>> {
  const book = withAcceptedNames(known.book({ withPayments: true }), answers);
  const planner = new PaymentPlanner({ ...book, payments: [...book.payments, ...readReturnedPayments(context.db)] }, reader.report, {
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
