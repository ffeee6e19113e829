import { type Cents, cents } from '../money/cents.ts';
import { eachInSteps, groupInSteps } from './in-steps.ts';
import type { LedgerEntryLine } from './ledger-entry-line.ts';
import { type JournalKind, journalKind } from './ledger-journals.ts';

/** Lines posted together, which should balance. */
export interface LedgerEntry {
  readonly journalCode: string;
  readonly journal: JournalKind;
  /** All of them, until they were gone through. */
  lines: readonly LedgerEntryLine[];
  /** Debits less credits: 0 when the entry balances. */
  readonly gapCents: Cents;
}

/** A journal's numbers are trusted when entries that balance under them hold at least this share of its lines. */
const TRUSTED = 0.5;

/** Debit less credit of a line. */
export function netOf({ debitCents, creditCents }: LedgerEntryLine): number {
  return debitCents - creditCents;
}

/** Debits less credits of lines. */
export function gapOf(lines: readonly LedgerEntryLine[]): number {
  let gap = 0;
  for (const line of lines) gap += netOf(line);
  return gap;
}

/**
 * Groups lines into entries. A journal whose entry numbers identify balanced entries is grouped by them. Where numbers are missing, 0,
 * the same everywhere or one per line, lines of the same day in file order are cut where debits equal credits, and what a cut still
 * mixes is split by piece when every piece balances. An opening journal is one entry for each
 * year.
 */
export function* groupEntries(lines: readonly LedgerEntryLine[]): Generator<void, LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (const ofJournal of (yield* groupInSteps(lines, (line) => line.journalCode)).values()) {
    const [first] = ofJournal;
    if (!first) continue;
    const kind = journalKind(first.journalCode, ofJournal.find(({ journalLabel }) => journalLabel !== '')?.journalLabel ?? '');
    const groups = kind === 'opening' ? openingsOf(ofJournal) : ((yield* byNumber(ofJournal)) ?? (yield* byBalance(ofJournal)));
    yield* eachInSteps(groups, (group) => {
      // A copy is as long as it must be, where one that was filled bit by bit has room for more.
      entries.push({ journalCode: first.journalCode, journal: kind, lines: group.slice(), gapCents: cents(gapOf(group)) });
    });
  }
  return entries;
}

/** One entry, or one for each day when each balances: the openings of several years. */
function openingsOf(lines: LedgerEntryLine[]): LedgerEntryLine[][] {
  const days = [...groupBy(lines, ({ date }) => date).values()];
  return days.length > 1 && days.every((day) => gapOf(day) === 0) ? days : [lines];
}

function* byNumber(lines: readonly LedgerEntryLine[]): Generator<void, LedgerEntryLine[][] | null> {
  const numbered: LedgerEntryLine[] = [];
  const unnumbered: LedgerEntryLine[] = [];
  yield* eachInSteps(lines, (line) => void (/^0*$/.test(line.entryNumber) ? unnumbered : numbered).push(line));
  const groups = yield* groupInSteps(numbered, ({ entryNumber }) => entryNumber);
  if (groups.size === 0) return null;
  if (groups.size === 1 && new Set(lines.map(({ date, pieceReference }) => `${date} ${pieceReference}`)).size > 1) return null;
  const entries: LedgerEntryLine[][] = [];
  let balanced = 0;
  yield* eachInSteps(groups.values(), (group) => {
    for (const entry of byDay(group)) {
      if (gapOf(entry) !== 0) entries.push(entry);
      else {
        // A number for each month or day, under which each piece balances, names no entry.
        for (const piece of byPiece(entry)) entries.push(piece);
        balanced += entry.length;
      }
    }
  });
  if (balanced < lines.length * TRUSTED) return null;
  for (const entry of yield* byBalance(unnumbered)) entries.push(entry);
  return entries;
}

/** Numbers that start again each month: one number, several days, each balanced. */
function byDay(group: LedgerEntryLine[]): LedgerEntryLine[][] {
  const [first] = group;
  if (group.every(({ date }) => date === first?.date)) return [group];
  const days = [...groupBy(group, ({ date }) => date).values()];
  return days.length > 1 && days.every((day) => gapOf(day) === 0) ? days : [group];
}

function* byBalance(lines: readonly LedgerEntryLine[]): Generator<void, LedgerEntryLine[][]> {
  const entries: LedgerEntryLine[][] = [];
  for (const day of (yield* groupInSteps(lines, ({ date }) => date)).values()) {
    let current: LedgerEntryLine[] = [];
    let gap = 0;
    yield* eachInSteps(day, (line) => {
      current.push(line);
      gap += netOf(line);
      if (gap === 0) {
        entries.push(...byPiece(current));
        current = [];
      }
    });
    if (current.length > 0) entries.push(...byPiece(current));
  }
  return entries;
}

/** The pieces of a group when each balances, or those that do and the rest together when the group itself does not. */
function byPiece(group: LedgerEntryLine[]): LedgerEntryLine[][] {
  const pieces = [...groupBy(group, ({ pieceReference, invoiceNumber }) => pieceReference || invoiceNumber).values()];
  if (pieces.length === 1) return [group];
  const unbalanced = pieces.filter((piece) => gapOf(piece) !== 0).flat();
  if (unbalanced.length === 0) return pieces;
  if (gapOf(group) === 0) return [group];
  return [...pieces.filter((piece) => gapOf(piece) === 0), unbalanced];
}

/** Items by key, in the order of their first. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
