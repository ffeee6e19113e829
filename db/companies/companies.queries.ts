import { type CompanyProfile, WaysToPay } from '../../shared/companies/companies.contract.ts';
import { USUAL_WAYS_TO_PAY } from '../../shared/companies/ways-to-pay.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { monthOf, type YearMonth } from '../../shared/dates/year-month.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { readSetting, writeSetting } from '../settings/settings.queries.ts';
import { company } from './company.table.ts';

export function readIdentity(db: ReadDb): { uuid: string; name: string } {
  const row = db.prepare<{ uuid: string; name: string }>('SELECT uuid, name FROM company').get();
  if (!row) throw new AppError('COMPANY_FILE_DAMAGED', { path: db.path });
  return row;
}

export function readProfile(db: ReadDb): CompanyProfile & { isSample: boolean } {
  const row = db.orm.select().from(company).get();
  if (!row) throw new AppError('COMPANY_FILE_DAMAGED', { path: db.path });
  const { id: _id, uuid: _uuid, createdOn: _createdOn, ...profile } = row;
  return { ...profile, ...readWaysToPay(db) };
}

const WAYS_TO_PAY = 'companies.waysToPay';

function readWaysToPay(db: ReadDb): WaysToPay {
  // What was kept before a way existed lacks it.
  const kept = { ...USUAL_WAYS_TO_PAY, ...(readSetting(db, WAYS_TO_PAY) as object | undefined) };
  return WaysToPay.safeParse(kept).data ?? USUAL_WAYS_TO_PAY;
}

/** Keeps the ways to pay that are among the values, and gives the columns of the company that are. */
function keepWaysToPay<T extends Partial<CompanyProfile>>(db: WriteDb, values: T): Omit<T, keyof WaysToPay> {
  const isWay = (key: string): boolean => Object.hasOwn(USUAL_WAYS_TO_PAY, key);
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const ways = given.filter(([key]) => isWay(key));
  if (ways.length > 0) writeSetting(db, WAYS_TO_PAY, { ...readWaysToPay(db), ...Object.fromEntries(ways) });
  return Object.fromEntries(given.filter(([key]) => !isWay(key))) as Omit<T, keyof WaysToPay>;
}

export function insertCompany(
  db: WriteDb,
  values: Partial<CompanyProfile> & { name: string; uuid: string; createdOn: LocalDate; isSample?: boolean },
): void {
  db.orm
    .insert(company)
    .values({ id: 1, ...keepWaysToPay(db, values) })
    .run();
}

export function updateProfile(db: WriteDb, values: Partial<CompanyProfile>): void {
  const columns = keepWaysToPay(db, values);
  if (Object.keys(columns).length > 0) db.orm.update(company).set(columns).run();
}

/** The extent of what a company holds: counts, months that have invoices or payments, day of the last import still in force. */
export function readExtent(db: ReadDb): {
  invoiceCount: number;
  customerCount: number;
  firstMonth: YearMonth | null;
  lastMonth: YearMonth | null;
  lastImportOn: LocalDate | null;
} {
  const row = db
    .prepare<{
      invoiceCount: number;
      customerCount: number;
      first: LocalDate | null;
      last: LocalDate | null;
      lastImportOn: LocalDate | null;
    }>(
      `SELECT (SELECT count(*) FROM invoices) AS invoiceCount,
              (SELECT count(*) FROM customers) AS customerCount,
              (SELECT min(issued_on) FROM invoices WHERE cancelled_on IS NULL) AS first,
              (SELECT max(day) FROM (SELECT max(issued_on) AS day FROM invoices WHERE cancelled_on IS NULL UNION ALL SELECT max(paid_on) FROM payments)) AS last,
              (SELECT max(imported_on) FROM imports WHERE undone_at IS NULL) AS lastImportOn`,
    )
    .get();
  if (!row) throw new AppError('COMPANY_FILE_DAMAGED', { path: db.path });
  const { first, last, ...rest } = row;
  return { ...rest, firstMonth: first === null ? null : monthOf(first), lastMonth: last === null ? null : monthOf(last) };
}
