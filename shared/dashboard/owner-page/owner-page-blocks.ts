import { type TextStyle, textItem } from '../../letters/first-page-frame.ts';
import { fittedLines } from '../../letters/fitted-text.ts';
import type { TextRun } from '../../letters/letter-content.ts';
import type { PageItem } from '../../letters/page.ts';
import { HAIRLINE, INK, mm } from '../../letters/page-geometry.ts';
import type { Measure } from '../../letters/text-layout.ts';

/** The page's column of text, and its two halves, in millimetres. */
export const LEFT = 17;
export const RIGHT = 193;
export const WIDTH = RIGHT - LEFT;
export const GAP = 8;
export const COLUMN = (WIDTH - GAP) / 2;

/** Something set from a height on, and where the next may start. */
export interface Block {
  items: PageItem[];
  bottom: number;
}

export interface LinesStyle extends TextStyle {
  pitch: number;
  maxLines: number;
}

/** Lines of one text, the first with its baseline at `baseline`; `bottom` is the baseline that a next line would have. */
export function linesOf(
  text: string | readonly TextRun[],
  x: number,
  baseline: number,
  width: number,
  { pitch, maxLines, ...style }: LinesStyle,
  measure: Measure,
): Block {
  const runs = typeof text === 'string' ? [{ text, bold: style.font === 'bold' }] : text;
  const lines = fittedLines(runs, width, style.size, maxLines, measure);
  const items = lines.flatMap((line, index) =>
    line.segments.map((segment) =>
      textItem(segment.text, x + segment.x, baseline + index * pitch, { ...style, font: segment.font }, measure),
    ),
  );
  return { items, bottom: baseline + lines.length * pitch };
}

/** Text that ends at `right`, cut to `width`. */
export function rightAligned(text: string, right: number, baseline: number, width: number, style: TextStyle, measure: Measure): PageItem[] {
  const { items } = linesOf(text, 0, baseline, width, { ...style, pitch: 0, maxLines: 1 }, measure);
  const end = Math.max(0, ...items.map((item) => (item.type === 'text' ? item.x + item.width : 0)));
  return items.map((item) => (item.type === 'text' ? { ...item, x: mm(item.x + right - end) } : item));
}

export function rule(x1: number, x2: number, y: number, width = 0.15, color = HAIRLINE): PageItem {
  return { type: 'line', x1: mm(x1), y1: mm(y), x2: mm(x2), y2: mm(y), width, color };
}

/** The title of a part of the page. */
export function partTitle(text: string, id: string, x: number, y: number, width: number, measure: Measure): Block {
  const style: LinesStyle = { size: 10.5, font: 'bold', role: 'H2', block: `${id}.title`, pitch: 4.6, maxLines: 1 };
  const { items } = linesOf(text, x, y + 3.6, width, style, measure);
  return { items: [...items, rule(x, x + width, y + 5.2, 0.25, INK)], bottom: y + 5.4 };
}
