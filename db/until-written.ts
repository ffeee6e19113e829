import type { ReadDb } from './database.ts';

/** By open connection: a file that was closed and opened again is read again. */
const kept = new WeakMap<object, { writes: number; values: Map<string, unknown> }>();

/**
 * What was made under a name, as long as nothing was written in the file since; else it is made anew. No other program writes in an open file,
 * so the number of rows that its connection has written says whether anything has changed.
 */
export function untilWritten<Value>(db: ReadDb, name: string, make: () => Value): Value {
  const writes = db.prepare<{ writes: number }>('SELECT total_changes() AS writes').get()?.writes ?? 0;
  let current = kept.get(db.orm);
  if (current?.writes !== writes) {
    current = { writes, values: new Map() };
    kept.set(db.orm, current);
  }
  const { values } = current;
  if (!values.has(name)) values.set(name, make());
  return values.get(name) as Value;
}
