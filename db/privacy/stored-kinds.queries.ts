import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ReadDb } from '../database.ts';

export interface StoredCount {
  count: number;
  from: LocalDate | null;
  to: LocalDate | null;
}

/** The tables of each kind of data that a company's file holds about people, and the column that dates a row. */
const KINDS = {
  customers: [['customers', null]],
  contacts: [['customer_contacts', null]],
  invoices: [['invoices', 'issued_on']],
  payments: [['payments', 'paid_on']],
  movements: [
    ['bank_movements', 'booked_on'],
    ['returned_payments', 'booked_on'],
  ],
  letters: [['letters', 'as_of']],
  messages: [['messages', 'drafted_on']],
  calls: [
    ['reminder_contacts', 'contacted_on'],
    ['call_backs', 'planned_on'],
  ],
  promises: [['promises', 'made_on']],
  disputes: [['disputes', 'opened_on']],
  schedules: [['schedules', 'agreed_on']],
  cases: [['legal_cases', 'opened_on']],
  files: [['attachments', 'added_on']],
  imports: [['imports', 'imported_on']],
  journal: [['journal', 'substr(happened_at, 1, 10)']],
} as const satisfies Record<string, readonly (readonly [string, string | null])[]>;
export type StoredKindName = keyof typeof KINDS;
export const STORED_KINDS = Object.keys(KINDS) as StoredKindName[];

export function storedCount(db: ReadDb, kind: StoredKindName): StoredCount {
  const parts = KINDS[kind].map(([table, day]) => `SELECT ${day ?? 'NULL'} AS day FROM ${table}`).join(' UNION ALL ');
  return db.prepare<StoredCount>(`SELECT count(*) AS count, min(day) AS "from", max(day) AS "to" FROM (${parts})`).get() as StoredCount;
}
