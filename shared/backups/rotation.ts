import { type LocalDate, startOfWeek } from '../dates/local-date.ts';
import { monthOf } from '../dates/year-month.ts';

/** How many automatic backups are kept of each company in each place. */
export const KEPT = { days: 7, weeks: 4, months: 12 } as const;

export interface DatedBackup {
  /** The day it was made, by the computer's calendar of that moment. */
  takenOn: LocalDate;
  /** ISO instant: the later of two of the same day. */
  takenAt: string;
}

/** What a backup is kept for: the day's, its week's, its month's; `future` for one of a day that has not come. */
export type KeptAs = 'day' | 'week' | 'month' | 'future';

/**
 * Which automatic backups are kept, and what for. The last one of each of the seven latest days that have one; of each of the four latest weeks
 * (from Monday) that have one; of each of the twelve latest months. Days without a backup do not count: whoever comes back after the summer finds
 * what was kept in June. One dated after today was made while the computer's clock was ahead, or before it was set back: it is kept, and counts
 * for none of the others.
 */
export function keptBackups<B extends DatedBackup>(backups: readonly B[], today: LocalDate): Map<B, KeptAs> {
  const kept = new Map<B, KeptAs>();
  const past: B[] = [];
  for (const backup of backups) {
    if (backup.takenOn > today) kept.set(backup, 'future');
    else past.push(backup);
  }
  const latestFirst = past.sort((a, b) => compare(b.takenOn, a.takenOn) || compare(b.takenAt, a.takenAt));
  const periods = [
    { as: 'day', count: KEPT.days, of: (day: LocalDate): string => day },
    { as: 'week', count: KEPT.weeks, of: (day: LocalDate): string => startOfWeek(day) },
    { as: 'month', count: KEPT.months, of: (day: LocalDate): string => monthOf(day) },
  ] as const;
  for (const { as, count, of } of periods) {
    const seen = new Set<string>();
    for (const backup of latestFirst) {
      const period = of(backup.takenOn);
      if (seen.has(period)) continue;
      if (seen.size === count) break;
      seen.add(period);
      if (!kept.has(backup)) kept.set(backup, as);
    }
  }
  return kept;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
