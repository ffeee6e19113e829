import type { ReadDb } from '../database.ts';

/** The id of the next customer: never that of one merged into another, which undoing the merge gives back. */
export function nextCustomerId(db: ReadDb): number {
  return (
    db
      .prepare<{ id: number }>(
        `SELECT max(coalesce((SELECT max(id) FROM customers), 0), coalesce((SELECT max(merged_id) FROM customer_merges), 0)) + 1 AS id`,
      )
      .get()?.id ?? 1
  );
}
