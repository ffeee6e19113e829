import { isAmount, isDate } from './cell-shapes.ts';
import type { ColumnMeaning } from './column-titles.fr.ts';
import { recogniseTitle } from './recognise-title.ts';
import { type Cell, cellText, type TableRow } from './table.ts';

/** A column under whose title lie its neighbour's values. */
export interface ShiftedColumn {
  readonly title: string;
  /** What is found under it. */
  readonly found: string;
  /** Where its own values are. */
  readonly side: 'left' | 'right';
}

const SURE_TITLE = 0.9;
const BORNE_OUT = 0.8;
const CONTRADICTED = 0.2;

type Shape = (cell: Cell) => boolean;

const isEmail: Shape = (cell) => cellText(cell).includes('@');
const isMoney: Shape = (cell) => isAmount(cell) && !(typeof cell === 'string' && isDate(cell));

const SHAPES: Readonly<Partial<Record<ColumnMeaning, Shape>>> = {
  issuedOn: isDate,
  dueOn: isDate,
  paymentDate: isDate,
  date: isDate,
  chargeDate: isDate,
  totalAmount: isMoney,
  amountExcludingTax: isMoney,
  taxAmount: isMoney,
  paymentAmount: isMoney,
  amount: isMoney,
  email: isEmail,
};

/**
 * The first column whose values stand one column beside their title, if from there on every title that calls for a date, an amount or
 * an address says the same: what a lost or added separator in the titles does to a whole file.
 */
export function findShiftedColumn(header: TableRow, samples: readonly TableRow[]): ShiftedColumn | null {
  const typed = header.cells.flatMap((cell, index) => {
    const shapes = new Set(
      recogniseTitle(cellText(cell)).flatMap(({ meaning, confidence }) => (confidence >= SURE_TITLE ? (SHAPES[meaning] ?? []) : [])),
    );
    const [shape, ...others] = shapes;
    return shape && others.length === 0 ? [{ index, shape }] : [];
  });
  const shareAt = (index: number, shape: Shape): number | null => {
    const filled = samples.map((row) => row.cells[index] ?? '').filter((cell) => cellText(cell) !== '');
    return filled.length === 0 ? null : filled.filter(shape).length / filled.length;
  };
  const contradicted = typed.filter(({ index, shape }) => (shareAt(index, shape) ?? 1) <= CONTRADICTED);
  const [first] = contradicted;
  if (!first) return null;
  for (const [step, side] of [
    [1, 'right'],
    [-1, 'left'],
  ] as const) {
    const concerned = typed.filter(({ index }) => index >= first.index);
    if (concerned.length < 2 || !concerned.every(({ index, shape }) => (shareAt(index + step, shape) ?? 0) >= BORNE_OUT)) continue;
    const found = samples.map((row) => cellText(row.cells[first.index])).find((text) => text !== '') ?? '';
    return { title: cellText(header.cells[first.index]), found: found.slice(0, 60), side };
  }
  return null;
}

/**
 * The column of amounts whose decimals became a column of their own: commas both between columns and before the cents. Every value
 * under the last title is then whole, and one or two digits stand beside it under no title.
 */
export function findCutDecimals(header: TableRow, samples: readonly TableRow[]): { title: string; example: string } | null {
  const titled = header.cells.flatMap((cell, index) => (cellText(cell) === '' ? [] : [index]));
  const last = titled.at(-1);
  if (last === undefined) return null;
  const title = cellText(header.cells[last]);
  const isAmountTitle = recogniseTitle(title).some(({ meaning, confidence }) => SHAPES[meaning] === isMoney && confidence >= SURE_TITLE);
  const cut = samples.filter(({ cells }) => cells.length === last + 2 && /^\d{1,2}(?:\s?€)?$/.test(cellText(cells[last + 1])));
  const whole = cut.every(({ cells }) => /^-?\d+$/.test(cellText(cells[last])));
  if (!isAmountTitle || !whole || cut.length === 0 || cut.length / samples.length < BORNE_OUT) return null;
  const [first] = cut;
  return { title, example: `${cellText(first?.cells[last])},${cellText(first?.cells[last + 1])}` };
}
