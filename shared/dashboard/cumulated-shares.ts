import { type Cents, sumCents } from '../money/cents.ts';
import { exact, round4 } from '../money/ratio.ts';

/**
 * Running totals of amounts as percentages (0–100, half up to 4 decimals) of a total: what the first, the first two, … together
 * weigh. Each is computed from the exact sum, so rounding does not add up. Empty when the total is not positive.
 */
export function cumulatedShares(amounts: readonly Cents[], total: Cents): number[] {
  if (total <= 0) return [];
  return amounts.map((_, index) =>
    round4(
      exact(sumCents(amounts.slice(0, index + 1)))
        .times(100)
        .dividedBy(total),
    ),
  );
}
