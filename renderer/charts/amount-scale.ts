import { formatNumber } from '../../shared/money/format-money.ts';

/** The unit of an axis of amounts: large enough for short labels, said once beside the title. */
export interface AmountScale {
  unit: string;
  /** An amount in cents as the axis writes it. */
  tick: (cents: number) => string;
  /** The distance in cents between two lines of the axis. */
  step: number;
}

/** Chooses the unit by the largest amount: euros up to 10 000 €, then thousands, then millions from 10 M€. */
export function amountScale(largestCents: number): AmountScale {
  const step = roundStep(largestCents / 4);
  if (largestCents <= 1_000_000) return { unit: '€', step, tick: (cents) => formatNumber(cents / 100, 0) };
  if (largestCents < 1_000_000_000) {
    return { unit: 'k€', step, tick: (cents) => formatNumber(cents / 100_000, step < 100_000 ? 1 : 0) };
  }
  return { unit: 'M€', step, tick: (cents) => formatNumber(cents / 100_000_000, step < 100_000_000 ? 1 : 0) };
}

/** The next of 1, 2, 2.5, 5 × 10ⁿ: about four lines, on round amounts. Only places lines; no amount is computed from it. */
function roundStep(wanted: number): number {
  if (wanted <= 0) return 100;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= wanted) ?? 10;
  return Math.max(100, factor * power);
}
