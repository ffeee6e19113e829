import type { LocalDate } from '../dates/local-date.ts';
import { laterOf } from '../dates/local-date.ts';
import type { CustomerAccounts } from './customer-accounts.ts';
import { comparable } from './document-numbers.fr.ts';
import type { DraftBook } from './draft-book.ts';
import { groupBy, type LedgerEntry, netOf } from './group-entries.ts';
import { groupInSteps } from './in-steps.ts';
import { isDebit, type KnownCredit, type KnownDocument } from './ledger-documents.ts';
import type { LedgerEntryLine } from './ledger-entry-line.ts';
import type { Movement } from './ledger-movements.ts';

/** What a customer's account was on a day by the company's file. */
export interface KnownBalance {
  /** `any`: whatever the books open with, the file's documents stand for it. */
  readonly netCents: number | 'any';
  readonly documents: readonly KnownDocument[];
  readonly credits: readonly KnownCredit[];
}

/** Null for a customer of whom the company's file knows nothing before that day. */
export type KnownBalances = (customer: string, day: LocalDate) => KnownBalance | null;

/** What a customer owed when a year opened. */
export interface OpeningBalance {
  readonly customer: string;
  readonly opensOn: LocalDate;
  readonly netCents: number;
  readonly movements: readonly Movement[];
}

/** Openings of a book, by what they are. */
export interface SplitOpenings {
  /** Debts that nothing else shows. */
  readonly own: readonly Movement[];
  /** Carried forward from an earlier year of the same file. */
  readonly repeated: readonly Movement[];
  /** The same balance as the company's file, which has its invoices. */
  readonly known: readonly { readonly movements: readonly Movement[]; readonly balance: KnownBalance }[];
  /** Of all but the repeated ones. */
  readonly balances: readonly OpeningBalance[];
}

/**
 * A year's opening repeats what the year before left: where the earlier entries of the same file, or the company's own file, already
 * give a customer exactly that balance, it is not counted again.
 */
export function* splitOpenings(
  openings: readonly Movement[],
  lines: readonly LedgerEntryLine[],
  accounts: CustomerAccounts,
  knownBalances: KnownBalances | undefined,
): Generator<void, SplitOpenings> {
  const own: Movement[] = [];
  const repeated: Movement[] = [];
  const known: { movements: Movement[]; balance: KnownBalance }[] = [];
  const balances: OpeningBalance[] = [];
  const left = new Set<LedgerEntryLine>();
  const byEntry = [...groupBy(openings, ({ entry }) => entry)].map(([entry, movements]) => ({ opensOn: opensOn(entry), entry, movements }));
  const noLines = new Map<string | null, LedgerEntryLine[]>();
  const linesOf = byEntry.length === 0 ? noLines : yield* groupInSteps(lines, (line) => accounts.codeOf(line));
  for (const { opensOn: day, entry, movements } of byEntry.sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1))) {
    const inEntry = new Set(entry.lines);
    for (const [customer, ofCustomer] of groupBy(movements, (movement) => movement.customer)) {
      yield;
      const net = netOfOpenings(ofCustomer);
      const earlier = (linesOf.get(customer) ?? []).filter(
        (line: LedgerEntryLine) => line.date < day && !inEntry.has(line) && !left.has(line),
      );
      if (earlier.length > 0 && earlier.reduce((sum: number, line: LedgerEntryLine) => sum + netOf(line), 0) === net) {
        repeated.push(...ofCustomer);
        for (const { line } of ofCustomer) left.add(line);
        continue;
      }
      const balance = earlier.length === 0 ? (knownBalances?.(customer, day) ?? null) : null;
      if (balance !== null && (balance.netCents === 'any' || balance.netCents === net)) known.push({ movements: ofCustomer, balance });
      else own.push(...ofCustomer);
      balances.push({ customer, opensOn: day, netCents: net, movements: ofCustomer });
    }
  }
  return { own, repeated, known, balances };
}

export function opensOn({ lines }: LedgerEntry): LocalDate {
  return lines.map(({ date }) => date).reduce(laterOf);
}

function netOfOpenings(movements: readonly Movement[]): number {
  return movements.reduce((sum, { nature, amountCents }) => sum + (nature === 'openingDebit' ? amountCents : -amountCents), 0);
}

/**
 * The lettering that an opening line bears goes to what it carries: the line's document by its number or amount, or all that was open
 * when the customer has one line alone.
 */
export function letterCarried(draft: DraftBook, { repeated, known }: SplitOpenings): void {
  for (const { movements, balance } of known) {
    const carried: Carried<KnownDocument | KnownCredit>[] = [
      ...balance.documents.map((of) => ({ of, isDebit: of.kind === 'invoice', number: of.number, openCents: of.openCents })),
      ...balance.credits.map((of) => ({ of, isDebit: false, number: of.reference, openCents: of.openCents })),
    ];
    for (const [{ of }, line] of pairs(movements, carried)) {
      if ('paidOn' in of) draft.addKnownCredit(of, line);
      else draft.addKnown(of, line);
    }
  }
  for (const ofEntry of groupBy(repeated, ({ entry, customer }) => `${customer}\n${opensOn(entry)}`).values()) {
    const [first] = ofEntry;
    if (!first) continue;
    const day = opensOn(first.entry);
    const open = draft.items.filter(
      (item) => item.of.customer === first.customer && item.date < day && item.movement.line.lettering === '',
    );
    const carried = open.map((of) => ({
      of,
      isDebit: isDebit(of),
      number: of.of.type === 'document' ? of.of.number : of.of.reference,
      openCents: of.openCents,
    }));
    for (const [{ of }, { line }] of pairs(ofEntry, carried)) if (line.lettering !== '') draft.letter(of, line);
  }
}

/** What was open when a year ended, to be found among the lines that open the next. */
interface Carried<T> {
  readonly of: T;
  readonly isDebit: boolean;
  readonly number: string;
  readonly openCents: number;
}

/** Each thing carried with the opening line that stands for it; where none does, with the first without its lettering. */
function pairs<T>(movements: readonly Movement[], carried: readonly Carried<T>[]): [Carried<T>, Movement][] {
  const [first] = movements;
  if (!first) return [];
  if (movements.length === 1) return carried.map((one) => [one, first]);
  const unpaired: Movement = { ...first, line: { ...first.line, lettering: '', letteringDate: null } };
  const free = new Set(movements);
  return carried.map((one) => {
    const ofSide = [...free].filter(({ nature }) => (nature === 'openingDebit') === one.isDebit);
    const found =
      ofSide.find(({ line }) => one.number !== '' && comparable(line.pieceReference) === comparable(one.number)) ??
      ofSide.find(({ amountCents }) => amountCents === one.openCents);
    if (found) free.delete(found);
    return [one, found ?? unpaired];
  });
}
