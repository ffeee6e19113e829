import { Decimal } from 'decimal.js';

/** Anything exact that decimal.js takes: an integer, a decimal string ("12.15") or a Decimal. */
export type Exact = Decimal | number | string;

/** A decimal value for exact arithmetic; decimal.js is used in shared/money only. */
export function exact(value: Exact): Decimal {
  return new Decimal(value);
}

export type { Decimal };

/**
 * numerator / denominator, computed exactly and rounded once, half up (away from zero) to 4 decimals.
 * null when the denominator is zero: a figure that cannot be computed is never 0, NaN or Infinity.
 */
export function ratio(numerator: Exact, denominator: Exact): number | null {
  const below = new Decimal(denominator);
  if (below.isZero()) return null;
  return round4(new Decimal(numerator).dividedBy(below));
}

/** Rounds half up to 4 decimals, the precision of every ratio on the wire. */
export function round4(value: Exact): number {
  const rounded = new Decimal(value).toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toNumber();
  return rounded === 0 ? 0 : rounded;
}

/** Rounds an exact number of cents half up to a whole cent. */
export function roundToCent(value: Exact): number {
  const rounded = new Decimal(value).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
  return rounded === 0 ? 0 : rounded;
}
