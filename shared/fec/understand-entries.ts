import type { LocalDate } from '../dates/local-date.ts';
import type { Period } from '../dates/year-month.ts';
import { type Cents, cents, sumCents } from '../money/cents.ts';
import { accountRole } from './account-roles.ts';
import type { ChargeNatureRule } from './charge-natures.ts';
import { chargesFromEntries, type LedgerCharge } from './charges-from-entries.ts';
import { CustomerAccounts } from './customer-accounts.ts';
import { DraftBook } from './draft-book.ts';
import { groupEntries, type LedgerEntry, netOf } from './group-entries.ts';
import { eachInSteps } from './in-steps.ts';
import { checkBalance } from './ledger-checks.ts';
import type { LedgerEntryLine, LedgerReading } from './ledger-entry-line.ts';
import { type Movement, movementsOf } from './ledger-movements.ts';
import type { LedgerProblemList } from './ledger-problem-list.ts';
import type { LedgerAdvance } from './ledger-receivables.ts';
import { isBalanceClosing, isClosing, isOpening } from './year-ends.ts';

export type LedgerLines = Pick<LedgerReading, 'lines' | 'scope' | 'numbering' | 'namedAccounts'>;

/** What the entries of a book say, once all of them were gone through; of their lines only the customers' are left. */
export interface UnderstoodEntries {
  readonly lineCount: number;
  readonly accounts: CustomerAccounts;
  readonly customerLines: readonly LedgerEntryLine[];
  readonly openings: readonly Movement[];
  /** What all other movements made. */
  readonly draft: DraftBook;
  /** The first day of an entry outside the opening, and the last. */
  readonly period: Period | null;
  readonly advances: readonly LedgerAdvance[];
  readonly charges: readonly LedgerCharge[];
  readonly excludedChargesCents: Cents;
  readonly revenueCents: Cents;
  readonly debitCents: Cents;
  readonly creditCents: Cents;
}

/** Goes through the entries of a book, giving way now and then. */
export function* understandEntries(
  reading: LedgerLines | (() => LedgerLines),
  chargeNatures: readonly ChargeNatureRule[] | undefined,
  problems: LedgerProblemList,
): Generator<void, UnderstoodEntries> {
  const { lines, scope, numbering, namedAccounts } = typeof reading === 'function' ? reading() : reading;
  const entries = yield* groupEntries(lines);
  if (scope === 'allAccounts') yield* checkBalance(lines, entries, problems);
  const accounts = new CustomerAccounts(namedAccounts, scope);
  yield* accounts.read(entries);
  const firstDay = (yield* firstDayOf(entries)) ?? (yield* firstDayOf([{ journal: 'other', lines }]));
  const closed = new Set<LedgerEntryLine>();
  const year: LedgerEntry[] = [];
  let [closings, balanceClosings, revenue, debit, credit] = [0, 0, 0, 0, 0];
  let lastDay = firstDay;
  yield* eachInSteps(entries, (entry) => {
    for (const { date } of entry.lines) if (lastDay !== null && date > lastDay) lastDay = date;
    if (isBalanceClosing(entry, firstDay)) {
      balanceClosings += 1;
      for (const line of entry.lines) closed.add(line);
    } else if (isClosing(entry)) closings += 1;
    else if (!isOpening(entry, firstDay)) {
      year.push(entry);
      for (const line of entry.lines) if (accountRole(line.account) === 'sales') revenue -= netOf(line);
    }
  });
  if (balanceClosings > 0) problems.add('LEDGER_ACCOUNTS_CLOSED', { count: balanceClosings }, { row: 0 });
  if (closings > 0) problems.add('LEDGER_CLOSING_LEFT_OUT', { count: closings }, { row: 0 });
  const { charges, excludedCents } = yield* chargesFromEntries(year, chargeNatures);
  const customerLines: LedgerEntryLine[] = [];
  const advanceLines: LedgerEntryLine[] = [];
  yield* eachInSteps(lines, (line) => {
    debit += line.debitCents;
    credit += line.creditCents;
    if (line.account.startsWith('4191') && netOf(line) !== 0) advanceLines.push(line);
    if (accounts.codeOf(line) !== null && !closed.has(line)) customerLines.push(line);
  });
  const draft = new DraftBook(problems, numbering);
  const openings: Movement[] = [];
  yield* eachInSteps(entries, (entry) => {
    const [first] = entry.lines;
    if (first === undefined || closed.has(first)) return;
    const movements = movementsOf(entry, accounts, { scope, firstDay });
    for (const movement of movements) {
      if (movement.nature === 'openingDebit' || movement.nature === 'openingCredit') openings.push(movement);
      else draft.add(movement);
    }
    // What balances a customer's line has said what it had to say.
    if (movements.length > 0 && !isOpening(entry, firstDay)) entry.lines = movements.map(({ line }) => line);
  });
  return {
    lineCount: lines.length,
    accounts,
    customerLines,
    openings,
    draft,
    period: firstDay === null || lastDay === null ? null : { from: firstDay, to: lastDay },
    advances: advancesOf(advanceLines, problems),
    charges,
    excludedChargesCents: excludedCents,
    revenueCents: cents(revenue),
    debitCents: cents(debit),
    creditCents: cents(credit),
  };
}

/** The first day outside the opening journals. */
function* firstDayOf(entries: readonly Pick<LedgerEntry, 'journal' | 'lines'>[]): Generator<void, LocalDate | null> {
  let first: LocalDate | null = null;
  yield* eachInSteps(entries, ({ journal, lines }) => {
    if (journal !== 'opening') for (const { date } of lines) if (first === null || date < first) first = date;
  });
  return first;
}

function advancesOf(lines: readonly LedgerEntryLine[], problems: LedgerProblemList): LedgerAdvance[] {
  const advances = lines.map((line): LedgerAdvance => {
    const { account, auxiliary, date, label } = line;
    return { account, auxiliary, date, amountCents: cents(-netOf(line)), label, row: line.line };
  });
  const amountCents = sumCents(advances.map((advance) => advance.amountCents));
  if (amountCents !== 0) problems.add('LEDGER_ADVANCES_APART', { count: advances.length, amountCents }, { row: advances[0]?.row ?? 0 });
  return advances;
}
