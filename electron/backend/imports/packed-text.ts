import type { TableRow, TableRows } from '../../../shared/imports/table.ts';

/**
 * Rows of a text on their way between threads, and as they are kept: the texts of all cells one after the other, and how long each is.
 * One text and a few numbers stand for thousands of rows, at about the size of the file.
 */
export interface PackedText {
  readonly text: string;
  /** Characters of each cell. */
  readonly lengths: Uint16Array | Uint32Array;
  /** Cells of each row; one number when all rows have as many. */
  readonly widths: Uint32Array | number;
  /** The line of each row; only that of the first when they follow each other. */
  readonly lines: Uint32Array | number;
  readonly rowCount: number;
  /** Characters between two cells, and after a row: what separates them stays in the text that was never split. */
  readonly cellGap: number;
  readonly rowGap: number;
}

/** Packs text without quotes as it stands, by where its delimiters and line ends are. */
export function packPlainText(text: string, delimiter: string, lineEnd: string, firstLine: number): PackedText {
  const [cellMark, rowMark] = [delimiter.charCodeAt(0), lineEnd.charCodeAt(0)];
  const lengths: number[] = [];
  const widths: number[] = [];
  let start = 0;
  let cells = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === cellMark) {
      lengths.push(at - start);
      cells += 1;
      start = at + 1;
    } else if (code === rowMark) {
      lengths.push(at - start);
      widths.push(cells + 1);
      cells = 0;
      at += lineEnd.length - 1;
      start = at + 1;
    }
  }
  lengths.push(text.length - start);
  widths.push(cells + 1);
  return {
    text,
    lengths: packedLengths(lengths),
    widths: packedWidths(widths),
    lines: firstLine,
    rowCount: widths.length,
    cellGap: 1,
    rowGap: lineEnd.length,
  };
}

/** Packs rows that were split already. */
export function packTextRows(rows: readonly { readonly line: number; readonly cells: readonly string[] }[]): PackedText {
  const cells = rows.flatMap((row) => row.cells);
  const first = rows[0]?.line ?? 0;
  const areConsecutive = rows.every(({ line }, index) => line === first + index);
  return {
    text: cells.join(''),
    lengths: packedLengths(cells.map(({ length }) => length)),
    widths: packedWidths(rows.map((row) => row.cells.length)),
    lines: areConsecutive ? first : Uint32Array.from(rows, ({ line }) => line),
    rowCount: rows.length,
    cellGap: 0,
    rowGap: 0,
  };
}

function packedLengths(lengths: readonly number[]): Uint16Array | Uint32Array {
  return lengths.some((length) => length > 0xffff) ? Uint32Array.from(lengths) : Uint16Array.from(lengths);
}

function packedWidths(widths: readonly number[]): Uint32Array | number {
  const first = widths[0] ?? 0;
  return widths.every((width) => width === first) ? first : Uint32Array.from(widths);
}

/** The rows of packed texts, each made anew when it is asked for: as objects, a million rows take ten times their text. */
export class PackedTextRows implements TableRows {
  readonly #packs: PackedText[] = [];
  /** The number of the first row of each. */
  readonly #firstRows: number[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(pack: PackedText): void {
    this.#packs.push(pack);
    this.#firstRows.push(this.#length);
    this.#length += pack.rowCount;
  }

  release(): void {
    this.#packs.length = 0;
    this.#firstRows.length = 0;
    this.#length = 0;
  }

  at(index: number): TableRow | undefined {
    return this.slice(index, index + 1)[0];
  }

  slice(start: number, end: number): readonly TableRow[] {
    const rows: TableRow[] = [];
    for (let index = this.#packOf(start); index < this.#packs.length; index++) {
      const pack = this.#packs[index];
      const firstRow = this.#firstRows[index] ?? 0;
      if (!pack || firstRow >= end) break;
      unpack(pack, Math.max(start - firstRow, 0), Math.min(end - firstRow, pack.rowCount), rows);
    }
    return rows;
  }

  *[Symbol.iterator](): Iterator<TableRow> {
    for (let start = 0; start < this.#length; start += SLICE) yield* this.slice(start, start + SLICE);
  }

  /** The pack that holds a row; they lie in order. */
  #packOf(row: number): number {
    let low = 0;
    let high = this.#packs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#firstRows[middle] ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const SLICE = 250;

function unpack({ text, lengths, widths, lines, cellGap, rowGap }: PackedText, start: number, end: number, into: TableRow[]): void {
  let cell = 0;
  let at = 0;
  for (let row = 0; row < end; row++) {
    const width = typeof widths === 'number' ? widths : (widths[row] ?? 0);
    if (row < start) {
      for (const last = cell + width; cell < last; cell++) at += (lengths[cell] ?? 0) + cellGap;
    } else {
      const cells: string[] = new Array(width);
      for (let column = 0; column < width; column++, cell++) {
        const length = lengths[cell] ?? 0;
        cells[column] = text.slice(at, at + length);
        at += length + cellGap;
      }
      into.push({ line: typeof lines === 'number' ? lines + row : (lines[row] ?? 0), cells });
    }
    at += rowGap - cellGap;
  }
}
