import { type Block, LEFT, type LinesStyle, linesOf, RIGHT, rule, WIDTH } from '../dashboard/owner-page/owner-page-blocks.ts';
import type { Page, PageItem } from '../letters/page.ts';
import { INK, SECOND_INK } from '../letters/page-geometry.ts';
import type { Measure } from '../letters/text-layout.ts';
import type { PolicyContent, PolicyPart, PolicyPoint } from './policy-content.ts';

const FOOTER_BASELINE = 286.4;
/** The last baseline that leaves the footer alone. */
const LOWEST_BASELINE = 281;

/** How much of its largest setting a page takes, in the order they are tried; the last is still read without a glass (7.7 points). */
const SCALES = [1.12, 1.06, 1, 0.95, 0.9, 0.85, 0.8, 0.77] as const;

/** Lines that a point may have: what a setting holds is short, and what is longer gives way to an ellipsis. */
const POINT_LINES = 3;
const CELL_LINES = 2;

/**
 * The policy's page, always one sheet: set as large as it fits. A plan has at most seven steps and each text as many lines as its place
 * holds, so that the smallest setting always ends above the footer.
 */
export function layoutPolicy(content: PolicyContent, measure: Measure): Page {
  const tried = SCALES.map((scale) => new PolicyLayout(content, scale, measure));
  const fitting = tried.find(({ bottom }) => bottom <= LOWEST_BASELINE) ?? tried.at(-1);
  const style: LinesStyle = { size: 8, font: 'regular', color: SECOND_INK, role: 'P', block: 'footer', pitch: 3.5, maxLines: 1 };
  return { items: [...(fitting?.items ?? []), ...linesOf(content.footer, LEFT, FOOTER_BASELINE, WIDTH, style, measure).items] };
}

class PolicyLayout {
  readonly items: PageItem[] = [];
  /** The last baseline. */
  readonly bottom: number;
  readonly #scale: number;
  readonly #measure: Measure;

  constructor(content: PolicyContent, scale: number, measure: Measure) {
    this.#scale = scale;
    this.#measure = measure;
    let y = this.#head(content);
    content.parts.forEach((part, index) => {
      y = this.#part(part, `part${index}`, y + 4.6 * scale);
    });
    this.bottom = y;
  }

  #head({ letterhead: { name, lines }, title, subtitle, intro }: PolicyContent): number {
    const company: LinesStyle = { size: 13, font: 'bold', role: 'P', block: 'letterhead', pitch: 5, maxLines: 2 };
    const small: LinesStyle = { size: 8, font: 'regular', color: SECOND_INK, role: 'P', block: 'letterhead', pitch: 3.4, maxLines: 2 };
    const named = this.#place(linesOf(name, LEFT, 18, WIDTH, company, this.#measure));
    const identity = this.#place(linesOf(lines.join(' · '), LEFT, named - 0.7, WIDTH, small, this.#measure));
    const top = identity - 3.4 + 4.5;
    this.items.push(rule(LEFT, RIGHT, top, 0.4, INK));
    const big: LinesStyle = { size: 19, font: 'bold', role: 'H1', block: 'title', pitch: 7, maxLines: 1 };
    this.#place(linesOf(title, LEFT, top + 8.6, WIDTH, big, this.#measure));
    const under: LinesStyle = { size: 9, font: 'regular', color: SECOND_INK, role: 'P', block: 'subtitle', pitch: 4, maxLines: 1 };
    this.#place(linesOf(subtitle, LEFT, top + 13.4, WIDTH, under, this.#measure));
    if (intro === '') return top + 13.4;
    const said = this.#place(linesOf(intro, LEFT, top + 20, WIDTH, this.#text('intro', 3), this.#measure));
    return said - this.#pitch;
  }

  get #pitch(): number {
    return 4.5 * this.#scale;
  }

  #text(block: string, maxLines: number, role: 'P' | 'TD' | 'TH' = 'P'): LinesStyle {
    return { size: 10 * this.#scale, font: 'regular', role, block, pitch: this.#pitch, maxLines };
  }

  #part({ title, points, table }: PolicyPart, id: string, y: number): number {
    const style: LinesStyle = { size: 11 * this.#scale, font: 'bold', role: 'H2', block: `${id}.title`, pitch: 5, maxLines: 1 };
    const baseline = y + 4 * this.#scale;
    this.#place(linesOf(title, LEFT, baseline, WIDTH, style, this.#measure));
    this.items.push(rule(LEFT, RIGHT, baseline + 1.5 * this.#scale, 0.25, INK));
    let next = baseline + 6.4 * this.#scale;
    points.forEach((point, index) => {
      next = this.#point(point, `${id}.point${index}`, next) + 0.7 * this.#scale;
    });
    const last = points.length === 0 ? next : next - this.#pitch - 0.7 * this.#scale;
    return table ? this.#table(table, id, last - this.#pitch * (points.length === 0 ? 1 : 0)) : last;
  }

  /** The baseline that a next line would have. */
  #point({ lead, text }: PolicyPoint, block: string, baseline: number): number {
    const runs = [
      { text: lead, bold: true },
      { text: `\u00a0: ${text}`, bold: false },
    ];
    return this.#place(linesOf(runs, LEFT, baseline, WIDTH, this.#text(block, POINT_LINES), this.#measure));
  }

  #table({ columns, rows }: NonNullable<PolicyPart['table']>, id: string, y: number): number {
    const widths = columns.length === 4 ? [44, 65, 34, 33] : [56, 84, 36];
    let baseline = y + 4.3 * this.#scale;
    this.#row(columns, widths, baseline, `${id}/r0`, 'TH');
    baseline += this.#pitch + 0.6 * this.#scale;
    rows.forEach((row, index) => {
      const lines = this.#row(row, widths, baseline, `${id}/r${index + 1}`, 'TD');
      baseline += lines * this.#pitch + 1 * this.#scale;
      this.items.push(rule(LEFT, RIGHT, baseline - 3.9 * this.#scale));
    });
    return baseline - this.#pitch - 1 * this.#scale;
  }

  /** Lays a row out; answers how many lines its tallest cell has. */
  #row(cells: readonly string[], widths: readonly number[], baseline: number, id: string, role: 'TH' | 'TD'): number {
    let x = LEFT;
    let most = 1;
    cells.forEach((cell, column) => {
      const width = (widths[column] ?? 20) - 3;
      const base = this.#text(`${id}/c${column}`, CELL_LINES, role);
      const style: LinesStyle =
        role === 'TH' ? { ...base, size: 8.5 * this.#scale, font: 'bold', color: SECOND_INK } : { ...base, size: 9.5 * this.#scale };
      const set = linesOf(cell, x, baseline, width, style, this.#measure);
      this.items.push(...set.items);
      most = Math.max(most, Math.round((set.bottom - baseline) / this.#pitch));
      x += widths[column] ?? 20;
    });
    return most;
  }

  #place({ items, bottom }: Block): number {
    this.items.push(...items);
    return bottom;
  }
}
