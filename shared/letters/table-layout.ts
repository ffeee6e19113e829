import { type TextStyle, textItem } from './first-page-frame.ts';
import type { LetterTable } from './letter-content.ts';
import type { PageItem } from './page.ts';
import { type Density, FONT_ASCENT, HAIRLINE, INK, MARGIN_LEFT, MARGIN_RIGHT, POINT_MM, SECOND_INK } from './page-geometry.ts';
import type { Strip } from './strips.ts';
import { breakIntoLines, type Measure } from './text-layout.ts';

const GUTTER = 3;
const UNIT = '\u00a0€';

interface Cell {
  lines: string[];
  x: number;
  right: number;
  align: 'left' | 'right';
}

/** The rows of a table as strips, its header above the first and again on every page that it reaches. */
export function tableStrips(table: LetterTable, id: string, density: Density, spaceBefore: number, measure: Measure): Strip[] {
  const hangs = unitRoom(table, density.table, measure);
  const header = headerStrip(table, id, density, hangs, measure);
  const rows = table.rows.map((row, index): Strip => {
    const bold = row.style === 'strong';
    const cells = cellsOf(table, row.cells, density.table, bold, hangs, measure);
    const height = Math.max(...cells.map(({ lines }) => lines.length), 1) * density.rowPitch + 2 * density.rowPadding;
    const style: TextStyle = {
      size: density.table,
      font: bold ? 'bold' : 'regular',
      color: row.style === 'muted' ? SECOND_INK : INK,
      role: 'TD',
    };
    return {
      height,
      spaceBefore: 0,
      breakAfter: true,
      repeated: { height: header.height, paint: (y) => header.paint(y).map(asArtifact) },
      paint: (y) => [
        ...(bold ? [rule(y, 0.3, INK)] : []),
        ...cellItems(cells, y + density.rowPadding, density.rowPitch, style, `${id}/r${index + 1}`, measure),
        rule(y + height, bold ? 0.3 : 0.15, bold ? INK : HAIRLINE),
      ],
    };
  });
  // A header, or a sum, never stands alone on its page, nor with one row.
  const together = [rows[0], ...rows.slice(-3, -1)];
  if (rows.length > 1) for (const row of together) if (row) row.breakAfter = false;
  return [{ ...header, spaceBefore }, ...rows];
}

function headerStrip(table: LetterTable, id: string, density: Density, hangs: readonly number[], measure: Measure): Strip {
  const size = density.table - 0.75;
  const titles = table.columns.map((column) => column.title);
  const cells = cellsOf(table, titles, size, true, hangs, measure);
  const pitch = density.rowPitch - 0.4;
  const tallest = Math.max(...cells.map(({ lines }) => lines.length), 1);
  const height = tallest * pitch + 2 * density.rowPadding;
  const style: TextStyle = { size, font: 'bold', color: SECOND_INK, role: 'TH' };
  return {
    height,
    spaceBefore: 0,
    breakAfter: false,
    paint: (y) => [
      ...cells.flatMap((cell, column) =>
        cellItems([cell], y + density.rowPadding + (tallest - cell.lines.length) * pitch, pitch, style, `${id}/r0`, measure, column),
      ),
      rule(y + height, 0.3, INK),
    ],
  };
}

/** Room that a column leaves for the unit of its sums, so that figures line up whether they bear one or not. */
function unitRoom(table: LetterTable, size: number, measure: Measure): number[] {
  const unit = measure(UNIT, 'bold', size);
  return table.columns.map((_column, index) => (table.rows.some(({ cells }) => cells[index]?.endsWith(UNIT)) ? unit : 0));
}

function cellsOf(
  table: LetterTable,
  texts: readonly string[],
  size: number,
  bold: boolean,
  hangs: readonly number[],
  measure: Measure,
): Cell[] {
  let x = MARGIN_LEFT;
  return table.columns.map((column, index) => {
    const left = index === 0 ? x : x + GUTTER / 2;
    // A text may run over the empty cells on its right: the label of a sum, of a credit.
    const empty = column.align === 'left' ? texts.slice(index + 1).findIndex((text) => text !== '') : 0;
    const span = table.columns.slice(index, index + 1 + Math.max(0, empty));
    const end = x + span.reduce((sum, spanned) => sum + spanned.width, 0);
    const right = index + span.length === table.columns.length ? end : end - GUTTER / 2;
    x += column.width;
    const text = texts[index] ?? '';
    const lines = breakIntoLines([{ text, bold }], right - left, size, measure);
    return {
      lines: lines.map((line) => line.segments.map((segment) => segment.text).join('')),
      x: left,
      right: text.endsWith(UNIT) ? right : right - (hangs[index] ?? 0),
      align: column.align,
    };
  });
}

function cellItems(
  cells: readonly Cell[],
  top: number,
  pitch: number,
  style: TextStyle,
  row: string,
  measure: Measure,
  firstColumn = 0,
): PageItem[] {
  const baseline = top + pitch * 0.5 + (FONT_ASCENT * 0.645 * style.size * POINT_MM) / 2;
  return cells.flatMap((cell, index) =>
    cell.lines.map((text, line) => {
      const x = cell.align === 'left' ? cell.x : cell.right - measure(text, style.font, style.size);
      return textItem(text, x, baseline + line * pitch, { ...style, block: `${row}/c${firstColumn + index + 1}` }, measure);
    }),
  );
}

function asArtifact(item: PageItem): PageItem {
  if (item.type !== 'text') return item;
  const { block: _block, ...rest } = item;
  return { ...rest, role: 'Artifact' };
}

function rule(y: number, width: number, color: string): PageItem {
  return { type: 'line', x1: MARGIN_LEFT, y1: y, x2: MARGIN_RIGHT, y2: y, width, color };
}
