import { type CustomerMonths, MEASURES, type Measure } from '../../shared/dashboard/customer-months.ts';
import { monthOfNumber } from '../../shared/dates/month-number.ts';
import type { WriteDb } from '../database.ts';
import { BatchedInsert } from '../imports/batched-insert.ts';
import { COLUMN } from './customer-months-columns.ts';

/**
 * Measures that come together. Most months of most customers hold few of these groups: a row is written with the columns of those that it
 * has, the others are zero by default, because handing a value over to SQLite costs more than anything else in writing a row.
 */
const GROUPS: readonly (readonly Measure[])[] = [
  ['revenueCents', 'invoiceCount'],
  ['revenue12MonthsCents'],
  [
    'collectedCents',
    'importedPayments',
    'matchedPayments',
    'delayedPayments',
    'delayCents',
    'centDaysAfterDue',
    'centDaysAfterDueSquared',
    'centDaysAfterIssue',
  ],
  ['notDueCents', 'notDueCount'],
  ['late30Cents', 'late30Count'],
  ['late60Cents', 'late60Count'],
  ['late90Cents', 'late90Count'],
  ['lateMoreCents', 'lateMoreCount'],
  ['disputedCents', 'disputedOverdueCents'],
];
/** For each measure, in their order, the bit of its group. */
const BITS = MEASURES.map((measure) => 1 << GROUPS.findIndex((group) => group.includes(measure)));

/** Rows of `customer_months` that have the same groups, several in a statement. */
class RowsOfShape {
  readonly #measures: readonly number[];
  readonly #insert: BatchedInsert;

  constructor(db: WriteDb, shape: number) {
    this.#measures = MEASURES.flatMap((_, index) => (((BITS[index] ?? 0) & shape) === 0 ? [] : [index]));
    const columns = this.#measures.map((index) => COLUMN[MEASURES[index] as Measure]);
    this.#insert = new BatchedInsert(db, 'customer_months', ['month', 'customer_id', ...columns]);
  }

  add(month: string, customerId: number, sums: Float64Array): void {
    this.#insert.add(month, customerId, ...this.#measures.map((index) => sums[index] ?? 0));
  }

  finish(): void {
    this.#insert.finish();
  }
}

/** Writes the months `first` to `last` of some customers, of which the table holds none yet. */
export function writeCustomerMonths(
  db: WriteDb,
  customerIds: readonly number[],
  first: number,
  last: number,
  months: ReadonlyMap<number, CustomerMonths>,
): void {
  const shapes = new Map<number, RowsOfShape>();
  // Month by month, in the order that the table is stored in.
  for (let month = first; month <= last; month++) {
    const name = monthOfNumber(month);
    for (const customerId of customerIds) {
      const sums = months.get(customerId)?.sumsOf(month);
      if (!sums) continue;
      const shape = shapeOf(sums);
      let rows = shapes.get(shape);
      if (!rows) {
        rows = new RowsOfShape(db, shape);
        shapes.set(shape, rows);
      }
      rows.add(name, customerId, sums);
    }
  }
  for (const rows of shapes.values()) rows.finish();
}

function shapeOf(sums: Float64Array): number {
  let shape = 0;
  for (let index = 0; index < sums.length; index++) if (sums[index] !== 0) shape |= BITS[index] ?? 0;
  return shape;
}
