import { type CellObject, read, type WorkBook } from 'xlsx';
import { AppError } from '../../../shared/errors/app-error.ts';
import { sheetScore } from '../../../shared/imports/choose-sheet.ts';
import { sheetsTogether } from '../../../shared/imports/sheets-to-read.fr.ts';
import type { Cell, SheetReading, Table, TableRow } from '../../../shared/imports/table.ts';
import { unpacksAsDeclared, zipEntries } from '../zip-entries.ts';
import { type CellBudget, cellBudget, spend } from './cell-budget.ts';
import { cellFormat, dateOf, dateOfSerial, identifierText } from './cell-formats.ts';
import { ERROR_TEXT } from './packed-cells.ts';
import { isHiddenSheet, READING, readPlainWorkbook, type Sheet } from './plain-workbook.ts';
import { isZip } from './recognise-content.ts';
import { LAST_ROW } from './worksheet-rows.ts';
import './whole-utf16-units.ts';

export interface WorkbookChoices {
  /** One sheet, whatever the others are. */
  readonly sheet?: string | undefined;
  /** These, as one table. */
  readonly sheets?: readonly string[] | undefined;
  readonly headRows?: number | undefined;
}

/** What was read of a workbook: one sheet, or several that belong together. */
export type WorkbookReading = Pick<Table, 'rows' | 'sheets'> & { readonly sheet: string; readonly workbook: SheetReading };

/**
 * Reads a workbook's cells as it stores them: cached values of formulas, numbers as numbers, dates recognised by their number format
 * under the workbook's own epoch (1900 or 1904). The sheets are the chosen ones, hidden or not; else the visible one whose content is
 * most what can be imported, the first of several alike, with those that belong to it. Nothing is executed, no link is followed.
 * @throws AppError FILE_PROTECTED, FILE_DAMAGED, FILE_TOO_DEMANDING, IMPORT_SHEET_UNKNOWN
 */
export function readWorkbook(file: string, bytes: Uint8Array, { sheet, sheets, headRows }: WorkbookChoices = {}): WorkbookReading {
  const wanted = sheets ?? (sheet === undefined ? [] : [sheet]);
  const all = readPlainWorkbook(bytes, cellBudget(file), headRows, wanted) ?? readAnyWorkbook(file, bytes, headRows, wanted);
  const visible = all.filter(({ isHidden, isEmpty }) => !isHidden && !isEmpty);
  const hidden = all.filter(({ isHidden, isEmpty }) => isHidden && !isEmpty).map(({ name }) => name);
  const names = visible.map(({ name }) => name);
  const unknown = (name: string) => new AppError('IMPORT_SHEET_UNKNOWN', { file, sheet: name, sheets: names });
  const chosen = wanted.map((name) => {
    const found = all.find((each) => !each.isEmpty && isCalled(each, name));
    if (!found) throw unknown(name);
    return found;
  });
  const main = chosen.length === 0 ? bestSheet(visible) : (visible.find((each) => chosen.includes(each)) ?? chosen[0]);
  if (!main) throw unknown('');
  const { alike, proposed } = sheetsTogether(visible, main);
  const together = chosen.length === 0 ? proposed : all.filter((each) => chosen.includes(each));
  const [first = main] = together;
  return {
    rows: first.rows,
    sheet: first.name,
    sheets: names,
    workbook: {
      hidden,
      alike: alike.map(({ name }) => name),
      together: together.map(({ name, rows }) => ({ name, rows })),
    },
  };
}

function isCalled({ name }: Sheet, wanted: string): boolean {
  return name === wanted || name.trim().toLowerCase() === wanted.trim().toLowerCase();
}

function bestSheet(sheets: readonly Sheet[]): Sheet | undefined {
  if (sheets.length < 2) return sheets[0];
  const scored = sheets.map((sheet) => ({ sheet, score: sheetScore(sheet.name, sheet.rows) }));
  return scored.reduce((best, candidate) => (candidate.score > best.score ? candidate : best)).sheet;
}

/** The sheets of a workbook of any form, read by the library, hidden ones where asked for. @throws AppError FILE_PROTECTED, FILE_DAMAGED, FILE_TOO_DEMANDING */
export function readAnyWorkbook(file: string, bytes: Uint8Array, headRows?: number, hidden: readonly string[] = []): Sheet[] {
  if (!unpacksHonestly(bytes)) throw new AppError('FILE_DAMAGED', { file });
  const workbook = parse(file, bytes, headRows);
  const budget = cellBudget(file);
  return workbook.SheetNames.map((name) => {
    const isHidden = isHiddenSheet(workbook, name);
    if (isHidden && !hidden.includes(name)) return { name, rows: [], isHidden, isEmpty: !holdsCells(workbook, name) };
    const rows = sheetRows(workbook, name, budget);
    return { name, rows, isHidden, isEmpty: rows.length === 0 };
  });
}

/** The library unpacks whatever an archive holds, however little the archive says of it. */
function unpacksHonestly(bytes: Uint8Array): boolean {
  return !isZip(bytes) || (zipEntries(bytes)?.every((entry) => unpacksAsDeclared(bytes, entry)) ?? false);
}

function parse(file: string, bytes: Uint8Array, headRows = 0): WorkBook {
  try {
    return read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { ...READING, sheetRows: headRows });
  } catch (error) {
    throw new AppError(error instanceof Error && /password/i.test(error.message) ? 'FILE_PROTECTED' : 'FILE_DAMAGED', { file });
  }
}

function holdsCells(workbook: WorkBook, name: string): boolean {
  const data = workbook.Sheets[name]?.['!data'];
  return Array.isArray(data) && data.length > 0;
}

function sheetRows(workbook: WorkBook, name: string, budget: CellBudget): TableRow[] {
  const data = workbook.Sheets[name]?.['!data'];
  if (!Array.isArray(data)) return [];
  // What lies past the last row that a sheet may have makes an array so long that going through it would not end.
  if (data.length > LAST_ROW) throw new AppError('FILE_DAMAGED', { file: budget.file });
  const since1904 = workbook.Workbook?.WBProps?.date1904 === true;
  spend(
    budget,
    data.reduce((sum: number, cells: unknown[] | undefined) => sum + (cells?.length ?? 0), 0),
  );
  const rows: TableRow[] = [];
  data.forEach((cells: (CellObject | undefined)[] | undefined, index) => {
    if (!cells) return;
    const values = Array.from(cells, (cell) => (cell ? cellValue(cell, since1904) : ''));
    if (values.some((value) => value !== '')) rows.push({ line: index + 1, cells: values });
  });
  return rows;
}

function cellValue(cell: CellObject, since1904: boolean): Cell {
  const { t, v } = cell;
  if (t === 's') return typeof v === 'string' ? v : '';
  if (t === 'b') return v === true;
  if (t === 'e') return ERROR_TEXT;
  if (t === 'd' && v instanceof Date) return dateCell(dateOf(v.getUTCFullYear(), v.getUTCMonth() + 1, v.getUTCDate())) ?? '';
  if (t !== 'n' || typeof v !== 'number') return '';
  const format = cellFormat(typeof cell.z === 'string' ? cell.z : 'General');
  if (format.kind === 'identifier') return identifierText(format.format, v) ?? v;
  return (format.kind === 'date' ? dateCell(dateOfSerial(v, since1904)) : null) ?? v;
}

function dateCell(date: ReturnType<typeof dateOf>): Cell | null {
  return date && { date };
}
