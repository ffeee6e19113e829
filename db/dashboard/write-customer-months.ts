import { type CustomerMonths, MEASURES } from '../../shared/dashboard/customer-months.ts';
import { monthOfNumber } from '../../shared/dates/month-number.ts';
import type { WriteDb } from '../database.ts';
import { blockOf, MonthBlock, slotOf } from './month-block.ts';

const COLLECTED = MEASURES.indexOf('collectedCents');
const ALLOCATED = MEASURES.indexOf('delayCents');

interface MonthsOfBlock {
  block: number;
  customers: { customerId: number; slot: number; months: CustomerMonths | undefined }[];
}

/** Replaces what is kept of some customers from a month on by their sums of the months `first` to `last`, after which nothing is kept. */
export function writeCustomerMonths(
  db: WriteDb,
  customerIds: readonly number[],
  fromMonth: string,
  first: number,
  last: number,
  months: ReadonlyMap<number, CustomerMonths>,
): void {
  const blocks = inBlocks(customerIds, months);
  const file = new BlocksOfFile(db);
  db.prepare('DELETE FROM credit_customer_months WHERE month >= ? AND customer_id IN (SELECT value FROM json_each(?))').run(
    fromMonth,
    JSON.stringify(customerIds),
  );
  takeOut(file, blocks, fromMonth, monthOfNumber(first));
  const credit = db.prepare('INSERT INTO credit_customer_months (customer_id, month) VALUES (?, ?)');
  // Month by month, in the order that the table is stored in.
  for (let number = first; number <= last; number++) {
    const month = monthOfNumber(number);
    for (const { block, customers } of blocks) {
      const isKept = file.load(month, block);
      let isEmpty = !isKept;
      for (const { customerId, slot, months: ofCustomer } of customers) {
        const sums = ofCustomer?.sumsOf(number) ?? null;
        if (sums || isKept) file.sums.set(slot, sums);
        if (!sums) continue;
        isEmpty = false;
        if (sums[COLLECTED] !== sums[ALLOCATED]) credit.run(customerId, month);
      }
      if (!isEmpty) file.store(month, block);
    }
  }
}

function inBlocks(customerIds: readonly number[], months: ReadonlyMap<number, CustomerMonths>): MonthsOfBlock[] {
  const blocks = new Map<number, MonthsOfBlock>();
  for (const customerId of customerIds) {
    const block = blockOf(customerId);
    const known = blocks.get(block) ?? { block, customers: [] };
    known.customers.push({ customerId, slot: slotOf(customerId), months: months.get(customerId) });
    blocks.set(block, known);
  }
  return [...blocks.values()];
}

/** Takes customers out of the months before those that they have sums of: what was kept there is no more. */
function takeOut(file: BlocksOfFile, blocks: readonly MonthsOfBlock[], fromMonth: string, untilMonth: string): void {
  const concerned = new Map(blocks.map(({ block, customers }) => [block, customers]));
  for (const { month, block } of file.between(fromMonth, untilMonth)) {
    const customers = concerned.get(block);
    if (!customers) continue;
    file.load(month, block);
    for (const { slot } of customers) file.sums.set(slot, null);
    file.store(month, block);
  }
}

/** The blocks of `customer_month_blocks`, one at a time. */
class BlocksOfFile {
  readonly sums = new MonthBlock();
  readonly #db: WriteDb;

  constructor(db: WriteDb) {
    this.#db = db;
  }

  /** The blocks from one month until before another. */
  between(fromMonth: string, untilMonth: string): { month: string; block: number }[] {
    return this.#db
      .prepare<{ month: string; block: number }>('SELECT month, block FROM customer_month_blocks WHERE month >= ? AND month < ?')
      .all(fromMonth, untilMonth);
  }

  /** Makes `sums` those of a block, and says whether it was there. */
  load(month: string, block: number): boolean {
    const row = this.#db
      .prepare<{ sums: Uint8Array }>('SELECT sums FROM customer_month_blocks WHERE month = ? AND block = ?')
      .get(month, block);
    if (row) this.sums.load(row.sums);
    else this.sums.clear();
    return row !== undefined;
  }

  store(month: string, block: number): void {
    const packed = this.sums.packed();
    if (packed)
      this.#db
        .prepare(
          `INSERT INTO customer_month_blocks (month, block, sums) VALUES (?, ?, ?) ON CONFLICT (month, block) DO UPDATE SET sums = excluded.sums`,
        )
        .run(month, block, packed);
    else this.#db.prepare('DELETE FROM customer_month_blocks WHERE month = ? AND block = ?').run(month, block);
  }
}
