import { type Cents, cents } from './cents.ts';
import { exact, roundToCent } from './ratio.ts';

const RATE = /^(\d{1,7})(?:[.,](\d{1,10}))?$/;

/** A rate of exchange as typed (`0,9213`, `1.08`): a positive decimal number, point as its mark; null when it is none. */
export function parseRate(text: string): string | null {
  const match = RATE.exec(text.trim());
  if (match === null) return null;
  const [, whole = '', decimals = ''] = match;
  const rate = decimals === '' ? exact(whole) : exact(`${whole}.${decimals}`);
  return rate.isZero() ? null : rate.toFixed();
}

/** An amount of another currency in euros: hundredths × euros for one unit, exactly, rounded once, half up, to the cent. */
export function inEuros(foreignCents: Cents, rate: string): Cents {
  return cents(roundToCent(exact(foreignCents).times(rate)));
}
