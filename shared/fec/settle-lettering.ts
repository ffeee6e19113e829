import { cents } from '../money/cents.ts';
import { groupBy } from './group-entries.ts';
import { eachInSteps, groupInSteps, ITEMS_IN_A_STEP } from './in-steps.ts';
import { type DraftPayment, type Item, isDebit } from './ledger-documents.ts';
import type { LedgerProblemList } from './ledger-problem-list.ts';
import { type Match, matchItems } from './match-items.ts';

/** What lettering settles, and what stays open. */
export interface Settlement {
  readonly settled: Match[];
  /** Lettered groups that do not net to zero in this file, to offer. */
  readonly openGroups: Item[][];
}

/**
 * Lettering says which lines of one account settle each other, whatever their journals; codes start again with each account. A group
 * settles only when it nets to zero: software marks partial groups in its own ways, and the other half may be in another year's file.
 * A group that does not is tried again by lettering date, for codes used twice. Debts moved between 411 and 416 of one customer carry
 * their group with them.
 */
export function* settleLettering(items: readonly Item[], problems: LedgerProblemList): Generator<void, Settlement> {
  const settled: Match[] = [];
  const openGroups: Item[][] = [];
  let gap = 0;
  let done = 0;
  for (const group of yield* letteredGroups(items)) {
    done += group.length;
    if (done >= ITEMS_IN_A_STEP) {
      done = 0;
      yield;
    }
    if (netOpen(group) === 0) {
      for (const match of yield* settle(group, problems)) settled.push(match);
      continue;
    }
    const rest: Item[] = [];
    for (const sameDay of groupBy(group, (item) => item.movement.line.letteringDate).values()) {
      const isClosed = netOpen(sameDay) === 0;
      if (isClosed) for (const match of yield* settle(sameDay, problems)) settled.push(match);
      else for (const item of sameDay) rest.push(item);
    }
    gap += Math.abs(netOpen(rest));
    openGroups.push(rest);
  }
  if (openGroups.length > 0) problems.add('LEDGER_LETTERING_OPEN', { groups: openGroups.length, gapCents: cents(gap) }, { row: 0 });
  return { settled, openGroups };
}

/** Debits less credits of what is open. */
export function netOpen(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + (isDebit(item) ? item.openCents : -item.openCents), 0);
}

function* settle(group: Item[], problems: LedgerProblemList): Generator<void, Match[]> {
  deductRefunds(group, problems);
  return yield* matchItems(
    group.filter(isDebit),
    group.filter((item) => !isDebit(item)),
    'lettering',
  );
}

/**
 * Money given back, or a payment that bounced, inside a settled group: deducted from the payments of the group, those of the same
 * amount first and then the latest, so that it is neither an invoice nor a payment that stayed.
 */
function deductRefunds(group: readonly Item[], problems: LedgerProblemList): void {
  for (const refund of group) {
    if (refund.of.type !== 'document' || !isDebit(refund) || refund.of.origin === 'sale' || refund.of.origin === 'opening') continue;
    const payments = group.filter((item) => item.of.type === 'payment' && item.of.knownId === null && item.openCents > 0);
    const exact = payments.find(({ openCents }) => openCents === refund.openCents);
    const candidates = exact ? [exact] : payments.sort((a, b) => (a.date < b.date ? 1 : -1));
    for (const payment of candidates) {
      const amount = Math.min(payment.openCents, refund.openCents);
      if (amount <= 0) continue;
      take(payment, amount);
      take(refund, amount);
      const { line } = refund.movement;
      const paidOn = (payment.of as DraftPayment).paidOn;
      problems.add('LEDGER_REFUND_DEDUCTED', { amountCents: cents(amount), paidOn }, { row: line.line, value: line.label });
    }
  }
}

function take(item: Item, amount: number): void {
  item.openCents -= amount;
  item.of.amountCents -= amount;
}

/** Groups by account and code, joined by the debts that an entry moves from one account of a customer to another. */
function* letteredGroups(items: readonly Item[]): Generator<void, Item[][]> {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    return root;
  };
  const keyOf = ({ movement: { line } }: Item) => (line.lettering === '' ? null : `${line.account}\n${line.auxiliary}\n${line.lettering}`);
  for (const [credit, debit] of yield* movedDebts(items)) {
    const from = keyOf(credit);
    const to = keyOf(debit);
    // A debt moved to an account where nothing settles it stays open: its old group then no longer nets to zero.
    if (from !== null && to !== null && rootOf(from) !== rootOf(to)) parents.set(rootOf(from), rootOf(to));
    for (const item of [credit, debit]) take(item, item.openCents);
  }
  const lettered: Item[] = [];
  yield* eachInSteps(items, (item) => {
    if (item.openCents > 0 && item.movement.line.lettering !== '') lettered.push(item);
  });
  return [...(yield* groupInSteps(lettered, (item) => rootOf(keyOf(item) ?? ''))).values()];
}

/** Credits and debits of one customer and one amount in an entry that holds customers alone: one debt, moved. */
function* movedDebts(items: readonly Item[]): Generator<void, [Item, Item][]> {
  const moves: [Item, Item][] = [];
  const transfers: Item[] = [];
  yield* eachInSteps(items, (item) => {
    if (item.movement.nature === 'transfer' || item.movement.nature === 'transferCredit') transfers.push(item);
  });
  for (const ofEntry of groupBy(transfers, ({ movement }) => movement.entry).values()) {
    for (const ofCustomer of groupBy(ofEntry, ({ movement }) => movement.customer).values()) {
      const debits = ofCustomer.filter(isDebit);
      for (const credit of ofCustomer) {
        if (isDebit(credit)) continue;
        const index = debits.findIndex(({ openCents }) => openCents === credit.openCents);
        const [debit] = index < 0 ? [] : debits.splice(index, 1);
        if (debit) moves.push([credit, debit]);
      }
    }
  }
  return moves;
}
