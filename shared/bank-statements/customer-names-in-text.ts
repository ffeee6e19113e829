import { matchName } from '../customers/match-name.ts';
import { COMMON_WORDS, NEUTRAL_WORDS, STREET_WORDS } from './match-words.fr.ts';

/**
 * How surely a text names a customer: `whole`, all its words and nobody else's; `shared`, all its words, which another customer has
 * too, or which may be a part of somebody else's name (« LEROY MERLIN » for Leroy) or of an address; `part`, some of its words, its
 * rarest among them.
 */
export type NameEvidence = 'whole' | 'shared' | 'part';

interface NamedCustomer {
  readonly customerId: number;
  readonly words: readonly string[];
  readonly letters: number;
  /** Another customer has all these words, and perhaps more. */
  shared: boolean;
}

/** A name that shares this part of its letters with the text is a part of it: bank labels cut names short. */
const PART = 0.6;
/** A text that fits more customers than this names none of them. */
const MOST_NAMED = 20;

function wordsOf(name: string): string[] {
  return [...new Set(matchName(name).split(' '))].filter((word) => word !== '');
}

/** Finds the customers whom a text names. Built once for all the texts. */
export class CustomerNameIndex {
  /** Each customer under the word of its name that fewest customers have. */
  readonly #byRarestWord = new Map<string, NamedCustomer[]>();

  constructor(
    customers: Iterable<{ readonly customerId: number; readonly customerName: string; readonly otherNames?: readonly string[] }>,
  ) {
    const named: NamedCustomer[] = [];
    const byWord = new Map<string, NamedCustomer[]>();
    const names = [...customers].flatMap(({ customerId, customerName, otherNames = [] }) =>
      [customerName, ...otherNames].map((name) => ({ customerId, name })),
    );
    for (const { customerId, name } of names) {
      const all = wordsOf(name);
      const telling = all.filter((word) => !COMMON_WORDS.has(word) && word.length >= 3);
      const words = telling.length > 0 ? telling : all;
      if (words.length === 0) continue;
      const customer = { customerId, words, letters: words.join('').length, shared: false };
      named.push(customer);
      for (const word of words) {
        const others = byWord.get(word);
        if (others === undefined) byWord.set(word, [customer]);
        else others.push(customer);
      }
    }
    const frequency = (word: string) => byWord.get(word)?.length ?? 0;
    for (const customer of named) {
      const [rarest = ''] = customer.words.toSorted((a, b) => frequency(a) - frequency(b) || b.length - a.length || (a < b ? -1 : 1));
      customer.shared = (byWord.get(rarest) ?? []).some(
        (other) => other.customerId !== customer.customerId && includesWords(other, customer),
      );
      const others = this.#byRarestWord.get(rarest);
      if (others === undefined) this.#byRarestWord.set(rarest, [customer]);
      else others.push(customer);
    }
  }

  find(text: string): Map<number, NameEvidence> {
    const inOrder = matchName(text.slice(0, 2000)).split(' ');
    const present = new Set(inOrder.filter((word) => word !== ''));
    const whole: NamedCustomer[] = [];
    const part: NamedCustomer[] = [];
    for (const word of present) {
      for (const customer of this.#byRarestWord.get(word) ?? []) {
        const letters = customer.words.reduce((count, own) => count + (present.has(own) ? own.length : 0), 0);
        if (letters === customer.letters && letters >= 3) whole.push(customer);
        else if (letters >= 4 && letters >= customer.letters * PART) part.push(customer);
      }
    }
    // « Martin » is not who paid when « Jean Martin », also a customer, is named whole.
    const longest = whole.filter(
      (customer) =>
        !whole.some((other) => other !== customer && includesWords(other, customer) && other.words.length > customer.words.length),
    );
    const found = new Map<number, NameEvidence>();
    if (longest.length + part.length > MOST_NAMED) return found;
    for (const { customerId } of part) found.set(customerId, 'part');
    for (const customer of longest) {
      const { customerId } = customer;
      if (found.get(customerId) === 'whole') continue;
      found.set(customerId, customer.shared || mayBeAnothers(customer, inOrder) ? 'shared' : 'whole');
    }
    return found;
  }
}

/** Whether a name stands in an address; or, a single word, beside a word that may make another name of it. */
function mayBeAnothers({ words }: NamedCustomer, inOrder: readonly string[]): boolean {
  return inOrder.some((word, index) => {
    if (!words.includes(word)) return false;
    const [before, after] = [inOrder[index - 1], inOrder[index + 1]];
    return STREET_WORDS.has(before ?? '') || (words.length === 1 && !(isNeutral(before, word) && isNeutral(after, word)));
  });
}

/** Words of a bank or of a bill, numbers and single letters name nobody; nor does the same name said twice. */
function isNeutral(beside: string | undefined, word: string): boolean {
  if (beside === undefined || beside === word || beside.length < 2 || /\d/.test(beside)) return true;
  return COMMON_WORDS.has(beside) || NEUTRAL_WORDS.has(beside);
}

/** Whether a customer's name has all the words of another's. */
function includesWords(longer: NamedCustomer, shorter: NamedCustomer): boolean {
  return shorter.words.every((word) => longer.words.includes(word));
}
