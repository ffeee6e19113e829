import { monthNumber } from '../../shared/dates/month-names.fr.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { parseCellAmount } from '../../shared/money/parse-cell-amount.ts';

/** Where a block is pasted, the months of the sheet's rows, and how many columns it has. */
export interface PastePlace {
  row: number;
  column: number;
  months: readonly YearMonth[];
  columnCount: number;
}

export interface PastedAmount {
  row: number;
  column: number;
  /** null for an empty cell: it empties the one that it is pasted on. */
  amount: Cents | null;
}

export type PastedBlock =
  /** `isTurned`: its months stood side by side; here they go down. */
  | { state: 'read'; amounts: PastedAmount[]; isTurned: boolean }
  /** One cell is no amount: nothing of the block is taken. */
  | { state: 'unreadable'; row: number; column: number; text: string }
  /** It begins with another month than the chosen cell. */
  | { state: 'otherMonth'; name: string; row: number }
  /** Nothing in it is an amount. */
  | { state: 'noAmount' }
  /** So many rows or columns do not fit between the cell and the edge of the sheet. */
  | { state: 'tooLarge'; rows: number; columns: number };

/**
 * Several cells copied from a spreadsheet: lines separated by line ends, cells by tabs, amounts in French. All or nothing. Titles above the
 * amounts or beside them, and what stands under a « Total », are passed over; months named there must be those of the rows that they land
 * on. Months that stand side by side go down where the sheet has no room for them across. Empty lines, and empty cells beyond the edge of
 * the sheet, are passed over. null for a single cell, which is pasted like any text.
 */
export function readPastedBlock(text: string, place: PastePlace): PastedBlock | null {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  if (lines.length === 1 && !text.includes('\t')) return null;
  const { cells, above, beside } = withoutTitles(lines.map((line) => line.split('\t').map((cell) => cell.trim())));
  if (cells.length === 0) return { state: 'noAmount' };
  const columns = Math.max(...cells.map((line) => line.length));
  // More columns than the sheet has cannot be its columns; fewer may, unless their titles are months.
  const isAcross = columns > place.columnCount || above.some((title) => monthOfTitle(title) !== null);
  const isTurned = isAcross && !fits(cells, place) && fits(turned(cells), place);
  if (!isTurned && !fits(cells, place)) return { state: 'tooLarge', rows: cells.length, columns };
  const names = isTurned ? above : beside;
  const misplaced = names.findIndex((name, down) => isOtherMonth(name, place.months[place.row + down]));
  if (misplaced >= 0) return { state: 'otherMonth', name: names[misplaced] ?? '', row: place.row + misplaced };

  const amounts: PastedAmount[] = [];
  for (const [down, line] of (isTurned ? turned(cells) : cells).entries()) {
    for (const [right, cell] of line.entries()) {
      const position = { row: place.row + down, column: place.column + right };
      if (!isInside(position, place)) continue;
      const amount = parseCellAmount(cell);
      if (amount === null && cell !== '') return { state: 'unreadable', ...position, text: cell };
      amounts.push({ ...position, amount });
    }
  }
  return { state: 'read', amounts, isTurned };
}

interface Titled {
  cells: string[][];
  /** The last line of titles above the cells, one for each column. */
  above: string[];
  /** The last column of titles beside them, one for each line. */
  beside: string[];
}

/** The cells without the lines above and the columns beside them where nothing is an amount, nor what those call a total. */
function withoutTitles(block: string[][]): Titled {
  const width = Math.max(...block.map((line) => line.length));
  const square = block.map((line) => Array.from({ length: width }, (_, right) => line[right] ?? ''));
  // One that is empty may be there to empty cells: only words make a line or a column of titles.
  const isTitles = (cells: readonly string[]) => cells.some((cell) => isWords(cell)) && cells.every((cell) => cell === '' || isWords(cell));
  let top = 0;
  while (isTitles(square[top] ?? [])) top += 1;
  const body = square.slice(top);
  let left = 0;
  while (left < width && isTitles(body.map((line) => line[left] ?? ''))) left += 1;
  if (body.length === 0 || left === width) return { cells: [], above: [], beside: [] };
  const above = (square[top - 1] ?? []).slice(left);
  const columns = Array.from({ length: width - left }, (_, right) => right).filter((right) => !isTotal(above[right] ?? ''));
  const rows = body.filter((line) => left === 0 || !isTotal(line[left - 1] ?? ''));
  return {
    cells: rows.map((line) => columns.map((right) => line[left + right] ?? '')),
    above: columns.map((right) => above[right] ?? ''),
    beside: left === 0 ? [] : rows.map((line) => line[left - 1] ?? ''),
  };
}

/** A month or a word; a formula, an error or « environ 8 » is none: it stands where an amount should. */
function isWords(cell: string): boolean {
  return monthOfTitle(cell) !== null || /^\p{L}[^\d=#%]*$/u.test(cell);
}

function isTotal(title: string): boolean {
  return /^(?:sous-)?tot(?:al|aux)\b/i.test(title);
}

/** 1–12 for « janvier », « janv. 2026 », « janv-26 », « 01/2026 », « 2026-01 »; null for what names no month. */
function monthOfTitle(title: string): number | null {
  const named = /^(\p{L}{3,}\.?)(?:[\s\-/.]*(?:20)?\d{2})?$/u.exec(title)?.[1];
  if (named !== undefined) return monthNumber(named);
  const written = /^(?:(0?[1-9]|1[0-2])[/-]20\d{2}|20\d{2}-(0[1-9]|1[0-2])|(?:01\/)(0[1-9]|1[0-2])\/20\d{2})$/.exec(title);
  const digits = written?.[1] ?? written?.[2] ?? written?.[3];
  return digits === undefined ? null : Number(digits);
}

function isOtherMonth(title: string, month: YearMonth | undefined): boolean {
  const named = monthOfTitle(title);
  return named !== null && month !== undefined && named !== Number(month.slice(5));
}

function isInside(cell: { row: number; column: number }, { months, columnCount }: PastePlace): boolean {
  return cell.row < months.length && cell.column < columnCount;
}

function fits(cells: readonly (readonly string[])[], place: PastePlace): boolean {
  return cells.every((line, down) =>
    line.every((cell, right) => cell === '' || isInside({ row: place.row + down, column: place.column + right }, place)),
  );
}

function turned(cells: readonly (readonly string[])[]): string[][] {
  return Array.from({ length: cells[0]?.length ?? 0 }, (_, right) => cells.map((line) => line[right] ?? ''));
}
