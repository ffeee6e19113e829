import type { LocalDate } from '../dates/local-date.ts';
import type { ForeignAmount } from '../invoices/invoices.contract.ts';
import { type Cents, cents } from '../money/cents.ts';
import type { PlannedInvoice } from './import-plan.ts';

/** A new invoice and the row of the file that states it. */
export interface NewInvoice extends PlannedInvoice {
  readonly row: number;
}

/** Invoices whose texts lie in one text. */
const BLOCK = 4096;

interface Block {
  readonly ids: Float64Array;
  readonly customerIds: Float64Array;
  readonly issuedOn: Uint32Array;
  readonly dueOn: Uint32Array;
  readonly totals: Float64Array;
  readonly rows: Uint32Array;
  /** The VAT of each, NaN where the file does not state it; null while none has any. */
  vats: Float64Array | null;
  /** Number and label of each, one after the other, once the block is full, and where each ends. */
  text: string;
  readonly ends: Uint32Array;
}

/**
 * The new invoices of an import, in columns: as objects, a million of them take two hundred megabytes, and here fifty. Each is made
 * anew when it is asked for, so what is changed of it afterwards is not kept.
 */
export class NewInvoices implements Iterable<NewInvoice> {
  readonly #blocks: Block[] = [];
  /** Numbers and labels of the block that is being filled. */
  #texts: string[] = [];
  readonly #days: LocalDate[] = [];
  readonly #dayIndexes = new Map<LocalDate, number>();
  readonly #foreign = new Map<number, ForeignAmount>();
  readonly #cancelled = new Map<number, LocalDate>();
  readonly #ownTerms = new Map<number, string>();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  get hasCancelled(): boolean {
    return this.#cancelled.size > 0;
  }

  /** Keeps an invoice, and gives its place. */
  add({ id, customerId, number, label, issuedOn, dueOn, totalCents, foreign, cancelledOn, ownTerms, vatCents, row }: NewInvoice): number {
    const index = this.#length;
    const at = index % BLOCK;
    if (at === 0) this.#startBlock();
    const block = this.#blocks.at(-1) as Block;
    block.ids[at] = id;
    block.customerIds[at] = customerId;
    block.issuedOn[at] = this.#dayIndex(issuedOn);
    block.dueOn[at] = this.#dayIndex(dueOn);
    block.totals[at] = totalCents;
    block.rows[at] = row;
    if (vatCents !== undefined) {
      block.vats ??= new Float64Array(BLOCK).fill(Number.NaN);
      block.vats[at] = vatCents;
    }
    this.#texts.push(number, label);
    if (foreign) this.#foreign.set(index, foreign);
    if (cancelledOn) this.#cancelled.set(index, cancelledOn);
    if (ownTerms !== undefined) this.#ownTerms.set(index, ownTerms);
    this.#length += 1;
    if (this.#length % BLOCK === 0) this.#closeBlock(block);
    return index;
  }

  at(index: number): NewInvoice {
    const block = this.#blocks[Math.floor(index / BLOCK)];
    if (!block || index >= this.#length) throw new RangeError(`no new invoice ${index}`);
    const at = index % BLOCK;
    const totalCents: Cents = cents(block.totals[at] ?? 0);
    const vat = block.vats?.[at] ?? Number.NaN;
    return {
      id: block.ids[at] ?? 0,
      customerId: block.customerIds[at] ?? 0,
      number: this.#text(block, at * 2),
      label: this.#text(block, at * 2 + 1),
      kind: totalCents < 0 ? 'creditNote' : 'invoice',
      issuedOn: this.#day(block.issuedOn[at]),
      dueOn: this.#day(block.dueOn[at]),
      totalCents,
      row: block.rows[at] ?? 0,
      foreign: this.#foreign.get(index),
      cancelledOn: this.#cancelled.get(index),
      ownTerms: this.#ownTerms.get(index),
      vatCents: Number.isNaN(vat) ? undefined : cents(vat),
    };
  }

  *[Symbol.iterator](): Iterator<NewInvoice> {
    for (let index = 0; index < this.#length; index++) yield this.at(index);
  }

  #startBlock(): void {
    this.#blocks.push({
      ids: new Float64Array(BLOCK),
      customerIds: new Float64Array(BLOCK),
      issuedOn: new Uint32Array(BLOCK),
      dueOn: new Uint32Array(BLOCK),
      totals: new Float64Array(BLOCK),
      rows: new Uint32Array(BLOCK),
      vats: null,
      text: '',
      ends: new Uint32Array(BLOCK * 2),
    });
  }

  #closeBlock(block: Block): void {
    let end = 0;
    this.#texts.forEach((text, index) => {
      end += text.length;
      block.ends[index] = end;
    });
    block.text = this.#texts.join('');
    this.#texts = [];
  }

  #text(block: Block, index: number): string {
    if (this.#texts.length > 0 && block === this.#blocks.at(-1)) return this.#texts[index] ?? '';
    return block.text.slice(index === 0 ? 0 : block.ends[index - 1], block.ends[index]);
  }

  #dayIndex(day: LocalDate): number {
    const known = this.#dayIndexes.get(day);
    if (known !== undefined) return known;
    this.#days.push(day);
    this.#dayIndexes.set(day, this.#days.length - 1);
    return this.#days.length - 1;
  }

  #day(index = 0): LocalDate {
    return this.#days[index] as LocalDate;
  }
}
