import type { ReadDb } from '../database.ts';

/** How many rows the program has changed in the company's file since it opened it: equal at two moments, nothing changed in between. */
export function changesSoFar(db: ReadDb): number {
  return db.prepare<{ changes: number }>('SELECT total_changes() AS changes').get()?.changes ?? 0;
}
