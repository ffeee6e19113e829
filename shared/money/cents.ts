import { z } from 'zod';

/** An amount of money in integer euro cents. The only form of money in rules, in the database and on the wire. */
export const Cents = z.int().brand<'Cents'>();
export type Cents = z.output<typeof Cents>;

export const ZERO = 0 as Cents;

/** Brands an integer number of cents; throws a RangeError on anything but a safe integer (a bug, never bad user input). */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of cents: ${value}`);
  return (value === 0 ? 0 : value) as Cents;
}

/**
 * The largest amount that a book takes: ten billion euros, in cents. Above it a field was misread (an account number, a SIRET), and sums
 * could cease to be exact.
 */
export const LARGEST_AMOUNT = 1_000_000_000_000;

/** Exact sum of amounts; 0 for none. */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return cents(sum);
}

export function addCents(a: Cents, b: Cents): Cents {
  return cents(a + b);
}

export function subtractCents(a: Cents, b: Cents): Cents {
  return cents(a - b);
}

export function negateCents(a: Cents): Cents {
  return cents(-a);
}

export function minCents(a: Cents, b: Cents): Cents {
  return a < b ? a : b;
}
