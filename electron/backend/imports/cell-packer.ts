import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { CELL, type CellKind, type PackedCells, type PackedTexts } from './packed-cells.ts';

/** A pack is closed past so many cells or bytes of text: about a thousand rows. */
const CELLS_AT_ONCE = 1 << 14;
const BYTES_AT_ONCE = 1 << 18;

/** Texts in UTF-8, gathered as bytes and made a string once, which tells them apart by their lengths. */
export class TextPacker {
  #bytes = Buffer.allocUnsafe(1 << 14);
  #size = 0;
  #isAscii = true;
  #ends = new Uint32Array(1 << 10);
  /** Characters of all texts so far, as a string counts them. */
  #characters = 0;
  count = 0;

  get size(): number {
    return this.#size;
  }

  /** A text that the bytes of a file spell as it is; they must be UTF-8. */
  addBytes(bytes: Uint8Array, start: number, end: number): void {
    if (this.#size + end - start > this.#bytes.length) this.#growBytes(end - start);
    const into = this.#bytes;
    let size = this.#size;
    let characters = end - start;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      into[size++] = byte;
      if (byte < 0x80) continue;
      this.#isAscii = false;
      // A byte that goes on with a character is none; four bytes make two halves of one.
      if ((byte & 0xc0) === 0x80) characters -= 1;
      else if (byte >= 0xf0) characters += 1;
    }
    this.#size = size;
    this.#end(characters);
  }

  addText(text: string): void {
    const most = text.length * 3;
    if (this.#size + most > this.#bytes.length) this.#growBytes(most);
    const written = this.#bytes.write(text, this.#size, 'utf8');
    if (written !== text.length) this.#isAscii = false;
    this.#size += written;
    this.#end(text.length);
  }

  /** Forgets the texts after the first ones. */
  cutBack(count: number, size: number): void {
    this.count = count;
    this.#size = size;
    this.#characters = count === 0 ? 0 : (this.#ends[count - 1] ?? 0);
  }

  /** The texts, after which it is empty. */
  take(): PackedTexts {
    const text = this.#bytes.toString(this.#isAscii ? 'latin1' : 'utf8', 0, this.#size);
    const ends = this.#ends.slice(0, this.count);
    this.cutBack(0, 0);
    this.#isAscii = true;
    return { text, ends };
  }

  #end(characters: number): void {
    if (this.count === this.#ends.length) {
      const ends = new Uint32Array(this.count * 2);
      ends.set(this.#ends);
      this.#ends = ends;
    }
    this.#characters += characters;
    this.#ends[this.count++] = this.#characters;
  }

  #growBytes(more: number): void {
    const bytes = Buffer.allocUnsafe((this.#size + more) * 2);
    this.#bytes.copy(bytes, 0, 0, this.#size);
    this.#bytes = bytes;
  }
}

/** Packs the rows of a sheet: the cells of each from left to right, then its end. Rows of nothing but empty cells are left out. */
export class CellPacker {
  readonly #emit: (pack: PackedCells) => void;
  readonly #texts = new TextPacker();
  #kinds = new Uint8Array(CELLS_AT_ONCE * 2);
  #values = new Float64Array(CELLS_AT_ONCE * 2);
  #cells = 0;
  #valueCount = 0;
  #isFilled = false;
  /** Where the row that is being packed begins. */
  #first = { cell: 0, value: 0, text: 0, byte: 0 };
  #lines: number[] = [];
  #firstCells: number[] = [];
  #firstValues: number[] = [];
  #firstTexts: number[] = [];

  constructor(emit: (pack: PackedCells) => void) {
    this.#emit = emit;
  }

  /** How many cells the row has so far. */
  get width(): number {
    return this.#cells - this.#first.cell;
  }

  add(column: number, kind: CellKind): void {
    const place = this.#first.cell + column;
    if (place + 1 > this.#kinds.length) this.#growCells(place + 1);
    for (let gap = this.#cells; gap < place; gap++) this.#kinds[gap] = CELL.empty;
    this.#kinds[place] = kind;
    this.#cells = place + 1;
    if (kind !== CELL.empty) this.#isFilled = true;
  }

  addValue(column: number, kind: CellKind, value: number): void {
    this.add(column, kind);
    this.#values[this.#valueCount++] = value;
  }

  addDate(column: number, date: LocalDate): void {
    this.addValue(column, CELL.date, Number(date.replaceAll('-', '')));
  }

  addBytes(column: number, bytes: Uint8Array, start: number, end: number): void {
    this.add(column, start === end ? CELL.empty : CELL.text);
    if (start !== end) this.#texts.addBytes(bytes, start, end);
  }

  addText(column: number, text: string): void {
    this.add(column, text === '' ? CELL.empty : CELL.text);
    if (text !== '') this.#texts.addText(text);
  }

  /** Ends a row, which has at least so many cells. */
  endRow(line: number, leastWidth: number): void {
    const { cell, value, text, byte } = this.#first;
    if (this.#isFilled) {
      if (leastWidth > this.width) this.add(leastWidth - 1, CELL.empty);
      this.#lines.push(line);
      this.#firstCells.push(cell);
      this.#firstValues.push(value);
      this.#firstTexts.push(text);
      if (this.#cells > CELLS_AT_ONCE || this.#texts.size > BYTES_AT_ONCE) this.flush();
    } else {
      this.#cells = cell;
      this.#valueCount = value;
      this.#texts.cutBack(text, byte);
    }
    this.#startRow();
  }

  /** Gives the rows that are left. */
  flush(): void {
    if (this.#lines.length === 0) return;
    const { text, ends } = this.#texts.take();
    this.#emit({
      lines: Uint32Array.from(this.#lines),
      firstCells: Uint32Array.from([...this.#firstCells, this.#cells]),
      firstValues: Uint32Array.from(this.#firstValues),
      firstTexts: Uint32Array.from(this.#firstTexts),
      kinds: this.#kinds.slice(0, this.#cells),
      values: this.#values.slice(0, this.#valueCount),
      text,
      textEnds: ends,
    });
    this.#cells = 0;
    this.#valueCount = 0;
    this.#lines = [];
    this.#firstCells = [];
    this.#firstValues = [];
    this.#firstTexts = [];
    this.#startRow();
  }

  #startRow(): void {
    this.#isFilled = false;
    this.#first = { cell: this.#cells, value: this.#valueCount, text: this.#texts.count, byte: this.#texts.size };
  }

  #growCells(least: number): void {
    const kinds = new Uint8Array(least * 2);
    kinds.set(this.#kinds);
    this.#kinds = kinds;
    const values = new Float64Array(least * 2);
    values.set(this.#values);
    this.#values = values;
  }
}
