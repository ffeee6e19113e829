import { comparable } from './document-numbers.fr.ts';
import { eachInSteps, sortInSteps } from './in-steps.ts';
import type { Item } from './ledger-documents.ts';

/** Why a credit goes to a debit. */
export type MatchReason = 'lettering' | 'partialLettering' | 'sameEntry' | 'reference' | 'amount' | 'oldest';

export interface Match {
  readonly debit: Item;
  readonly credit: Item;
  readonly amountCents: number;
  readonly reason: MatchReason;
  /** The two documents themselves prove it: no other of the customer could be meant. */
  readonly sure: boolean;
}

/** Numbers shorter than this are in too many labels to name an invoice. */
const SHORTEST_NUMBER = 3;
/** A number of this length is no year, postal code or amount that a label happens to hold. */
const TELLING_NUMBER = 6;

/**
 * Matches credits with debits of one customer, each consumed at most once: first those of one entry, then those whose reference or
 * label names the document, then equal amounts, then oldest first. `reason` names them all when it is given (a lettered group).
 * Sure are those of one entry, a payment that names an invoice of its own amount (or by a long number), and the only payment of an
 * amount after the only invoice of that amount. Gives way now and then: a shop may have one account for all its customers.
 */
export function* matchItems(
  debits: readonly Item[],
  credits: readonly Item[],
  reason?: 'lettering' | 'partialLettering',
): Generator<void, Match[]> {
  const matches: Match[] = [];
  const take: Take = (debit, credit, why, sure) => {
    const amountCents = Math.min(debit.openCents, credit.openCents);
    if (amountCents <= 0) return;
    debit.openCents -= amountCents;
    credit.openCents -= amountCents;
    matches.push({ debit, credit, amountCents, reason: reason ?? why, sure: sure && reason !== 'partialLettering' });
  };
  const owed = yield* sortInSteps(debits, byDate);
  const given = yield* sortInSteps(credits, byDate);
  yield* sameEntry(owed, given, take);
  yield* byReference(owed, given, take);
  yield* byAmount(owed, given, take);
  yield* oldestFirst(owed, given, take);
  return matches;
}

type Take = (debit: Item, credit: Item, why: MatchReason, sure: boolean) => void;

function byDate(a: Item, b: Item): number {
  return a.date === b.date ? a.movement.line.line - b.movement.line.line : a.date < b.date ? -1 : 1;
}

function* sameEntry(debits: readonly Item[], credits: readonly Item[], take: Take): Generator<void, void> {
  const byEntry = new Map<object, Item[]>();
  yield* eachInSteps(debits, (debit) => {
    if (debit.of.type === 'document' && debit.of.origin === 'sale') addTo(byEntry, debit.movement.entry, debit);
  });
  yield* eachInSteps(credits, (credit) => {
    for (const debit of byEntry.get(credit.movement.entry) ?? []) {
      if (debit.openCents === credit.openCents) take(debit, credit, 'sameEntry', true);
    }
  });
}

function* byReference(debits: readonly Item[], credits: readonly Item[], take: Take): Generator<void, void> {
  const byNumber = new Map<string, Item[]>();
  yield* eachInSteps(debits, (debit) => {
    const number = debit.of.type === 'document' ? comparable(debit.of.number) : '';
    if (number.length >= SHORTEST_NUMBER) addTo(byNumber, number, debit);
  });
  if (byNumber.size === 0) return;
  yield* eachInSteps(credits, (credit) => {
    if (credit.openCents === 0) return;
    for (const word of wordsOf(credit)) {
      const named = byNumber.get(word) ?? [];
      for (const debit of named) {
        const equal = debit.openCents === credit.openCents;
        const telling = word.length >= TELLING_NUMBER && credit.openCents <= debit.openCents;
        take(debit, credit, 'reference', named.length === 1 && (equal || telling));
      }
    }
  });
}

/** Words of a credit's references and label, and pairs of neighbours (`FA 220004`), as comparable numbers. */
function wordsOf({ movement: { line } }: Item): Set<string> {
  const words = new Set<string>();
  for (const text of [line.invoiceNumber, line.pieceReference, line.label]) {
    const parts = text.split(/[\s,;:()]+/).map(comparable);
    words.add(comparable(text));
    parts.forEach((part, index) => {
      words.add(part);
      words.add(part + (parts[index + 1] ?? ''));
    });
  }
  return words;
}

function* byAmount(debits: readonly Item[], credits: readonly Item[], take: Take): Generator<void, void> {
  const byOpen = new Map<number, Item[]>();
  yield* eachInSteps(debits, (debit) => {
    if (debit.openCents > 0) addTo(byOpen, debit.openCents, debit);
  });
  const alike = new Map<number, number>();
  yield* eachInSteps(credits, ({ openCents }) => void alike.set(openCents, (alike.get(openCents) ?? 0) + 1));
  const alone = new Set([...byOpen].filter(([amount, owed]) => owed.length === 1 && alike.get(amount) === 1).map(([amount]) => amount));
  const taken = new Map<number, number>();
  yield* eachInSteps(credits, (credit) => {
    if (credit.openCents === 0) return;
    // The next of that amount; taking the first off a long list would move all others.
    const next = taken.get(credit.openCents) ?? 0;
    taken.set(credit.openCents, next + 1);
    const debit = byOpen.get(credit.openCents)?.[next];
    const sure = debit !== undefined && alone.has(credit.openCents) && credit.date >= debit.date;
    if (debit?.openCents === credit.openCents) take(debit, credit, 'amount', sure);
  });
}

function* oldestFirst(debits: readonly Item[], credits: readonly Item[], take: Take): Generator<void, void> {
  let next = 0;
  yield* eachInSteps(credits, (credit) => {
    while (credit.openCents > 0 && next < debits.length) {
      const debit = debits[next];
      if (debit && debit.openCents > 0) take(debit, credit, 'oldest', false);
      else next += 1;
    }
  });
}

function addTo<K>(map: Map<K, Item[]>, key: K, item: Item): void {
  const items = map.get(key);
  if (items) items.push(item);
  else map.set(key, [item]);
}
