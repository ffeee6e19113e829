import { type Cents, cents } from './cents.ts';

/**
 * An amount as a person types it in French, in euros, exact to the cent: `1 234,56`, `1 234,5 €`, `1234`, `-12,30`, `−12,30`,
 * `1.234,56`, and `1234.56` because a numeric keypad has a point. Spaces of every kind separate thousands.
 *
 * null when it is not an amount, or would need rounding or guessing: three decimals (`1,234` and `1.234` could each be a
 * thousand or a fraction), digits wrongly grouped (`12 34`), a sum too large to be exact. No float is involved.
 */
export function parseEuros(text: string): Cents | null {
  const typed = text
    .trim()
    .replace(/\s*(?:€|euros?|eur)$/i, '')
    .replace(/^\u2212/, '-');
  const match = /^([+-]?)\s*(\d{1,3}(?:([\s.])\d{3})*|\d+)(?:([,.])(\d{0,2}))?$/.exec(typed.replace(/[\s\u00a0\u202f]/g, ' '));
  if (!match) return null;
  const [, sign, whole = '', separator, mark, decimals = ''] = match;
  // `1.234` alone is a guess; `1.234.567` and `1.234,56` are not.
  if (separator === '.' && (mark === '.' || (mark === undefined && whole.split('.').length === 2))) return null;
  if (separator === '.' && whole.includes(' ')) return null;
  const digits = whole.replace(/[ .]/g, '') + decimals.padEnd(2, '0');
  const value = Number(digits);
  if (!Number.isSafeInteger(value)) return null;
  return cents(sign === '-' ? -value : value);
}
