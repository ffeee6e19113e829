import type { Cents } from '../money/cents.ts';
import { exact } from '../money/ratio.ts';

/** The company's accounts are in euros. */
const EURO = /^(?:eur(?:os?)?|€)$/i;
const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  dollar: 'USD',
  dollars: 'USD',
  dh: 'MAD',
  fcfa: 'XOF',
};

/** The currency of a text such as `USD`, `$` or `usd`, by its ISO 4217 code where it has one; null for the euro and for nothing. */
export function foreignCurrency(text: string): string | null {
  const written = text.trim();
  if (written === '' || EURO.test(written)) return null;
  return SIGNS[written.toLowerCase()] ?? written.toUpperCase().slice(0, 10);
}

/** What a draft states in another currency. */
export interface ForeignDraft {
  readonly currency: string;
  /** Euros for one unit. */
  readonly exchangeRate: string;
  /** The total in that currency, beside a draft in euros; null while the draft's own amounts are in that currency. */
  readonly amountCents: Cents | null;
}

/** The rate that a row's two amounts imply, euros for one unit, to eight decimals; null when they are of no use. */
export function impliedRate(euroCents: number, foreignCents: number): string | null {
  if (foreignCents === 0 || euroCents === 0 || euroCents > 0 !== foreignCents > 0) return null;
  return exact(euroCents).dividedBy(foreignCents).toDecimalPlaces(8).toFixed();
}
