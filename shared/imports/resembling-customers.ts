import { matchName } from '../customers/match-name.ts';
import { editDistance } from './edit-distance.ts';
import type { ImportResemblance } from './imports.contract.ts';
import type { KnownBook, KnownCustomer } from './known-book.ts';

/** Answers that two names are one customer begin with it; the name's own words follow (`matchName`). */
export const RESEMBLANCE = 'sameCustomer:';

/** A name shorter than this resembles too many others. */
const SHORTEST = 4;

/** Names of up to this many letters may differ by one of them; longer ones by two. */
const ONE_SLIP_UP_TO = 8;

/** At most as many as a person would look at. */
const MOST = 200;

/**
 * New customers whose name is nearly that of a known one: one letter added, dropped, changed or swapped with its neighbour (two in a
 * long name), or the same words in another order. Two codes, or two SIREN, are two customers. A name near to several known ones is left
 * alone. Pure proposal: nothing is taken for the same until a person says so.
 */
export function resemblingCustomers(added: readonly KnownCustomer[], known: readonly KnownCustomer[]): ImportResemblance[] {
  if (added.length === 0 || known.length === 0) return [];
  const index = new NameIndex(known);
  const found: ImportResemblance[] = [];
  for (const customer of added) {
    if (found.length === MOST) break;
    const name = matchName(customer.name);
    const [only, ...others] = index.near(name).filter((candidate) => mayBeOne(customer, candidate));
    if (!only || others.length > 0) continue;
    found.push({
      code: `${RESEMBLANCE}${name}`,
      name: customer.name,
      customerId: only.id,
      customerCode: only.code,
      customerName: only.name,
    });
  }
  return found;
}

/** The book in which the names that a person said are a known customer's lead to it. */
export function withAcceptedNames(book: KnownBook, answers: Readonly<Record<string, string>>): KnownBook {
  const accepted = acceptedNames(answers);
  if (accepted.length === 0) return book;
  return {
    ...book,
    customers: book.customers.map((customer) => {
      const names = accepted.filter(({ customerId }) => customerId === customer.id);
      if (names.length === 0) return customer;
      return {
        ...customer,
        aliases: [...(customer.aliases ?? []), ...names.map(({ name }) => ({ code: '', name, siren: '', vatNumber: '' }))],
      };
    }),
  };
}

/** The names that were said to be a known customer's, as `matchName` writes them. */
export function acceptedNames(answers: Readonly<Record<string, string>>): { name: string; customerId: number }[] {
  return Object.entries(answers).flatMap(([code, answer]) =>
    code.startsWith(RESEMBLANCE) && /^\d{1,15}$/.test(answer) ? [{ name: code.slice(RESEMBLANCE.length), customerId: Number(answer) }] : [],
  );
}

function mayBeOne(a: KnownCustomer, b: KnownCustomer): boolean {
  const differ = (first: string, second: string) => first !== '' && second !== '' && first !== second;
  return !differ(a.code, b.code) && !differ(a.siren, b.siren) && !differ(a.vatNumber, b.vatNumber);
}

/** Finds near names without comparing each with all: names that differ little share a text once one letter of each is left out. */
class NameIndex {
  readonly #byShort = new Map<string, Set<KnownCustomer>>();
  readonly #byWords = new Map<string, Set<KnownCustomer>>();

  constructor(known: readonly KnownCustomer[]) {
    for (const customer of known) {
      const name = matchName(customer.name);
      if (name.length < SHORTEST) continue;
      for (const short of shorter(name)) add(this.#byShort, short, customer);
      add(this.#byWords, sortedWords(name), customer);
    }
  }

  near(name: string): KnownCustomer[] {
    if (name.length < SHORTEST) return [];
    const limit = name.length <= ONE_SLIP_UP_TO ? 1 : 2;
    const candidates = new Set(shorter(name).flatMap((short) => [...(this.#byShort.get(short) ?? [])]));
    const close = [...candidates].filter((customer) => {
      const other = matchName(customer.name);
      return other !== name && editDistance(name, other, limit) <= limit && sameNumbers(name, other);
    });
    const reordered = [...(this.#byWords.get(sortedWords(name)) ?? [])].filter((customer) => matchName(customer.name) !== name);
    return [...new Set([...close, ...reordered])];
  }
}

/** « Agence 1 » and « Agence 2 » are two. */
function sameNumbers(a: string, b: string): boolean {
  return a.replace(/\D+/g, ' ').trim() === b.replace(/\D+/g, ' ').trim();
}

function shorter(name: string): string[] {
  return [name, ...Array.from(name, (_, index) => name.slice(0, index) + name.slice(index + 1))];
}

function sortedWords(name: string): string {
  return name.split(' ').sort().join(' ');
}

function add<T>(map: Map<string, Set<T>>, key: string, value: T): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}
