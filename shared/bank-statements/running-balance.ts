import { type Cents, cents } from '../money/cents.ts';

/** A movement's effect on the account, and the balance that the bank prints beside it. */
export interface BalanceLink {
  readonly row: number;
  readonly effectCents: Cents;
  readonly balanceCents: Cents;
}

export interface RunningBalance {
  readonly openingCents: Cents;
  readonly closingCents: Cents;
  /** The first row whose balance does not follow, and what it should be; null when every one follows. */
  readonly gap: { readonly row: number; readonly expectedCents: Cents; readonly statedCents: Cents } | null;
}

/**
 * Checks that each balance is the one before plus the movement, oldest or newest first, whichever fits better. null when the column
 * is no running balance: fewer than two movements, the same balance everywhere, or more links broken than whole.
 */
export function followBalance(links: readonly BalanceLink[]): RunningBalance | null {
  if (links.length < 2 || links.every(({ balanceCents }) => balanceCents === links[0]?.balanceCents)) return null;
  const oldestFirst = brokenLinks(links);
  const newestFirst = brokenLinks(links.toReversed());
  const best = newestFirst.length < oldestFirst.length ? newestFirst : oldestFirst;
  const ordered = best === newestFirst ? links.toReversed() : links;
  if (best.length * 2 > links.length - 1) return null;
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) return null;
  const opening = first.balanceCents - first.effectCents;
  if (!Number.isSafeInteger(opening)) return null;
  return { openingCents: cents(opening), closingCents: last.balanceCents, gap: best[0] ?? null };
}

function brokenLinks(links: readonly BalanceLink[]): NonNullable<RunningBalance['gap']>[] {
  const broken: NonNullable<RunningBalance['gap']>[] = [];
  for (const [index, link] of links.entries()) {
    const before = links[index - 1];
    if (before === undefined) continue;
    const expected = before.balanceCents + link.effectCents;
    if (expected === link.balanceCents || !Number.isSafeInteger(expected)) continue;
    broken.push({ row: link.row, expectedCents: cents(expected), statedCents: link.balanceCents });
  }
  return broken;
}
