import { laterOf } from '../dates/local-date.ts';
import { type Cents, cents, sumCents } from '../money/cents.ts';
import { type KnownBalances, letterCarried, splitOpenings } from './carried-openings.ts';
import type { ChargeNatureRule } from './charge-natures.ts';
import type { CustomerAccounts, LedgerCustomer } from './customer-accounts.ts';
import { eachInSteps, groupInSteps, toEnd } from './in-steps.ts';
import { type DraftDocument, type DraftPayment, type Item, isDebit } from './ledger-documents.ts';
import { LedgerProblemList } from './ledger-problem-list.ts';
import type { LedgerAnswers } from './ledger-questions.fr.ts';
import type { LedgerAllocation, LedgerOpening, LedgerReceivables } from './ledger-receivables.ts';
import { type Match, matchItems } from './match-items.ts';
import { addOpenings } from './opening-balances.ts';
import { settleLettering } from './settle-lettering.ts';
import { type LedgerLines, understandEntries } from './understand-entries.ts';

export interface LedgerOptions {
  readonly answers?: LedgerAnswers;
  /** Replaces `CHARGE_NATURES` whole. */
  readonly chargeNatures?: readonly ChargeNatureRule[];
  /** What the company's file says that customers owed on a day. */
  readonly knownBalances?: (customers: readonly LedgerCustomer[]) => Generator<void, KnownBalances>;
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

/** The same, giving way now and then. What `reading` gives is let go as soon as it is understood, unless its owner keeps it. */
export function* receivablesInSteps(
  reading: LedgerLines | (() => LedgerLines),
  { answers = {}, chargeNatures, knownBalances }: LedgerOptions = {},
): Generator<void, LedgerReceivables> {
  const problems = new LedgerProblemList();
  const book = yield* understandEntries(reading, chargeNatures, problems);
  const { accounts, customerLines, openings, draft } = book;
  const known = openings.length > 0 && knownBalances ? yield* knownBalances(yield* accounts.customers(customerLines)) : undefined;
  const split = yield* splitOpenings(openings, customerLines, accounts, known);
  const repeated = new Set(split.repeated.map(({ line }) => line));
  const customers = yield* accounts.customers(customerLines, repeated);
  if (book.lineCount === 0) problems.add('LEDGER_EMPTY', {}, { row: 0 });
  else remarkOnCustomers(customers, accounts, problems);
  const carried = split.repeated.length + split.known.reduce((count, { movements }) => count + movements.length, 0);
  if (carried > 0) problems.add('LEDGER_OPENING_KNOWN', { count: carried }, { row: 0 });
  yield* letterCarried(draft, split);
  const { questions, made } = yield* addOpenings(draft, split.own, answers);
  yield* draft.finish();
  const { settled, openGroups } = yield* settleLettering(draft.items, problems);
  const offered: Match[] = [];
  for (const group of openGroups) pushAll(offered, yield* matched(group, 'partialLettering'));
  for (const group of (yield* groupInSteps(draft.items, ({ of, openCents }) => (openCents > 0 ? of.customer : null))).entries()) {
    if (group[0] !== null) pushAll(offered, yield* matched(group[1]));
    yield;
  }
  const { invoices, payments, indexes } = yield* draft.handOver();
  return {
    period: book.period,
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
    advances: book.advances,
    charges: book.charges,
    totals: {
      debitCents: book.debitCents,
      creditCents: book.creditCents,
      receivableCents: sumCents(customers.map(({ balanceCents }) => balanceCents)),
      revenueExcludingTaxCents: book.revenueCents,
      excludedChargesCents: book.excludedChargesCents,
    },
    problems: problems.list(),
    questions,
  };
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

function* matched(items: readonly Item[], reason?: 'partialLettering'): Generator<void, Match[]> {
  return yield* matchItems(
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

function sum<T>(items: readonly T[], amountOf: (item: T) => number): Cents {
  return cents(items.reduce((total, item) => total + amountOf(item), 0));
}
