import type { PlacedImage } from '../letterhead/image-box.ts';
import type { LetterContent } from './letter-content.ts';
import type { FontName, PageItem, TextItem } from './page.ts';
import {
  ADDRESS_BLOCK,
  DATE_BASELINE,
  FOLD_MARKS,
  FONT_ASCENT,
  FONT_DESCENT,
  HAIRLINE,
  LOGO_TOP,
  MARGIN_LEFT,
  MARGIN_RIGHT,
  mm,
  NO_INK,
  POINT_MM,
  SECOND_INK,
  SIDE_COLUMN_WIDTH,
  SUBJECT_TOP,
} from './page-geometry.ts';
import { breakIntoLines, type Measure } from './text-layout.ts';

/** How a single text is set: enough to place it, its width being measured. */
export interface TextStyle {
  size: number;
  font: FontName;
  color?: string;
  role?: TextItem['role'];
  block?: string;
}

export function textItem(text: string, x: number, baseline: number, style: TextStyle, measure: Measure): TextItem {
  return { type: 'text', x: mm(x), y: mm(baseline), text, width: mm(measure(text, style.font, style.size)), ...style };
}

export function imageItem({ picture, widthMm, heightMm }: PlacedImage, x: number, y: number): PageItem {
  return { type: 'image', x: mm(x), y: mm(y), width: widthMm, height: heightMm, picture };
}

/**
 * The parts of the first page that never flow: letterhead, address in the window, references, date, fold marks; and where the
 * text may start under them.
 */
export function firstPageFrame(content: LetterContent, measure: Measure): { items: PageItem[]; bottom: number } {
  const side = sideColumn(content, measure);
  const items = [...side.items, ...addressBlock(content.addressLines, measure), dateLine(content, measure), ...foldMarks()];
  return { items, bottom: Math.max(SUBJECT_TOP, side.bottom + 3) };
}

/** The column left of the window: the letterhead on top, how the letter is sent and the references under it. */
function sideColumn(content: LetterContent, measure: Measure): { items: PageItem[]; bottom: number } {
  const items: PageItem[] = [];
  const column = (text: string, baseline: number, pitch: number, style: TextStyle): number => {
    const runs = [{ text, bold: style.font === 'bold' }];
    const lines = breakIntoLines(runs, SIDE_COLUMN_WIDTH, style.size, measure);
    lines.forEach((line, index) => {
      const words = line.segments.map((segment) => segment.text).join('');
      items.push(textItem(words, MARGIN_LEFT, baseline + index * pitch, style, measure));
    });
    return baseline + lines.length * pitch;
  };
  const { name, lines, logo } = content.letterhead;
  if (logo) items.push(imageItem(logo, MARGIN_LEFT, LOGO_TOP));
  const top = logo ? LOGO_TOP + logo.heightMm + 6 : 20.5;
  // Under a logo, which says who writes, the name needs no size.
  const size = logo ? 11 : 14;
  let y = column(name, top, (5.4 * size) / 14, { size, font: 'bold', role: 'P', block: 'letterhead' });
  y -= 0.4;
  for (const line of lines) y = column(line, y, 3.8, { size: 8.5, font: 'regular', color: SECOND_INK, role: 'P', block: 'letterhead' });

  const references = [...(content.registered === undefined ? [] : [content.registered]), ...content.references];
  const delivery = content.delivery === null ? 0 : 4.6;
  y = Math.max(y + 3, NO_INK.bottom - 4 - delivery - references.length * 4);
  if (content.delivery !== null) y = column(content.delivery, y, 4.6, { size: 9.5, font: 'bold', role: 'P', block: 'delivery' });
  references.forEach((reference, index) => {
    y = column(reference, y, 4, { size: 9, font: 'regular', color: SECOND_INK, role: 'P', block: `reference${index}` });
  });
  return { items, bottom: y };
}

/** Six lines in 24 mm; a country on a seventh takes a smaller size, a line that is too wide for the window too. */
export function addressBlock(lines: readonly string[], measure: Measure): TextItem[] {
  const { x, top, width, height } = ADDRESS_BLOCK;
  const wanted = lines.length > 6 ? 9 : 10;
  const widest = Math.max(0, ...lines.map((line) => measure(line, 'regular', wanted)));
  const size = widest > width ? Math.floor(((wanted * width) / widest) * 20) / 20 : wanted;
  const lineBox = (FONT_ASCENT + FONT_DESCENT) * wanted * POINT_MM;
  const pitch = (height - 0.1 - lineBox) / (Math.max(lines.length, 6) - 1);
  const firstBaseline = top + 0.05 + FONT_ASCENT * wanted * POINT_MM;
  const style: TextStyle = { size, font: 'regular', role: 'P', block: 'address' };
  return lines.map((line, index) => textItem(line, x, firstBaseline + index * pitch, style, measure));
}

/** Under the address, unless the name of the town is too long for that. */
function dateLine(content: LetterContent, measure: Measure): PageItem {
  const style: TextStyle = { size: 10.5, font: 'regular', role: 'P', block: 'date' };
  const x = Math.min(ADDRESS_BLOCK.x, MARGIN_RIGHT - measure(content.placeAndDate, style.font, style.size));
  return textItem(content.placeAndDate, x, DATE_BASELINE, style, measure);
}

function foldMarks(): PageItem[] {
  return FOLD_MARKS.map((y) => ({ type: 'line', x1: 5, y1: y, x2: 9, y2: y, width: 0.15, color: HAIRLINE }));
}
