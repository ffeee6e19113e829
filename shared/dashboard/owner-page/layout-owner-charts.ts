import type { TextStyle } from '../../letters/first-page-frame.ts';
import type { PageItem } from '../../letters/page.ts';
import { INK, mm, SECOND_INK } from '../../letters/page-geometry.ts';
import type { Measure } from '../../letters/text-layout.ts';
import type { Bucket } from '../aged-balance.ts';
import { type Block, COLUMN, type LinesStyle, linesOf, partTitle, rightAligned, rule } from './owner-page-blocks.ts';
import type { OwnerPageContent } from './owner-page-content.ts';

/** One ramp that darkens as debts age, so that a page without colour says the same. */
const FILLS: Record<Bucket, string> = {
  notDue: '#DCE6F2',
  '1-30': '#F2CF8E',
  '31-60': '#E39A4A',
  '61-90': '#C4581F',
  '90+': '#8E1B12',
};

const WORDS: LinesStyle = { size: 9.5, font: 'regular', role: 'P', pitch: 4, maxLines: 2 };
const BAR_PITCH = 4.5;
const BAR_HEIGHT = 3;
const NAME_WIDTH = 31;
const AMOUNT_WIDTH = 27;

/** What is owed by how late it is: a bar, its name and its amount a line. */
export function barsBlock({ title, sentence, bars }: OwnerPageContent['balance'], x: number, y: number, measure: Measure): Block {
  const head = partTitle(title, 'balance', x, y, COLUMN, measure);
  const said = linesOf(sentence, x, head.bottom + 4.2, COLUMN, { ...WORDS, block: 'balance.sentence' }, measure);
  const items = [...head.items, ...said.items];
  let top = said.bottom - 4 + 2.2;
  const room = COLUMN - NAME_WIDTH - AMOUNT_WIDTH;
  for (const { bucket, name, amount, share } of bars) {
    const style: TextStyle = { size: 8.5, font: 'regular', role: 'P', block: `balance.${bucket}` };
    items.push(
      ...linesOf(name, x, top + 2.6, NAME_WIDTH - 1, { ...style, pitch: 0, maxLines: 1 }, measure).items,
      ...rightAligned(amount, x + COLUMN, top + 2.6, AMOUNT_WIDTH, style, measure),
      ...framed(x + NAME_WIDTH, top, share * room, BAR_HEIGHT, FILLS[bucket]),
    );
    top += BAR_PITCH;
  }
  return { items, bottom: top };
}

/** A bar with an edge: the palest would be lost on white paper. */
function framed(x: number, y: number, width: number, height: number, fill: string): PageItem[] {
  if (width < 0.05) return [];
  const edge = 0.12;
  const rect = (inset: number, color: string): PageItem => ({
    type: 'rect',
    x: mm(x + inset),
    y: mm(y + inset),
    width: mm(width - 2 * inset),
    height: mm(height - 2 * inset),
    fill: color,
  });
  return width < 4 * edge ? [rect(0, SECOND_INK)] : [rect(0, SECOND_INK), rect(edge, fill)];
}

const CHART_HEIGHT = 9;

/** What should come in: the sum in words, a bar a week, and how far to trust it. */
export function weeksBlock(cashIn: OwnerPageContent['cashIn'], x: number, y: number, measure: Measure): Block {
  const head = partTitle(cashIn.title, 'cashIn', x, y, COLUMN, measure);
  const said = linesOf(cashIn.sentence, x, head.bottom + 4.2, COLUMN, { ...WORDS, maxLines: 3, block: 'cashIn.sentence' }, measure);
  const items = [...head.items, ...said.items];
  let bottom = said.bottom - 4 + 2.4;
  if (cashIn.weeks.length > 0) {
    const base = bottom + CHART_HEIGHT;
    const step = COLUMN / cashIn.weeks.length;
    cashIn.weeks.forEach(({ share }, index) => {
      const height = share * CHART_HEIGHT;
      if (height >= 0.05)
        items.push({
          type: 'rect',
          x: mm(x + index * step + step * 0.15),
          y: mm(base - height),
          width: mm(step * 0.7),
          height: mm(height),
          fill: '#1F5FA8',
        });
    });
    const axis: TextStyle = { size: 7.5, font: 'regular', color: SECOND_INK, role: 'P', block: 'cashIn.weeks' };
    items.push(
      rule(x, x + COLUMN, base, 0.2, INK),
      ...linesOf(cashIn.firstWeek, x, base + 3, COLUMN / 2, { ...axis, pitch: 0, maxLines: 1 }, measure).items,
      ...rightAligned(cashIn.lastWeek, x + COLUMN, base + 3, COLUMN / 2, axis, measure),
    );
    bottom = base + 4;
  }
  if (cashIn.note !== '') {
    const small: LinesStyle = { size: 8, font: 'regular', color: SECOND_INK, role: 'P', block: 'cashIn.note', pitch: 3.3, maxLines: 3 };
    const note = linesOf(cashIn.note, x, bottom + 2.8, COLUMN, small, measure);
    items.push(...note.items);
    bottom = note.bottom - 3.3 + 1;
  }
  return { items, bottom };
}
