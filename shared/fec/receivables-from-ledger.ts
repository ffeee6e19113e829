import { type LocalDate, laterOf } from '../dates/local-date.ts';
import { type Cents, cents } from '../money/cents.ts';
import { accountRole } from './account-roles.ts';
import { type KnownBalances, letterCarried, splitOpenings } from './carried-openings.ts';
import type { ChargeNatureRule } from './charge-natures.ts';
import { chargesFromEntries } from './charges-from-entries.ts';
import { CustomerAccounts, type LedgerCustomer } from './customer-accounts.ts';
import { DraftBook } from './draft-book.ts';
import { groupEntries, type LedgerEntry, netOf } from './group-entries.ts';
import { eachInSteps, groupInSteps, toEnd } from './in-steps.ts';
import { checkBalance } from './ledger-checks.ts';
import { type DraftDocument, type DraftPayment, type Item, isDebit } from './ledger-documents.ts';
import type { LedgerEntryLine, LedgerReading } from './ledger-entry-line.ts';
import { type Movement, movementsOf } from './ledger-movements.ts';
import { LedgerProblemList } from './ledger-problem-list.ts';
import type { LedgerAnswers } from './ledger-questions.fr.ts';
import type { LedgerAdvance, LedgerAllocation, LedgerOpening, LedgerReceivables } from './ledger-receivables.ts';
import { type Match, matchItems } from './match-items.ts';
import { addOpenings } from './opening-balances.ts';
import { settleLettering } from './settle-lettering.ts';
import { isBalanceClosing, isClosing, isOpening } from './year-ends.ts';

export interface LedgerOptions {
  readonly answers?: LedgerAnswers;
  /** Replaces `CHARGE_NATURES` whole. */
  readonly chargeNatures?: readonly ChargeNatureRule[];
  /** What the company's file says that customers owed on a day. */
  readonly knownBalances?: (customers: readonly LedgerCustomer[]) => KnownBalances;
}

/** How many accounts that nothing decides are named one by one. */
const NAMED_ACCOUNTS = 20;

/**
 * What a book says of its customers: who owes what since when, what was paid, which payments the lettering settles, and the charges of
 * each month. Nothing is guessed in silence: what the book leaves open is a question, an offered allocation or a remark.
 */
export function receivablesFromLedger(reading: LedgerLines, options: LedgerOptions = {}): LedgerReceivables {
  return toEnd(receivablesInSteps(reading, options));
}

type LedgerLines = Pick<LedgerReading, 'lines' | 'scope' | 'numbering' | 'namedAccounts'>;

/** The same, giving way now and then. */
export function* receivablesInSteps(
  { lines, scope, numbering, namedAccounts }: LedgerLines,
  { answers = {}, chargeNatures, knownBalances }: LedgerOptions = {},
): Generator<void, LedgerReceivables> {
  const problems = new LedgerProblemList();
  const entries = yield* groupEntries(lines);
  if (scope === 'allAccounts') yield* checkBalance(lines, entries, problems);
  const accounts = new CustomerAccounts(namedAccounts, scope);
  yield* accounts.read(entries);
  let firstDay: LocalDate | null = null;
  yield* eachInSteps(entries, (entry) => {
    if (entry.journal !== 'opening') firstDay = earlierDay(firstDay, entry.lines);
  });
  firstDay ??= earlierDay(null, lines);
  const closedAccounts = new Set<LedgerEntry>();
  yield* eachInSteps(entries, (entry) => {
    if (isBalanceClosing(entry, firstDay)) closedAccounts.add(entry);
  });
  const open = closedAccounts.size === 0 ? lines : yield* withoutLinesOf(lines, closedAccounts);
  const draft = new DraftBook(problems, numbering);
  const openings: Movement[] = [];
  yield* eachInSteps(entries, (entry) => {
    if (closedAccounts.has(entry)) return;
    for (const movement of movementsOf(entry, accounts, { scope, firstDay })) {
      if (movement.nature === 'openingDebit' || movement.nature === 'openingCredit') openings.push(movement);
      else draft.add(movement);
    }
  });
  const known = openings.length > 0 ? knownBalances?.(yield* accounts.customers(open)) : undefined;
  const split = yield* splitOpenings(openings, open, accounts, known);
  const repeated = new Set(split.repeated.map(({ line }) => line));
  const customers = yield* accounts.customers(open, repeated);
  if (lines.length === 0) problems.add('LEDGER_EMPTY', {}, { row: 0 });
  else remarkOnCustomers(customers, accounts, problems);
  const carried = split.repeated.length + split.known.reduce((count, { movements }) => count + movements.length, 0);
  if (carried > 0) problems.add('LEDGER_OPENING_KNOWN', { count: carried }, { row: 0 });
  letterCarried(draft, split);
  const { questions, made } = addOpenings(draft, split.own, answers);
  yield* draft.finish();
  const { settled, openGroups } = yield* settleLettering(draft.items, problems);
  const offered: Match[] = [];
  yield* eachInSteps(openGroups, (group) => pushAll(offered, matched(group, 'partialLettering')));
  for (const group of (yield* groupInSteps(draft.items, ({ of, openCents }) => (openCents > 0 ? of.customer : null))).entries()) {
    if (group[0] !== null) pushAll(offered, matched(group[1]));
    yield;
  }

  const closings = new Set<LedgerEntry>();
  const year: LedgerEntry[] = [];
  let revenue = 0;
  let to = firstDay;
  yield* eachInSteps(entries, (entry) => {
    for (const { date } of entry.lines) if (to !== null && date > to) to = date;
    if (closedAccounts.has(entry)) return;
    if (isClosing(entry)) closings.add(entry);
    else if (!isOpening(entry, firstDay)) {
      year.push(entry);
      for (const line of entry.lines) if (accountRole(line.account) === 'sales') revenue -= netOf(line);
    }
  });
  if (closedAccounts.size > 0) problems.add('LEDGER_ACCOUNTS_CLOSED', { count: closedAccounts.size }, { row: 0 });
  if (closings.size > 0) problems.add('LEDGER_CLOSING_LEFT_OUT', { count: closings.size }, { row: 0 });
  const { charges, excludedCents } = yield* chargesFromEntries(year, chargeNatures);
  let [debit, credit] = [0, 0];
  const advanceLines: LedgerEntryLine[] = [];
  yield* eachInSteps(lines, (line) => {
    debit += line.debitCents;
    credit += line.creditCents;
    if (line.account.startsWith('4191') && netOf(line) !== 0) advanceLines.push(line);
  });
  const { invoices, payments, indexes } = yield* draft.handOver();
  return {
    period: firstDay === null || to === null ? null : { from: firstDay, to },
    customers,
    invoices,
    payments,
    allocations: yield* toAllocations(settled, indexes),
    offered: yield* toAllocations(offered, indexes),
    openings: split.balances.map(({ customer, opensOn, netCents, movements }) => ({
      customerCode: customer,
      opensOn,
      netCents: cents(netCents),
      ...placesOf(
        movements.flatMap((movement) => made.get(movement) ?? []),
        indexes,
      ),
    })),
    advances: advancesOf(advanceLines, problems),
    charges,
    totals: {
      debitCents: cents(debit),
      creditCents: cents(credit),
      receivableCents: sum(customers, ({ balanceCents }) => balanceCents),
      revenueExcludingTaxCents: cents(revenue),
      excludedChargesCents: excludedCents,
    },
    problems: problems.list(),
    questions,
  };
}

/** The lines of a book but for those of some entries. */
function* withoutLinesOf(lines: readonly LedgerEntryLine[], entries: ReadonlySet<LedgerEntry>): Generator<void, LedgerEntryLine[]> {
  const left = new Set<LedgerEntryLine>();
  for (const entry of entries) for (const line of entry.lines) left.add(line);
  const others: LedgerEntryLine[] = [];
  yield* eachInSteps(lines, (line) => {
    if (!left.has(line)) others.push(line);
  });
  return others;
}

function remarkOnCustomers(customers: readonly LedgerCustomer[], accounts: CustomerAccounts, problems: LedgerProblemList): void {
  if (customers.length === 0) problems.add('LEDGER_NO_RECEIVABLE', {}, { row: 0 });
  for (const { code, name, pooled, lineCount } of customers) {
    if (pooled && lineCount > 1)
      problems.add('LEDGER_ACCOUNT_POOLED', { account: code, name: name === code ? '' : name, lines: lineCount }, { row: 0, value: code });
  }
  for (const account of accounts.undecided().slice(0, NAMED_ACCOUNTS))
    problems.add('LEDGER_ACCOUNT_UNDECIDED', { account }, { row: 0, value: account });
}

function pushAll<T>(into: T[], more: readonly T[]): void {
  for (const one of more) into.push(one);
}

function matched(items: readonly Item[], reason?: 'partialLettering'): Match[] {
  return matchItems(
    items.filter(isDebit),
    items.filter((item) => !isDebit(item)),
    reason,
  );
}

/** Where documents and payments are, each once. */
function placesOf(
  made: readonly (DraftDocument | DraftPayment)[],
  indexes: ReadonlyMap<object, number>,
): Pick<LedgerOpening, 'invoices' | 'payments'> {
  const places = (type: 'document' | 'payment') =>
    [...new Set(made)].filter((one) => one.type === type).flatMap((one) => indexes.get(one) ?? []);
  return { invoices: places('document'), payments: places('payment') };
}

/** Matches between the same two documents for the same reason are one allocation. */
function* toAllocations(matches: readonly Match[], indexes: ReadonlyMap<object, number>): Generator<void, LedgerAllocation[]> {
  const byPair = yield* groupInSteps(
    matches,
    ({ debit, credit, reason }) => `${indexes.get(debit.of)} ${credit.of.type} ${indexes.get(credit.of)} ${reason}`,
  );
  const allocations: LedgerAllocation[] = [];
  yield* eachInSteps(byPair.values(), (pair) => {
    const [first] = pair;
    const invoice = first && indexes.get(first.debit.of);
    const giver = first && indexes.get(first.credit.of);
    if (first === undefined || invoice === undefined || giver === undefined) return;
    const isPayment = first.credit.of.type === 'payment';
    allocations.push({
      invoice,
      payment: isPayment ? giver : null,
      creditNote: isPayment ? null : giver,
      allocatedOn: laterOf(first.debit.date, first.credit.date),
      amountCents: sum(pair, ({ amountCents }) => amountCents),
      reason: first.reason,
      sure: pair.every(({ sure }) => sure),
    });
  });
  return allocations;
}

function advancesOf(lines: readonly LedgerEntryLine[], problems: LedgerProblemList): LedgerAdvance[] {
  const advances = lines.map((line): LedgerAdvance => {
    const { account, auxiliary, date, label } = line;
    return { account, auxiliary, date, amountCents: cents(-netOf(line)), label, row: line.line };
  });
  const amountCents = sum(advances, (advance) => advance.amountCents);
  if (amountCents !== 0) problems.add('LEDGER_ADVANCES_APART', { count: advances.length, amountCents }, { row: advances[0]?.row ?? 0 });
  return advances;
}

function earlierDay(day: LocalDate | null, lines: readonly LedgerEntryLine[]): LocalDate | null {
  let first = day;
  for (const { date } of lines) if (first === null || date < first) first = date;
  return first;
}

function sum<T>(items: readonly T[], amountOf: (item: T) => number): Cents {
  return cents(items.reduce((total, item) => total + amountOf(item), 0));
}
