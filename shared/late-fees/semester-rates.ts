import type { Semester } from '../dates/semester.ts';

/** The two statutory rates of a half-year, per cent, as decimal text. */
export interface KnownRate {
  semester: Semester;
  /** ECB main refinancing rate in force on the first day of the semester (C. com. L441-10 II). */
  ecbMroPct: string;
  /** Legal interest rate, column « tous les autres cas »: it depends on the creditor, who is always a business here. */
  legalProPct: string | null;
}

/** The rates by semester. A semester that is not in it has no figure: nothing is guessed from its neighbours. */
export type RateTable = ReadonlyMap<Semester, KnownRate>;

export function rateTableOf(rates: Iterable<KnownRate>): RateTable {
  return new Map([...rates].map((rate) => [rate.semester, rate]));
}
