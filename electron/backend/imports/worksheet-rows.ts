import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { type CellBudget, spend } from './cell-budget.ts';
import { type CellFormat, dateOfSerial, identifierText } from './cell-formats.ts';
import { CellPacker } from './cell-packer.ts';
import { CELL, type PackedCells, type PackedTexts } from './packed-cells.ts';
import {
  after,
  afterBlanks,
  BYTE,
  endOfText,
  hasEscapes,
  NotPlain,
  numberOf,
  readAttributes,
  type TagAttributes,
  wholeNumber,
} from './plain-xml.ts';
import { textStart } from './shared-texts.ts';
import { hasOnlyReferences, unescapeCharacters, unescapeText } from './unescape-text.ts';

/** The rows of a sheet as its part writes them: what lies between `<sheetData>` and `</sheetData>`. */
export interface SheetData {
  readonly part: Buffer;
  readonly start: number;
  readonly end: number;
  /** What the names of its elements begin with. */
  readonly prefix: string;
}

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly texts: PackedTexts;
  /** By the number of a cell's style. */
  readonly formats: readonly CellFormat[];
  readonly since1904: boolean;
  /** Rows that have cells outside what the part lists: under links and comments. */
  readonly leastWidths: ReadonlyMap<number, number>;
  /** The last row of the sheet to read; 0 for all. */
  readonly headRows: number;
  readonly budget: CellBudget;
}

/** The places that a sheet has. */
export const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/**
 * Reads the rows of a sheet without making objects of its elements: one pass over the bytes. Rows and cells lie in order, cells hold a
 * value, perhaps under a formula, and nothing else.
 * @throws NotPlain for any other; AppError FILE_TOO_DEMANDING
 */
export function readSheetRows(data: SheetData, context: SheetContext): PackedCells[] {
  const packs: PackedCells[] = [];
  const packer = new CellPacker((pack) => packs.push(pack));
  new SheetReader(data, context, packer).readRows();
  packer.flush();
  return packs;
}

type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e';
const TYPES: readonly CellType[] = ['n', 's', 'str', 'inlineStr', 'b', 'e'];

class SheetReader {
  readonly #bytes: Buffer;
  readonly #data: SheetData;
  readonly #context: SheetContext;
  readonly #packer: CellPacker;
  readonly #tag: TagAttributes = { placeStart: 0, placeEnd: 0, styleStart: 0, styleEnd: 0, typeStart: 0, typeEnd: 0, isClosed: false };
  readonly #dates = new Map<number, LocalDate | null>();
  readonly #tokens: Record<'row' | 'rowEnd' | 'cell' | 'cellEnd' | 'value' | 'valueEnd' | 'formula' | 'formulaEnd', Buffer>;
  readonly #inline: Record<'start' | 'text' | 'end', Buffer>;
  #line = 0;
  #column = -1;
  /** Where the value of the cell that is being read lies; nowhere at 0. */
  #valueStart = 0;
  #valueEnd = 0;
  /** Where the text that the cell holds in itself lies. */
  #textStart = 0;
  #textEnd = 0;

  constructor(data: SheetData, context: SheetContext, packer: CellPacker) {
    this.#bytes = data.part;
    this.#data = data;
    this.#context = context;
    this.#packer = packer;
    const open = (name: string) => Buffer.from(`<${data.prefix}${name}`);
    const close = (name: string) => Buffer.from(`</${data.prefix}${name}>`);
    this.#tokens = {
      row: open('row'),
      rowEnd: close('row'),
      cell: open('c'),
      cellEnd: close('c'),
      value: open('v'),
      valueEnd: close('v'),
      formula: open('f'),
      formulaEnd: close('f'),
    };
    this.#inline = { start: open('is>'), text: open('t'), end: Buffer.concat([close('t'), close('is')]) };
  }

  readRows(): void {
    const { start, end } = this.#data;
    const { headRows } = this.#context;
    let hasClosedRows = false;
    for (let at = afterBlanks(this.#bytes, start); at < end; at = afterBlanks(this.#bytes, at)) {
      at = readAttributes(this.#bytes, this.#expect(at, this.#tokens.row), this.#tag);
      const { placeStart, placeEnd, isClosed } = this.#tag;
      hasClosedRows ||= isClosed;
      if (placeStart === 0 && hasClosedRows) throw new NotPlain();
      const line = placeStart === 0 ? this.#line + 1 : wholeNumber(this.#bytes, placeStart, placeEnd);
      if (line <= this.#line || line > LAST_ROW) throw new NotPlain();
      if (headRows > 0 && line > headRows) return;
      this.#line = line;
      if (!isClosed) at = this.#readCells(at);
    }
  }

  /** Reads the cells of a row, and gives where what follows the row begins. */
  #readCells(start: number): number {
    this.#column = -1;
    let width = 0;
    for (let at = start; ; ) {
      at = afterBlanks(this.#bytes, at);
      const next = after(this.#bytes, at, this.#tokens.cell);
      if (next < 0) {
        const rowEnd = this.#expect(at, this.#tokens.rowEnd);
        this.#packer.endRow(this.#line, this.#context.leastWidths.get(this.#line) ?? 0);
        return rowEnd;
      }
      at = readAttributes(this.#bytes, next, this.#tag);
      this.#place();
      const type = this.#type();
      if (this.#tag.isClosed) this.#clearContent();
      else at = this.#readContent(at, type);
      this.#pack(type);
      if (this.#packer.width > width) {
        spend(this.#context.budget, this.#packer.width - width);
        width = this.#packer.width;
      }
    }
  }

  #expect(at: number, token: Buffer): number {
    const next = after(this.#bytes, at, token);
    if (next < 0) throw new NotPlain();
    return next;
  }

  /** The column of a cell, which must lie in its row: `B7`; the next one where the cell does not say. */
  #place(): void {
    const { placeStart, placeEnd } = this.#tag;
    const previous = this.#column;
    if (placeStart === 0) this.#column += 1;
    else {
      let column = 0;
      let at = placeStart;
      for (let byte = this.#bytes[at] ?? 0; byte >= BYTE.capitalA && byte <= BYTE.capitalZ; byte = this.#bytes[at] ?? 0) {
        column = column * 26 + byte - BYTE.capitalA + 1;
        at += 1;
      }
      if (at - placeStart > 3 || wholeNumber(this.#bytes, at, placeEnd) !== this.#line) throw new NotPlain();
      this.#column = column - 1;
    }
    if (this.#column <= previous || this.#column >= LAST_COLUMN) throw new NotPlain();
  }

  #type(): CellType {
    const { typeStart, typeEnd } = this.#tag;
    if (typeStart === 0) return 'n';
    for (const type of TYPES) {
      if (type.length !== typeEnd - typeStart) continue;
      let index = 0;
      while (index < type.length && this.#bytes[typeStart + index] === type.charCodeAt(index)) index += 1;
      if (index === type.length) return type;
    }
    throw new NotPlain();
  }

  #clearContent(): void {
    this.#valueStart = this.#valueEnd = 0;
    this.#textStart = this.#textEnd = 0;
  }

  /** Finds the value in a cell, or the text of its own, and gives where what follows the cell begins. */
  #readContent(start: number, type: CellType): number {
    const bytes = this.#bytes;
    const { cellEnd, value, formula, formulaEnd, valueEnd } = this.#tokens;
    this.#clearContent();
    for (let at = start; ; ) {
      at = afterBlanks(bytes, at);
      const end = after(bytes, at, cellEnd);
      if (end >= 0) return end;
      // What the library finds of a cell that does not say its place, it may find in anything that the cell holds.
      let next = after(bytes, at, value);
      if (next >= 0 && this.#valueStart === 0 && type !== 'inlineStr') {
        at = this.#readValue(next, valueEnd);
        continue;
      }
      next = after(bytes, at, formula);
      if (next >= 0 && this.#tag.placeStart > 0) {
        at = this.#afterFormula(next, formulaEnd);
        continue;
      }
      next = after(bytes, at, this.#inline.start);
      if (next < 0 || type !== 'inlineStr' || this.#textStart > 0) throw new NotPlain();
      this.#textStart = textStart(bytes, after(bytes, next, this.#inline.text));
      if (this.#textStart < 0) throw new NotPlain();
      this.#textEnd = endOfText(bytes, this.#textStart);
      at = this.#expect(this.#textEnd, this.#inline.end);
    }
  }

  #readValue(afterName: number, valueEnd: Buffer): number {
    const isClosed = this.#bytes[afterName] === BYTE.slash && this.#bytes[afterName + 1] === BYTE.greater;
    this.#valueStart = isClosed ? afterName + 2 : textStart(this.#bytes, afterName);
    if (this.#valueStart < 0) throw new NotPlain();
    this.#valueEnd = isClosed ? this.#valueStart : endOfText(this.#bytes, this.#valueStart);
    return isClosed ? this.#valueEnd : this.#expect(this.#valueEnd, valueEnd);
  }

  #afterFormula(afterName: number, formulaEnd: Buffer): number {
    const first = this.#bytes[afterName];
    if (first === BYTE.greater) return this.#expect(endOfText(this.#bytes, afterName + 1), formulaEnd);
    if (first !== BYTE.space && first !== BYTE.slash) throw new NotPlain();
    const tagEnd = this.#bytes.indexOf(BYTE.greater, afterName);
    if (tagEnd < 0 || endOfText(this.#bytes, afterName) < tagEnd) throw new NotPlain();
    if (this.#bytes[tagEnd - 1] === BYTE.slash) return tagEnd + 1;
    return this.#expect(endOfText(this.#bytes, tagEnd + 1), formulaEnd);
  }

  #pack(type: CellType): void {
    const start = this.#valueStart;
    const end = this.#valueEnd;
    const hasValue = end > start;
    if (type === 'n') {
      if (hasValue) this.#packNumber(numberOf(this.#bytes, start, end));
    } else if (type === 's') {
      if (hasValue) this.#packShared(wholeNumber(this.#bytes, start, end));
    } else if (type === 'str') this.#packText(start, end, true);
    else if (type === 'inlineStr') this.#packText(this.#textStart, this.#textEnd, false);
    else if (type === 'e') this.#packer.add(this.#column, CELL.error);
    else this.#packer.add(this.#column, this.#isTrue(start, end) ? CELL.yes : CELL.no);
  }

  #packNumber(value: number): void {
    const { styleStart, styleEnd } = this.#tag;
    const format = styleStart === 0 ? undefined : this.#context.formats[wholeNumber(this.#bytes, styleStart, styleEnd)];
    if (format?.kind === 'date') {
      const date = this.#dateOf(value);
      if (date !== null) return this.#packer.addDate(this.#column, date);
    } else if (format?.kind === 'identifier') {
      const text = identifierText(format.format, value);
      if (text !== null) return this.#packer.addText(this.#column, text);
    }
    this.#packer.addValue(this.#column, CELL.number, value);
  }

  #dateOf(serial: number): LocalDate | null {
    if (!Number.isInteger(serial)) return dateOfSerial(serial, this.#context.since1904);
    const known = this.#dates.get(serial);
    if (known !== undefined) return known;
    const date = dateOfSerial(serial, this.#context.since1904);
    this.#dates.set(serial, date);
    return date;
  }

  #packShared(index: number): void {
    const { ends } = this.#context.texts;
    const end = ends[index];
    if (end === undefined) throw new NotPlain();
    if (end === (index === 0 ? 0 : ends[index - 1])) this.#packer.add(this.#column, CELL.empty);
    else this.#packer.addValue(this.#column, CELL.shared, index);
  }

  /** The library unescapes the text of a formula, `t="str"`, twice; so that a workbook reads alike both ways, so does this. */
  #packText(start: number, end: number, isTwice: boolean): void {
    if (!hasEscapes(this.#bytes, start, end)) return this.#packer.addBytes(this.#column, this.#bytes, start, end);
    const text = this.#bytes.toString('utf8', start, end);
    if (!hasOnlyReferences(text)) throw new NotPlain();
    this.#packer.addText(this.#column, unescapeText(isTwice ? unescapeCharacters(text) : text));
  }

  #isTrue(start: number, end: number): boolean {
    const text = this.#bytes.toString('latin1', start, end);
    if (text !== '' && !['0', '1', 'true', 'false'].includes(text)) throw new NotPlain();
    return text === '1' || text === 'true';
  }
}
