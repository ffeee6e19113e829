import { type CellObject, read, SSF, type WorkBook } from 'xlsx';
import { isLocalDate, localDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { sheetScore } from '../../../shared/imports/choose-sheet.ts';
import type { Cell, TableRow } from '../../../shared/imports/table.ts';

/** Cells of a workbook, empty ones between others included: thirty columns of a million rows. */
const LARGEST_SHEETS = 30_000_000;

/** What may still be read of a workbook. */
interface Budget {
  readonly file: string;
  cells: number;
}

interface Sheet {
  readonly name: string;
  readonly rows: TableRow[];
}

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
): { rows: TableRow[]; sheet: string; sheets: string[] } {
  const workbook = parse(file, bytes, headRows);
  const budget: Budget = { file, cells: LARGEST_SHEETS };
  const sheets = visibleSheets(workbook).map((name): Sheet => ({ name, rows: sheetRows(workbook, name, budget) }));
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

function parse(file: string, bytes: Uint8Array, headRows = 0): WorkBook {
  try {
    return read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      type: 'buffer',
      dense: true,
      sheetRows: headRows,
      cellNF: true,
      cellDates: false,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      cellStyles: false,
      bookVBA: false,
      bookDeps: false,
    });
  } catch (error) {
    throw new AppError(error instanceof Error && /password/i.test(error.message) ? 'FILE_PROTECTED' : 'FILE_DAMAGED', { file });
  }
}

function visibleSheets(workbook: WorkBook): string[] {
  return workbook.SheetNames.filter((_name, index) => (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) === 0);
}

function sheetRows(workbook: WorkBook, name: string, budget: Budget): TableRow[] {
  const data = workbook.Sheets[name]?.['!data'];
  if (!Array.isArray(data)) return [];
  const since1904 = workbook.Workbook?.WBProps?.date1904 === true;
  // Known before anything is copied: a value in the last of 16 384 columns makes a row of 16 384 cells.
  budget.cells -= data.reduce((sum: number, cells: unknown[] | undefined) => sum + (cells?.length ?? 0), 0);
  if (budget.cells < 0) throw new AppError('FILE_TOO_DEMANDING', { file: budget.file });
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
  if (t === 'e') return '#ERREUR';
  if (t === 'd' && v instanceof Date) return dateValue(v.getUTCFullYear(), v.getUTCMonth() + 1, v.getUTCDate()) ?? '';
  if (t !== 'n' || typeof v !== 'number') return '';
  const format = typeof cell.z === 'string' ? cell.z : 'General';
  // A number shown as 0000611365 is an identifier.
  if (/^0{2,}$/.test(format) && Number.isInteger(v)) return SSF.format(format, v);
  if (!SSF.is_date(format) || v < 1) return v;
  const code = SSF.parse_date_code(v, { date1904: since1904 }) as { y: number; m: number; d: number } | null;
  return (code && dateValue(code.y, code.m, code.d)) ?? v;
}

function dateValue(year: number, month: number, day: number): Cell | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLocalDate(text) ? { date: localDate(text) } : null;
}
