import type { ReadDb } from '../database.ts';
import { blockOf, customerAt, PackedBlock } from './month-block.ts';

/** Which of a block's customers are read at a month. */
type Picks = (customerId: number, month: string) => boolean;

/** Customers of a part of the company, and those whose rows are not to be trusted from a month on. */
export interface KeptSelection {
  /** Null for the whole company. */
  readonly customers: ReadonlySet<number> | null;
  readonly staleFrom: ReadonlyMap<number, string>;
}

/** A block at a month, with those of its customers that are read: the first `count` of `picked` say where each is among its values. */
export interface KeptBlock {
  readonly month: string;
  readonly block: number;
  readonly sums: PackedBlock;
  readonly picked: Uint8Array;
  readonly count: number;
}

interface Row {
  month: string;
  block: number;
  sums: Uint8Array;
}

/** Shows the blocks kept of some months, in their order; each is good until the next one is shown. */
export function eachKeptBlock(db: ReadDb, first: string, last: string, selection: KeptSelection, show: (block: KeptBlock) => void): void {
  const { customers, staleFrom } = selection;
  const blocks = customers === null ? null : new Set(Array.from(customers, blockOf));
  const only = blocks?.size === 1 ? 'AND block = :block' : '';
  if (blocks?.size === 0) return;
  const picks = picksOf(selection);
  const staleBlocks = new Set(Array.from(staleFrom.keys(), blockOf));
  const packed = new PackedBlock();
  const picked = new Uint8Array(packed.slots.length);
  const rows = db
    .prepare<Row>(`SELECT month, block, sums FROM customer_month_blocks WHERE month BETWEEN :first AND :last ${only} ORDER BY month, block`)
    .all(only === '' ? { first, last } : { first, last, block: blocks?.values().next().value });
  for (const { month, block, sums } of rows) {
    if (blocks && !blocks.has(block)) continue;
    packed.open(sums);
    let count = 0;
    const isWhole = customers === null && !staleBlocks.has(block);
    for (let at = 0; at < packed.count; at++) if (isWhole || picks(customerAt(block, packed.slots[at] ?? 0), month)) picked[count++] = at;
    if (count > 0) show({ month, block, sums: packed, picked, count });
  }
}

function picksOf({ customers, staleFrom }: KeptSelection): Picks {
  return (customerId, month) => {
    if (customers && !customers.has(customerId)) return false;
    const stale = staleFrom.get(customerId);
    return stale === undefined || month < stale;
  };
}
