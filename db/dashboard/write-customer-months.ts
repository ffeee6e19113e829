import { type CustomerMonths, MEASURES } from '../../shared/dashboard/customer-months.ts';
import { monthOfNumber } from '../../shared/dates/month-number.ts';
import type { Statement, WriteDb } from '../database.ts';
import { blockOf, MonthBlock, slotOf } from './month-block.ts';

const COLLECTED = MEASURES.indexOf('collectedCents');
const ALLOCATED = MEASURES.indexOf('delayCents');

interface MonthsOfBlock {
  block: number;
  customers: { customerId: number; slot: number; months: CustomerMonths | undefined }[];
}

const NOTHING = new Uint8Array();

interface PackedMonth {
  block: number;
  /** Empty when nobody has anything any more. */
  bytes: Uint8Array;
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
  const names = Array.from({ length: Math.max(0, last - first + 1) }, (_, nth) => monthOfNumber(first + nth));
  // The months of a customer lie together; they are written month by month, in the order in which they are read.
  const written: PackedMonth[][] = names.map(() => []);
  for (const { block, customers } of blocks) {
    for (const [nth, month] of names.entries()) {
      const wasThere = file.load(month, block);
      let isEmpty = !wasThere;
      for (const { customerId, slot, months: ofCustomer } of customers) {
        if (!file.sums.set(slot, ofCustomer, first + nth)) continue;
        isEmpty = false;
        if (file.sums.valueOf(slot, COLLECTED) !== file.sums.valueOf(slot, ALLOCATED)) credit.run(customerId, month);
      }
      if (!isEmpty) written[nth]?.push({ block, bytes: file.sums.packed()?.slice() ?? NOTHING });
    }
  }
  for (const [nth, month] of names.entries()) for (const { block, bytes } of written[nth] ?? []) file.store(month, block, bytes);
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
    for (const { slot } of customers) file.sums.set(slot, undefined, 0);
    file.store(month, block, file.sums.packed() ?? NOTHING);
  }
}

/** The blocks of `customer_month_blocks`, one at a time. */
class BlocksOfFile {
  readonly sums = new MonthBlock();
  readonly #db: WriteDb;
  readonly #select: Statement<{ sums: Uint8Array }>;
  readonly #insert: Statement<unknown>;
  readonly #delete: Statement<unknown>;

  constructor(db: WriteDb) {
    this.#db = db;
    this.#select = db.prepare('SELECT sums FROM customer_month_blocks WHERE month = ? AND block = ?');
    this.#insert = db.prepare(
      `INSERT INTO customer_month_blocks (month, block, sums) VALUES (?, ?, ?) ON CONFLICT (month, block) DO UPDATE SET sums = excluded.sums`,
    );
    this.#delete = db.prepare('DELETE FROM customer_month_blocks WHERE month = ? AND block = ?');
  }

  /** The blocks from one month until before another. */
  between(fromMonth: string, untilMonth: string): { month: string; block: number }[] {
    return this.#db
      .prepare<{ month: string; block: number }>('SELECT month, block FROM customer_month_blocks WHERE month >= ? AND month < ?')
      .all(fromMonth, untilMonth);
  }

  /** Makes `sums` those of a block, and says whether it was there. */
  load(month: string, block: number): boolean {
    const row = this.#select.get(month, block);
    if (row) this.sums.load(row.sums);
    else this.sums.clear();
    return row !== undefined;
  }

  /** Keeps a block, or no more of it when it is empty. */
  store(month: string, block: number, bytes: Uint8Array): void {
    if (bytes.length === 0) this.#delete.run(month, block);
    else this.#insert.run(month, block, bytes);
  }
}
