import type { LocalDate } from '../dates/local-date.ts';
import { laterOf } from '../dates/local-date.ts';
import type { CustomerAccounts } from './customer-accounts.ts';
import { comparable } from './document-numbers.fr.ts';
import type { DraftBook } from './draft-book.ts';
import { groupBy, type LedgerEntry, netOf } from './group-entries.ts';
import { isDebit, type KnownDocument } from './ledger-documents.ts';
import type { LedgerEntryLine } from './ledger-entry-line.ts';
import type { Movement } from './ledger-movements.ts';

/** What a customer owed on a day by the company's file, and by which invoices; null for one of whom it knows nothing before that day. */
export type KnownBalances = (customer: string, day: LocalDate) => { netCents: number; documents: readonly KnownDocument[] } | null;

/** Openings of a book, by what they are. */
export interface SplitOpenings {
  /** Debts that nothing else shows. */
  readonly own: readonly Movement[];
  /** Carried forward from an earlier year of the same file. */
  readonly repeated: readonly Movement[];
  /** The same balance as the company's file, which has its invoices. */
  readonly known: readonly { readonly movements: readonly Movement[]; readonly documents: readonly KnownDocument[] }[];
}

/**
 * A year's opening repeats what the year before left: where the earlier entries of the same file, or the company's own file, already
 * give a customer exactly that balance, it is not counted again.
 */
export function splitOpenings(
  openings: readonly Movement[],
  lines: readonly LedgerEntryLine[],
  accounts: CustomerAccounts,
  knownBalances: KnownBalances | undefined,
): SplitOpenings {
  const own: Movement[] = [];
  const repeated: Movement[] = [];
  const known: { movements: Movement[]; documents: readonly KnownDocument[] }[] = [];
  const left = new Set<LedgerEntryLine>();
  const byEntry = [...groupBy(openings, ({ entry }) => entry)].map(([entry, movements]) => ({ opensOn: opensOn(entry), entry, movements }));
  const linesOf = byEntry.length === 0 ? new Map() : groupBy(lines, (line) => accounts.codeOf(line));
  for (const { opensOn: day, entry, movements } of byEntry.sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1))) {
    const inEntry = new Set(entry.lines);
    for (const [customer, ofCustomer] of groupBy(movements, (movement) => movement.customer)) {
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
      if (balance !== null && balance.netCents === net) known.push({ movements: ofCustomer, documents: balance.documents });
      else own.push(...ofCustomer);
    }
  }
  return { own, repeated, known };
}

function opensOn({ lines }: LedgerEntry): LocalDate {
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
  for (const { movements, documents } of known) {
    for (const [document, movement] of pairs(
      movements,
      documents,
      ({ number }) => number,
      ({ openCents }) => openCents,
    ))
      draft.addKnown(document, movement);
  }
  for (const ofEntry of groupBy(repeated, ({ entry, customer }) => `${customer}\n${opensOn(entry)}`).values()) {
    const [first] = ofEntry;
    if (!first) continue;
    const day = opensOn(first.entry);
    const open = draft.items.filter(
      (item) => isDebit(item) && item.of.customer === first.customer && item.date < day && item.movement.line.lettering === '',
    );
    const numberOf = ({ of }: (typeof open)[number]) => (of.type === 'document' ? of.number : '');
    for (const [item, { line }, isPaired] of pairs(ofEntry, open, numberOf, ({ openCents }) => openCents))
      if (isPaired && line.lettering !== '') draft.letter(item, line);
  }
}

/** Each document with the opening line that stands for it; where none does, with the first, and not paired. */
function pairs<T>(
  movements: readonly Movement[],
  documents: readonly T[],
  numberOf: (document: T) => string,
  openOf: (document: T) => number,
): [T, Movement, boolean][] {
  const debits = movements.filter(({ nature }) => nature === 'openingDebit');
  const [first] = debits;
  if (!first) return [];
  if (debits.length === 1) return documents.map((document) => [document, first, true]);
  const free = new Set(debits);
  return documents.map((document) => {
    const named = [...free].find(({ line }) => comparable(line.pieceReference) === comparable(numberOf(document)));
    const found = named ?? [...free].find(({ amountCents }) => amountCents === openOf(document));
    if (found) free.delete(found);
    return [document, found ?? first, found !== undefined];
  });
}
