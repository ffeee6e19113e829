import type { LocalDate } from '../dates/local-date.ts';
import { textItem } from './first-page-frame.ts';
import type { LetterTable } from './letter-content.ts';
import type { LetterKind } from './letter-kinds.ts';
import type { Page } from './page.ts';
import {
  type Density,
  FOLLOWING_TOP,
  FOOTER_BASELINE,
  MARGIN_LEFT,
  MARGIN_RIGHT,
  NORMAL,
  SECOND_INK,
  TEXT_WIDTH,
} from './page-geometry.ts';
import { slipWords } from './posting-slip.fr.ts';
import { formatRegisteredNumber } from './registered-number.ts';
import { paginate } from './strips.ts';
import { tableStrips } from './table-layout.ts';
import { breakIntoLines, type Measure } from './text-layout.ts';

/** One envelope of a posting pack. */
export interface Envelope {
  customerName: string;
  addressLines: readonly string[];
  kind: LetterKind;
  isRegistered: boolean;
  registeredNumber: string;
  /** Sheets to put into it. */
  pages: number;
}

/** Rows tall enough for a number written by hand, or for its label. */
const SLIP: Density = { ...NORMAL, rowPadding: 2.4 };
const NOTE_SIZE = 10;
/** Millimetres from one line of the note to the next. */
const NOTE_PITCH = 4.6;

/** The slip of a posting pack: each envelope in its order, with a place for the number of each registered letter. */
export function layoutSlip(
  envelopes: readonly Envelope[],
  { companyName, day }: { companyName: string; day: LocalDate },
  measure: Measure,
): Page[] {
  const table: LetterTable = {
    type: 'table',
    columns: [
      { title: slipWords.rank, width: 10, align: 'right' },
      { title: slipWords.addressee, width: 70, align: 'left' },
      { title: slipWords.letter, width: 34, align: 'left' },
      { title: slipWords.pages, width: 12, align: 'right' },
      { title: slipWords.number, width: 44, align: 'left' },
    ],
    rows: envelopes.map((envelope, index) => ({
      cells: [
        String(index + 1),
        [envelope.customerName, envelope.addressLines.at(-1) ?? ''].filter((line) => line !== '').join(', '),
        slipWords.letterName(envelope.kind),
        String(envelope.pages),
        numberCell(envelope),
      ],
      style: 'plain',
    })),
  };
  const registered = envelopes.filter(({ isRegistered }) => isRegistered).length;
  // A long name takes several lines, and the table starts below them.
  const note = breakIntoLines(
    [{ text: `${companyName} · ${slipWords.count(envelopes.length, registered)}`, bold: false }],
    TEXT_WIDTH,
    NOTE_SIZE,
    measure,
  ).map(({ segments }) => segments.map(({ text }) => text).join(''));
  const pages = paginate(tableStrips(table, 'slip', SLIP, 0, measure), FOLLOWING_TOP + 14 + (note.length - 1) * NOTE_PITCH);
  return pages.map((items, index) => {
    const title = textItem(slipWords.title(day), MARGIN_LEFT, 22, { size: 14, font: 'bold', role: 'H1', block: 'slip-title' }, measure);
    const number = `${slipWords.page} ${index + 1} / ${pages.length}`;
    const small = { size: 8.5, font: 'regular', color: SECOND_INK, role: 'Artifact' } as const;
    return {
      items: [
        ...(index === 0
          ? [
              title,
              ...note.map((line, at) =>
                textItem(
                  line,
                  MARGIN_LEFT,
                  30 + at * NOTE_PITCH,
                  { size: NOTE_SIZE, font: 'regular', role: 'P', block: 'slip-note' },
                  measure,
                ),
              ),
            ]
          : [textItem(slipWords.title(day), MARGIN_LEFT, 22, small, measure)]),
        ...items,
        textItem(number, MARGIN_RIGHT - measure(number, small.font, small.size), FOOTER_BASELINE, small, measure),
      ],
    };
  });
}

function numberCell({ isRegistered, registeredNumber }: Envelope): string {
  if (!isRegistered) return slipWords.ordinary;
  return registeredNumber === '' ? '……………………………' : formatRegisteredNumber(registeredNumber);
}

/** What is drawn over each page of a letter to make it its copy for the file. */
export function copyMark(day: LocalDate, measure: Measure): Page {
  const mark = slipWords.copy(day);
  const style = { size: 8.5, font: 'bold', role: 'Artifact' } as const;
  return { items: [textItem(mark, MARGIN_RIGHT - measure(mark, style.font, style.size), 11, style, measure)] };
}
