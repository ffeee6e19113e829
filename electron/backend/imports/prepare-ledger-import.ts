import { chargesAsImported } from '../../../db/charges/charges.queries.ts';
import { countedOpenings } from '../../../db/imports/counted-openings.queries.ts';
import { readKnownAllocations, readKnownBook } from '../../../db/imports/known-book.queries.ts';
import type { Charge } from '../../../shared/charges/charges.contract.ts';
import { earlierOf, laterOf } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { LedgerReading } from '../../../shared/fec/ledger-entry-line.ts';
import { LEDGER_FORMAT_NAMES } from '../../../shared/fec/ledger-formats.fr.ts';
import type { LedgerReceivables } from '../../../shared/fec/ledger-receivables.ts';
import { recogniseFixedWidth } from '../../../shared/fec/read-fixed-width.ts';
import { readLedgerInSteps } from '../../../shared/fec/read-ledger.ts';
import { receivablesFromLedger } from '../../../shared/fec/receivables-from-ledger.ts';
import { type RecognisedLedger, recogniseLedger } from '../../../shared/fec/recognise-ledger.ts';
import { answerTo, IMPORT_STEPS } from '../../../shared/imports/import-questions.fr.ts';
import { knownBalances } from '../../../shared/imports/known-balances.ts';
import { openingsCountedTwice } from '../../../shared/imports/later-openings.ts';
import { ledgerTotalsRemark, type OfferedAllocations, offeredAllocationsQuestion } from '../../../shared/imports/ledger-import-words.fr.ts';
import { customersNamed, planLedger } from '../../../shared/imports/ledger-planner.ts';
import { ImportReport } from '../../../shared/imports/report.ts';
import { withAcceptedNames } from '../../../shared/imports/resembling-customers.ts';
import type { Table, TableRows } from '../../../shared/imports/table.ts';
import { breathe, type QueryContext } from '../context.ts';
import type { ImportDescription, ImportInput, PreparedImport } from './prepared-import.ts';

/** Titles lie below a letterhead, and a few rows under them prove a book. */
const ROWS_SEARCHED = 300;

/** A table that is a book of entries or a ledger; null when it is none. Lists of expenses are imported as charges, one by one. */
export function findLedger(rows: TableRows): RecognisedLedger | null {
  const recognised = recogniseLedger(rows.slice(0, ROWS_SEARCHED));
  return recognised?.reader === 'axonautExpenses' ? null : recognised;
}

/** How much of a file shows whether its lines have a fixed width. */
const START = 32_000;

/** Whether the first lines of a file have the form of a book of fixed-width lines. */
export function looksFixedWidth(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, START);
  if (start.includes(0)) return false;
  const lines = new TextDecoder('windows-1252').decode(start).split(/\r\n|\r|\n/);
  // The last line of a part may be cut.
  return recogniseFixedWidth(bytes.length > START ? lines.slice(0, -1) : lines) !== null;
}

/** Plans what a book in rows of cells says of customers and charges; writes nothing. @throws AppError CANCELLED, IMPORT_BEFORE_OPENING */
export async function prepareLedgerImport(
  context: QueryContext,
  table: Table,
  recognised: RecognisedLedger,
  input: ImportInput,
): Promise<PreparedImport> {
  context.progress({ done: 0, total: table.rows.length, step: IMPORT_STEPS.reading });
  await breathe(context);
  const steps = readLedgerInSteps(recognised, table.rows);
  let step = steps.next();
  for (; !step.done; step = steps.next()) {
    context.progress({ done: step.value, total: table.rows.length, step: IMPORT_STEPS.reading });
    await breathe(context);
  }
  const reading = step.value;
  const { encoding, delimiter, sheet, sheets } = table;
  const headerRow = table.rows.at(recognised.headerIndex)?.line ?? 0;
  return prepare(context, reading, { encoding, delimiter, sheet, sheets: [...sheets], headerRow }, input);
}

/** The same for lines of fixed width. @throws AppError CANCELLED, IMPORT_BEFORE_OPENING */
export async function prepareFixedWidthImport(
  context: QueryContext,
  reading: LedgerReading,
  encoding: ImportDescription['encoding'],
  input: ImportInput,
): Promise<PreparedImport> {
  return prepare(context, reading, { encoding, delimiter: null, sheet: null, sheets: [], headerRow: 0 }, input);
}

async function prepare(
  context: QueryContext,
  reading: LedgerReading,
  source: Pick<ImportDescription, 'encoding' | 'delimiter' | 'sheet' | 'sheets' | 'headerRow'>,
  { answers = {} }: ImportInput,
): Promise<PreparedImport> {
  const report = new ImportReport();
  report.include(reading.problems);
  const description: ImportDescription = {
    kind: 'fec',
    format: LEDGER_FORMAT_NAMES[reading.format],
    ...source,
    dateOrder: null,
    decimalMark: null,
    rowCount: reading.rowCount,
    ignoredRows: reading.ignoredRows,
    columns: [],
  };
  context.progress({ done: 0, total: reading.lines.length, step: IMPORT_STEPS.comparing });
  await breathe(context);
  const book = withAcceptedNames(readKnownBook(context.db, { withPayments: true }), answers);
  const knownAllocations = readKnownAllocations(context.db);
  const ledger = receivablesFromLedger(reading, {
    answers,
    knownBalances: (customers) => {
      const named = customersNamed(customers);
      return knownBalances(book, knownAllocations, (customer) => named.get(customer));
    },
  });
  await breathe(context);
  report.include(ledger.problems);
  const questions = [...ledger.questions];
  const offers = ledger.offered.length > 0 ? [offeredAllocationsQuestion(ledger)] : [];
  if (questions.length > 0) return { description, questions, plan: null, report };
  if (reading.scope === 'allAccounts' && ledger.customers.length > 0) report.include([ledgerTotalsRemark(ledger)]);
  await breathe(context);
  const plan = planLedger(book, ledger, {
    today: context.today,
    report,
    knownAllocations,
    knownCharges: chargesOf(context, ledger),
    offered: offers.map((offer) => answerTo(offer, answers) as OfferedAllocations | null)[0] ?? 'sure',
  });
  await breathe(context);
  const [twice, ...others] = openingsCountedTwice(countedOpenings(context.db), plan);
  if (twice) {
    const { fileName: laterFile, customerName, amountCents } = twice;
    throw new AppError('IMPORT_BEFORE_OPENING', { laterFile, customerName, amountCents, others: others.length });
  }
  return { description, questions: [], offers, plan, report };
}

function chargesOf({ db }: QueryContext, { charges }: LedgerReceivables): Charge[] {
  const [first] = charges;
  if (!first) return [];
  const dates = charges.map(({ date }) => date);
  return chargesAsImported(db, { from: dates.reduce(earlierOf, first.date), to: dates.reduce(laterOf, first.date) });
}
