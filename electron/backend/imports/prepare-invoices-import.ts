import { lastInvoiceImportOn } from '../../../db/imports/last-invoice-import.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import {
  dateDoubts,
  type EarlyDueDates,
  type EarlyPayments,
  EarlySettlements,
  type FutureInvoices,
  withDueDate,
} from '../../../shared/imports/date-doubts.fr.ts';
import { taxBasis } from '../../../shared/imports/forecast-questions.fr.ts';
import { type Answers, answerTo, IMPORT_STEPS, paidOnQuestion } from '../../../shared/imports/import-questions.fr.ts';
import type { ImportQuestion } from '../../../shared/imports/imports.contract.ts';
import { InvoicePlanner } from '../../../shared/imports/invoice-planner.ts';
import { type InvoiceDraft, readInvoiceRow } from '../../../shared/imports/invoice-rows.ts';
import type { PaidOnPolicy } from '../../../shared/imports/invoice-settlements.ts';
import {
  DocumentLines,
  DocumentPayments,
  RepeatedNumberEvidence,
  type RepeatedNumbers,
  ScatteredDocuments,
} from '../../../shared/imports/repeated-numbers.ts';
import { ImportReport } from '../../../shared/imports/report.ts';
import { withAcceptedNames } from '../../../shared/imports/resembling-customers.ts';
import type { RowReader } from '../../../shared/imports/row-reader.ts';
import { type PaidOnSince, SettledSince } from '../../../shared/imports/settled-since.fr.ts';
import type { TableRow, TableRows } from '../../../shared/imports/table.ts';
import type { TaxBasis } from '../../../shared/imports/tax-basis.fr.ts';
import type { QueryContext } from '../context.ts';
import type { KnownRows } from './known-rows.ts';
import { type ImportInput, inSteps, type PreparedImport } from './prepared-import.ts';

/** What a first pass over the rows told. */
interface Surveyed {
  /** The day of every document, where no column has it. */
  readonly date: LocalDate | 'dueOn' | null;
  /** Two rows that follow each other bear the same number. */
  readonly mayRepeatNumbers: boolean;
  /** Rows that bear the same number are lines of one invoice, each with its own amount. */
  readonly sumsLines: boolean;
  /** Another sheet of the same workbook says how the invoices were paid. */
  readonly paymentsApart: boolean;
  /** What they are compared with. */
  readonly known: KnownRows;
}

/** What the user said of the rows as a whole. */
interface Policies {
  readonly paidOn: PaidOnPolicy;
  readonly repeated: RepeatedNumbers;
  readonly dueDates: EarlyDueDates;
  readonly future: FutureInvoices;
  readonly earlyPayments: EarlyPayments;
  /** What may be answered otherwise than it was taken. */
  readonly offers: readonly ImportQuestion[];
}

/** Columns without any of which a row cannot say that something was paid. */
const PAID_FIELDS = ['paidAmount', 'openAmount', 'settledOn', 'status'] as const;

/** Rows enough to see that dates are odd throughout. */
const DATES_LOOKED_AT = 200;

/** Plans what a file of invoices adds and changes, once what only a person knows was asked. */
export async function planInvoices(
  context: QueryContext,
  input: ImportInput,
  rows: TableRows,
  reader: RowReader,
  surveyed: Surveyed,
): Promise<Pick<PreparedImport, 'questions' | 'offers' | 'plan' | 'report'>> {
  const { answers = {}, mode = 'delta' } = input;
  const tax = taxOf(reader, answers);
  if (tax && 'question' in tax) return { questions: [tax.question], plan: null, report: reader.report };
  const read = (row: TableRow, by: RowReader, early: EarlyPayments) =>
    readInvoiceRow(row, by, surveyed.date, tax && 'basis' in tax ? tax.basis : null, early);
  const asked = await askPolicies(context, rows, reader, surveyed, answers, read);
  if ('questions' in asked) return { ...asked, plan: null };

  const { report } = reader;
  const { paidOn, repeated, dueDates, future, earlyPayments, offers } = asked;
  const book = withAcceptedNames(surveyed.known.book({ withPayments: false }), answers);
  const mostPreviewRows = input.rowLimit === 0 ? 0 : undefined;
  const settled = new SettledSince(lastInvoiceImportOn(context.db), context.today);
  const since = { settled, paidOn: (answers.paidOnSince ?? 'asOthers') as PaidOnSince };
  const planner = new InvoicePlanner(book, { today: context.today, mode, paidOn, since, report, mostPreviewRows });
  const scattered = new ScatteredDocuments();
  if (repeated === 'sum' && !surveyed.sumsLines) {
    const survey = reader.reportingTo(new ImportReport());
    await inSteps(context, rows, IMPORT_STEPS.checking, (row) => {
      const draft = read(row, survey, earlyPayments);
      if (draft) scattered.survey(draft);
    });
  }
  const documents = new DocumentLines((draft) => planner.add(draft), scattered.found());
  const byPayment = surveyed.mayRepeatNumbers && reader.has('paidAmount') && reader.has('settledOn');
  const payments = new DocumentPayments((draft) => planner.add(draft));
  await inSteps(context, rows, IMPORT_STEPS.comparing, (row) => {
    const draft = read(row, reader, earlyPayments);
    if (draft && future === 'reject' && draft.issuedOn > context.today) report.add('ROW_IN_FUTURE', {}, reader.place(row, 'issuedOn'));
    else if (draft && repeated === 'sum') return documents.add(withDueDate(draft, dueDates));
    else if (draft) return (byPayment ? payments : planner).add(withDueDate(draft, dueDates));
    planner.mention(reader.text(row, 'invoiceNumber'), report.rejectedRows.has(row.line));
  });
  documents.finish();
  payments.finish();
  // Rows apart, and what was known of their invoices, are only met when they are planned.
  const met = [repeated === 'sum' ? null : planner.repeated.question(), settled.question(context.today)];
  const questions = met.filter((question) => question !== null).filter((question) => answerTo(question, answers) === null);
  return { questions, offers, plan: questions.length > 0 ? null : planner.finish(), report };
}

/** The VAT to add where the file has no amount with it; null where it has. */
function taxOf(reader: RowReader, answers: Answers): { basis: TaxBasis } | { question: ImportQuestion } | null {
  if (reader.has('totalAmount') || reader.has('taxAmount')) return null;
  return taxBasis([reader.title('amountExcludingTax')], [], answers);
}

async function askPolicies(
  context: QueryContext,
  rows: TableRows,
  reader: RowReader,
  { mayRepeatNumbers, sumsLines, paymentsApart }: Surveyed,
  answers: Answers,
  read: (row: TableRow, by: RowReader, early: EarlyPayments) => InvoiceDraft | null,
): Promise<Policies | { questions: ImportQuestion[]; report: ImportReport }> {
  const questions: ImportQuestion[] = [];
  const ask = <T extends string>(question: ImportQuestion | null, otherwise: T): T => {
    const answer = question ? answerTo(question, answers) : otherwise;
    if (question && answer === null) questions.push(question);
    return (answer ?? otherwise) as T;
  };
  // Rows are read beforehand into a report of their own: what is wrong with them is said once, when they are planned.
  const survey = reader.reportingTo(new ImportReport());
  const first = rows.slice(0, DATES_LOOKED_AT).flatMap((row) => read(row, survey, 'advance') ?? []);
  const doubts = dateDoubts(first, context.today);
  const dueDates = ask<EarlyDueDates>(doubts.dueDates, 'keep');
  const future = ask<FutureInvoices>(doubts.future, 'keep');

  const evidence = new RepeatedNumberEvidence(reader.report.places);
  const settlements = new EarlySettlements();
  const paidSomeday: string[] = [];
  let checked = new ImportReport();
  if (mayRepeatNumbers || reader.hasPayments || PAID_FIELDS.some((field) => reader.has(field))) {
    const checking = reader.reportingTo(checked);
    await inSteps(context, rows, IMPORT_STEPS.checking, (row) => {
      const draft = read(row, checking, 'advance');
      if (!draft) return;
      evidence.add(draft);
      settlements.add(draft);
      const isPaidSomeday = draft.paidCents !== null && draft.paidCents > 0 && draft.settledOn === null;
      if (isPaidSomeday || draft.writtenOff) paidSomeday.push(draft.number);
    });
  } else checked = survey.report;
  // Rows that stand apart are not in this evidence: an answer holds without it.
  const repeated = sumsLines || answers.repeatedNumbers === 'sum' ? 'sum' : ask<RepeatedNumbers>(evidence.question(), 'reject');
  const earlyPayments = ask<EarlyPayments>(settlements.question(), 'reject');
  const paidQuestion = paidSomeday.length > 0 ? paidOnQuestion(paidSomeday, context.today) : null;
  const offer = paidQuestion && paymentsApart ? { ...paidQuestion, preset: 'none' } : null;
  const paidOn = offer ? ((answerTo(offer, answers) ?? 'none') as PaidOnPolicy) : ask<PaidOnPolicy>(paidQuestion, 'none');
  return questions.length > 0
    ? { questions, report: checked }
    : { paidOn, repeated, dueDates, future, earlyPayments, offers: offer ? [offer] : [] };
}
