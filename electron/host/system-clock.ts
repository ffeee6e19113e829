import { type LocalDate, localDate } from '../../shared/dates/local-date.ts';
import type { Clock } from '../backend/ports.ts';

/** The laptop's own calendar and clock: the only place where the program asks what day it is. */
export const systemClock: Clock = {
  today() {
    const now = new Date();
    return localDate(`${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`);
  },
  now: () => new Date().toISOString(),
};

/** A clock that stands still on a given day, for replays (`--today`) and tests. */
export function fixedClock(today: LocalDate): Clock {
  return { today: () => today, now: () => `${today}T12:00:00.000Z` };
}
