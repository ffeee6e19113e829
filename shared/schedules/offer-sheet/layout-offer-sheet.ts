import {
  type Block,
  COLUMN,
  GAP,
  LEFT,
  type LinesStyle,
  linesOf,
  partTitle,
  RIGHT,
  rightAligned,
  rule,
  WIDTH,
} from '../../dashboard/owner-page/owner-page-blocks.ts';
import type { TextStyle } from '../../letters/first-page-frame.ts';
import type { Page, PageItem } from '../../letters/page.ts';
import { INK, SECOND_INK } from '../../letters/page-geometry.ts';
import type { Measure } from '../../letters/text-layout.ts';
import type { OfferSheetContent } from './offer-sheet-content.ts';

const FOOTER_BASELINE = 284;
/** Rows of instalments in one column; the longest schedule has thirty-six. */
const ROWS_A_COLUMN = 18;
const ROW = 6;

interface TableColumn {
  width: number;
  isNumber: boolean;
}

const OFFER_COLUMNS: readonly TableColumn[] = [
  { width: 50, isNumber: false },
  { width: 42, isNumber: false },
  { width: 20, isNumber: true },
  { width: 25, isNumber: true },
  { width: 21, isNumber: true },
  { width: WIDTH - 158, isNumber: true },
];
const INSTALMENT_COLUMNS: readonly TableColumn[] = [
  { width: 12, isNumber: false },
  { width: 24, isNumber: false },
  { width: 24, isNumber: true },
  { width: COLUMN - 60, isNumber: true },
];

/** The offer sheet, always one page: the debt, the offers side by side, and the instalments in one or two columns. */
export function layoutOfferSheet(content: OfferSheetContent, measure: Measure): Page {
  const items: PageItem[] = [];
  const place = ({ items: placed, bottom }: Block): number => {
    items.push(...placed);
    return bottom;
  };
  let y = place(heading(content, 16, measure));
  y = place(debtBlock(content, y + 6, measure));
  y = place(offersBlock(content, y + 8, measure));
  y = place(instalmentsBlock(content, y + 8, measure));
  const small: LinesStyle = { size: 8.5, font: 'regular', color: SECOND_INK, role: 'P', block: 'explanation', pitch: 3.9, maxLines: 3 };
  place(linesOf(content.explanation, LEFT, y + 7, WIDTH, small, measure));
  place(linesOf(content.footer, LEFT, FOOTER_BASELINE, WIDTH, { ...small, size: 8, block: 'footer', maxLines: 1 }, measure));
  return { items };
}

function heading({ company, title, subtitle }: OfferSheetContent, y: number, measure: Measure): Block {
  const name: LinesStyle = { size: 10, font: 'bold', role: 'P', block: 'company', pitch: 4.2, maxLines: 1 };
  const big: LinesStyle = { size: 18, font: 'bold', role: 'H1', block: 'title', pitch: 7, maxLines: 2 };
  const small: LinesStyle = { size: 9.5, font: 'regular', color: SECOND_INK, role: 'P', block: 'subtitle', pitch: 4, maxLines: 1 };
  const first = linesOf(company, LEFT, y + 3.5, WIDTH, name, measure);
  const titled = linesOf(title, LEFT, y + 14.5, WIDTH, big, measure);
  const under = linesOf(subtitle, LEFT, titled.bottom - 1.4, WIDTH, small, measure);
  return { items: [...first.items, rule(LEFT, RIGHT, y + 6, 0.4, INK), ...titled.items, ...under.items], bottom: under.bottom - 3 };
}

function debtBlock({ debt }: OfferSheetContent, y: number, measure: Measure): Block {
  const items: PageItem[] = [];
  debt.forEach(({ label, amount }, index) => {
    const baseline = y + 4 + index * 5.4;
    const style: LinesStyle = { size: 10, font: 'regular', role: 'P', block: `debt${index}`, pitch: 0, maxLines: 1 };
    items.push(...linesOf(label, LEFT, baseline, 76, style, measure).items);
    items.push(...rightAligned(amount, LEFT + 112, baseline, 34, { ...style, font: 'bold' }, measure));
  });
  return { items, bottom: y + debt.length * 5.4 };
}

function offersBlock({ offersTitle, columns, rows, conclusion }: OfferSheetContent, y: number, measure: Measure): Block {
  const head = partTitle(offersTitle, 'offers', LEFT, y, WIDTH, measure);
  const table = tableBlock([columns, ...rows], OFFER_COLUMNS, LEFT, head.bottom, 'offers', measure, 8);
  const style: LinesStyle = { size: 10, font: 'bold', role: 'P', block: 'conclusion', pitch: 4.4, maxLines: 2 };
  const said = linesOf(conclusion, LEFT, table.bottom + 5.5, WIDTH, style, measure);
  return { items: [...head.items, ...table.items, ...said.items], bottom: said.bottom - 3 };
}

function instalmentsBlock(content: OfferSheetContent, y: number, measure: Measure): Block {
  const { instalmentsTitle, instalmentColumns, instalments, total } = content;
  const head = partTitle(instalmentsTitle, 'instalments', LEFT, y, WIDTH, measure);
  const rows = [...instalments, total];
  const isTotal = (row: readonly string[]) => row === total;
  const parts = rows.length <= ROWS_A_COLUMN + 1 ? [rows] : [rows.slice(0, ROWS_A_COLUMN + 1), rows.slice(ROWS_A_COLUMN + 1)];
  const tables = parts.map((part, index) =>
    tableBlock(
      [instalmentColumns, ...part],
      INSTALMENT_COLUMNS,
      LEFT + index * (COLUMN + GAP),
      head.bottom,
      `instalments${index}`,
      measure,
      ROW,
      isTotal,
    ),
  );
  return {
    items: [...head.items, ...tables.flatMap(({ items }) => items)],
    bottom: Math.max(...tables.map(({ bottom }) => bottom)),
  };
}

/** A head and rows of one line each. */
function tableBlock(
  rows: readonly (readonly string[])[],
  columns: readonly TableColumn[],
  x: number,
  y: number,
  id: string,
  measure: Measure,
  pitch: number,
  isTotal: (row: readonly string[]) => boolean = () => false,
): Block {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const items: PageItem[] = [];
  let top = y;
  rows.forEach((cells, row) => {
    const isHead = row === 0;
    const height = isHead ? 6 : pitch;
    const isBold = isHead || isTotal(cells);
    let left = x;
    cells.forEach((cell, column) => {
      const { width: room, isNumber } = columns[column] ?? { width: 0, isNumber: false };
      const style: TextStyle = {
        size: isHead ? 8 : 9.5,
        font: isBold ? 'bold' : 'regular',
        ...(isHead ? { color: SECOND_INK } : {}),
        role: isHead ? 'TH' : 'TD',
        block: `${id}/r${row}/c${column}`,
      };
      const baseline = top + height * 0.68;
      if (cell !== '') {
        items.push(
          ...(isNumber
            ? rightAligned(cell, left + room, baseline, room, style, measure)
            : linesOf(cell, left, baseline, room - 2, { ...style, pitch: 0, maxLines: 1 }, measure).items),
        );
      }
      left += room;
    });
    top += height;
    items.push(rule(x, x + width, top));
  });
  return { items, bottom: top };
}
