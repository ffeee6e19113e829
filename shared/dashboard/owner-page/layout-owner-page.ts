import type { TextStyle } from '../../letters/first-page-frame.ts';
import type { Page, PageItem } from '../../letters/page.ts';
import { INK, mm, SECOND_INK } from '../../letters/page-geometry.ts';
import type { Measure } from '../../letters/text-layout.ts';
import { barsBlock, weeksBlock } from './layout-owner-charts.ts';
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
} from './owner-page-blocks.ts';
import type { OwnerPageContent, OwnerPagePilot } from './owner-page-content.ts';

/** Where the last line stands: under it, the margin of any printer. */
const FOOTER_BASELINE = 286.4;

/** The last baseline that leaves the footer alone. */
const LOWEST_BASELINE = 281;

/** Room between the parts, the height of a row of debts, and what parts two things to do; in millimetres. */
interface Spacing {
  part: number;
  row: number;
  task: number;
}

const AIRY: Spacing = { part: 7.5, row: 5.6, task: 1.8 };
/** With it the longest page that there can be still ends above the footer. */
const TIGHT: Spacing = { part: 4.2, row: 4.6, task: 0.8 };

/**
 * The owner's page, always one sheet: each text has at most as many lines as its place holds and the lists have at most ten and five
 * entries, so that even the longest page ends above the footer. A shorter one has more air, and closes up under what it lacks.
 */
export function layoutOwnerPage(content: OwnerPageContent, measure: Measure): Page {
  const airy = layoutParts(content, AIRY, measure);
  const { items } = airy.bottom <= LOWEST_BASELINE ? airy : layoutParts(content, TIGHT, measure);
  const style: LinesStyle = { size: 8, font: 'regular', color: SECOND_INK, role: 'P', block: 'footer', pitch: 3.5, maxLines: 1 };
  return { items: [...items, ...linesOf(content.footer, LEFT, FOOTER_BASELINE, WIDTH, style, measure).items] };
}

/** All but the footer; `bottom` is the last baseline. */
function layoutParts(content: OwnerPageContent, spacing: Spacing, measure: Measure): Block {
  const items: PageItem[] = [];
  const place = ({ items: placed, bottom }: Block): number => {
    items.push(...placed);
    return bottom;
  };
  let y = place(letterhead(content, 14, measure));
  y = place(heading(content, y + 3.5, measure));
  y = place(pilotsBlock(content.pilots, y + 3.5, spacing, measure));
  const left = place(barsBlock(content.balance, LEFT, y + spacing.part, measure));
  const right = place(weeksBlock(content.cashIn, LEFT + COLUMN + GAP, y + spacing.part, measure));
  y = place(debtsBlock(content.debts, Math.max(left, right) + spacing.part, spacing, measure));
  return { items, bottom: place(tasksBlock(content.tasks, y + spacing.part, spacing, measure)) };
}

function letterhead({ letterhead: { name, lines } }: OwnerPageContent, y: number, measure: Measure): Block {
  const style: LinesStyle = { size: 13, font: 'bold', role: 'P', block: 'letterhead', pitch: 5, maxLines: 2 };
  const title = linesOf(name, LEFT, y + 4, WIDTH, style, measure);
  const details: LinesStyle = { size: 8, font: 'regular', color: SECOND_INK, role: 'P', block: 'letterhead', pitch: 3.4, maxLines: 2 };
  const identity = linesOf(lines.join(' · '), LEFT, title.bottom - 0.7, WIDTH, details, measure);
  return { items: [...title.items, ...identity.items], bottom: identity.bottom - 3.4 + 1 };
}

function heading({ title, asOf }: OwnerPageContent, y: number, measure: Measure): Block {
  const big: LinesStyle = { size: 19, font: 'bold', role: 'H1', block: 'title', pitch: 7, maxLines: 1 };
  const small: LinesStyle = { size: 9, font: 'regular', color: SECOND_INK, role: 'P', block: 'asOf', pitch: 4, maxLines: 1 };
  const line = rule(LEFT, RIGHT, y, 0.4, INK);
  return {
    items: [line, ...linesOf(title, LEFT, y + 8.4, WIDTH, big, measure).items, ...linesOf(asOf, LEFT, y + 13, WIDTH, small, measure).items],
    bottom: y + 14,
  };
}

/** Two rows of two, so that each sentence has room. */
function pilotsBlock(pilots: readonly OwnerPagePilot[], y: number, spacing: Spacing, measure: Measure): Block {
  const items: PageItem[] = [];
  const between = spacing.part / 2 + 0.4;
  let top = y;
  for (let index = 0; index < pilots.length; index += 2) {
    const row = pilots
      .slice(index, index + 2)
      .map((pilot, column) => pilotBlock(pilot, `pilot${index + column}`, LEFT + column * (COLUMN + GAP), top, measure));
    items.push(...row.flatMap((block) => block.items));
    top = Math.max(...row.map(({ bottom }) => bottom)) + between;
  }
  return { items, bottom: top - between };
}

function pilotBlock({ title, value, comparisons, sentence }: OwnerPagePilot, id: string, x: number, y: number, measure: Measure): Block {
  const head = partTitle(title, id, x, y, COLUMN, measure);
  const valueWidth = 36;
  const figure: LinesStyle = { size: 18, font: 'bold', role: 'P', block: `${id}.value`, pitch: 7, maxLines: 1 };
  // A dash that is explained need not shout.
  const shown = value === '—' ? { ...figure, color: SECOND_INK } : figure;
  const small: LinesStyle = { size: 8, font: 'regular', color: SECOND_INK, role: 'P', pitch: 3.4, maxLines: 1 };
  const compared = comparisons
    .slice(0, 3)
    .flatMap(
      (text, index) =>
        linesOf(text, x + valueWidth, head.bottom + 3.3 + index * 3.4, COLUMN - valueWidth, { ...small, block: `${id}.${index}` }, measure)
          .items,
    );
  const words: LinesStyle = { size: 9.5, font: 'regular', role: 'P', block: `${id}.sentence`, pitch: 4, maxLines: 2 };
  const said = linesOf(sentence, x, head.bottom + 14.6, COLUMN, words, measure);
  const number = linesOf(value, x, head.bottom + 7.6, valueWidth - 2, shown, measure);
  return { items: [...head.items, ...number.items, ...compared, ...said.items], bottom: said.bottom - 4 + 1.2 };
}

/** Widths of the customer, the amount, the days, and the next step. */
const COLUMNS = [62, 26, 22, WIDTH - 110] as const;

function debtsBlock(
  { title, columns, rows, note }: OwnerPageContent['debts'],
  y: number,
  { row: pitch }: Spacing,
  measure: Measure,
): Block {
  const head = partTitle(title, 'debts', LEFT, y, WIDTH, measure);
  const noteStyle: LinesStyle = { size: 8.5, font: 'regular', color: SECOND_INK, role: 'P', block: 'debts.note', pitch: 3.8, maxLines: 1 };
  if (rows.length === 0) {
    const said = linesOf(note, LEFT, head.bottom + 4.2, WIDTH, { ...noteStyle, size: 9.5, color: INK }, measure);
    return { items: [...head.items, ...said.items], bottom: head.bottom + 5 };
  }
  const items = [
    ...head.items,
    ...rowItems(columns, 0, head.bottom + 3.3, { size: 8, font: 'bold', color: SECOND_INK, role: 'TH' }, measure),
  ];
  let top = head.bottom + 4.5;
  rows.slice(0, 10).forEach((row, index) => {
    items.push(
      ...rowItems(row, index + 1, top + pitch * 0.7, { size: 9, font: 'regular', role: 'TD' }, measure),
      rule(LEFT, RIGHT, top + pitch),
    );
    top += pitch;
  });
  const said = linesOf(note, LEFT, top + 3.5, WIDTH, noteStyle, measure);
  return { items: [...items, ...said.items], bottom: top + 4.3 };
}

function rowItems(cells: readonly string[], row: number, baseline: number, style: TextStyle, measure: Measure): PageItem[] {
  let x = LEFT;
  return cells.flatMap((cell, column) => {
    const width = COLUMNS[column] ?? 0;
    const placed: TextStyle = { ...style, block: `debts/r${row}/c${column}` };
    const isNumber = column === 1 || column === 2;
    const items = isNumber
      ? rightAligned(cell, x + width - 4, baseline, width - 4, placed, measure)
      : linesOf(cell, x, baseline, width - (column === 0 ? 3 : 0), { ...placed, pitch: 0, maxLines: 1 }, measure).items;
    x += width;
    return items;
  });
}

function tasksBlock({ title, items: tasks }: OwnerPageContent['tasks'], y: number, spacing: Spacing, measure: Measure): Block {
  const head = partTitle(title, 'tasks', LEFT, y, WIDTH, measure);
  const items = [...head.items];
  let baseline = head.bottom + 4.6;
  tasks.slice(0, 5).forEach(({ lead, text }, index) => {
    items.push(...tickBox(LEFT, baseline - 2.7));
    const runs = [
      { text: lead, bold: true },
      { text: text.startsWith(':') ? `\u00a0${text}` : `\u00a0: ${text}`, bold: false },
    ];
    const style: LinesStyle = { size: 9.5, font: 'regular', role: 'P', block: `task${index}`, pitch: 4.1, maxLines: 2 };
    const said = linesOf(runs, LEFT + 5.5, baseline, WIDTH - 5.5, style, measure);
    items.push(...said.items);
    baseline = said.bottom + spacing.task;
  });
  return { items, bottom: baseline - spacing.task - 4.1 };
}

/** A square to tick with a pen. */
function tickBox(x: number, y: number): PageItem[] {
  const side = 3;
  const line = (x1: number, y1: number, x2: number, y2: number): PageItem => ({
    type: 'line',
    x1: mm(x1),
    y1: mm(y1),
    x2: mm(x2),
    y2: mm(y2),
    width: 0.2,
    color: SECOND_INK,
  });
  return [line(x, y, x + side, y), line(x + side, y, x + side, y + side), line(x + side, y + side, x, y + side), line(x, y + side, x, y)];
}
