import { addressBlock, type TextStyle, textItem } from '../letters/first-page-frame.ts';
import { withFrenchSpaces } from '../letters/french-typography.ts';
import type { Page, PageItem } from '../letters/page.ts';
import {
  FOLD_MARKS,
  HAIRLINE,
  INK,
  MARGIN_LEFT,
  MARGIN_RIGHT,
  mm,
  NO_INK,
  PANEL_TINT,
  SECOND_INK,
  SIDE_COLUMN_WIDTH,
  TEXT_WIDTH,
} from '../letters/page-geometry.ts';
import { breakIntoLines, type Measure } from '../letters/text-layout.ts';
import { controlPageWords as words } from './letterhead-words.fr.ts';
import type { Nudge } from './nudge.ts';

/** Of a window of 35 × 100 mm, 20 mm from the right and the bottom of a DL envelope, what shows however the folded sheet slides. */
const VISIBLE = { left: 100, top: 55, right: 190, bottom: 79 };
/** Where the cross is on a printer that is not off. */
const CROSS = { x: 100, y: 150 };
const CROSS_ARM = 9;
const RULER_Y = 120;
const DOWN_RULER = { x: 199, top: 105, bottom: 285 };
const BODY: TextStyle = { size: 9.5, font: 'regular', role: 'P' };
const PITCH = 4.4;
const SMALL: TextStyle = { size: 7.5, font: 'regular', color: SECOND_INK, role: 'P' };

/**
 * The sheet by which a printer is checked: the window of the envelope with an address in it, the folds, rulers, a cross to measure, and
 * how to find the correction. Laid out as it should come out: it is moved, like letters, on its way to paper.
 */
export function controlPage(nudge: Nudge, measure: Measure): Page {
  const title = textItem(words.title, MARGIN_LEFT, 20.5, { size: 14, font: 'bold', role: 'H1', block: 'title' }, measure);
  const before = paragraphs('before', words.before, MARGIN_LEFT, 29, SIDE_COLUMN_WIDTH, measure);
  const after = paragraphs('after', words.after, MARGIN_LEFT, 176, TEXT_WIDTH - 4, measure);
  const sums = [
    ...sumRow(words.toRight, CROSS.x + nudge.rightMm, 208, measure),
    ...sumRow(words.toBottom, CROSS.y + nudge.downMm, 217, measure),
  ];
  const end = paragraphs('end', [...words.end, words.correction(nudge)], MARGIN_LEFT, 231, TEXT_WIDTH - 4, measure);
  return {
    items: [
      title,
      ...envelopeWindow(measure),
      ...before,
      ...folds(measure),
      ...rulers(measure),
      ...cross(measure),
      ...after,
      ...sums,
      ...end,
    ],
  };
}

function paragraphs(id: string, texts: readonly string[], x: number, top: number, width: number, measure: Measure): PageItem[] {
  let y = top;
  return texts.flatMap((text, index) => {
    const lines = breakIntoLines([{ text: withFrenchSpaces(text), bold: false }], width, BODY.size, measure);
    const items = lines.flatMap((line, row) =>
      line.segments.map((segment) => textItem(segment.text, x + segment.x, y + row * PITCH, { ...BODY, block: `${id}${index}` }, measure)),
    );
    y += lines.length * PITCH + 1.6;
    return items;
  });
}

function envelopeWindow(measure: Measure): PageItem[] {
  const { left, top, right, bottom } = VISIBLE;
  return [
    { type: 'rect', x: left, y: top, width: right - left, height: bottom - top, fill: PANEL_TINT },
    ...frame(NO_INK.left, NO_INK.top, NO_INK.right, NO_INK.bottom, 0.15, HAIRLINE),
    ...frame(left, top, right, bottom, 0.25, SECOND_INK),
    textItem(words.window, left, top - 1.4, { ...SMALL, block: 'window' }, measure),
    textItem(withFrenchSpaces(words.blank), NO_INK.left, NO_INK.bottom + 4, { ...SMALL, block: 'blank' }, measure),
    ...addressBlock(words.address, measure).map((item) => ({ ...item, block: `address${item.y}` })),
  ];
}

function frame(left: number, top: number, right: number, bottom: number, width: number, color: string): PageItem[] {
  return [
    line(left, top, left, bottom, width, color),
    line(left, top, right, top, width, color),
    line(right, top, right, bottom, width, color),
    line(left, bottom, right, bottom, width, color),
  ];
}

function line(x1: number, y1: number, x2: number, y2: number, width: number, color: string): PageItem {
  return { type: 'line', x1: mm(x1), y1: mm(y1), x2: mm(x2), y2: mm(y2), width, color };
}

function folds(measure: Measure): PageItem[] {
  return FOLD_MARKS.flatMap((y) => [
    line(5, y, 17, y, 0.25, INK),
    textItem(words.fold(y), MARGIN_LEFT, y + 0.9, { ...SMALL, block: `fold${y}` }, measure),
  ]);
}

/** A ruler across the page and one down its right side, each graduated from the edge of the sheet. */
function rulers(measure: Measure): PageItem[] {
  const items: PageItem[] = [line(MARGIN_LEFT, RULER_Y, MARGIN_RIGHT, RULER_Y, 0.2, INK)];
  for (let x = MARGIN_LEFT; x <= MARGIN_RIGHT; x += 1) {
    items.push(line(x, RULER_Y, x, RULER_Y - tick(x), 0.12, INK));
    if (x % 10 === 0) items.push(centred(String(x), x, RULER_Y + 3.4, `ruler${x}`, measure));
  }
  items.push(textItem(words.ruler, MARGIN_LEFT, RULER_Y + 8, { ...SMALL, block: 'ruler' }, measure));
  const { x, top, bottom } = DOWN_RULER;
  items.push(line(x, top, x, bottom, 0.2, INK));
  for (let y = top; y <= bottom; y += 1) {
    items.push(line(x, y, x - tick(y), y, 0.12, INK));
    if (y % 10 === 0) items.push(textItem(String(y), x + 1, y + 0.9, { ...SMALL, block: `down${y}` }, measure));
  }
  return items;
}

function tick(at: number): number {
  return at % 10 === 0 ? 4 : at % 5 === 0 ? 2.8 : 1.8;
}

function centred(text: string, x: number, baseline: number, block: string, measure: Measure): PageItem {
  return textItem(text, x - measure(text, SMALL.font, SMALL.size) / 2, baseline, { ...SMALL, block }, measure);
}

function cross(measure: Measure): PageItem[] {
  const { x, y } = CROSS;
  const sentence = withFrenchSpaces(words.cross(x, y));
  return [
    line(x - CROSS_ARM, y, x + CROSS_ARM, y, 0.25, INK),
    line(x, y - CROSS_ARM, x, y + CROSS_ARM, 0.25, INK),
    centred(sentence, x, y + CROSS_ARM + 5, 'cross', measure),
  ];
}

/** A line to work a correction out on. */
function sumRow(name: string, from: number, baseline: number, measure: Measure): PageItem[] {
  const style: TextStyle = { size: 11, font: 'regular', role: 'P', block: `sum-${name}` };
  return [
    textItem(name, MARGIN_LEFT + 6, baseline, { ...style, font: 'bold' }, measure),
    textItem(withFrenchSpaces(words.sum(from)), MARGIN_LEFT + 44, baseline, style, measure),
  ];
}
