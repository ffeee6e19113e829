import { exact } from '../money/ratio.ts';

/** How a column of rates is meant: euros for one unit (1 USD = 0,92 EUR), or units for one euro (1 EUR = 1,08 USD). */
export type RateDirection = 'eurosPerUnit' | 'unitsPerEuro';

/**
 * Euros for one unit, lowest and highest, since 2003: the reference rates of the European Central Bank, rounded outwards. They only tell
 * which of two readings of a rate is possible; no amount is converted with them. Of the other currencies a person is asked.
 */
const EUROS_PER_UNIT: Readonly<Record<string, readonly [number, number]>> = {
  USD: [0.62, 1.045],
  GBP: [1.02, 1.55],
  CHF: [0.59, 1.1],
  JPY: [0.004, 0.012],
  CAD: [0.55, 0.9],
  AUD: [0.45, 0.9],
  NZD: [0.4, 0.75],
  SEK: [0.07, 0.13],
  NOK: [0.07, 0.15],
  DKK: [0.12, 0.15],
  PLN: [0.18, 0.35],
  CZK: [0.025, 0.05],
  HUF: [0.002, 0.005],
  RON: [0.18, 0.4],
  CNY: [0.08, 0.17],
  HKD: [0.075, 0.14],
  SGD: [0.45, 0.85],
  MAD: [0.08, 0.11],
  TND: [0.25, 0.8],
  DZD: [0.005, 0.015],
  XOF: [0.00152, 0.00153],
  XAF: [0.00152, 0.00153],
  XPF: [0.0083, 0.0084],
  AED: [0.16, 0.3],
  INR: [0.008, 0.03],
};

/** The one reading under which all the rates of a currency, from the lowest to the highest, are possible; null when both or none is. */
export function rateDirection(currency: string, lowest: string, highest: string): RateDirection | null {
  const range = EUROS_PER_UNIT[currency];
  if (range === undefined) return null;
  const [from, to] = range;
  const within = (low: ReturnType<typeof exact>, high: ReturnType<typeof exact>) => low.gte(from) && high.lte(to);
  const eurosPerUnit = within(exact(lowest), exact(highest));
  const unitsPerEuro = within(exact(1).dividedBy(highest), exact(1).dividedBy(lowest));
  return eurosPerUnit === unitsPerEuro ? null : eurosPerUnit ? 'eurosPerUnit' : 'unitsPerEuro';
}

/** A rate as euros for one unit, to ten decimals: a hundredth of a cent on a million euros. */
export function asEurosPerUnit(rate: string, direction: RateDirection): string {
  return direction === 'eurosPerUnit' ? rate : exact(1).dividedBy(rate).toDecimalPlaces(10).toFixed();
}
