import { useEffect, useRef } from 'react';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import { notifyDone } from '../ui/notify.tsx';

type Changes = { month: YearMonth };

/** Writes months of a sheet, and takes the last writings back one by one. */
export interface MonthsWriter<Months extends Changes> {
  /** Resolves once written and read again; rejects when it was refused, which was then said. `done` says it, with a way back. */
  write: (months: Months[], done?: string) => Promise<void>;
  /** Takes the last writing back; nothing happens when there is none. */
  undo: () => void;
}

/**
 * Remembers what each writing changed, so that it can be taken back: only the amounts that it named, whatever was written beside them
 * since. Starts afresh with another year: what is taken back must be in sight.
 */
export function useUndoableMonths<Months extends Changes>(
  save: (months: Months[]) => Promise<{ before: Required<Months>[] }>,
  year: YearMonth,
): MonthsWriter<Months> {
  const written = useRef<Months[][]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies(year): another year has a memory of its own.
  useEffect(() => {
    written.current = [];
  }, [year]);

  const takeBack = async (before: Months[]) => {
    written.current = written.current.filter((step) => step !== before);
    try {
      await save(before);
    } catch {
      written.current.push(before); // said by the command itself
    }
  };
  return {
    async write(months, done) {
      const { before } = await save(months);
      const rows = new Map(before.map((row) => [row.month, row]));
      const step = months.map((changes) => onlyNamed(changes, rows.get(changes.month)));
      written.current.push(step);
      if (done !== undefined) notifyDone(done, { verb: 'Annuler', onClick: () => void takeBack(step) });
    },
    undo() {
      const last = written.current.at(-1);
      if (last) void takeBack(last);
    },
  };
}

/** Of what a month was, the amounts that a change names. */
function onlyNamed<Months extends Changes>(changes: Months, before: Required<Months> | undefined): Months {
  const keys = Object.keys(changes) as (keyof Months)[];
  return Object.fromEntries(keys.map((key) => [key, before?.[key] ?? (key === 'month' ? changes.month : null)])) as Months;
}
