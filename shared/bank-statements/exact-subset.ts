/** Nodes visited before giving up: enough for a dozen invoices in any combination. */
const MOST_STEPS = 4_000;

export interface SubsetSearch {
  /** At most two combinations, as positions in the amounts given: the second only proves that the first is not the only one. */
  readonly found: readonly (readonly number[])[];
  /** Whether every combination was tried, so that what was found is all there is. */
  readonly complete: boolean;
}

/**
 * Combinations of positive amounts that add up to a target exactly, of `fewest` to `most` amounts. Deterministic, and bounded in time:
 * past a number of steps it gives what it found and says that it is not complete.
 */
export function exactSubsets(amounts: readonly number[], target: number, fewest: number, most: number): SubsetSearch {
  // Largest first, so that what remains is soon too small or too large.
  const order = amounts.map((amount, position) => ({ amount, position })).sort((a, b) => b.amount - a.amount || a.position - b.position);
  const sumFrom: number[] = [];
  for (let index = order.length; index >= 0; index -= 1) sumFrom[index] = (sumFrom[index + 1] ?? 0) + (order[index]?.amount ?? 0);
  const found: number[][] = [];
  const chosen: number[] = [];
  let steps = 0;

  const search = (index: number, rest: number): void => {
    if (found.length === 2 || steps > MOST_STEPS) return;
    steps += 1;
    if (rest === 0) {
      if (chosen.length >= fewest) found.push([...chosen].sort((a, b) => a - b));
      return;
    }
    if (chosen.length === most || (sumFrom[index] ?? 0) < rest) return;
    for (let next = index; next < order.length; next += 1) {
      const candidate = order[next];
      if (candidate === undefined || (sumFrom[next] ?? 0) < rest) return;
      if (candidate.amount > rest || candidate.amount <= 0) continue;
      chosen.push(candidate.position);
      search(next + 1, rest - candidate.amount);
      chosen.pop();
    }
  };
  if (target > 0) search(0, target);
  return { found, complete: steps <= MOST_STEPS };
}
