import { type Cents, cents, LARGEST_AMOUNT } from './cents.ts';

export type DecimalReading = { readonly cents: Cents } | { readonly problem: 'unreadable' | 'precision' | 'tooLarge' };

const DECIMAL = /^([+-]?)(\d{1,20})(?:[.,](\d{0,20}))?$/;

/**
 * An amount as a program writes it for another program: a sign perhaps, digits, one decimal mark (point or comma), never a
 * separator of thousands. Exact to the cent, without a float; decimals beyond the cent must be zeros (`120.000` is 120).
 */
export function readDecimal(text: string): DecimalReading {
  const match = DECIMAL.exec(text.trim());
  if (match === null) return { problem: 'unreadable' };
  const [, sign, whole = '', written = ''] = match;
  const decimals = written.replace(/0+$/, '');
  if (decimals.length > 2) return { problem: 'precision' };
  return centsOf(`${whole}${decimals.padEnd(2, '0')}`, sign === '-');
}

/**
 * Digits with a known number of decimals, as in fixed-width records: `32210` with 3 is 32.21.
 */
export function readScaledDigits(digits: string, decimals: number, negative: boolean): DecimalReading {
  if (!/^\d{1,20}$/.test(digits)) return { problem: 'unreadable' };
  const inCents =
    decimals <= 2 ? digits.padEnd(digits.length + 2 - decimals, '0') : digits.padStart(decimals + 1, '0').slice(0, 2 - decimals);
  const beyond = decimals <= 2 ? '' : digits.padStart(decimals + 1, '0').slice(2 - decimals);
  return /[1-9]/.test(beyond) ? { problem: 'precision' } : centsOf(inCents, negative);
}

function centsOf(digits: string, negative: boolean): DecimalReading {
  const value = Number(digits);
  if (value > LARGEST_AMOUNT) return { problem: 'tooLarge' };
  return { cents: cents(negative ? -value : value) };
}
