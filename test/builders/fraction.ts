/** Exact fractions over BigInt, for tests that compute figures by other means than the program does. */
export interface Fraction {
  above: bigint;
  below: bigint;
}

export const whole = (value: number | bigint): Fraction => ({ above: BigInt(value), below: 1n });

export const plus = (a: Fraction, b: Fraction): Fraction => ({ above: a.above * b.below + b.above * a.below, below: a.below * b.below });
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { above: -b.above, below: b.below });
export const times = (a: Fraction, b: Fraction): Fraction => ({ above: a.above * b.above, below: a.below * b.below });

/** null when the divisor is zero. */
export function over(a: Fraction | null, b: Fraction | null): Fraction | null {
  if (a === null || b === null || b.above === 0n) return null;
  const sign = b.above < 0n ? -1n : 1n;
  return { above: sign * a.above * b.below, below: sign * a.below * b.above };
}

/** Half up, away from zero, to 4 decimals. */
export function to4(value: Fraction | null): number | null {
  if (value === null) return null;
  const negative = value.above < 0n;
  const scaled = (negative ? -value.above : value.above) * 10_000n;
  const rounded = (scaled * 2n + value.below) / (value.below * 2n);
  return Number(negative ? -rounded : rounded) / 10_000 || 0;
}

export const quotient = (above: number | bigint, below: number | bigint): number | null => to4(over(whole(above), whole(below)));
