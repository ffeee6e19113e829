import { type CustomerMonths, MEASURES } from '../../shared/dashboard/customer-months.ts';

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
  /** For each customer, which measures are other than zero. */
  readonly #present = new Int32Array(CUSTOMERS);
  readonly #bytes = new Uint8Array(MOST_BYTES);
  readonly #view = new DataView(this.#bytes.buffer);
  readonly #packed = new PackedBlock();

  clear(): void {
    this.#present.fill(0);
  }

  load(bytes: Uint8Array): void {
    this.#sums.fill(0);
    this.clear();
    const packed = this.#packed.open(bytes);
    for (let measure = 0; measure < WIDTH; measure++) {
      const values = packed.valuesOf(measure);
      for (let at = 0; values && at < packed.count; at++) {
        const slot = packed.slots[at] ?? 0;
        const value = values[at] ?? 0;
        this.#sums[slot * WIDTH + measure] = value;
        if (value !== 0) this.#present[slot] = (this.#present[slot] ?? 0) | (1 << measure);
      }
    }
  }

  /** Sets what a customer has at a month, and says whether that is anything. */
  set(slot: number, months: CustomerMonths | undefined, month: number): boolean {
    const present = months ? months.copyMonth(month, this.#sums, slot * WIDTH) : 0;
    this.#present[slot] = present;
    return present !== 0;
  }

  /** A measure (its place in MEASURES) of a customer that has any. */
  valueOf(slot: number, measure: number): number {
    return this.#sums[slot * WIDTH + measure] ?? 0;
  }

  /** The bytes of the block, overwritten by the next ones; null when nobody has anything. */
  packed(): Uint8Array | null {
    const bytes = this.#bytes;
    let mask = 0;
    let at = HEAD;
    for (let slot = 0; slot < CUSTOMERS; slot++) {
      const present = this.#present[slot] ?? 0;
      if (present === 0) continue;
      mask |= present;
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
      if (Math.floor(value) !== value) return 8;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    if (least >= -0x80 && most < 0x80) return 1;
    if (least >= -0x8000 && most < 0x8000) return 2;
    return least >= -0x80000000 && most < 0x80000000 ? 4 : 8;
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
