import { type CellObject, read, type WorkBook } from 'xlsx';
import { AppError } from '../../../shared/errors/app-error.ts';
import { sheetScore } from '../../../shared/imports/choose-sheet.ts';
import type { Cell, TableRow, TableRows } from '../../../shared/imports/table.ts';
import { type CellBudget, cellBudget, spend } from './cell-budget.ts';
import { cellFormat, dateOf, dateOfSerial, identifierText } from './cell-formats.ts';
import { ERROR_TEXT } from './packed-cells.ts';
import { READING, readPlainWorkbook, type Sheet, visibleSheets } from './plain-workbook.ts';
import { isZip } from './recognise-content.ts';
import { LAST_ROW } from './worksheet-rows.ts';
import { unpacksAsDeclared, zipEntries } from './zip-entries.ts';
import './whole-utf16-units.ts';

/**
 * Reads a workbook's cells as it stores them: cached values of formulas, numbers as numbers, dates recognised by their number format
 * under the workbook's own epoch (1900 or 1904). The sheet is the chosen one, else the visible one whose content is
 * most what can be imported, the first of several alike. Nothing is executed, no link is followed.
 * @throws AppError FILE_PROTECTED, FILE_DAMAGED, FILE_TOO_DEMANDING, IMPORT_SHEET_UNKNOWN
 */
export function readWorkbook(
  file: string,
  bytes: Uint8Array,
  chosenSheet?: string,
  headRows?: number,
): { rows: TableRows; sheet: string; sheets: string[] } {
  const sheets = readPlainWorkbook(bytes, cellBudget(file), headRows) ?? readAnyWorkbook(file, bytes, headRows);
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const names = filled.map(({ name }) => name);
  const sheet =
    chosenSheet === undefined
      ? bestSheet(filled)
      : filled.find(({ name }) => name === chosenSheet || name.trim().toLowerCase() === chosenSheet.trim().toLowerCase());
  if (!sheet) throw new AppError('IMPORT_SHEET_UNKNOWN', { file, sheet: chosenSheet ?? '', sheets: names });
  return { rows: sheet.rows, sheet: sheet.name, sheets: names };
}

function bestSheet(sheets: readonly Sheet[]): Sheet | undefined {
  if (sheets.length < 2) return sheets[0];
  const scored = sheets.map((sheet) => ({ sheet, score: sheetScore(sheet.name, sheet.rows) }));
  return scored.reduce((best, candidate) => (candidate.score > best.score ? candidate : best)).sheet;
}

/** The visible sheets of a workbook of any form, read by the library. @throws AppError FILE_PROTECTED, FILE_DAMAGED, FILE_TOO_DEMANDING */
export function readAnyWorkbook(file: string, bytes: Uint8Array, headRows?: number): Sheet[] {
  if (!unpacksHonestly(bytes)) throw new AppError('FILE_DAMAGED', { file });
  const workbook = parse(file, bytes, headRows);
  const budget = cellBudget(file);
  return visibleSheets(workbook).map((name) => ({ name, rows: sheetRows(workbook, name, budget) }));
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
