import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { layoutLetter } from '../../shared/letters/layout-letter.ts';
import type { LetterBlock, LetterContent, LetterTable } from '../../shared/letters/letter-content.ts';
import type { Page, TextItem } from '../../shared/letters/page.ts';
import { BODY_BOTTOM, MARGIN_RIGHT, TEXT_WIDTH } from '../../shared/letters/page-geometry.ts';
import { breakIntoLines, type Measure } from '../../shared/letters/text-layout.ts';

/** Every character as wide as half the size of the type: enough to check where things go. */
const measure: Measure = (text, _font, size) => text.length * size * 0.5 * (25.4 / 72);

const aLetter = (blocks: LetterBlock[], fields: Partial<LetterContent> = {}): LetterContent => ({
  version: 1,
  kind: 'reminder1',
  asOf: localDate('2026-10-31'),
  documentTitle: 'Relance',
  author: 'Menuiserie Lefèvre',
  letterhead: { name: 'Menuiserie Lefèvre', lines: ['SAS', '15000 Aurillac'] },
  addressLines: ['A', 'B', '48000 MENDE'],
  delivery: null,
  references: [],
  placeAndDate: 'Aurillac, le 31 octobre 2026',
  subject: 'Objet : votre facture',
  runningHead: 'Menuiserie Lefèvre à Bâti-Sud',
  blocks,
  ...fields,
});

const aTable = (rowCount: number): LetterTable => ({
  type: 'table',
  columns: [
    { title: 'Facture', width: 100, align: 'left' },
    { title: 'Reste dû', width: 70, align: 'right' },
  ],
  rows: [
    ...Array.from({ length: rowCount }, (_, index) => ({ cells: [`F${index + 1}`, '100,00'], style: 'plain' as const })),
    { cells: ['Total', '1,00\u00a0€'], style: 'strong' },
  ],
});

const texts = (page: Page | undefined): TextItem[] => (page?.items ?? []).filter((item) => item.type === 'text');
const words = (page: Page | undefined): string[] => texts(page).map(({ text }) => text);

describe('breaking text into lines', () => {
  const anyRuns = fc.array(fc.record({ text: fc.string({ maxLength: 60 }), bold: fc.boolean() }), { maxLength: 6 });

  test('no line is wider than its column, and no word is lost, doubled or joined to another', () => {
    fc.assert(
      fc.property(anyRuns, fc.integer({ min: 20, max: 120 }), (runs, width) => {
        const lines = breakIntoLines(runs, width, 10, measure);
        for (const line of lines) {
          expect(line.width).toBeLessThanOrEqual(width + 1e-6);
          const ends = line.segments.map(({ x, width: wide }) => x + wide);
          line.segments.slice(1).forEach((segment, index) => {
            expect(segment.x).toBeCloseTo(ends[index] ?? 0, 6);
          });
        }
        const set = lines.map((line) => line.segments.map(({ text }) => text).join('')).join('');
        expect(set.replaceAll(' ', '')).toBe(
          runs
            .map(({ text }) => text)
            .join('')
            .replaceAll(' ', ''),
        );
      }),
    );
  });

  test('words held by a no-break space go to the next line together; a full stop stays with its bold amount', () => {
    const runs = [
      { text: 'Nous attendons ', bold: false },
      { text: '18 872,37\u00a0€', bold: true },
      { text: '. Merci', bold: false },
    ];
    const lines = breakIntoLines(runs, 22 * 10 * 0.5 * (25.4 / 72), 10, measure);
    expect(lines.map((line) => line.segments.map(({ text }) => text).join(''))).toEqual(['Nous attendons 18', '872,37\u00a0€. Merci']);
    expect(lines[1]?.segments.map(({ font }) => font)).toEqual(['bold', 'regular']);
  });
});

describe('pages', () => {
  test('a short letter is one page, numbered, with fold marks at 99 and 198 mm on the left edge', () => {
    const pages = layoutLetter(aLetter([aTable(3)]), measure);
    expect(pages).toHaveLength(1);
    expect(words(pages[0])).toContain('page 1 / 1');
    const folds = (pages[0]?.items ?? []).filter((item) => item.type === 'line' && item.x2 < 10);
    expect(folds).toMatchObject([
      { y1: 99, y2: 99 },
      { y1: 198, y2: 198 },
    ]);
  });

  test.each([40, 200])('a table of %i rows goes on under its header, every row once, its total never alone', (rowCount) => {
    const pages = layoutLetter(aLetter([aTable(rowCount)]), measure);
    const rows = pages.map((page) => words(page).filter((text) => /^F\d+$/.test(text)));
    expect(rows.flat()).toEqual(Array.from({ length: rowCount }, (_, index) => `F${index + 1}`));
    pages.forEach((page, index) => {
      expect(words(page).filter((text) => text === 'Facture')).toHaveLength(1);
      expect(words(page)).toContain(`page ${index + 1} / ${pages.length}`);
      expect(words(page).includes('Menuiserie Lefèvre à Bâti-Sud')).toBe(index > 0);
    });
    expect(rows.at(-1)?.length).toBeGreaterThan(0);
    expect(words(pages.at(-1))).toContain('Total');
    for (const item of pages.flatMap(texts)) if (/^F\d+$|^Total$/.test(item.text)) expect(item.y).toBeLessThanOrEqual(BODY_BOTTOM);
  });

  test('figures of a column line up under the unit of their sum', () => {
    const [page] = layoutLetter(aLetter([aTable(2)]), measure);
    const amounts = texts(page).filter(({ block }) => block?.endsWith('/c2') && !block.includes('/r0/'));
    const unit = measure('\u00a0€', 'regular', amounts[0]?.size ?? 0);
    expect(amounts.map(({ x, width, text }) => x + width - (text.endsWith('€') ? unit : 0))).toEqual(
      amounts.map(() => expect.closeTo(MARGIN_RIGHT - unit, 3)),
    );
  });

  test('a signature is never alone on its page', () => {
    const paragraph = (text: string): LetterBlock => ({ type: 'paragraph', runs: [{ text, bold: false }] });
    for (let filler = 10; filler <= 40; filler += 1) {
      const pages = layoutLetter(
        aLetter([
          ...Array.from({ length: filler }, () => paragraph('ligne')),
          paragraph('Salutations'),
          { type: 'signatures', parties: [{ heading: 'Camille', lines: [] }] },
        ]),
        measure,
      );
      const last = words(pages.at(-1));
      expect(last).toContain('Camille');
      expect(last).toContain('Salutations');
    }
  });

  test('a paragraph leaves no single line at the foot or the head of a page', () => {
    const long = 'mot '.repeat(300).trim();
    for (let filler = 15; filler <= 35; filler += 1) {
      const pages = layoutLetter(
        aLetter([
          ...Array.from({ length: filler }, () => ({ type: 'paragraph' as const, runs: [{ text: 'ligne', bold: false }] })),
          { type: 'paragraph', runs: [{ text: long, bold: false }] },
        ]),
        measure,
      );
      for (const page of pages) {
        const lines = words(page).filter((text) => text.startsWith('mot'));
        if (lines.length > 0) expect(lines.length).toBeGreaterThan(1);
      }
    }
  });

  test('nothing leaves the text area, however long the words', () => {
    const word = 'X'.repeat(300);
    const pages = layoutLetter(
      aLetter(
        [
          { type: 'paragraph', runs: [{ text: word, bold: true }] },
          { ...aTable(0), rows: [{ cells: [word, '1,00'], style: 'plain' }] },
          { type: 'panel', heading: 'Pour régler', rows: [{ label: 'IBAN', text: word }] },
          { type: 'signatures', parties: [{ heading: word, lines: [] }] },
        ],
        { letterhead: { name: word, lines: [word] }, subject: word, runningHead: word, placeAndDate: 'Aurillac'.repeat(6) },
      ),
      measure,
    );
    for (const item of pages.flatMap(texts)) {
      expect(item.x).toBeGreaterThanOrEqual(MARGIN_RIGHT - TEXT_WIDTH);
      expect(item.x + item.width).toBeLessThanOrEqual(MARGIN_RIGHT + 0.01);
    }
  });
});

describe('where a letter is signed', () => {
  const paragraph = (text: string): LetterBlock => ({ type: 'paragraph', runs: [{ text, bold: false }] });
  const aSignedLetter = (lines: number) =>
    layoutLetter(
      aLetter([
        ...Array.from({ length: lines }, (_, index) => paragraph(`Phrase ${index + 1}`)),
        paragraph('Salutations'),
        { type: 'signatures', parties: [{ heading: 'Claire Lefèvre', lines: [] }] },
        paragraph('À régler à leur échéance :'),
        aTable(60),
      ]),
      measure,
    );
  const pageWith = (pages: readonly Page[], text: string) => pages.findIndex((page) => words(page).includes(text));

  test('never alone: the closing words, and the sentence before them, are on its page', () => {
    for (let lines = 1; lines <= 60; lines += 1) {
      const pages = aSignedLetter(lines);
      const signed = pageWith(pages, 'Claire Lefèvre');
      expect(pageWith(pages, 'Salutations'), `${lines} sentences`).toBe(signed);
      expect(pageWith(pages, `Phrase ${lines}`), `${lines} sentences`).toBe(signed);
    }
  });

  test('set compactly where that brings it onto the first page, though what stands under it takes others anyway', () => {
    const sizes = Array.from({ length: 40 }, (_, index) => aSignedLetter(index + 1))
      .filter((pages) => pages.length > 1 && pageWith(pages, 'Claire Lefèvre') === 0)
      .map(([first]) => texts(first).find(({ text }) => text === 'Salutations')?.size);
    expect(new Set(sizes)).toEqual(new Set([10.5, 10, 9.5]));
  });
});
