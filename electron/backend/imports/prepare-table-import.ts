import { readKnownBook } from '../../../db/imports/known-book.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { type ColumnFormats, FormatEvidence } from '../../../shared/imports/column-formats.ts';
import { rowSorter } from '../../../shared/imports/data-rows.ts';
import { type ImportLayout, recogniseLayout } from '../../../shared/imports/import-layout.ts';
import type { ImportPlan } from '../../../shared/imports/import-plan.ts';
import {
  type Answers,
  answerTo,
  documentDate,
  documentDateQuestion,
  IMPORT_STEPS,
  paidOnQuestion,
} from '../../../shared/imports/import-questions.fr.ts';
import type { ImportQuestion } from '../../../shared/imports/imports.contract.ts';
import { InvoicePlanner, type PaidOnPolicy } from '../../../shared/imports/invoice-planner.ts';
import { type InvoiceDraft, readInvoiceRow } from '../../../shared/imports/invoice-rows.ts';
import { PaymentPlanner } from '../../../shared/imports/payment-planner.ts';
import { readPaymentRow } from '../../../shared/imports/payment-rows.ts';
import { ImportReport } from '../../../shared/imports/report.ts';
import { RowReader } from '../../../shared/imports/row-reader.ts';
import type { Table, TableRow } from '../../../shared/imports/table.ts';
import type { QueryContext } from '../context.ts';
import { type ImportDescription, type ImportInput, inSteps, type PreparedImport } from './prepared-import.ts';

/**
 * Understands a table of invoices or payments and plans what importing it would write; writes nothing.
 * @throws AppError for a table that cannot be imported (`recogniseLayout`), CANCELLED
 */
export async function prepareTableImport(
  context: QueryContext,
  fileName: string,
  table: Table,
  input: ImportInput,
): Promise<PreparedImport> {
  const answers = input.answers ?? {};
  const { layout, questions: layoutQuestions } = recogniseLayout(table, { fileName, kind: input.kind, mapping: input.mapping, answers });
  const { rows, ignoredRows, evidence } = await readBody(context, layout);
  const { formats, questions: formatQuestions } = evidence.decide(answers);
  const questions = [...layoutQuestions, ...formatQuestions];
  const dating = documentDating(layout, context.today, answers);
  if (dating.question) questions.push(dating.question);

  const report = new ImportReport();
  const description = describeTable(table, layout, formats, rows.length, ignoredRows);
  if (questions.length > 0) return { description, report, questions, plan: null };
  const reader = new RowReader(layout, formats, report);
  if (layout.kind === 'payments') return { description, report, questions, plan: await planPayments(context, rows, reader, dating.date) };
  return { description, report, ...(await planInvoices(context, input, rows, reader, dating.date)) };
}

function describeTable(
  table: Table,
  layout: ImportLayout,
  formats: ColumnFormats,
  rowCount: number,
  ignoredRows: number,
): ImportDescription {
  const { fieldIndex } = layout;
  const dateIndex = fieldIndex.get('issuedOn') ?? fieldIndex.get('paymentDate') ?? fieldIndex.get('dueOn');
  const amountIndex = fieldIndex.get('totalAmount') ?? fieldIndex.get('paymentAmount');
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
  rows: readonly TableRow[],
  reader: RowReader,
  date: LocalDate | 'dueOn' | null,
): Promise<ImportPlan> {
  const planner = new PaymentPlanner(readKnownBook(context.db, { withPayments: true }), reader.report);
  await inSteps(context, rows, IMPORT_STEPS.checking, (row) => {
    const draft = readPaymentRow(row, reader, date === 'dueOn' ? null : date);
    if (draft) planner.add(draft);
  });
  return planner.finish();
}

async function planInvoices(
  context: QueryContext,
  input: ImportInput,
  rows: readonly TableRow[],
  reader: RowReader,
  date: LocalDate | 'dueOn' | null,
): Promise<{ questions: ImportQuestion[]; plan: ImportPlan | null }> {
  const drafts: InvoiceDraft[] = [];
  const unread: { number: string; rejected: boolean }[] = [];
  await inSteps(context, rows, IMPORT_STEPS.checking, (row) => {
    const draft = readInvoiceRow(row, reader, date);
    if (draft) drafts.push(draft);
    else unread.push({ number: reader.text(row, 'invoiceNumber'), rejected: reader.report.rejectedRows.has(row.line) });
  });
  const paidSomeday = drafts.filter(({ paidCents, settledOn }) => paidCents !== null && paidCents > 0 && settledOn === null).length;
  let paidOn: PaidOnPolicy = 'none';
  if (paidSomeday > 0) {
    const question = paidOnQuestion(paidSomeday, context.today);
    const answer = answerTo(question, input.answers ?? {});
    if (answer === null) return { questions: [question], plan: null };
    paidOn = answer as PaidOnPolicy;
  }
  const options = { today: context.today, mode: input.mode ?? 'delta', paidOn, report: reader.report };
  const planner = new InvoicePlanner(readKnownBook(context.db, { withPayments: false }), options);
  for (const { number, rejected } of unread) planner.mention(number, rejected);
  await inSteps(context, drafts, IMPORT_STEPS.comparing, (draft) => planner.add(draft));
  return { questions: [], plan: planner.finish() };
}

/** A file without a column for its documents' own date: the day that the user gave for all of them, or the question. */
function documentDating(
  layout: ImportLayout,
  today: LocalDate,
  answers: Answers,
): { question?: ImportQuestion; date: LocalDate | 'dueOn' | null } {
  if (layout.fieldIndex.has(layout.kind === 'invoices' ? 'issuedOn' : 'paymentDate')) return { date: null };
  const question = documentDateQuestion(layout.kind, today, layout.kind === 'invoices' && layout.fieldIndex.has('dueOn'));
  const date = documentDate(question, answers);
  return date === null ? { question, date } : { date };
}

/** The rows of data under the titles, and what they prove of the way that dates and amounts are written. */
async function readBody(
  context: QueryContext,
  layout: ImportLayout,
): Promise<{ rows: TableRow[]; ignoredRows: number; evidence: FormatEvidence }> {
  const natureOf = rowSorter(layout);
  const evidence = new FormatEvidence(layout);
  const rows: TableRow[] = [];
  let ignoredRows = 0;
  await inSteps(context, layout.body, IMPORT_STEPS.reading, (row) => {
    const nature = natureOf(row);
    if (nature === 'ignored') ignoredRows += 1;
    if (nature !== 'data') return;
    rows.push(row);
    evidence.add(row);
  });
  return { rows, ignoredRows, evidence };
}
