import { INVOICE_WORDS } from './match-words.fr.ts';

/** How surely a text names an invoice: by its whole number, or by digits that could be something else. */
export type NumberEvidence = 'named' | 'maybe';

/** Groups of a number or of a text that are looked at together: `FAC/2026/01-00014` has five. */
const MOST_GROUPS = 8;
/** Digits alone name an invoice when they are this many; fewer need its letters, or a word like « facture » before them. */
const TELLING_DIGITS = 5;

const LONGEST_TEXT = 2000;
const MOST_HITS = 50;
/** Characters that may stand between two groups of one number. */
const WIDEST_SEPARATOR = 3;

const DATES = /\b(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})\b/g;

/** A run of letters or of digits; a digit run is never a part of a longer one, so that 12 is not found in 2012. */
interface Group {
  readonly text: string;
  readonly isNumber: boolean;
  readonly start: number;
  readonly end: number;
}

function plainText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
}

function groupsOf(plain: string): Group[] {
  return [...plain.matchAll(/[A-Z]+|\d+/g)].map((match) => ({
    text: match[0],
    isNumber: match[0].charCodeAt(0) < 65,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const LETTERS_FOR_DIGITS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** Letters that stand for digits between digits, or between a separator and a digit. */
function withDigitsForLetters(plain: string): string {
  return plain.replace(/(?<=\d)[OIL]+(?![A-Z])|(?<![A-Z])[OIL]+(?=\d)/g, (letters) =>
    [...letters].map((letter) => LETTERS_FOR_DIGITS[letter] ?? letter).join(''),
  );
}

function withoutZeros(group: Group): string {
  return group.isNumber ? group.text.replace(/^0+(?=\d)/, '') : group.text;
}

/** The same groups, whatever stands between them and however many zeros lead each number. */
function groupKey(groups: readonly Group[]): string {
  return groups.map(withoutZeros).join('|');
}

/** The characters alone: how a number looks once someone left its separators out. */
function compactKey(groups: readonly Group[]): string {
  return groups.map(({ text }) => text).join('');
}

interface Entry<T> {
  readonly invoices: T[];
  /** Digits, when the key has no letter: what they tell by themselves. */
  readonly digitsOnly: boolean;
  readonly telling: boolean;
}

/** Finds the invoices whose numbers a text names. Built once for all the texts. */
export class InvoiceNumberIndex<T extends { readonly number: string }> {
  readonly #byKey = new Map<string, Entry<T>>();

  constructor(invoices: readonly T[]) {
    for (const invoice of invoices) {
      const groups = groupsOf(plainText(invoice.number));
      if (!groups.some(({ isNumber }) => isNumber) || groups.length > MOST_GROUPS) continue;
      this.#add(groups, invoice);
      // « FACTURE 2026-014 » for F-2026-014: its letters before the first digit and after the last are left out.
      const [first, last] = [groups.findIndex(({ isNumber }) => isNumber), groups.findLastIndex(({ isNumber }) => isNumber)];
      const core = groups.slice(first, last + 1);
      if (core.length < groups.length) this.#add(core, invoice);
    }
  }

  #add(groups: readonly Group[], invoice: T): void {
    const digitsOnly = groups.every(({ isNumber }) => isNumber);
    const digits = groups.reduce((count, group) => count + (group.isNumber ? group.text.length : 0), 0);
    const telling = digitsOnly
      ? digits >= TELLING_DIGITS && /[1-9]/.test(compactKey(groups))
      : digits >= 2 || groups.length > 2 || INVOICE_WORDS.has(groups[0]?.text ?? '');
    for (const key of new Set([`g${groupKey(groups)}`, `c${compactKey(groups)}`])) {
      const entry = this.#byKey.get(key) ?? { invoices: [], digitsOnly, telling };
      if (!entry.invoices.includes(invoice)) entry.invoices.push(invoice);
      this.#byKey.set(key, entry);
    }
  }

  /**
   * The invoices that a text names, each with how surely; a number inside a longer one that is named does not count. Digits that somebody
   * typed or a machine read as letters (F-2O26-O14) are looked for where nothing else is named, and are never more than a maybe.
   */
  find(text: string): Map<T, NumberEvidence> {
    const plain = plainText(text.slice(0, LONGEST_TEXT));
    const found = this.#findIn(plain);
    const mended = found.size > 0 ? plain : withDigitsForLetters(plain);
    if (mended === plain) return found;
    return new Map([...this.#findIn(mended)].map(([invoice]) => [invoice, 'maybe']));
  }

  #findIn(plain: string): Map<T, NumberEvidence> {
    const groups = groupsOf(plain);
    const dates = [...plain.matchAll(DATES)].map((match) => [match.index, match.index + match[0].length] as const);
    const hits: { from: number; to: number; entry: Entry<T>; evidence: NumberEvidence }[] = [];
    for (let from = 0; from < groups.length && hits.length < MOST_HITS; from += 1) {
      for (let to = from + 1; to <= Math.min(groups.length, from + MOST_GROUPS); to += 1) {
        if (to > from + 1 && (groups[to - 1]?.start ?? 0) - (groups[to - 2]?.end ?? 0) > WIDEST_SEPARATOR) break;
        const span = groups.slice(from, to);
        const entries = new Set([this.#byKey.get(`g${groupKey(span)}`), this.#byKey.get(`c${compactKey(span)}`)]);
        for (const entry of entries) {
          if (entry === undefined) continue;
          const evidence = evidenceOf(groups, from, to, entry, dates);
          if (evidence !== null) hits.push({ from, to, entry, evidence });
        }
      }
    }
    const found = new Map<T, NumberEvidence>();
    for (const hit of hits) {
      const inside = hits.some((other) => other.from <= hit.from && other.to >= hit.to && other.to - other.from > hit.to - hit.from);
      if (inside) continue;
      for (const invoice of hit.entry.invoices) if (found.get(invoice) !== 'named') found.set(invoice, hit.evidence);
    }
    return found;
  }
}

function evidenceOf(
  groups: readonly Group[],
  from: number,
  to: number,
  entry: { readonly digitsOnly: boolean; readonly telling: boolean },
  dates: readonly (readonly [number, number])[],
): NumberEvidence | null {
  const [first, last] = [groups[from], groups[to - 1]];
  if (first === undefined || last === undefined) return null;
  // Letters glued to the digits make another number of them: A12 and 12B are not 12; but FACTURE12 is.
  const [before, after] = [groups[from - 1], groups[to]];
  const announced = before !== undefined && INVOICE_WORDS.has(before.text);
  const gluedBefore = before !== undefined && before.end === first.start && !announced;
  const gluedAfter = after !== undefined && after.start === last.end;
  if (entry.digitsOnly && !entry.telling && (gluedBefore || gluedAfter)) return null;
  const inDate = dates.some(([start, end]) => first.start < end && last.end > start);
  if (entry.digitsOnly && inDate && !announced) return null;
  return (entry.telling || announced) && !gluedAfter ? 'named' : 'maybe';
}
