import { type TextStyle, textItem } from './first-page-frame.ts';
import { blockId, blockStrips, keepsWithNext } from './layout-letter.ts';
import type { LetterBlock } from './letter-content.ts';
import type { Page } from './page.ts';
import { FOOTER_BASELINE, MARGIN_LEFT, MARGIN_RIGHT, NORMAL, RUNNING_HEAD_BASELINE, SECOND_INK, TEXT_WIDTH } from './page-geometry.ts';
import { paginate, type Strip } from './strips.ts';
import { breakIntoLines, type Measure } from './text-layout.ts';

/** A document that is no letter: it has no addressee, and lists what there is. */
export interface Report {
  title: string;
  /** Under the title: whose, about whom, on which day. */
  note: string;
  blocks: readonly LetterBlock[];
}

const TITLE_SIZE = 15;
const TITLE_PITCH = 6.6;
const NOTE_PITCH = 4.6;

/** Lays a report out on A4 pages: its title and note above, its title again on every page, numbered pages. */
export function layoutReport({ title, note, blocks }: Report, measure: Measure): Page[] {
  const titleLines = broken(title, TITLE_SIZE, true, measure);
  const noteLines = broken(note, 10, false, measure);
  const top = RUNNING_HEAD_BASELINE + 4 + titleLines.length * TITLE_PITCH + noteLines.length * NOTE_PITCH + 3;
  const pages = paginate(stripsOf(blocks, measure), top);
  const titleStyle: TextStyle = { size: TITLE_SIZE, font: 'bold', role: 'H1', block: 'title' };
  const noteStyle: TextStyle = { size: 10, font: 'regular', color: SECOND_INK, role: 'P', block: 'note' };
  const small: TextStyle = { size: 8.5, font: 'regular', color: SECOND_INK, role: 'Artifact' };
  const firstBaseline = RUNNING_HEAD_BASELINE + 4;
  const head = [
    ...titleLines.map((text, index) => textItem(text, MARGIN_LEFT, firstBaseline + index * TITLE_PITCH, titleStyle, measure)),
    ...noteLines.map((text, index) =>
      textItem(text, MARGIN_LEFT, firstBaseline + titleLines.length * TITLE_PITCH - 1 + index * NOTE_PITCH, noteStyle, measure),
    ),
  ];
  const [running = title] = broken(`${title} · ${note}`, small.size, false, measure);
  return pages.map((items, index) => {
    const number = `page ${index + 1} / ${pages.length}`;
    return {
      items: [
        ...(index === 0 ? head : [textItem(running, MARGIN_LEFT, RUNNING_HEAD_BASELINE, small, measure)]),
        ...items,
        textItem(number, MARGIN_RIGHT - measure(number, small.font, small.size), FOOTER_BASELINE, small, measure),
      ],
    };
  });
}

function stripsOf(blocks: readonly LetterBlock[], measure: Measure): Strip[] {
  const strips: Strip[] = [];
  let newPage = false;
  blocks.forEach((block, index) => {
    if (block.type === 'pageBreak') {
      newPage = true;
      return;
    }
    const made = blockStrips(block, blockId(index), NORMAL, measure);
    const [first, last] = [made[0], made.at(-1)];
    if (first && newPage) first.newPage = true;
    newPage = false;
    if (last && keepsWithNext(block, blocks[index + 1], blocks[index + 2])) last.breakAfter = false;
    strips.push(...made);
  });
  return strips;
}

function broken(text: string, size: number, bold: boolean, measure: Measure): string[] {
  if (text === '') return [];
  return breakIntoLines([{ text, bold }], TEXT_WIDTH, size, measure).map(({ segments }) => segments.map((each) => each.text).join(''));
}
