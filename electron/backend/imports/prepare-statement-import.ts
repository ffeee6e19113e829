import { readKnownMovements } from '../../../db/imports/bank-movements.queries.ts';
import { readKnownBook } from '../../../db/imports/known-book.queries.ts';
import { readKnownReturns, returnablePayments } from '../../../db/imports/returned-payments.queries.ts';
import type { StatementReading } from '../../../shared/bank-statements/bank-statement.ts';
import type { BankTableLayout } from '../../../shared/bank-statements/bank-table-layout.ts';
import { readBankTable } from '../../../shared/bank-statements/read-bank-table.ts';
import { recogniseBankTable } from '../../../shared/bank-statements/recognise-bank-table.ts';
import { titlesOnTwoLines } from '../../../shared/bank-statements/titles-on-two-lines.ts';
import { type UntitledReading, untitledBankTable } from '../../../shared/bank-statements/untitled-bank-table.ts';
import { STATEMENT_FORMAT_NAMES } from '../../../shared/imports/content-names.fr.ts';
import { type Answers, answerTo, IMPORT_STEPS } from '../../../shared/imports/import-questions.fr.ts';
import type { ImportQuestion } from '../../../shared/imports/imports.contract.ts';
import { ImportReport } from '../../../shared/imports/report.ts';
import { creditsOf, currenciesToAsk, splitKnown } from '../../../shared/imports/statement-credits.ts';
import { statementRemarks } from '../../../shared/imports/statement-import-words.fr.ts';
import { planStatements } from '../../../shared/imports/statement-planner.ts';
import { cellText, type Table, type TableRow, type TableRows } from '../../../shared/imports/table.ts';
import { untitledStatementQuestion } from '../../../shared/imports/untitled-statement-question.fr.ts';
import { breathe, type QueryContext } from '../context.ts';
import { matchableInvoices, matchTolerance } from './match-settings.ts';
import type { ImportDescription, ImportInput, PreparedImport } from './prepared-import.ts';

/** Titles lie below the bank's preamble, and a statement without titles shows in its first rows. */
const ROWS_SEARCHED = 500;

type Source = Pick<ImportDescription, 'encoding' | 'delimiter' | 'sheet' | 'sheets'> & Pick<Table, 'places'>;

export interface BankTable {
  readonly layout: BankTableLayout;
  readonly rows: TableRows;
}

/** A table that is a bank's; null when it is none. Where amounts with a comma hid the semicolons between cells, they are found again. */
export function findBankTable({ rows, delimiter }: Table): BankTable | null {
  const head = rows.slice(0, ROWS_SEARCHED);
  const titles = titlesOnTwoLines(head);
  if (titles !== null) return { layout: titles.layout, rows: titles.join(rows) };
  const layout = recogniseBankTable(head);
  if (layout !== null || delimiter !== ',') return layout && { layout, rows };
  const split = (some: Iterable<TableRow>) =>
    [...some].map(({ line, cells }) => ({ line, cells: cells.map(cellText).join(',').split(';') }));
  const found = recogniseBankTable(split(head));
  return found && { layout: found, rows: split(rows) };
}

/** A list without titles that is a bank's, or that the answers say to be one; the question that tells; null for every other list. */
export function findUntitledBankTable({ rows }: Table, answers: Answers): BankTable | { question: ImportQuestion } | null {
  const found = untitledBankTable(rows.slice(0, ROWS_SEARCHED));
  if (found === null || 'layout' in found) return found && { layout: found.layout, rows };
  const readings = Object.keys(found.layouts) as UntitledReading[];
  const question = untitledStatementQuestion(found.examples, readings);
  const answer = answerTo(question, answers) as UntitledReading | 'other' | null;
  if (answer === null) return { question };
  const layout = answer === 'other' ? undefined : found.layouts[answer];
  return layout ? { layout, rows } : null;
}

/** Plans what the movements of a bank's table bring; writes nothing. @throws AppError CANCELLED */
export async function prepareBankTableImport(
  context: QueryContext,
  table: Table,
  { layout, rows }: BankTable,
  input: ImportInput,
): Promise<PreparedImport> {
  context.progress({ done: 0, total: table.rows.length, step: IMPORT_STEPS.reading });
  await breathe(context);
  const reading = readBankTable([...rows], layout);
  const { encoding, delimiter, sheet, sheets, places } = table;
  return prepare(context, reading, layout.name, { encoding, delimiter, sheet, sheets: [...sheets], places }, input);
}

/** The same for a file that a bank wrote for programs: OFX, CAMT, CFONB, MT940. @throws AppError CANCELLED */
export async function prepareStatementImport(
  context: QueryContext,
  { reading, encoding }: { reading: StatementReading; encoding: ImportDescription['encoding'] },
  input: ImportInput,
): Promise<PreparedImport> {
  return prepare(context, reading, STATEMENT_FORMAT_NAMES[reading.format], { encoding, delimiter: null, sheet: null, sheets: [] }, input);
}

async function prepare(
  context: QueryContext,
  reading: StatementReading,
  format: string,
  { places, ...source }: Source,
  { answers = {} }: ImportInput,
): Promise<PreparedImport> {
  const { db } = context;
  const report = new ImportReport(places);
  report.include(reading.problems);
  const rowCount = reading.statements.reduce((count, { movements }) => count + movements.length, 0);
  if (rowCount === 0 && reading.problems.length === 0) report.include([statementRemarks.empty()]);
  context.progress({ done: 0, total: rowCount, step: IMPORT_STEPS.comparing });
  await breathe(context);
  const description: ImportDescription = {
    kind: 'bankStatement',
    format,
    ...source,
    headerRow: 0,
    dateOrder: null,
    decimalMark: null,
    rowCount,
    ignoredRows: 0,
    columns: [],
  };
  const knownMovements = readKnownMovements(db);
  const { fresh } = splitKnown(creditsOf(reading.statements).credits, knownMovements);
  const { rates, questions } = currenciesToAsk(fresh).decide('bankStatement', answers);
  if (questions.length > 0) return { description, questions, plan: null, report };
  const { returns } = creditsOf(reading.statements);
  const returnedCents = returns.map(({ movement }) => movement.amountCents);
  const plan = planStatements(readKnownBook(db, { withPayments: true }), reading.statements, {
    report,
    openInvoices: matchableInvoices(db),
    knownMovements,
    toleranceCents: matchTolerance(db),
    rates,
    knownReturns: readKnownReturns(db),
    returnable: returnedCents.length === 0 ? [] : returnablePayments(db, returnedCents),
  });
  return { description, questions, plan, report };
}
