import { isUtf8 } from 'node:buffer';
import { read, type WorkBook } from 'xlsx';
import type { TableRows } from '../../../shared/imports/table.ts';
import { unpackedEntry, type ZipEntry, zipEntries } from '../zip-entries.ts';
import type { CellBudget } from './cell-budget.ts';
import { type CellFormat, cellFormat } from './cell-formats.ts';
import { PackedCellRows, type PackedTexts } from './packed-cells.ts';
import { NotPlain, rootOf } from './plain-xml.ts';
import { isZip } from './recognise-content.ts';
import { NO_TEXTS, readSharedTexts } from './shared-texts.ts';
import { type ArchivePart, storedArchive } from './stored-archive.ts';
import { readSheetRows, type SheetData } from './worksheet-rows.ts';
import './whole-utf16-units.ts';

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  /** None of a hidden sheet that was not asked for. */
  readonly rows: TableRows;
  readonly isHidden: boolean;
  readonly isEmpty: boolean;
}

/** How the library is asked to read: what cells hold, and how they show it; nothing else. */
export const READING = {
  type: 'buffer',
  dense: true,
  cellNF: true,
  cellDates: false,
  cellText: false,
  cellHTML: false,
  cellFormula: false,
  cellStyles: false,
  bookVBA: false,
  bookDeps: false,
} as const;

/** What the library reads of a workbook beside its cells, though its types do not tell. */
interface ReadBook extends WorkBook {
  readonly Strings?: readonly { readonly t?: string }[];
  readonly Styles?: { readonly CellXf?: readonly { readonly numFmtId?: number }[] };
  readonly SSF?: Readonly<Record<string, unknown>>;
}

const READ_PART = /\.(?:xml|rels|vml)$/i;
/** What the library never looks at when it is asked for cells. */
const UNREAD_PART = /(?:^|[\\/])(?:calcChain\.xml$|externalLinks[\\/]|pivotCache[\\/]|pivotTables[\\/]|theme[\\/]|customXml[\\/])/i;

/** What a workbook may have beside its cells and their texts, to be read here. */
const MOST_BESIDE_CELLS = 1 << 24;
const MOST_PARTS = 2000;

export function isHiddenSheet(workbook: WorkBook, name: string): boolean {
  return (workbook.Workbook?.Sheets?.[workbook.SheetNames.indexOf(name)]?.Hidden ?? 0) !== 0;
}

/**
 * The sheets of an xlsx or xlsm workbook whose cells are plain, read six times as fast as by the library: from the bytes of
 * its parts straight to packed rows. The library still reads all but the cells, from the same workbook in which one numbered cell stands
 * for all those of a sheet, and one text for those that they share: so each sheet's name, its part, its styles and what else belongs to it are
 * found as ever. `hidden`: hidden sheets that are read too. Null for any other workbook, which the library is left to read, or to refuse.
 * @throws AppError FILE_TOO_DEMANDING
 */
export function readPlainWorkbook(bytes: Uint8Array, budget: CellBudget, headRows = 0, hidden: readonly string[] = []): Sheet[] | null {
  try {
    return sheetsOf(bytes, budget, headRows, hidden);
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

function sheetsOf(bytes: Uint8Array, budget: CellBudget, headRows: number, hidden: readonly string[]): Sheet[] {
  if (!isZip(bytes)) throw new NotPlain();
  const { cellParts, textParts, otherParts } = partsOf(bytes);
  const hollow = readHollow([...cellParts.map(hollowSheet), ...textParts.map(hollowTexts), ...otherParts]);
  const texts = sharedTexts(hollow, textParts);
  const context = { texts, formats: formatsOf(hollow), since1904: hollow.Workbook?.WBProps?.date1904 === true, headRows, budget };
  return hollow.SheetNames.map((name) => {
    const isHidden = isHiddenSheet(hollow, name);
    const cells = hollow.Sheets[name]?.['!data'];
    if (hollow.Sheets[name] === undefined) throw new NotPlain();
    const rows = new PackedCellRows(texts);
    const isEmpty = !Array.isArray(cells) || cells.length === 0;
    if (isEmpty || (isHidden && !hidden.includes(name))) return { name, rows, isHidden, isEmpty };
    const data = cellParts[markOf(cells[0]?.[0]?.v)]?.data;
    if (!data) throw new NotPlain();
    for (const pack of readSheetRows(data, { ...context, leastWidths: widthsOf(cells) })) rows.add(pack);
    return { name, rows, isHidden, isEmpty: rows.length === 0 };
  });
}

interface CellPart {
  readonly name: string;
  readonly data: SheetData;
}

interface Parts {
  readonly cellParts: CellPart[];
  readonly textParts: ArchivePart[];
  readonly otherParts: ArchivePart[];
}

function partsOf(bytes: Uint8Array): Parts {
  const entries = zipEntries(bytes) ?? [];
  if (entries.length > MOST_PARTS || !areDistinct(entries)) throw new NotPlain();
  const parts: Parts = { cellParts: [], textParts: [], otherParts: [] };
  let besideCells = 0;
  for (const entry of entries) {
    const { name } = entry;
    const content = unpackedEntry(bytes, entry);
    if (content === null) throw new NotPlain();
    if (!READ_PART.test(name) || UNREAD_PART.test(name)) continue;
    const root = rootOf(content);
    const data = root?.name === 'worksheet' ? sheetData(content, root.prefix) : null;
    if (data || root?.name === 'sst') {
      if (!isUtf8(content)) throw new NotPlain();
      if (data) parts.cellParts.push({ name, data });
      else parts.textParts.push({ name, content });
    } else parts.otherParts.push({ name, content });
    besideCells += data ? content.length - (data.end - data.start) : root?.name === 'sst' ? 0 : content.length;
    if (besideCells > MOST_BESIDE_CELLS) throw new NotPlain();
  }
  return parts;
}

/** The library goes by the first of several parts of a name, whatever its case; beyond ASCII a name is written in more than one way. */
function areDistinct(entries: readonly ZipEntry[]): boolean {
  const names = entries.map(({ name }) => name.replaceAll('\\', '/').toLowerCase());
  return new Set(names).size === names.length && names.every((name) => /^[\x20-\x7e]+$/.test(name));
}

/** Where the rows of a sheet lie; null for a sheet that has none. */
function sheetData(part: Buffer, prefix: string): SheetData | null {
  const opening = `<${prefix}sheetData`;
  const tag = part.indexOf(opening);
  const start = tag < 0 ? 0 : part.indexOf('>', tag) + 1;
  if (start === 0 || !/^\s?>?$/.test(part.toString('latin1', tag + opening.length, tag + opening.length + 1))) return null;
  if (part.toString('latin1', start - 2, start) === '/>') return null;
  const end = part.indexOf(`</${prefix}sheetData>`, start);
  return end < 0 ? null : { part, start, end, prefix };
}

function hollowSheet({ name, data: { part, start, end, prefix } }: CellPart, index: number): ArchivePart {
  const mark = Buffer.from(`<${prefix}row r="1"><${prefix}c r="A1"><${prefix}v>${index}</${prefix}v></${prefix}c></${prefix}row>`);
  return { name, content: Buffer.concat([part.subarray(0, start), mark, part.subarray(end)]) };
}

function hollowTexts({ name }: ArchivePart, index: number): ArchivePart {
  return { name, content: Buffer.from(`<sst><si><t>${index}</t></si></sst>`) };
}

function readHollow(parts: readonly ArchivePart[]): ReadBook {
  try {
    return read(storedArchive(parts), READING);
  } catch {
    throw new NotPlain();
  }
}

/** The number of the part that one of its cells or texts stands for; -1 for none. */
function markOf(value: unknown): number {
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : -1;
}

function sharedTexts({ Strings = [] }: ReadBook, parts: readonly ArchivePart[]): PackedTexts {
  const [first] = Strings;
  if (!first) return NO_TEXTS;
  const part = parts[markOf(first.t)];
  if (!part) throw new NotPlain();
  return readSharedTexts(part.content);
}

function formatsOf({ Styles, SSF = {} }: ReadBook): CellFormat[] {
  return (Styles?.CellXf ?? []).map(({ numFmtId = 0 }) => {
    const format = SSF[numFmtId];
    return cellFormat(typeof format === 'string' ? format : 'General');
  });
}

/** How many cells at least each row has, by the cells that are empty but for a link or a comment. */
function widthsOf(rows: readonly (readonly unknown[] | undefined)[]): Map<number, number> {
  const widths = new Map<number, number>();
  rows.forEach((cells, index) => {
    if (cells) widths.set(index + 1, cells.length);
  });
  return widths;
}
