import { type Cents, cents, negateCents, ZERO } from './cents.ts';
import { withDashedCents } from './dashed-cents.ts';
import { parseEuros } from './parse-euros.ts';

/** Every kind of space that separates thousands or stands before a unit, thin and figure spaces of spreadsheets included. */
const SPACES = /[\s\u00a0\u2007\u2009\u202f]+/g;
/** A zero as an accounting format shows it: `-`, `- €`. */
const ACCOUNTING_ZERO = /^[-\u2012-\u2015\u2212] ?€?$/;
const EURO = /^€ ?| ?(?:€|euros?|eur)$/gi;
/** `12,5 k€`, `3k`, `1,2 M€`: thousands and millions; a small `m` is no million. */
const SCALED = /^(\d+|\d{1,3}(?: \d{3})+)(?:[,.](\d{1,8}))? ?(k|K|M)(?: ?(?:€|eur|euros?))?$/;
/** What a formula leaves beyond the cent: four decimals or more, or three that cannot be a group of thousands. */
const BEYOND_CENTS = /^(\d+|\d{1,3}(?: \d{3})+),(\d{3,})$/;
/** Thousands as English writes them, where nothing else can be meant: `1,234.50`, `1,234,567`. */
const ENGLISH = /^\d{1,3}(?:(?:,\d{3})+\.\d{1,2}|(?:,\d{3}){2,})$/;

/**
 * An amount as a cell of a spreadsheet shows it, in euros: what `parseEuros` takes, and a negative in brackets (`(300)`) or with its minus at the
 * end (`300-`), thousands and millions (`12,5 k€`), a dash for zero, decimals beyond the cent (rounded half up), English thousands. null for
 * what is no amount (a text, a formula, an error, a percentage) or could be two (`1,234`). No float is involved.
 */
export function parseCellAmount(text: string): Cents | null {
  const shown = withDashedCents(text.replace(SPACES, ' ').trim());
  if (ACCOUNTING_ZERO.test(shown)) return ZERO;
  const inBrackets = /^\(([^()]*)\) ?€?$/.exec(shown)?.[1];
  const minusAtEnd = /^(\d.*?) ?[-\u2212](?: ?€)?$/.exec(shown)?.[1];
  const negative = inBrackets ?? minusAtEnd;
  if (negative !== undefined) {
    const amount = unsigned(negative);
    return amount === null ? null : negateCents(amount);
  }
  const [, sign = '', rest = ''] = /^([+\-\u2012-\u2015\u2212]?) ?(.*)$/.exec(shown) ?? [];
  const amount = unsigned(rest);
  return amount === null || sign === '' || sign === '+' ? amount : negateCents(amount);
}

function unsigned(text: string): Cents | null {
  const number = text.trim().replaceAll(/(?<=\d)['’](?=\d{3})/g, ' ');
  if (!/^[\d€]/.test(number)) return null;
  const scaled = SCALED.exec(number);
  if (scaled) return ofDigits(scaled[1] ?? '', scaled[2] ?? '', scaled[3] === 'M' ? 6 : 3);
  const bare = number.replace(EURO, '');
  const beyond = BEYOND_CENTS.exec(bare);
  if (beyond) {
    const [, whole = '', decimals = ''] = beyond;
    const isGroup = decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
    return isGroup ? null : ofDigits(whole, decimals, 0);
  }
  return parseEuros(ENGLISH.test(bare) ? bare.replaceAll(',', '') : bare);
}

/** So many units of a power of ten, rounded half up to the cent; null beyond what is exact. */
function ofDigits(whole: string, decimals: string, power: number): Cents | null {
  const kept = decimals.slice(0, power + 2).padEnd(power + 2, '0');
  const value = Number(`${whole.replaceAll(' ', '')}${kept}`) + ((decimals[power + 2] ?? '0') >= '5' ? 1 : 0);
  return Number.isSafeInteger(value) ? cents(value) : null;
}
