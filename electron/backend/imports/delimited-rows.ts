import Papa from 'papaparse';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { TableRow, TableRows } from '../../../shared/imports/table.ts';
import { countBytes, type TextSource } from './decode-text.ts';
import { type PackedText, packPlainText, packTextRows } from './packed-text.ts';

/** Bytes split into rows at once: about a thousand rows. */
const CHUNK = 1 << 16;

const QUOTE = 0x22;
const NO_QUOTE = '\u0000';

/** How a text is split. `start` is the byte, and `line` the line, where its first record begins. */
export interface DelimitedFormat {
  readonly delimiter: string;
  readonly start: number;
  readonly line: number;
}

/** A row of a text: all its cells are texts. */
interface TextRow extends TableRow {
  readonly cells: readonly string[];
}

/** Bytes that hold whole records. */
interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly hasQuotes: boolean;
  readonly firstRow: number;
  readonly rowCount: number;
  readonly firstLine: number;
}

/**
 * The records of a text, split off a chunk at a time whenever they are asked for. Where the chunks lie is found once, at the start, which
 * also finds every quote that is never closed. Each row's `line` is the one where its record starts, as an editor counts.
 */
export class DelimitedRows implements TableRows {
  readonly #source: TextSource;
  readonly #delimiter: string;
  readonly #quote: string;
  readonly #chunks: Chunk[] = [];
  #last: { readonly chunk: Chunk; readonly rows: readonly TableRow[] } | null = null;
  readonly length: number;

  /** @throws AppError IMPORT_QUOTE_UNCLOSED */
  constructor(file: string, source: TextSource, format: DelimitedFormat) {
    this.#source = source;
    this.#delimiter = format.delimiter;
    let broken = findChunks(source, format, '"', this.#chunks);
    const isBare = broken !== null && isWrittenBare(source, format.delimiter);
    if (isBare) broken = findChunks(source, format, NO_QUOTE, this.#chunks);
    if (broken !== null) throw new AppError('IMPORT_QUOTE_UNCLOSED', { file, row: broken });
    this.#quote = isBare ? NO_QUOTE : '"';
    const last = this.#chunks.at(-1);
    this.length = last ? last.firstRow + last.rowCount : 0;
  }

  at(index: number): TableRow | undefined {
    return this.slice(index, index + 1)[0];
  }

  slice(start: number, end: number): readonly TableRow[] {
    const first = this.#chunkOf(start);
    const found: TableRow[] = [];
    for (let index = first; index < this.#chunks.length; index++) {
      const chunk = this.#chunks[index];
      if (!chunk || chunk.firstRow >= end) break;
      const rows = this.#rowsOf(chunk);
      const [from, to] = [Math.max(start - chunk.firstRow, 0), Math.min(end - chunk.firstRow, rows.length)];
      for (let at = from; at < to; at++) found.push(rows[at] as TableRow);
    }
    return found;
  }

  *[Symbol.iterator](): Iterator<TableRow> {
    for (const chunk of this.#chunks) yield* this.#rowsOf(chunk);
  }

  /** All rows in the form in which they cross between threads. */
  *packed(): Generator<PackedText> {
    for (const chunk of this.#chunks) {
      if (chunk.hasQuotes) yield packTextRows(this.#parsed(chunk));
      else yield packPlainText(withoutMark(this.#textOf(chunk)), this.#delimiter, this.#source.lineEnd, chunk.firstLine);
    }
  }

  #rowsOf(chunk: Chunk): readonly TableRow[] {
    if (this.#last?.chunk !== chunk) this.#last = { chunk, rows: this.#parsed(chunk) };
    return this.#last.rows;
  }

  #parsed(chunk: Chunk): TextRow[] {
    const { data } = parse(this.#textOf(chunk), this.#delimiter, this.#source.lineEnd, this.#quote);
    return numberLines(data, chunk.firstLine, chunk.hasQuotes);
  }

  #textOf(chunk: Chunk): string {
    return this.#source.decode(chunk.start, chunk.end);
  }

  /** The index of the chunk that holds a row; chunks lie in order. */
  #chunkOf(row: number): number {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#chunks[middle]?.firstRow ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/**
 * Programs that write tabs or bars often write no quotes at all: there a lone quote is an inch or a trade name. So do those that write a FEC,
 * whatever its delimiter.
 */
function isWrittenBare({ bytes, decode }: TextSource, delimiter: string): boolean {
  return delimiter === '\t' || delimiter === '|' || /^[^"\r\n]*CompteNum[^"\r\n]*[\r\n]/i.test(decode(0, Math.min(bytes.length, TITLES)));
}

/** Bytes in which a row of titles ends. */
const TITLES = 2000;

/** Splits text into records of cells; line ends must all be `lineEnd`. */
export function parse(text: string, delimiter: string, lineEnd: string, quoteChar = '"', preview = 0): Papa.ParseResult<string[]> {
  // To the parser an empty text holds nothing, whereas here it is one blank line.
  if (text === '')
    return { data: [['']], errors: [], meta: { delimiter, linebreak: lineEnd, aborted: false, truncated: false, cursor: 0 } };
  const newline = lineEnd as '\n' | '\r\n' | '\r';
  return Papa.parse<string[]>(text, { delimiter, newline, quoteChar, preview, header: false, skipEmptyLines: false, dynamicTyping: false });
}

/**
 * Fills `chunks`; the line of the first record whose quotes are wrong, else null. A chunk is tried up to some line end; when a quote is
 * still open there, that line end is inside a cell and the chunk goes on.
 */
function findChunks(source: TextSource, { delimiter, start, line }: DelimitedFormat, quote: string, chunks: Chunk[]): number | null {
  const { bytes, lineEnd } = source;
  chunks.length = 0;
  let firstRow = 0;
  for (let at = start, firstLine = line, size = CHUNK; at < bytes.length; ) {
    const next = lineAfter(source, at, size);
    const end = next < bytes.length || endsLine(source) ? next - lineEnd.length : next;
    const body = bytes.subarray(at, end);
    const hasQuotes = body.includes(QUOTE);
    let rowCount: number;
    let lineCount: number;
    if (hasQuotes && quote !== NO_QUOTE) {
      const { data, errors } = parse(source.decode(at, end), delimiter, lineEnd, quote);
      const wrong = errors.filter(({ type }) => type === 'Quotes');
      if (wrong.every(({ code }) => code === 'MissingQuotes') && wrong.length > 0 && next < bytes.length) {
        size *= 2;
        continue;
      }
      const rows = numberLines(data, firstLine, true);
      if (wrong[0]) return rows[wrong[0].row ?? 0]?.line ?? rows.at(-1)?.line ?? firstLine;
      rowCount = data.length;
      lineCount = (rows.at(-1)?.line ?? firstLine) - firstLine + 1 + lineBreaksOf(data.at(-1) ?? []);
    } else {
      rowCount = countBytes(body, lineEnd === '\r' ? 0x0d : 0x0a) + 1;
      lineCount = rowCount;
    }
    chunks.push({ start: at, end, hasQuotes, firstRow, rowCount, firstLine });
    firstRow += rowCount;
    firstLine += lineCount;
    at = next;
    size = CHUNK;
  }
  return null;
}

/** Where the line after some bytes begins. */
function lineAfter({ bytes, lineEnd }: TextSource, at: number, size: number): number {
  if (at + size >= bytes.length) return bytes.length;
  const mark = lineEnd === '\r' ? 0x0d : 0x0a;
  const before = bytes.lastIndexOf(mark, at + size - 1);
  const end = before >= at ? before : bytes.indexOf(mark, at + size);
  return end < 0 ? bytes.length : end + 1;
}

function endsLine({ bytes, lineEnd }: TextSource): boolean {
  return bytes.at(-1) === (lineEnd === '\r' ? 0x0d : 0x0a);
}

/** The parser takes a mark at the start of what it is given for one of byte order. */
function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function numberLines(records: readonly string[][], firstLine: number, hasQuotes: boolean): TextRow[] {
  if (!hasQuotes) return records.map((cells, index) => ({ line: firstLine + index, cells }));
  let line = firstLine;
  return records.map((record) => {
    const row = { line, cells: record.map(unwrap) };
    line += 1 + lineBreaksOf(record);
    return row;
  });
}

function lineBreaksOf(record: readonly string[]): number {
  let count = 0;
  for (const cell of record) if (cell.includes('\n') || cell.includes('\r')) count += cell.split(/\r\n|\n|\r/).length - 1;
  return count;
}

/** `="0012"` is how some programs keep Excel from dropping zeros. */
function unwrap(cell: string): string {
  return cell.startsWith('="') && cell.endsWith('"') && cell.length > 2 ? cell.slice(2, -1) : cell;
}
