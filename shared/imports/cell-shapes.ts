import { scanAmount } from './amounts-in-text.ts';
import { scanDate } from './dates-in-text.ts';
import { type Cell, cellText } from './table.ts';

export function isDate(cell: Cell): boolean {
  return scanDate(cell) !== null;
}

/** An amount, and not a date that is also a number. */
export function isAmount(cell: Cell): boolean {
  return typeof cell === 'number' || (typeof cell === 'string' && scanAmount(cellText(cell)) !== null);
}
