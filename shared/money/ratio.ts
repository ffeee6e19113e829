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
  const quick = typeof numerator === 'number' && typeof denominator === 'number' ? quickRatio(numerator, denominator) : null;
  if (quick !== null) return quick;
  const below = new Decimal(denominator);
  if (below.isZero()) return null;
  return round4(new Decimal(numerator).dividedBy(below));
}

/** part / whole in per cent, rounded once; null when the whole is zero. */
export function percentage(part: number, whole: number): number | null {
  return ratio(Number.isSafeInteger(part * 100) ? part * 100 : exact(part).times(100), whole);
}

/**
 * The same by the processor's own division, which is right to a ten-millionth of the last place here: null where that would not settle how
 * to round. Lists take several ratios of each of their thousands of rows.
 */
function quickRatio(numerator: number, denominator: number): number | null {
  const scaled = Math.abs(numerator / denominator) * 10_000;
  if (!(scaled < 1e8)) return null;
  const whole = Math.floor(scaled);
  const fraction = scaled - whole;
  if (Math.abs(fraction - 0.5) < 1e-6) return null;
  const rounded = (fraction < 0.5 ? whole : whole + 1) / 10_000;
  return rounded === 0 ? 0 : Math.sign(numerator) * Math.sign(denominator) * rounded;
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

/** A rate in per cent, made ready for interest on many amounts. */
export interface InterestRate {
  readonly pct: Decimal;
  readonly asNumber: number;
  /** Ten-thousandths of a per cent; null for a rate that has more decimals. */
  readonly tenThousandths: number | null;
}

export function interestRate(pct: Decimal): InterestRate {
  const scaled = pct.times(10_000);
  return { pct, asNumber: pct.toNumber(), tenThousandths: scaled.isInteger() ? scaled.toNumber() : null };
}

const DAYS_A_YEAR = 365;
/** Per cent, ten-thousandths of them, and days. */
const WHOLE = 100 * 10_000 * DAYS_A_YEAR;

/**
 * Simple interest on an amount of cents over some days of a year of 365, rounded half up to the cent. By whole numbers where they are
 * exact, which they nearly always are; lists need it for a hundred thousand invoices.
 */
export function simpleInterest(amountCents: number, rate: InterestRate, days: number): number {
  const part = rate.tenThousandths === null ? Number.NaN : amountCents * rate.tenThousandths * days;
  if (amountCents >= 0 && part >= 0 && Number.isSafeInteger(part)) {
    const rest = part % WHOLE;
    return (part - rest) / WHOLE + (rest * 2 >= WHOLE ? 1 : 0);
  }
  return roundToCent(
    new Decimal(amountCents)
      .times(rate.pct)
      .times(days)
      .dividedBy(100 * DAYS_A_YEAR),
  );
}
