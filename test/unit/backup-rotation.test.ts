import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALERT_AFTER_DAYS, backupAlert, isBackupDue } from '../../shared/backups/backup-due.ts';
import { keptBackups } from '../../shared/backups/rotation.ts';
import { addDays, localDate } from '../../shared/dates/local-date.ts';

const START = localDate('2024-01-01');
const made = (day: string, hour = '09') => ({ takenOn: localDate(day), takenAt: `${day}T${hour}:00:00.000Z` });

/** One backup a day that the program was used, rotated each time, as it happens. */
function afterDays(days: readonly number[]) {
  let stored: ReturnType<typeof made>[] = [];
  for (const day of days) {
    const today = addDays(START, day);
    stored.push(made(today));
    const kept = keptBackups(stored, today);
    stored = stored.filter((backup) => kept.has(backup));
  }
  return stored;
}

describe('which backups are kept', () => {
  it('of three years of every day: seven days, the last of four weeks, the last of twelve months', () => {
    const days = afterDays(Array.from({ length: 1096 }, (_, day) => day)).map(({ takenOn }) => takenOn);
    // 31 December 2026 is a Thursday: its days, the Sundays before, the ends of the months before.
    expect(days).toEqual([
      ...['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30'],
      ...['2026-10-31', '2026-11-30', '2026-12-13', '2026-12-20'],
      ...['2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31'],
    ]);
  });

  it('for any days, at most 23, always the last, and nothing that the whole history would keep is lost on the way', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(gaps, (steps) => {
        let day = 0;
        const days = steps.map((gap) => (day += gap));
        const stored = afterDays(days);
        expect(stored.length).toBeLessThanOrEqual(23);
        expect(stored.at(-1)?.takenOn).toBe(addDays(START, day));
        const wanted = keptBackups(
          days.map((each) => made(addDays(START, each))),
          addDays(START, day),
        );
        const kept = new Set(stored.map(({ takenOn }) => takenOn));
        for (const { takenOn } of wanted.keys()) expect(kept).toContain(takenOn);
      }),
    );
  });

  it('keeps every backup of a day that has not come, whatever the clock says, and they crowd out none', () => {
    const day = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(fc.array(day, { maxLength: 60 }), day, (days, now) => {
        const today = addDays(START, now);
        const backups = days.map((each) => made(addDays(START, each)));
        const kept = keptBackups(backups, today);
        const future = backups.filter(({ takenOn }) => takenOn > today);
        for (const backup of future) expect(kept.get(backup)).toBe('future');
        const past = backups.filter(({ takenOn }) => takenOn <= today);
        expect([...keptBackups(past, today).keys()]).toEqual([...kept.keys()].filter(({ takenOn }) => takenOn <= today));
      }),
    );
  });

  it('of two backups of one day, the later one', () => {
    const [morning, evening] = [made('2024-03-01', '08'), made('2024-03-01', '19')];
    expect([...keptBackups([morning, evening], localDate('2024-03-02')).keys()]).toEqual([evening]);
  });
});

describe('when a backup is due', () => {
  const earlier = (day: string, sourceState = 'a') => ({ takenOn: localDate(day), sourceState });

  it('the first time, and on another day when the file has changed', () => {
    expect(isBackupDue([], START, 'a')).toBe(true);
    expect(isBackupDue([earlier('2023-12-30')], START, 'b')).toBe(true);
    expect(isBackupDue([earlier('2023-12-30')], START, 'a')).toBe(false);
    expect(isBackupDue([earlier(START)], START, 'b')).toBe(false);
  });

  it('also when the last one bears a day to come: a clock that was set back stops nothing', () => {
    expect(isBackupDue([earlier('2031-05-05')], START, 'b')).toBe(true);
  });
});

describe('when the user is told', () => {
  const well = { lastOn: START, hasChangedSince: true, hasFailed: false, awaySince: null };

  it('of a failure at once, of an old backup or a missing key after a week', () => {
    const late = addDays(START, ALERT_AFTER_DAYS + 1);
    expect(backupAlert(well, addDays(START, ALERT_AFTER_DAYS))).toBeNull();
    expect(backupAlert(well, late)).toBe('old');
    expect(backupAlert({ ...well, hasChangedSince: false }, late)).toBeNull();
    expect(backupAlert({ ...well, hasFailed: true }, START)).toBe('failed');
    expect(backupAlert({ ...well, lastOn: late, awaySince: START }, late)).toBe('away');
    // A clock set back: the last backup is in the future, and there is nothing to fear from it.
    expect(backupAlert({ ...well, lastOn: localDate('2031-01-01') }, late)).toBeNull();
  });
});
