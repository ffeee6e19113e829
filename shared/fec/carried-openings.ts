import type { LocalDate } from '../dates/local-date.ts';
import { laterOf } from '../dates/local-date.ts';
import type { CustomerAccounts } from './customer-accounts.ts';
import { comparable } from './document-numbers.fr.ts';
import type { DraftBook } from './draft-book.ts';
import { gapOf, groupBy, type LedgerEntry } from './group-entries.ts';
import { groupInSteps } from './in-steps.ts';
import { isDebit, type KnownCredit, type KnownDocument } from './ledger-documents.ts';
import type { LedgerEntryLine } from './ledger-entry-line.ts';
import type { Movement } from './ledger-movements.ts';
import { lineWith } from './packed-lines.ts';

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
  const byEntry = [...(yield* groupInSteps(openings, ({ entry }) => entry))].map(([entry, movements]) => ({
    opensOn: opensOn(entry),
    entry,
    movements,
  }));
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
      if (earlier.length > 0 && gapOf(earlier) === net) {
        for (const movement of ofCustomer) repeated.push(movement);
        for (const { line } of ofCustomer) left.add(line);
        continue;
      }
      const balance = earlier.length === 0 ? (knownBalances?.(customer, day) ?? null) : null;
      if (balance !== null && (balance.netCents === 'any' || balance.netCents === net)) known.push({ movements: ofCustomer, balance });
      else for (const movement of ofCustomer) own.push(movement);
      balances.push({ customer, opensOn: day, netCents: net, movements: ofCustomer });
    }
  }
  return { own, repeated, known, balances };
}

export function opensOn({ lines }: LedgerEntry): LocalDate {
  let day = lines[0]?.date as LocalDate;
  for (const { date } of lines) day = laterOf(day, date);
  return day;
}

function netOfOpenings(movements: readonly Movement[]): number {
  return movements.reduce((sum, { nature, amountCents }) => sum + (nature === 'openingDebit' ? amountCents : -amountCents), 0);
}

/**
 * The lettering that an opening line bears goes to what it carries: the line's document by its number or amount, or all that was open
 * when the customer has one line alone.
 */
export function* letterCarried(draft: DraftBook, { repeated, known }: SplitOpenings): Generator<void, void> {
  for (const { movements, balance } of known) {
    yield;
    const carried: Carried<KnownDocument | KnownCredit>[] = [
      ...balance.documents.map((of) => ({ of, isDebit: of.kind === 'invoice', number: of.number, openCents: of.openCents })),
      ...balance.credits.map((of) => ({ of, isDebit: false, number: of.reference, openCents: of.openCents })),
    ];
    for (const [{ of }, line] of pairs(movements, carried)) {
      if ('paidOn' in of) draft.addKnownCredit(of, line);
      else draft.addKnown(of, line);
    }
  }
  if (repeated.length === 0) return;
  const days = new Map<LedgerEntry, LocalDate>();
  const dayOf = (entry: LedgerEntry): LocalDate => {
    const day = days.get(entry) ?? opensOn(entry);
    days.set(entry, day);
    return day;
  };
  const placesOf = yield* groupInSteps(draft.items.keys(), (place) => draft.items[place]?.of.customer ?? '');
  for (const ofEntry of (yield* groupInSteps(repeated, ({ entry, customer }) => `${customer}\n${dayOf(entry)}`)).values()) {
    yield;
    const [first] = ofEntry;
    if (!first) continue;
    const day = dayOf(first.entry);
    const carried = (placesOf.get(first.customer) ?? []).flatMap((place): Carried<number>[] => {
      const item = draft.items[place];
      if (item === undefined || item.date >= day || item.movement.line.lettering !== '') return [];
      const number = item.of.type === 'document' ? item.of.number : item.of.reference;
      return [{ of: place, isDebit: isDebit(item), number, openCents: item.openCents }];
    });
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
  const unpaired: Movement = { ...first, line: lineWith(first.line, { lettering: '', letteringDate: null }) };
  const byNumber = new Map<string, Movement[]>();
  const byAmount = new Map<string, Movement[]>();
  for (const movement of movements) {
    const side = movement.nature === 'openingDebit' ? 'D' : 'C';
    addTo(byNumber, `${side} ${comparable(movement.line.pieceReference)}`, movement);
    addTo(byAmount, `${side} ${movement.amountCents}`, movement);
  }
  const free = new Set(movements);
  const firstFree = (among: Movement[] | undefined): Movement | undefined => {
    while (among?.[0] !== undefined && !free.has(among[0])) among.shift();
    return among?.[0];
  };
  return carried.map((one) => {
    const side = one.isDebit ? 'D' : 'C';
    const named = one.number === '' ? undefined : firstFree(byNumber.get(`${side} ${comparable(one.number)}`));
    const found = named ?? firstFree(byAmount.get(`${side} ${one.openCents}`));
    if (found) free.delete(found);
    return [one, found ?? unpaired];
  });
}

function addTo(map: Map<string, Movement[]>, key: string, movement: Movement): void {
  const movements = map.get(key);
  if (movements) movements.push(movement);
  else map.set(key, [movement]);
}
