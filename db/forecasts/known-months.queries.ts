import { lastDayOf, type YearMonth } from '../../shared/dates/year-month.ts';
import type { ReadDb } from '../database.ts';

/** The first and the last month in which something was entered. */
export interface KnownMonths {
  first: YearMonth;
  last: YearMonth;
}

/** The months with invoices or credit notes, none later than `until`; null when there are none. */
export function monthsWithRevenue(db: ReadDb, until: YearMonth): KnownMonths | null {
  return knownMonths(
    db,
    'SELECT min(issued_on) AS first, max(issued_on) AS last FROM invoices WHERE cancelled_on IS NULL AND issued_on <= ?',
    until,
  );
}

/** The months with charges of either nature, none later than `until`; null when there are none. */
export function monthsWithCharges(db: ReadDb, until: YearMonth): KnownMonths | null {
  return knownMonths(db, 'SELECT min(charged_on) AS first, max(charged_on) AS last FROM charges WHERE charged_on <= ?', until);
}

function knownMonths(db: ReadDb, sql: string, until: YearMonth): KnownMonths | null {
  const row = db.prepare<{ first: string | null; last: string | null }>(sql).get(lastDayOf(until));
  if (!row?.first || !row.last) return null;
  return { first: row.first.slice(0, 7) as YearMonth, last: row.last.slice(0, 7) as YearMonth };
}
