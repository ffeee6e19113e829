import type { LocalDate } from '../dates/local-date.ts';
import { textItem } from './first-page-frame.ts';
import type { LetterTable } from './letter-content.ts';
import type { Page } from './page.ts';
import {
  type Density,
  FOLLOWING_TOP,
  FOOTER_BASELINE,
  MARGIN_LEFT,
  MARGIN_RIGHT,
  NORMAL,
  POINT_MM,
  SECOND_INK,
  TEXT_WIDTH,
} from './page-geometry.ts';
import { sendersWords } from './senders-page.fr.ts';
import { paginate, type Strip } from './strips.ts';
import { tableStrips } from './table-layout.ts';
import { breakIntoLines, type Measure } from './text-layout.ts';

/** One company of a pack over several, and how many pages of it are its own. */
export interface PackSender {
  companyName: string;
  envelopes: number;
  registered: number;
  pages: number;
}

export interface SendersPageFacts {
  day: LocalDate;
  senders: readonly PackSender[];
  leftOut: readonly { name: string; problem: string }[];
  /** Printed on both sides: these pages fill whole sheets. */
  duplex: boolean;
}

const ROWS: Density = { ...NORMAL, rowPadding: 1.6 };
const BODY = 9.5;
const PITCH = 4.3;

/**
 * The page before a pack over several companies: how many envelopes there are of whom, on which page of the file each company starts, and which were
 * left out and why. It goes into no envelope.
 */
export function layoutSendersPage(facts: SendersPageFacts, measure: Measure): Page[] {
  // Where each company starts depends on how many pages come before, which the list of companies alone decides.
  const own = pagesOf(facts, 0, measure).length;
  return pagesOf(facts, facts.duplex ? own + (own % 2) : own, measure);
}

function pagesOf({ day, senders, leftOut }: SendersPageFacts, pagesBefore: number, measure: Measure): Page[] {
  let next = pagesBefore + 1;
  const rows = senders.map(({ companyName, envelopes, registered, pages }, index) => {
    const first = next;
    next += pages;
    return [String(index + 1), companyName, String(envelopes), registered === 0 ? '' : String(registered), String(first)];
  });
  const sum = (of: (sender: PackSender) => number) => senders.reduce((total, sender) => total + of(sender), 0);
  const [envelopes, registered] = [sum((sender) => sender.envelopes), sum((sender) => sender.registered)];
  const table: LetterTable = {
    type: 'table',
    columns: [
      { title: sendersWords.rank, width: 10, align: 'right' },
      { title: sendersWords.company, width: 96, align: 'left' },
      { title: sendersWords.envelopes, width: 18, align: 'right' },
      { title: sendersWords.registered, width: 28, align: 'right' },
      { title: sendersWords.firstPage, width: 18, align: 'right' },
    ],
    rows: [
      ...rows.map((cells) => ({ cells, style: 'plain' as const })),
      { cells: ['', sendersWords.total, String(envelopes), registered === 0 ? '' : String(registered), ''], style: 'strong' as const },
    ],
  };
  const strips = [
    ...tableStrips(table, 'senders', ROWS, 0, measure),
    ...paragraph(sendersWords.order, 'order', { bold: false, spaceBefore: 6 }, measure),
    ...(leftOut.length === 0 ? [] : paragraph(sendersWords.leftOutTitle, 'left-out', { bold: true, spaceBefore: 8 }, measure)),
    ...leftOut.flatMap(({ name, problem }, index) =>
      paragraph(`${name} : ${problem}`, `left-out-${index + 1}`, { bold: false, spaceBefore: 1.5 }, measure),
    ),
  ];
  const pages = paginate(strips, FOLLOWING_TOP + 14);
  return pages.map((items, index) => {
    const small = { size: 8.5, font: 'regular', color: SECOND_INK, role: 'Artifact' } as const;
    const title = sendersWords.title(day);
    const note = sendersWords.count(envelopes, senders.length, registered);
    const number = `${sendersWords.page} ${index + 1} / ${pages.length}`;
    return {
      items: [
        ...(index === 0
          ? [
              textItem(title, MARGIN_LEFT, 22, { size: 14, font: 'bold', role: 'H1', block: 'senders-title' }, measure),
              textItem(note, MARGIN_LEFT, 30, { size: 10, font: 'regular', role: 'P', block: 'senders-note' }, measure),
            ]
          : [textItem(title, MARGIN_LEFT, 22, small, measure)]),
        ...items,
        ...(pages.length > 1
          ? [textItem(number, MARGIN_RIGHT - measure(number, small.font, small.size), FOOTER_BASELINE, small, measure)]
          : []),
      ],
    };
  });
}

function paragraph(text: string, block: string, { bold, spaceBefore }: { bold: boolean; spaceBefore: number }, measure: Measure): Strip[] {
  const style = { size: BODY, role: bold ? 'H2' : 'P', block } as const;
  return breakIntoLines([{ text, bold }], TEXT_WIDTH, BODY, measure).map(({ segments }, index) => ({
    height: PITCH,
    spaceBefore: index === 0 ? spaceBefore : 0,
    breakAfter: !bold,
    paint: (y) =>
      segments.map((segment) =>
        textItem(segment.text, MARGIN_LEFT + segment.x, y + BODY * POINT_MM, { ...style, font: segment.font }, measure),
      ),
  }));
}
