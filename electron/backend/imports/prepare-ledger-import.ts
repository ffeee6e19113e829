import { chargesAsImported, correctedNatures } from '../../../db/charges/charges.queries.ts';
import { importAnswers } from '../../../db/imports/import-history.queries.ts';
import { readBookInSteps } from '../../../db/imports/known-book.queries.ts';
import { storedOpenings } from '../../../db/imports/ledger-openings.queries.ts';
import type { Charge } from '../../../shared/charges/charges.contract.ts';
import { earlierOf, laterOf } from '../../../shared/dates/local-date.ts';
import type { LedgerReading } from '../../../shared/fec/ledger-entry-line.ts';
import { LEDGER_FORMAT_NAMES } from '../../../shared/fec/ledger-formats.fr.ts';
import type { LedgerReceivables } from '../../../shared/fec/ledger-receivables.ts';
import { receivablesInSteps } from '../../../shared/fec/receivables-from-ledger.ts';
import type { RecognisedLedger } from '../../../shared/fec/recognise-ledger.ts';
import { customersNamed } from '../../../shared/imports/customers-of-ledger.ts';
import type { ImportPlan } from '../../../shared/imports/import-plan.ts';
import { answerTo, IMPORT_STEPS } from '../../../shared/imports/import-questions.fr.ts';
import type { ImportQuestion } from '../../../shared/imports/imports.contract.ts';
import { knownBalances } from '../../../shared/imports/known-balances.ts';
import { type BookState, laterLedgers, opensOn, type StoredOpening } from '../../../shared/imports/later-ledgers.ts';
import { ledgerTotalsRemark, type OfferedAllocations, offeredAllocationsQuestion } from '../../../shared/imports/ledger-import-words.fr.ts';
import { planLedger } from '../../../shared/imports/ledger-planner.ts';
import { ImportReport } from '../../../shared/imports/report.ts';
import { withAcceptedNames } from '../../../shared/imports/resembling-customers.ts';
import type { Table } from '../../../shared/imports/table.ts';
import { breathe, type QueryContext } from '../context.ts';
import { inTurns } from './in-turns.ts';
import { type EarlierLedger, type LaterLedger, planEarlierLedger } from './plan-earlier-ledger.ts';
import type { ImportDescription, ImportInput, PreparedImport } from './prepared-import.ts';
import { readKeptLedger } from './read-kept-ledger.ts';
import { readLedgerRows } from './read-ledger-rows.ts';

/** Plans what a book in rows of cells says of customers and charges; writes nothing. @throws AppError CANCELLED, IMPORT_BEFORE_OPENING */
export async function prepareLedgerImport(
  context: QueryContext,
  table: Table,
  recognised: RecognisedLedger,
  input: ImportInput,
): Promise<PreparedImport> {
  const reading = await readLedgerRows(context, table, recognised);
  const { encoding, delimiter, sheet, sheets } = table;
  const headerRow = table.rows.at(recognised.headerIndex)?.line ?? 0;
  table.rows.release?.();
  return prepare(context, { reading }, { encoding, delimiter, sheet, sheets: [...sheets], headerRow }, input);
}

/** The same for lines of fixed width. @throws AppError CANCELLED, IMPORT_BEFORE_OPENING */
export async function prepareFixedWidthImport(
  context: QueryContext,
  reading: LedgerReading,
  encoding: ImportDescription['encoding'],
  input: ImportInput,
): Promise<PreparedImport> {
  return prepare(context, { reading }, { encoding, delimiter: null, sheet: null, sheets: [], headerRow: 0 }, input);
}

/** `held`: a million lines are let go as soon as nothing can need them again. */
async function prepare(
  context: QueryContext,
  held: { reading: LedgerReading | null },
  source: Pick<ImportDescription, 'encoding' | 'delimiter' | 'sheet' | 'sheets' | 'headerRow'>,
  { answers = {} }: ImportInput,
): Promise<PreparedImport> {
  if (held.reading === null) throw new Error('no ledger was read');
  const { format, problems, scope, rowCount, ignoredRows } = held.reading;
  const found = { format, problems, scope, rowCount, ignoredRows };
  const report = new ImportReport();
  report.include(found.problems);
  const description: ImportDescription = {
    kind: 'fec',
    format: LEDGER_FORMAT_NAMES[found.format],
    ...source,
    dateOrder: null,
    decimalMark: null,
    rowCount: found.rowCount,
    ignoredRows: found.ignoredRows,
    columns: [],
  };
  context.progress({ done: 0, total: found.rowCount, step: IMPORT_STEPS.comparing });
  await breathe(context);
  const known = await inTurns(context, readBookInSteps(context.db));
  const state: BookState = { ...known, book: withAcceptedNames(known.book, answers) };
  const stored = storedOpenings(context.db);
  const receivables = async ({ book, allocations }: BookState) => {
    const taken = () => {
      const { reading } = held;
      if (reading === null) throw new Error('the lines of this ledger were let go');
      if (stored.length === 0) held.reading = null;
      return reading;
    };
    const steps = receivablesInSteps(taken, {
      answers,
      knownBalances: (customers) => {
        const named = customersNamed(customers);
        return knownBalances(book, allocations, (customer) => named.get(customer));
      },
    });
    return inTurns(context, steps);
  };
  const plan: EarlierLedger['plan'] = async ({ book, allocations }, ledger, stoodForOpenings) => {
    const own = reportOf(found, ledger);
    const [answer] = offersOf(ledger).map((offer) => answerTo(offer, answers) as OfferedAllocations | null);
    const steps = planLedger(book, asCorrected(context, ledger), {
      today: context.today,
      report: own,
      knownAllocations: allocations,
      knownCharges: chargesOf(context, ledger),
      offered: answer ?? 'sure',
      stoodForOpenings,
    });
    return { plan: await inTurns(context, steps), report: own };
  };
  const alone = await receivables(state);
  await breathe(context);
  const day = opensOn(alone);
  const later = day === null ? [] : laterLedgers(stored, day);
  const undecided = (questions: readonly ImportQuestion[]) => {
    report.include(alone.problems);
    return { description, questions, plan: null, report };
  };
  if (later.length === 0 && alone.questions.length > 0) return undecided(alone.questions);
  const planned = alone.questions.length === 0 ? await plan(state, alone, undefined) : null;
  await breathe(context);
  const isSettled = later.every((openings) => openings.every(({ invoiceIds, paymentIds }) => invoiceIds.length + paymentIds.length === 0));
  if (planned && (later.length === 0 || (isSettled && bringsNothing(planned.plan))))
    return { description, questions: [], offers: offersOf(alone), plan: withoutTrace(planned.plan), report: planned.report };
  const between = await planEarlierLedger(context, state, { receivables, plan }, await readLater(context, later), answers);
  if (between.plan === null) return undecided(between.questions);
  const { ledger, plan: whole, report: whatWasFound } = between;
  return { description, questions: [], offers: offersOf(ledger), plan: withoutTrace(whole), report: whatWasFound };
}

/** A report that begins with what reading a book and understanding it found. */
function reportOf(found: Pick<LedgerReading, 'problems' | 'scope'>, ledger: LedgerReceivables): ImportReport {
  const report = new ImportReport();
  report.include(found.problems);
  report.include(ledger.problems);
  if (found.scope === 'allAccounts' && ledger.customers.length > 0) report.include([ledgerTotalsRemark(ledger)]);
  return report;
}

function offersOf(ledger: LedgerReceivables): ImportQuestion[] {
  return ledger.offered.length > 0 ? [offeredAllocationsQuestion(ledger)] : [];
}

/** True for a book that says nothing new of any customer. */
function bringsNothing({ newInvoices, changedInvoices, newPayments, newAllocations, removed }: ImportPlan): boolean {
  const taken = Object.values(removed).reduce((count, ids) => count + ids.length, 0);
  return newInvoices.length + changedInvoices.length + newPayments.length + newAllocations.length + taken === 0;
}

/** What a book opens with is kept with what it brings: one that brings nothing leaves no trace. */
function withoutTrace(plan: ImportPlan): ImportPlan {
  return bringsNothing(plan) ? { ...plan, newOpenings: [] } : plan;
}

/** Ledgers of later years with their lines, where their files were kept. */
async function readLater(context: QueryContext, later: readonly StoredOpening[][]): Promise<LaterLedger[]> {
  const ledgers: LaterLedger[] = [];
  for (const openings of later) {
    const [first] = openings;
    if (!first) continue;
    const { importId, fileName } = first;
    const answers = importAnswers(context.db, importId);
    ledgers.push({ importId, fileName, openings, answers, reading: await readKeptLedger(context, importId) });
  }
  return ledgers;
}

/** The account that a person made fixed or variable stays so in the months that follow. */
function asCorrected({ db }: QueryContext, ledger: LedgerReceivables): LedgerReceivables {
  const natures = correctedNatures(db);
  return { ...ledger, charges: ledger.charges.map((charge) => ({ ...charge, nature: natures.get(charge.label) ?? charge.nature })) };
}

function chargesOf({ db }: QueryContext, { charges }: LedgerReceivables): Charge[] {
  const [first] = charges;
  if (!first) return [];
  const dates = charges.map(({ date }) => date);
  return chargesAsImported(db, { from: dates.reduce(earlierOf, first.date), to: dates.reduce(laterOf, first.date) });
}
