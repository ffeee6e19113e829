import { MEASURES } from '../../shared/dashboard/customer-months.ts';

/** Customers that are kept together: their ids begin with the same digits (in base 64). */
export const CUSTOMERS_OF_BLOCK = 64;
const CUSTOMERS = CUSTOMERS_OF_BLOCK;
const WIDTH = MEASURES.length;

export function blockOf(customerId: number): number {
  return Math.floor(customerId / CUSTOMERS);
}

/** Which of a block's customers one is. */
export function slotOf(customerId: number): number {
  return customerId % CUSTOMERS;
}

export function customerAt(block: number, slot: number): number {
  return block * CUSTOMERS + slot;
}

/**
 * A block as bytes, little-endian: which measures are other than zero for any customer (32 bits, the first measure lowest), how many
 * customers have any (8 bits) and their slots (8 bits each); then for each of those measures how many bytes a value takes (1, 2 or 4 for
 * whole numbers, 8 for others, as floating point) and its values, customer by customer. The same sums always give the same bytes.
 */
const HEAD = 5;
const MOST_BYTES = HEAD + CUSTOMERS + WIDTH * (1 + 8 * CUSTOMERS);

/** The sums of a block's customers at a month, to be changed. */
export class MonthBlock {
  readonly #sums = new Float64Array(CUSTOMERS * WIDTH);
  readonly #bytes = Buffer.alloc(MOST_BYTES);
  readonly #view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, MOST_BYTES);
  readonly #packed = new PackedBlock();

  clear(): void {
    this.#sums.fill(0);
  }

  load(bytes: Uint8Array): void {
    this.clear();
    const packed = this.#packed.open(bytes);
    for (let measure = 0; measure < WIDTH; measure++) {
      const values = packed.valuesOf(measure);
      if (values) for (let at = 0; at < packed.count; at++) this.#sums[(packed.slots[at] ?? 0) * WIDTH + measure] = values[at] ?? 0;
    }
  }

  /** Sets a customer's sums, in the order of MEASURES; null when it has none. */
  set(slot: number, sums: Float64Array | null): void {
    if (sums) this.#sums.set(sums, slot * WIDTH);
    else this.#sums.fill(0, slot * WIDTH, (slot + 1) * WIDTH);
  }

  /** The bytes of the block, overwritten by the next ones; null when nobody has anything. */
  packed(): Buffer | null {
    const sums = this.#sums;
    const bytes = this.#bytes;
    let mask = 0;
    let at = HEAD;
    for (let slot = 0; slot < CUSTOMERS; slot++) {
      let ofCustomer = 0;
      for (let measure = 0; measure < WIDTH; measure++) if (sums[slot * WIDTH + measure] !== 0) ofCustomer |= 1 << measure;
      if (ofCustomer === 0) continue;
      mask |= ofCustomer;
      bytes[at++] = slot;
    }
    const count = at - HEAD;
    if (count === 0) return null;
    this.#view.setUint32(0, mask, true);
    bytes[4] = count;
    for (let measure = 0; measure < WIDTH; measure++) if ((mask & (1 << measure)) !== 0) at = this.#pack(measure, count, at);
    return bytes.subarray(0, at);
  }

  #pack(measure: number, count: number, start: number): number {
    const view = this.#view;
    const sums = this.#sums;
    const size = this.#sizeOf(measure, count);
    let at = start;
    view.setUint8(at++, size);
    for (let nth = 0; nth < count; nth++, at += size) {
      const value = sums[view.getUint8(HEAD + nth) * WIDTH + measure] ?? 0;
      if (size === 4) view.setInt32(at, value, true);
      else if (size === 2) view.setInt16(at, value, true);
      else if (size === 1) view.setInt8(at, value);
      else view.setFloat64(at, value, true);
    }
    return at;
  }

  #sizeOf(measure: number, count: number): 1 | 2 | 4 | 8 {
    let least = 0;
    let most = 0;
    for (let nth = 0; nth < count; nth++) {
      const value = this.#sums[(this.#bytes[HEAD + nth] ?? 0) * WIDTH + measure] ?? 0;
      if (!Number.isInteger(value)) return 8;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    const fits = (bits: number) => least >= -(2 ** (bits - 1)) && most < 2 ** (bits - 1);
    return fits(8) ? 1 : fits(16) ? 2 : fits(32) ? 4 : 8;
  }
}

/** The sums of a block's customers at a month, read from its bytes: one reader serves block after block. */
export class PackedBlock {
  /** How many customers have sums, and which: the first `count` of `slots`. */
  count = 0;
  readonly slots = new Uint8Array(CUSTOMERS);
  #mask = 0;
  #view: DataView = new DataView(new ArrayBuffer(HEAD));
  readonly #starts = new Int32Array(WIDTH);
  readonly #values = new Float64Array(CUSTOMERS);

  open(bytes: Uint8Array): this {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#view = view;
    this.#mask = view.getUint32(0, true);
    this.count = view.getUint8(4);
    for (let nth = 0; nth < this.count; nth++) this.slots[nth] = view.getUint8(HEAD + nth);
    let start = HEAD + this.count;
    for (let measure = 0; measure < WIDTH; measure++) {
      if ((this.#mask & (1 << measure)) === 0) continue;
      this.#starts[measure] = start;
      start += 1 + this.count * view.getUint8(start);
    }
    return this;
  }

  /** A measure (its place in MEASURES) of each customer that has sums, good until the next one is asked for; null when all are zero. */
  valuesOf(measure: number): Float64Array | null {
    if ((this.#mask & (1 << measure)) === 0) return null;
    const view = this.#view;
    const values = this.#values;
    const count = this.count;
    let at = this.#starts[measure] ?? 0;
    const size = view.getUint8(at++);
    if (size === 4) for (let nth = 0; nth < count; nth++, at += 4) values[nth] = view.getInt32(at, true);
    else if (size === 2) for (let nth = 0; nth < count; nth++, at += 2) values[nth] = view.getInt16(at, true);
    else if (size === 1) for (let nth = 0; nth < count; nth++, at += 1) values[nth] = view.getInt8(at);
    else for (let nth = 0; nth < count; nth++, at += 8) values[nth] = view.getFloat64(at, true);
    return values;
  }
}
