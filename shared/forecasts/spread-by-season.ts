import { type Cents, cents, sumCents, ZERO } from '../money/cents.ts';
import type { ActualHistory } from './actual-history.ts';
import type { CellChoice, ForecastField, ForecastMonth, ProposedAmount, SeasonOutcome } from './forecasts.contract.ts';

/**
 * Parts of a total in proportion to weights that are not negative, exact: the parts add up to the total to the cent. Each is first
 * rounded down; the cents left over go one by one to the largest remainders, the earlier first among equals. Computed on whole numbers
 * of any size. null when every weight is zero.
 */
export function shareOut(total: Cents, weights: readonly Cents[]): Cents[] | null {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum === 0n) return null;
  const whole = weights.map((weight) => (BigInt(total) * BigInt(weight)) / sum);
  const rest = weights.map((weight) => (BigInt(total) * BigInt(weight)) % sum);
  let left = Number(BigInt(total) - whole.reduce((all, part) => all + part, 0n));
  const byRest = weights.map((_, index) => index).sort((a, b) => compare(rest[b] ?? 0n, rest[a] ?? 0n) || a - b);
  for (const index of byRest) {
    if (left === 0) break;
    whole[index] = (whole[index] ?? 0n) + 1n;
    left -= 1;
  }
  return whole.map((part) => cents(Number(part)));
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export interface Seasons {
  field: ForecastField;
  /** For the whole year, not negative. */
  totalCents: Cents;
  /** The twelve months to fill, as they are. */
  year: readonly ForecastMonth[];
  /** At most as many months as are asked for: 12, 24 or 36. */
  history: ActualHistory;
  cells: CellChoice;
}

/** Fewer complete months than this tell no season from another. */
export const SHORTEST_HISTORY = 12;

/**
 * A year's total spread over its months by each month's share in the last whole years of history (one to three: every calendar month
 * then counts as often as another). A calendar month that came out negative, by its credit notes, weighs nothing.
 *
 * The year adds up to the total exactly. When only empty months are filled, what the others hold is taken off the total first and the
 * rest is spread over the empty ones by their shares.
 */
export function spreadBySeason({ field, totalCents, year, history, cells }: Seasons): {
  amounts: ProposedAmount[];
  outcome: SeasonOutcome;
} {
  const filled = year.filter((row) => cells === 'all' || row[field] === null);
  const keptCents = sumCents(year.flatMap((row) => (filled.includes(row) ? [] : (row[field] ?? []))));
  const years = Math.floor(history.length / SHORTEST_HISTORY);
  const taken = history.slice(history.length - years * SHORTEST_HISTORY);
  const outcome = {
    field,
    historyMonths: history.length,
    years,
    from: taken[0]?.month ?? null,
    to: taken.at(-1)?.month ?? null,
    keptCents,
  };
  const refused = (state: SeasonOutcome['state']) => ({ amounts: [], outcome: { ...outcome, state } });
  if (years === 0) return refused('tooShort');
  if (filled.length === 0) return refused('nothingToFill');
  if (keptCents > totalCents) return refused('belowKept');
  const weights = filled.map(({ month }) => {
    const same = taken.filter((past) => past.month.slice(5) === month.slice(5)).map((past) => past.cents);
    return cents(Math.max(ZERO, sumCents(same)));
  });
  const parts = shareOut(cents(totalCents - keptCents), weights);
  if (parts === null) return refused('nothingInHistory');
  return {
    amounts: filled.map((row, index) => ({
      month: row.month,
      field,
      beforeCents: row[field],
      afterCents: parts[index] ?? ZERO,
    })),
    outcome: { ...outcome, state: 'spread' },
  };
}

/** As many months of history as whole years are asked for, ending with the last that is known. */
export function monthsOfYears(years: number): number {
  return years * SHORTEST_HISTORY;
}
