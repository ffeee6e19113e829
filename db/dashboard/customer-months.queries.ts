import { MEASURES, type Measure, type MonthMeasures } from '../../shared/dashboard/customer-months.ts';
import type { Scope } from '../../shared/dashboard/scope.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { monthNumber, monthOfNumber } from '../../shared/dates/month-number.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import { addUpCustomers } from './add-up-customers.ts';
import { eachKeptBlock, type KeptSelection } from './kept-months.ts';
import { blockOf, CUSTOMERS_OF_BLOCK, customerAt, slotOf } from './month-block.ts';
import type { NewCustomersMonths } from './new-customers-months.ts';
import { scopeCondition } from './scope-condition.ts';
import { writeCustomerMonths } from './write-customer-months.ts';

/**
 * What the dashboard adds up, kept by customer and month (`customer_month_blocks`), so that a month's figures cost as much as there are
 * customers and not as much as there is history. Every change of the books marks its customers as stale from its month on, in its own
 * transaction (triggers of the schema; an import marks its rows itself); `refreshCustomerMonths` makes those rows again, at the end of an
 * import or right after a command. Reading adds up stale customers, and months not kept yet, from the books' own rows: what is read is
 * right whether or not a refresh has run.
 */

/** Customers whose months are added up together at most, and rows of them: bounds the memory of a rebuild. */
const TOGETHER = 10_000;
const ROWS_TOGETHER = 400_000;
/** From this many invoices settled at once, the index over them is made again rather than kept up. */
const MANY = 20_000;

interface StaleRow {
  customerId: number;
  fromMonth: string;
}

/**
 * Brings the kept months up to date, and up to the month of `today`; yields now and then. To be run in a transaction. Costs as much
 * as the customers that changed have invoices open since the first month that changed. `added`: customers whose sums are known already.
 */
export function* refreshCustomerMonths(db: WriteDb, today: LocalDate, added?: NewCustomersMonths): Generator<void> {
  const kept = monthsKeptThrough(db);
  const last = lastMonthToKeep(db, today);
  if (kept === null || last > kept) {
    const from = kept === null ? '0000-01' : monthOfNumber(kept + 1);
    db.prepare(
      `INSERT INTO stale_customer_months (customer_id, from_month) SELECT id, ? FROM customers WHERE true
       ON CONFLICT (customer_id) DO UPDATE SET from_month = min(from_month, excluded.from_month)`,
    ).run(from);
    db.prepare('INSERT INTO customer_months_through (id, month) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET month = excluded.month').run(
      monthOfNumber(last),
    );
  }
  if (added) yield* writeAdded(db, added);
  const stale = staleCustomers(db).sort((a, b) => a.customerId - b.customerId);
  if (stale.length === 0) return;
  const firstStale = stale.map(({ fromMonth }) => fromMonth).sort()[0] ?? '';
  const first = Math.max(monthNumber(firstStale), firstMonthOfBooks(db) ?? last + 1);
  const together = Math.max(1, Math.min(TOGETHER, Math.floor(ROWS_TOGETHER / Math.max(1, Math.min(last - first + 1, 120)))));
  for (let at = 0; at < stale.length; at += together) {
    yield;
    const customerIds = stale.slice(at, at + together).map(({ customerId }) => customerId);
    const settled: [number, string][] = [];
    const months = addUpCustomers(db, customerIds, first, last, (invoiceId, settledOn) => settled.push([invoiceId, settledOn]));
    writeSettlements(db, settled);
    yield;
    writeCustomerMonths(db, customerIds, firstStale, first, last, months);
  }
  db.prepare('DELETE FROM stale_customer_months').run();
}

/** Makes again at once the sums that an upgrade of the file marked, of the months that were kept: reading need not go around them until a command. */
export function remakeKeptMonths(db: WriteDb): void {
  const kept = monthsKeptThrough(db);
  if (kept !== null) for (const _pause of refreshCustomerMonths(db, `${monthOfNumber(kept)}-01` as LocalDate));
}

/** The last month that is kept on a day: never fewer than before. */
export function lastMonthToKeep(db: ReadDb, today: LocalDate): number {
  return Math.max(monthNumber(today), monthsKeptThrough(db) ?? 0);
}

function* writeAdded(db: WriteDb, { customers, settled, last }: NewCustomersMonths): Generator<void> {
  const customerIds = [...customers.keys()].sort((a, b) => a - b);
  if (customerIds.length === 0) return;
  yield;
  let first = last;
  for (const months of customers.values()) first = Math.min(first, months.firstMonth);
  writeSettlements(db, settled);
  writeCustomerMonths(db, customerIds, monthOfNumber(first), first, last, customers);
  db.prepare('DELETE FROM stale_customer_months WHERE customer_id IN (SELECT value FROM json_each(?))').run(JSON.stringify(customerIds));
  yield;
}

/** Announces rows that an import brought: its customers, each with the first month that it touched. */
export function markStale(db: WriteDb, months: ReadonlyMap<number, string>): void {
  const mark = db.prepare(
    `INSERT INTO stale_customer_months (customer_id, from_month) VALUES (?, ?)
     ON CONFLICT (customer_id) DO UPDATE SET from_month = min(from_month, excluded.from_month)`,
  );
  for (const [customerId, month] of months) mark.run(customerId, month);
}

function writeSettlements(db: WriteDb, settled: readonly [number, string][]): void {
  const index =
    settled.length < MANY
      ? undefined
      : db.prepare<{ sql: string }>(`SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = 'invoices_settled'`).get();
  if (index) db.run('DROP INDEX invoices_settled');
  const update = db.prepare('UPDATE invoices SET settled_on = ? WHERE id = ?');
  for (const [invoiceId, settledOn] of settled) update.run(settledOn, invoiceId);
  if (index) db.run(index.sql);
}

function monthsKeptThrough(db: ReadDb): number | null {
  const row = db.prepare<{ month: string }>('SELECT month FROM customer_months_through').get();
  return row ? monthNumber(row.month) : null;
}

function staleCustomers(db: ReadDb): StaleRow[] {
  return db.prepare<StaleRow>('SELECT customer_id AS customerId, from_month AS fromMonth FROM stale_customer_months').all();
}

function firstMonthOfBooks(db: ReadDb): number | null {
  const row = db
    .prepare<{ invoice: string | null; payment: string | null }>(
      'SELECT (SELECT min(issued_on) FROM invoices) AS invoice, (SELECT min(paid_on) FROM payments) AS payment',
    )
    .get();
  const days = [row?.invoice, row?.payment].filter((day) => typeof day === 'string');
  return days.length === 0 ? null : Math.min(...days.map(monthNumber));
}

/** The sums of each month of a scope, `first` to `last`, months of nothing included. */
export function monthTotals(db: ReadDb, first: YearMonth, last: YearMonth, scope: Scope = {}): Map<YearMonth, MonthMeasures> {
  const totals = new Map<string, Float64Array>();
  for (let month = monthNumber(first); month <= monthNumber(last); month++)
    totals.set(monthOfNumber(month), new Float64Array(MEASURES.length));
  eachKeptBlock(db, first, last, keptSelection(db, scope), ({ month, sums, picked, count }) => {
    const total = totals.get(month);
    if (!total) return;
    for (let measure = 0; measure < total.length; measure++) {
      const values = sums.valuesOf(measure);
      if (!values) continue;
      let sum = total[measure] ?? 0;
      for (let nth = 0; nth < count; nth++) sum += values[picked[nth] ?? 0] ?? 0;
      total[measure] = sum;
    }
  });
  for (const { month, sums } of notKept(db, first, last, scope)) {
    const total = totals.get(month);
    if (total) for (let measure = 0; measure < total.length; measure++) total[measure] = (total[measure] ?? 0) + (sums[measure] ?? 0);
  }
  return new Map(Array.from(totals, ([month, sums]) => [month as YearMonth, recordOf(MEASURES, sums, 0)]));
}

/** Events of some months (or what stood at the end of one) by customer of a scope; customers of nothing are absent. */
export function customersOfMonths<M extends Measure>(
  db: ReadDb,
  first: YearMonth,
  last: YearMonth,
  measures: readonly M[],
  scope: Scope = {},
): Map<number, Record<M, number>> {
  const indexes = measures.map((measure) => MEASURES.indexOf(measure));
  const totals = new Map<number, BlockTotals>();
  const totalsOf = (block: number): BlockTotals => {
    const known = totals.get(block) ?? new BlockTotals(indexes.length);
    totals.set(block, known);
    return known;
  };
  eachKeptBlock(db, first, last, keptSelection(db, scope), ({ block, sums, picked, count }) => {
    const ofBlock = totalsOf(block);
    for (let nth = 0; nth < count; nth++) ofBlock.isThere[sums.slots[picked[nth] ?? 0] ?? 0] = 1;
    for (const [place, index] of indexes.entries()) {
      const values = sums.valuesOf(index);
      if (!values) continue;
      for (let nth = 0; nth < count; nth++) {
        const at = picked[nth] ?? 0;
        ofBlock.add(sums.slots[at] ?? 0, place, values[at] ?? 0);
      }
    }
  });
  for (const { customerId, sums } of notKept(db, first, last, scope)) {
    const ofBlock = totalsOf(blockOf(customerId));
    ofBlock.isThere[slotOf(customerId)] = 1;
    for (const [place, index] of indexes.entries()) ofBlock.add(slotOf(customerId), place, sums[index] ?? 0);
  }
  const customers = new Map<number, Record<M, number>>();
  for (const block of [...totals.keys()].sort((a, b) => a - b)) {
    const { isThere, sums } = totalsOf(block);
    for (let slot = 0; slot < isThere.length; slot++)
      if (isThere[slot] === 1) customers.set(customerAt(block, slot), recordOf(measures, sums, slot * measures.length));
  }
  return customers;
}

/** Measures of a block's customers, added up over months. */
class BlockTotals {
  readonly isThere = new Uint8Array(CUSTOMERS_OF_BLOCK);
  readonly sums: Float64Array;
  readonly #width: number;

  constructor(width: number) {
    this.#width = width;
    this.sums = new Float64Array(CUSTOMERS_OF_BLOCK * width);
  }

  add(slot: number, place: number, amount: number): void {
    const at = slot * this.#width + place;
    this.sums[at] = (this.sums[at] ?? 0) + amount;
  }
}

function recordOf<M extends Measure>(measures: readonly M[], sums: Float64Array, start: number): Record<M, number> {
  const record: Partial<Record<M, number>> = {};
  for (let place = 0; place < measures.length; place++) record[measures[place] as M] = sums[start + place] ?? 0;
  return record as Record<M, number>;
}

/** The sums of each customer of a scope at a month; customers of nothing are absent. */
export function customersOfMonth<M extends Measure>(
  db: ReadDb,
  month: YearMonth,
  measures: readonly M[],
  scope: Scope = {},
): Map<number, Record<M, number>> {
  return customersOfMonths(db, month, month, measures, scope);
}

/** For each month, the largest and the sum of what a measure is by customer. */
export function largestByMonth(
  db: ReadDb,
  first: YearMonth,
  last: YearMonth,
  measure: Measure,
  scope: Scope = {},
): Map<YearMonth, { largest: number; sum: number }> {
  const index = MEASURES.indexOf(measure);
  const months = new Map<YearMonth, { largest: number; sum: number }>();
  const add = (month: string, value: number) => {
    const known = months.get(month as YearMonth);
    if (known) {
      known.largest = Math.max(known.largest, value);
      known.sum += value;
    } else months.set(month as YearMonth, { largest: value, sum: value });
  };
  eachKeptBlock(db, first, last, keptSelection(db, scope), ({ month, sums, picked, count }) => {
    const values = sums.valuesOf(index);
    for (let nth = 0; nth < count; nth++) add(month, values?.[picked[nth] ?? 0] ?? 0);
  });
  for (const { month, sums } of notKept(db, first, last, scope)) add(month, sums[index] ?? 0);
  return months;
}

/** The first month in which a customer of the scope was sent an invoice that was not cancelled: the first such row of an index. */
export function firstInvoiceMonth(db: ReadDb, scope: Scope = {}): YearMonth | null {
  const { sql, parameters } = scopeCondition('customer_id', scope);
  // The sign has the invoices of one customer found by customer, those of a part of the company by day.
  const day = scope.customerId === undefined ? 'issued_on' : '+issued_on';
  const row = db
    .prepare<{ month: YearMonth }>(
      `SELECT substr(issued_on, 1, 7) AS month FROM invoices WHERE cancelled_on IS NULL ${sql} ORDER BY ${day} LIMIT 1`,
    )
    .get(parameters);
  return row?.month ?? null;
}

/** The last month in which anybody was sent an invoice. */
export function lastInvoiceMonth(db: ReadDb): YearMonth | null {
  return db.prepare<{ month: YearMonth | null }>('SELECT substr(max(issued_on), 1, 7) AS month FROM invoices').get()?.month ?? null;
}

function keptSelection(db: ReadDb, scope: Scope): KeptSelection {
  const isPart = scope.customerId !== undefined || scope.segment !== undefined;
  return {
    customers: isPart ? new Set(customersOfScope(db, scope)) : null,
    staleFrom: new Map(staleCustomers(db).map(({ customerId, fromMonth }) => [customerId, fromMonth])),
  };
}

/** What is not kept: the sums of stale customers, and of months after those kept, added up from the books. */
function* notKept(
  db: ReadDb,
  first: YearMonth,
  last: YearMonth,
  scope: Scope,
): Generator<{ customerId: number; month: YearMonth; sums: Float64Array }> {
  const kept = monthsKeptThrough(db) ?? -1;
  const [from, to] = [monthNumber(first), monthNumber(last)];
  const stale = new Map(staleCustomers(db).map(({ customerId, fromMonth }) => [customerId, monthNumber(fromMonth)]));
  if (to <= kept && stale.size === 0) return;
  const customers = to > kept ? customersOfScope(db, scope) : customersOfScope(db, scope).filter((id) => stale.has(id));
  const early = to > kept && stale.size > 0 ? customers.filter((id) => stale.has(id)) : customers;
  const read = function* (ids: readonly number[], start: number, end: number) {
    for (const [customerId, months] of addUpCustomers(db, ids, start, end)) {
      for (let month = start; month <= end; month++) {
        if (month <= kept && month < (stale.get(customerId) ?? kept + 1)) continue;
        const sums = months.sumsOf(month);
        if (sums) yield { customerId, month: monthOfNumber(month) as YearMonth, sums };
      }
    }
  };
  if (from <= kept && early.length > 0) {
    const firstStale = early.reduce((least, id) => Math.min(least, stale.get(id) ?? kept + 1), kept + 1);
    yield* read(early, Math.max(from, firstStale), Math.min(to, kept));
  }
  if (to > kept) yield* read(customers, Math.max(from, kept + 1), to);
}

function customersOfScope(db: ReadDb, scope: Scope): number[] {
  const { sql, parameters } = scopeCondition('id', scope);
  return db
    .prepare<{ id: number }>(`SELECT id FROM customers WHERE true ${sql} ORDER BY id`)
    .all(parameters)
    .map(({ id }) => id);
}
