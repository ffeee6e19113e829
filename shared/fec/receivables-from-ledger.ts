import { type LocalDate, laterOf } from '../dates/local-date.ts';
import { type Cents, cents } from '../money/cents.ts';
import { accountRole } from './account-roles.ts';
import { type KnownBalances, letterCarried, splitOpenings } from './carried-openings.ts';
import type { ChargeNatureRule } from './charge-natures.ts';
import { chargesFromEntries } from './charges-from-entries.ts';
import { CustomerAccounts, type LedgerCustomer } from './customer-accounts.ts';
import { DraftBook } from './draft-book.ts';
import { groupBy, groupEntries, netOf } from './group-entries.ts';
import { checkBalance } from './ledger-checks.ts';
import { type DraftDocument, type DraftPayment, type Item, isDebit } from './ledger-documents.ts';
import type { LedgerEntryLine, LedgerReading } from './ledger-entry-line.ts';
import { isClosing, isOpening, type Movement, movementsOf } from './ledger-movements.ts';
import { LedgerProblemList } from './ledger-problem-list.ts';
import type { LedgerAnswers } from './ledger-questions.fr.ts';
import type { LedgerAdvance, LedgerAllocation, LedgerOpening, LedgerReceivables } from './ledger-receivables.ts';
import { type Match, matchItems } from './match-items.ts';
import { addOpenings } from './opening-balances.ts';
import { settleLettering } from './settle-lettering.ts';

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
export function receivablesFromLedger(
  { lines, scope, numbering, namedAccounts }: Pick<LedgerReading, 'lines' | 'scope' | 'numbering' | 'namedAccounts'>,
  { answers = {}, chargeNatures, knownBalances }: LedgerOptions = {},
): LedgerReceivables {
  const problems = new LedgerProblemList();
  const entries = groupEntries(lines);
  if (scope === 'allAccounts') checkBalance(lines, entries, problems);
  const accounts = new CustomerAccounts(entries, namedAccounts, scope);
  const firstDay = firstDayOf(entries.filter(({ journal }) => journal !== 'opening').flatMap((entry) => entry.lines)) ?? firstDayOf(lines);
  const draft = new DraftBook(problems, numbering);
  const openings: Movement[] = [];
  for (const entry of entries) {
    for (const movement of movementsOf(entry, accounts, { scope, firstDay })) {
      if (movement.nature === 'openingDebit' || movement.nature === 'openingCredit') openings.push(movement);
      else draft.add(movement);
    }
  }
  const split = splitOpenings(openings, lines, accounts, openings.length > 0 ? knownBalances?.(accounts.customers(lines)) : undefined);
  const repeated = new Set(split.repeated.map(({ line }) => line));
  const customers = accounts.customers(repeated.size === 0 ? lines : lines.filter((line) => !repeated.has(line)));
  remarkOnCustomers(customers, accounts, problems);
  const carried = split.repeated.length + split.known.reduce((count, { movements }) => count + movements.length, 0);
  if (carried > 0) problems.add('LEDGER_OPENING_KNOWN', { count: carried }, { row: 0 });
  letterCarried(draft, split);
  const { questions, made } = addOpenings(draft, split.own, answers);
  draft.finish();
  const { settled, openGroups } = settleLettering(draft.items, problems);
  const offered = [...openGroups.flatMap((group) => matched(group, 'partialLettering')), ...byCustomer(draft.items)];

  const closings = new Set(entries.filter(isClosing));
  if (closings.size > 0) problems.add('LEDGER_CLOSING_LEFT_OUT', { count: closings.size }, { row: 0 });
  const year = entries.filter((entry) => !closings.has(entry) && !isOpening(entry, firstDay));
  const { charges, excludedCents } = chargesFromEntries(year, chargeNatures);
  const sales = year.flatMap((entry) => entry.lines.filter(({ account }) => accountRole(account) === 'sales'));
  const { invoices, payments, indexes } = draft.handOver();
  return {
    period: firstDay === null ? null : { from: firstDay, to: lines.reduce((day, { date }) => laterOf(day, date), firstDay) },
    customers,
    invoices,
    payments,
    allocations: toAllocations(settled, indexes),
    offered: toAllocations(offered, indexes),
    openings: split.balances.map(({ customer, opensOn, netCents, movements }) => ({
      customerCode: customer,
      opensOn,
      netCents: cents(netCents),
      ...placesOf(
        movements.flatMap((movement) => made.get(movement) ?? []),
        indexes,
      ),
    })),
    advances: advancesOf(lines, problems),
    charges,
    totals: {
      debitCents: sum(lines, ({ debitCents }) => debitCents),
      creditCents: sum(lines, ({ creditCents }) => creditCents),
      receivableCents: sum(customers, ({ balanceCents }) => balanceCents),
      revenueExcludingTaxCents: sum(sales, (line) => -netOf(line)),
      excludedChargesCents: excludedCents,
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

/** What a customer's open credits would settle, for each customer. */
function byCustomer(items: readonly Item[]): Match[] {
  const open = items.filter(({ openCents }) => openCents > 0);
  return [...groupBy(open, ({ of }) => of.customer).values()].flatMap((group) => matched(group));
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
function toAllocations(matches: readonly Match[], indexes: ReadonlyMap<object, number>): LedgerAllocation[] {
  const byPair = groupBy(
    matches,
    ({ debit, credit, reason }) => `${indexes.get(debit.of)} ${credit.of.type} ${indexes.get(credit.of)} ${reason}`,
  );
  return [...byPair.values()].flatMap((pair): LedgerAllocation[] => {
    const [first] = pair;
    const invoice = first && indexes.get(first.debit.of);
    const giver = first && indexes.get(first.credit.of);
    if (first === undefined || invoice === undefined || giver === undefined) return [];
    const isPayment = first.credit.of.type === 'payment';
    return [
      {
        invoice,
        payment: isPayment ? giver : null,
        creditNote: isPayment ? null : giver,
        allocatedOn: laterOf(first.debit.date, first.credit.date),
        amountCents: sum(pair, ({ amountCents }) => amountCents),
        reason: first.reason,
        sure: pair.every(({ sure }) => sure),
      },
    ];
  });
}

function advancesOf(lines: readonly LedgerEntryLine[], problems: LedgerProblemList): LedgerAdvance[] {
  const advances = lines
    .filter((line) => line.account.startsWith('4191') && netOf(line) !== 0)
    .map((line): LedgerAdvance => {
      const { account, auxiliary, date, label } = line;
      return { account, auxiliary, date, amountCents: cents(-netOf(line)), label, row: line.line };
    });
  const amountCents = sum(advances, (advance) => advance.amountCents);
  if (amountCents !== 0) problems.add('LEDGER_ADVANCES_APART', { count: advances.length, amountCents }, { row: advances[0]?.row ?? 0 });
  return advances;
}

function firstDayOf(lines: readonly LedgerEntryLine[]): LocalDate | null {
  let first: LocalDate | null = null;
  for (const { date } of lines) if (first === null || date < first) first = date;
  return first;
}

function sum<T>(items: readonly T[], amountOf: (item: T) => number): Cents {
  return cents(items.reduce((total, item) => total + amountOf(item), 0));
}
