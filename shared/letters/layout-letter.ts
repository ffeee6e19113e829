import { type CodeDrawing, codeDrawing } from './code-drawing.ts';
import { firstPageFrame, imageItem, type TextStyle, textItem } from './first-page-frame.ts';
import type { LetterBlock, LetterContent, TextRun } from './letter-content.ts';
import type { Page, PageItem } from './page.ts';
import {
  ADDRESS_BLOCK,
  COMPACT,
  type Density,
  FOOTER_BASELINE,
  HAIRLINE,
  INK,
  MARGIN_LEFT,
  MARGIN_RIGHT,
  mm,
  NORMAL,
  PANEL_TINT,
  PAPER,
  POINT_MM,
  RUNNING_HEAD_BASELINE,
  SECOND_INK,
  TEXT_WIDTH,
  TIGHT,
} from './page-geometry.ts';
import { paginate, type Strip } from './strips.ts';
import { tableStrips } from './table-layout.ts';
import { breakIntoLines, type Measure } from './text-layout.ts';

const SUMS_LEFT = 96;
const SUMS_GAP = 7;
const PANEL_LABEL_WIDTH = 38;
/** Between a QR code with its white and the edges of its panel. */
const CODE_MARGIN = 1.2;
/** Between a signature and the name under it. */
const SIGNATURE_GAP = 1;

/**
 * Lays a letter out on A4 pages: the one source of its PDF and of its preview. Measuring is given, so that it depends on nothing but
 * the font.
 */
export function layoutLetter(content: LetterContent, measure: Measure): Page[] {
  const pages = bestPages(content, measure);
  const numbered = pages.map((items, index) => ({
    items: [...(index === 0 ? [] : runningHead(content, measure)), ...items, ...pageNumber(index + 1, pages.length, measure)],
  }));
  return content.originals === undefined
    ? numbered
    : content.originals.flatMap((mark, index) => originalOf(numbered, mark, `o${index + 1}.`, measure));
}

/**
 * Set compactly when that saves a page, or brings the signature onto an earlier one: what stands under it, and the annex, may then take the
 * others. Set tighter still only for the letter to be signed, or to end, on its first page.
 */
function bestPages(content: LetterContent, measure: Measure): PageItem[][] {
  const normal = pagesOf(content, NORMAL, measure);
  if (normal.length === 1) return normal;
  const compact = pagesOf(content, COMPACT, measure);
  const saves = compact.length < normal.length || signaturePage(content, compact) < signaturePage(content, normal);
  const best = saves ? compact : normal;
  if (best.length === 1) return best;
  const tight = pagesOf(content, TIGHT, measure);
  const endsFirst = tight.length === 1 || (signaturePage(content, tight) === 0 && signaturePage(content, best) > 0);
  return endsFirst ? tight : best;
}

/** The page on which a letter is signed, 0 for the first. */
function signaturePage({ blocks }: LetterContent, pages: readonly PageItem[][]): number {
  const id = `${blockId(blocks.findIndex(({ type }) => type === 'signatures'))}.`;
  return pages.findIndex((items) => items.some((item) => item.type === 'text' && item.block?.startsWith(id)));
}

export function blockId(index: number): string {
  return `b${index + 1}`;
}

/** The same pages as one of several originals: marked at their foot, and read out apart from the others. */
function originalOf(pages: readonly Page[], mark: string, prefix: string, measure: Measure): Page[] {
  const style: TextStyle = { size: 8.5, font: 'bold', color: INK, role: 'P' };
  return pages.map(({ items }, index) => ({
    items: [
      ...items.map((item) => (item.type === 'text' && item.block !== undefined ? { ...item, block: `${prefix}${item.block}` } : item)),
      textItem(mark, MARGIN_LEFT, FOOTER_BASELINE, { ...style, block: `${prefix}mark${index + 1}` }, measure),
    ],
  }));
}

function pagesOf(content: LetterContent, density: Density, measure: Measure): PageItem[][] {
  const frame = firstPageFrame(content, measure);
  const [first = [], ...others] = paginate(blocksToStrips(content, density, measure), frame.bottom);
  return [[...frame.items, ...first], ...others];
}

function blocksToStrips(content: LetterContent, density: Density, measure: Measure): Strip[] {
  const titled = content.blocks.some((block) => block.type === 'title');
  const subject: TextRun[] = [{ text: content.subject, bold: true }];
  const strips = lines(subject, { density, measure, id: 'subject', role: titled ? 'P' : 'H1', spaceBefore: 0 });
  const ending = endingOf(content.blocks);
  let newPage = false;
  content.blocks.forEach((block, index) => {
    if (block.type === 'pageBreak') {
      newPage = true;
      return;
    }
    const made = blockStrips(block, blockId(index), density, measure);
    const [first, last] = [made[0], made.at(-1)];
    if (first && newPage) first.newPage = true;
    newPage = false;
    const keeps = ending.has(index) || keepsWithNext(block, content.blocks[index + 1], content.blocks[index + 2]);
    if (last && keeps) last.breakAfter = false;
    if (ending.has(index)) for (const strip of made) strip.breakAfter = false;
    strips.push(...made);
  });
  return strips;
}

/**
 * From the ways to pay to the signature, when nothing but sentences stands between them: where that goes to a page of its own, it says what is
 * asked of the reader, and never only goodbye. The signature itself is left out: what stands under it may go on elsewhere.
 */
function endingOf(blocks: readonly LetterBlock[]): ReadonlySet<number> {
  const signed = blocks.findIndex(({ type }) => type === 'signatures');
  let first = signed;
  while (first > 0 && blocks[first - 1]?.type === 'paragraph') first -= 1;
  if (first < 1 || blocks[first - 1]?.type !== 'panel') return new Set();
  return new Set(Array.from({ length: signed - first + 1 }, (_, index) => first - 1 + index));
}

/** What would look lost at the foot of a page, or without what it announces. */
export function keepsWithNext(block: LetterBlock, next: LetterBlock | undefined, afterNext: LetterBlock | undefined): boolean {
  if (next === undefined || next.type === 'pageBreak') return false;
  // The closing words and the signature are never alone on a page.
  if (next.type === 'paragraph' && afterNext?.type === 'signatures') return true;
  if (block.type === 'title' || block.type === 'heading' || next.type === 'signatures') return true;
  if (next.type === 'note' || next.type === 'sums') return true;
  return block.type === 'paragraph' && (block.runs.at(-1)?.text.trimEnd().endsWith(':') ?? false);
}

export function blockStrips(block: Exclude<LetterBlock, { type: 'pageBreak' }>, id: string, density: Density, measure: Measure): Strip[] {
  switch (block.type) {
    case 'title': {
      const style: TextStyle = { size: 14, font: 'bold', role: 'H1', block: id };
      return [single(7, density.blockGap, (y) => [textItem(block.text, MARGIN_LEFT, y + 5.2, style, measure)])];
    }
    case 'heading':
      return lines([{ text: block.text, bold: true }], { density, measure, id, role: 'P', spaceBefore: density.blockGap });
    case 'paragraph':
      return lines(block.runs, { density, measure, id, role: 'P', spaceBefore: density.paragraphGap });
    case 'note':
      return lines(block.runs, { density, measure, id, role: 'P', spaceBefore: 1.2, size: 8.5, pitch: 3.7, color: SECOND_INK });
    case 'table':
      return tableStrips(block, id, density, density.paragraphGap, measure);
    case 'sums':
      return sumStrips(block.rows, id, density, measure);
    case 'panel':
      return [panelStrip(block, id, density, measure)];
    case 'signatures':
      return [signaturesStrip(block, id, density, measure)];
  }
}

function single(height: number, spaceBefore: number, paint: (y: number) => PageItem[]): Strip {
  return { height, spaceBefore, paint, breakAfter: true };
}

interface LinesOptions {
  density: Density;
  measure: Measure;
  id: string;
  role: 'H1' | 'P';
  spaceBefore: number;
  size?: number;
  pitch?: number;
  color?: string;
}

/** A paragraph, a strip a line; never one line alone at the foot or the head of a page. */
function lines(runs: readonly TextRun[], { density, measure, id, role, spaceBefore, ...small }: LinesOptions): Strip[] {
  const size = small.size ?? density.body;
  const pitch = small.pitch ?? density.bodyPitch;
  const broken = breakIntoLines(runs, TEXT_WIDTH, size, measure);
  return broken.map((line, index) => ({
    height: pitch,
    spaceBefore: index === 0 ? spaceBefore : 0,
    breakAfter: index === broken.length - 1 || (index >= 1 && index <= broken.length - 3),
    paint: (y) =>
      line.segments.map((segment) =>
        textItem(
          segment.text,
          MARGIN_LEFT + segment.x,
          y + pitch * 0.74,
          { size, font: segment.font, color: small.color ?? INK, role, block: id },
          measure,
        ),
      ),
  }));
}

type SumRow = Extract<LetterBlock, { type: 'sums' }>['rows'][number];

/** Sums under a table, as wide as they need and flush right; they stay together. */
function sumStrips(rows: readonly SumRow[], id: string, density: Density, measure: Measure): Strip[] {
  const styleOf = (row: SumRow): TextStyle => ({
    size: row.strong ? density.body + 0.5 : density.body,
    font: row.strong ? 'bold' : 'regular',
  });
  const widest = (part: 'label' | 'amount'): number =>
    Math.max(...rows.map((row) => measure(row[part], styleOf(row).font, styleOf(row).size)));
  const left = Math.max(MARGIN_LEFT, Math.min(SUMS_LEFT, MARGIN_RIGHT - widest('amount') - SUMS_GAP - widest('label')));
  return rows.map((row, index) => {
    const style: TextStyle = { ...styleOf(row), role: 'P', block: `${id}.${index}` };
    return {
      height: density.bodyPitch + 0.7,
      spaceBefore: index === 0 ? density.paragraphGap / 2 : 0,
      breakAfter: index === rows.length - 1,
      paint: (y) => {
        const baseline = y + density.bodyPitch * 0.74 + 0.7;
        const amountX = MARGIN_RIGHT - measure(row.amount, style.font, style.size);
        return [
          ...(row.strong ? [line(left, y + 0.3, MARGIN_RIGHT, 0.3, INK)] : []),
          textItem(row.label, left, baseline, style, measure),
          textItem(row.amount, amountX, baseline, style, measure),
        ];
      },
    };
  });
}

function panelStrip(block: Extract<LetterBlock, { type: 'panel' }>, id: string, density: Density, measure: Measure): Strip {
  const size = density.body - 0.5;
  const pitch = density.bodyPitch - 0.25;
  const padding = 2.4;
  const labelX = MARGIN_LEFT + 4;
  const { transferCode } = block;
  const code = transferCode && codeDrawing(transferCode.payload);
  const textWidth = TEXT_WIDTH - 8 - PANEL_LABEL_WIDTH - (code ? code.side : 0);
  const rows = [...block.rows, ...(transferCode ? [transferCode] : [])].map((row) => ({
    label: row.label,
    lines: breakIntoLines([{ text: row.text, bold: false }], textWidth, size, measure),
  }));
  const count = rows.reduce((sum, row) => sum + row.lines.length, 1);
  const height = Math.max(count * pitch + 2 * padding, code ? code.side + 2 * CODE_MARGIN : 0);
  return single(height, density.blockGap, (y) => {
    const items: PageItem[] = [{ type: 'rect', x: MARGIN_LEFT, y: mm(y), width: TEXT_WIDTH, height: mm(height), fill: PANEL_TINT }];
    if (code) items.push(...codeItems(code, y + (height - code.side) / 2));
    let baseline = y + padding + pitch * 0.74;
    items.push(textItem(block.heading, labelX, baseline, { size, font: 'bold', role: 'P', block: `${id}.heading` }, measure));
    rows.forEach((row, index) => {
      const style: TextStyle = { size, font: 'regular', role: 'P', block: `${id}.${index}` };
      baseline += pitch;
      items.push(textItem(row.label, labelX, baseline, { ...style, color: SECOND_INK }, measure));
      row.lines.forEach((text, position) => {
        if (position > 0) baseline += pitch;
        for (const segment of text.segments)
          items.push(textItem(segment.text, labelX + PANEL_LABEL_WIDTH + segment.x, baseline, style, measure));
      });
    });
    return items;
  });
}

/** On white, at the right of the panel. */
function codeItems(code: CodeDrawing, top: number): PageItem[] {
  const [x, y] = [mm(MARGIN_RIGHT - CODE_MARGIN - code.side), mm(top)];
  return [
    { type: 'rect', x, y, width: code.side, height: code.side, fill: PAPER },
    { type: 'path', d: code.pathAt(x, y), fill: INK },
  ];
}

function signaturesStrip(block: Extract<LetterBlock, { type: 'signatures' }>, id: string, density: Density, measure: Measure): Strip {
  const width = ADDRESS_BLOCK.width;
  const columns = block.parties.length === 1 ? [ADDRESS_BLOCK.x] : [MARGIN_LEFT, ADDRESS_BLOCK.x];
  const parties = block.parties.map((party) => {
    const broken = [{ text: party.heading, bold: true }, ...party.lines.map((text) => ({ text, bold: false }))]
      .filter((run) => run.text !== '')
      .flatMap((run) => breakIntoLines([run], width, density.body, measure));
    return broken.map((text) => text.segments);
  });
  // With its image above the names, nothing is left to sign under them.
  const above = Math.max(0, ...block.parties.map(({ image }) => (image ? image.heightMm + SIGNATURE_GAP : 0)));
  const room = above > 0 ? 0 : block.parties.length === 1 ? density.signatureRoom : density.signatureRoom + 12;
  const height = above + Math.max(...parties.map((party) => party.length)) * density.bodyPitch + room;
  const xOf = (column: number): number => columns[column] ?? MARGIN_LEFT;
  return single(height, density.blockGap + 1, (y) => [
    ...block.parties.flatMap(({ image }, column) =>
      image ? [imageItem(image, xOf(column), y + above - SIGNATURE_GAP - image.heightMm)] : [],
    ),
    ...parties.flatMap((party, column) =>
      party.flatMap((segments, index) =>
        segments.map((segment) =>
          textItem(
            segment.text,
            xOf(column) + segment.x,
            y + above + (index + 0.74) * density.bodyPitch,
            { size: density.body, font: segment.font, role: 'P', block: `${id}.${column}` },
            measure,
          ),
        ),
      ),
    ),
  ]);
}

function line(x1: number, y: number, x2: number, width: number, color: string): PageItem {
  return { type: 'line', x1, y1: mm(y), x2, y2: mm(y), width, color };
}

function runningHead(content: LetterContent, measure: Measure): PageItem[] {
  const style: TextStyle = { size: 8.5, font: 'regular', color: SECOND_INK, role: 'Artifact' };
  const [first, more] = breakIntoLines([{ text: content.runningHead, bold: false }], TEXT_WIDTH - 4, style.size, measure);
  const head = `${first?.segments.map((segment) => segment.text).join('') ?? ''}${more ? '…' : ''}`;
  return [
    textItem(head, MARGIN_LEFT, RUNNING_HEAD_BASELINE, style, measure),
    line(MARGIN_LEFT, RUNNING_HEAD_BASELINE + 5.5 * POINT_MM, MARGIN_RIGHT, 0.15, HAIRLINE),
  ];
}

function pageNumber(page: number, pages: number, measure: Measure): PageItem[] {
  const text = `page ${page} / ${pages}`;
  const style: TextStyle = { size: 8.5, font: 'regular', color: SECOND_INK, role: 'Artifact' };
  return [textItem(text, MARGIN_RIGHT - measure(text, style.font, style.size), FOOTER_BASELINE, style, measure)];
}
