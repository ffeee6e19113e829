import { comparable } from './document-numbers.fr.ts';
import type { Item } from './ledger-documents.ts';

/** Why a credit goes to a debit. */
export type MatchReason = 'lettering' | 'partialLettering' | 'sameEntry' | 'reference' | 'amount' | 'oldest';

export interface Match {
  readonly debit: Item;
  readonly credit: Item;
  readonly amountCents: number;
  readonly reason: MatchReason;
}

/** Numbers shorter than this are in too many labels to name an invoice. */
const SHORTEST_NUMBER = 3;

/**
 * Matches credits with debits of one customer, each consumed at most once: first those of one entry, then those whose reference or
 * label names the document, then equal amounts, then oldest first. `reason` names them all when it is given (a lettered group).
 */
export function matchItems(debits: readonly Item[], credits: readonly Item[], reason?: 'lettering' | 'partialLettering'): Match[] {
  const matches: Match[] = [];
  const take = (debit: Item, credit: Item, why: MatchReason) => {
    const amountCents = Math.min(debit.openCents, credit.openCents);
    if (amountCents <= 0) return;
    debit.openCents -= amountCents;
    credit.openCents -= amountCents;
    matches.push({ debit, credit, amountCents, reason: reason ?? why });
  };
  const owed = [...debits].sort(byDate);
  const given = [...credits].sort(byDate);
  sameEntry(owed, given, take);
  byReference(owed, given, take);
  byAmount(owed, given, take);
  oldestFirst(owed, given, take);
  return matches;
}

type Take = (debit: Item, credit: Item, why: MatchReason) => void;

function byDate(a: Item, b: Item): number {
  return a.date === b.date ? a.movement.line.line - b.movement.line.line : a.date < b.date ? -1 : 1;
}

function sameEntry(debits: readonly Item[], credits: readonly Item[], take: Take): void {
  const byEntry = new Map<object, Item[]>();
  for (const debit of debits) if (debit.of.type === 'document' && debit.of.origin === 'sale') addTo(byEntry, debit.movement.entry, debit);
  for (const credit of credits) {
    for (const debit of byEntry.get(credit.movement.entry) ?? []) {
      if (debit.openCents === credit.openCents) take(debit, credit, 'sameEntry');
    }
  }
}

function byReference(debits: readonly Item[], credits: readonly Item[], take: Take): void {
  const byNumber = new Map<string, Item[]>();
  for (const debit of debits) {
    const number = debit.of.type === 'document' ? comparable(debit.of.number) : '';
    if (number.length >= SHORTEST_NUMBER) addTo(byNumber, number, debit);
  }
  if (byNumber.size === 0) return;
  for (const credit of credits) {
    if (credit.openCents === 0) continue;
    for (const word of wordsOf(credit)) for (const debit of byNumber.get(word) ?? []) take(debit, credit, 'reference');
  }
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

function byAmount(debits: readonly Item[], credits: readonly Item[], take: Take): void {
  const byOpen = new Map<number, Item[]>();
  for (const debit of debits) if (debit.openCents > 0) addTo(byOpen, debit.openCents, debit);
  for (const credit of credits) {
    if (credit.openCents === 0) continue;
    const debit = byOpen.get(credit.openCents)?.shift();
    if (debit?.openCents === credit.openCents) take(debit, credit, 'amount');
  }
}

function oldestFirst(debits: readonly Item[], credits: readonly Item[], take: Take): void {
  let next = 0;
  for (const credit of credits) {
    while (credit.openCents > 0 && next < debits.length) {
      const debit = debits[next];
      if (debit && debit.openCents > 0) take(debit, credit, 'oldest');
      else next += 1;
    }
  }
}

function addTo<K>(map: Map<K, Item[]>, key: K, item: Item): void {
  const items = map.get(key);
  if (items) items.push(item);
  else map.set(key, [item]);
}
