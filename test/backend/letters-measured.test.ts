import { describe, expect, test } from 'vitest';
import { paintPdf } from '../../electron/backend/paint-pdf.ts';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import type { CustomerFields } from '../../shared/customers/customers.contract.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { refused } from '../builders/letters-book.ts';
import { aMeasuredBook, LETTER_KINDS_MEASURED, MEASURED_ON } from '../builders/measured-letters.ts';
import { type Box, type PdfPage, type PdfText, readPdf } from '../builders/read-pdf.ts';

const SHORT = { name: 'Ets Vidal' };
const SIX_LINES = {
  name: 'WWWWWWWW MMMMMMMM WWWWWWWW MMMMMMMM WW',
  contactName: 'Mme Françoise Œuvrard-Lœwenbrück, DAF',
  addressLine1: 'Bâtiment Été, escalier n° 3, 2e étage',
  addressLine2: '128 bis, avenue du Général-de-Gaulle',
  addressLine3: 'B.P. 40 012',
  postalCode: '63000',
  city: 'Clermont-Ferrand Cedex 1',
  code: 'CLIENT-2026-00042',
  siren: '552100554',
};
const SEVEN_LINES = {
  name: 'Holzbau Müller & Söhne GmbH',
  contactName: 'Frau Jörg',
  addressLine1: 'Gewerbepark Süd',
  addressLine2: 'Straße des 17. Juni 135',
  addressLine3: 'Postfach 1234',
  postalCode: '10623',
  city: 'Berlin',
  country: 'Allemagne',
};
const LONG_NAME = {
  name: 'Société nouvelle d’exploitation des établissements Ångström-Żółć et Fils, successeurs',
  contactName: 'Service de la comptabilité fournisseurs et des règlements',
  addressLine1: 'Zone d’activités de la Croix-de-l’Orme, rue des Frères-Montgolfier prolongée',
};
const ADDRESSEES: Partial<CustomerFields>[] = [SHORT, SIX_LINES, SEVEN_LINES, LONG_NAME];

const WINDOW: Box = { left: 110, right: 190, top: 55, bottom: 79 };
const NO_INK: Box = { left: 95, right: 205, top: 33, bottom: 90 };
const within = ({ left, right, top, bottom }: Box, zone: Box): boolean =>
  left >= zone.left - 0.01 && right <= zone.right + 0.01 && top >= zone.top - 0.01 && bottom <= zone.bottom + 0.01;
const overlaps = (box: Box, other: Box, by = 0): boolean =>
  box.left + by < other.right && box.right > other.left + by && box.top + by < other.bottom && box.bottom > other.top + by;
const isFoldMark = ({ left, right, top, bottom }: Box): boolean =>
  left > 4.9 && right < 9.1 && bottom - top < 0.5 && [99, 198].some((y) => Math.abs(y - top) < 0.5);

/** The ink of a text, from the height of its capitals to its descenders, rather than the box of its line. */
function inkOf({ left, right, top, bottom, baseline }: PdfText): Box {
  const em = (bottom - top) / 1.424;
  return { left, right, top: baseline - 0.66 * em, bottom: baseline + 0.2 * em };
}

/** Lines of text from the top of a page, without what repeats on every page. */
function linesOf({ texts }: PdfPage): { y: number; texts: PdfText[]; words: string }[] {
  const lines = new Map<string, PdfText[]>();
  for (const text of texts) {
    if (text.baseline < 20 || text.baseline > 280) continue;
    const key = text.baseline.toFixed(1);
    lines.set(key, [...(lines.get(key) ?? []), text]);
  }
  return [...lines]
    .map(([y, line]) => {
      const inOrder = line.toSorted((one, other) => one.left - other.left);
      return { y: Number(y), texts: inOrder, words: inOrder.map(({ text }) => text).join(' ') };
    })
    .toSorted((one, other) => one.y - other.y);
}

/** What a page says in the flow of the letter: on the first one, from the subject on. */
const flowOf = (page: PdfPage, index: number): ReturnType<typeof linesOf> => linesOf(page).filter(({ y }) => index > 0 || y > 100);

const cents = (text: string): number =>
  Math.round(
    Number(
      text
        .replace(/[^\d,.−]/g, '')
        .replace('−', '-')
        .replace(/[.,](?=\d{3})/g, '')
        .replace(',', '.'),
    ) * 100,
  );

const WORDS = {
  fr: {
    header: ['Facture', 'Échéance n°'],
    heading: /:$|^\d\. |^Annexe/,
    pay: 'Pour régler',
    goodbye: /^Nous vous prions d’agréer|^Établi en deux/,
    annex: /^Annexe/,
  },
  en: {
    header: ['Invoice', 'Instalment No.'],
    heading: /:$|^\d\. |^Annex/,
    pay: 'How to pay',
    goodbye: /^Yours faithfully|^Made in two/,
    annex: /^Annex/,
  },
};
/** The sum of a letter's own table. */
const TOTALS =
  /^(Total à régler|Reste dû|Somme due|Solde des factures|Total réglé|Solde dû|Échéances en retard|Total to pay|Still due|Amount due|Balance of the invoices|Total paid|Balance due|Late instalments|Total due)( |$)/;

function expectFirstPage(page: PdfPage): void {
  const inZone = page.texts.filter((text) => overlaps(text, NO_INK));
  expect(page.drawings.filter((drawing) => overlaps(drawing, NO_INK))).toEqual([]);
  expect(inZone.length).toBeGreaterThanOrEqual(3);
  expect(inZone.filter((text) => !within(text, WINDOW))).toEqual([]);
  expect(new Set(inZone.map(({ left }) => left.toFixed(2))).size).toBe(1);
}

function expectInsideMargins({ texts, drawings }: PdfPage, index: number): void {
  const area: Box = { left: 20, right: 190, top: 10, bottom: 292 };
  expect(texts.filter((text) => !within(text, area))).toEqual([]);
  expect(
    drawings.filter((drawing) => !within(drawing, { ...area, left: 19.9, right: 190.1 }) && !(index === 0 && isFoldMark(drawing))),
  ).toEqual([]);
}

function expectNoTextOverAnother({ texts }: PdfPage): void {
  const inks = texts.map((text) => ({ text: text.text, ...inkOf(text) })).toSorted((one, other) => one.top - other.top);
  const touching: string[] = [];
  inks.forEach((ink, index) => {
    for (let next = index + 1; next < inks.length; next += 1) {
      const other = inks[next];
      if (other === undefined || other.top > ink.bottom) break;
      if (overlaps(ink, other, 0.15)) touching.push(`${ink.text} / ${other.text}`);
    }
  });
  expect(touching).toEqual([]);
}

/** Its numbering, its tables under their header, and nothing that stands alone. */
function expectPagesWhole(pages: readonly PdfPage[], language: 'fr' | 'en', parties: number): void {
  const words = WORDS[language];
  pages.forEach((page, index) => {
    expect(page.text).toContain(`page ${index + 1} / ${pages.length}`);
    const lines = flowOf(page, index);
    const firstRow = lines.findIndex(({ words: line }) => /^F[AB]-2026-/.test(line) || /^\d+ \d{1,2}[/ ].*[.,]\d\d/.test(line));
    const header = lines.findIndex(({ texts: [first] }) => words.header.includes(first?.text ?? ''));
    if (firstRow >= 0) expect(header >= 0 && header < firstRow, `page ${index + 1} has its header above its first row`).toBe(true);
    expect(lines.length, `page ${index + 1} says something`).toBeGreaterThanOrEqual(4);
    // The lines to sign on, of an agreement, end on colons too.
    const isSigned = parties > 1 && lines.some(({ words: line }) => words.goodbye.test(line));
    if (!isSigned) expect(lines.at(-1)?.words ?? '', `page ${index + 1} ends on no heading`).not.toMatch(words.heading);
    expect(lines[0]?.words ?? '', `page ${index + 1} starts with no sum`).not.toMatch(TOTALS);
    expect(lines[0]?.words ?? '', `page ${index + 1} starts with no note`).not.toMatch(/^(Pour|For your) information?,? non/);
    lines.forEach(({ words: line }, at) => {
      // A sum has two rows above it on its page, or all those of its table.
      if (!TOTALS.test(line)) return;
      expect(at, `${line} on page ${index + 1}`).toBeGreaterThanOrEqual(2);
    });
  });
  const farewells = pages.flatMap((page, index) =>
    flowOf(page, index).flatMap(({ words: line }, at, lines) =>
      words.goodbye.test(line) ? [{ index, at, lines, below: lines.length - at - 1 }] : [],
    ),
  );
  expect(farewells).toHaveLength(1);
  const [farewell] = farewells;
  // The signature under it, and above it the ways to pay or a good part of the letter.
  expect(farewell?.below).toBeGreaterThanOrEqual(2);
  expect(farewell?.at).toBeGreaterThanOrEqual(4);
}

/** The rows of a letter's own table: what each comes to, and the sum that the letter states under them. */
function tableOf(
  pages: readonly PdfPage[],
  kind: string,
  language: 'fr' | 'en',
): { rows: number[]; total: number | undefined; numbers: string[] } {
  const column = { scheduleAgreement: 3, termination: 4, thankYou: 4, instalmentReminder: 4, instalmentNotice: 4 }[kind] ?? 5;
  const isRow = kind.startsWith('instalment') ? /^\d+ \d{1,2}[/ ]/ : /^F[AB]-2026-/;
  const rows: number[] = [];
  const numbers: string[] = [];
  for (const [index, page] of pages.entries()) {
    for (const { texts, words } of flowOf(page, index)) {
      if (WORDS[language].annex.test(words)) return { rows, total: undefined, numbers };
      if (TOTALS.test(words) && rows.length > 0 && !(kind === 'statement' && !/^(Solde|Balance) d/.test(words))) {
        return { rows, total: cents(texts.at(-1)?.text ?? ''), numbers };
      }
      if (!isRow.test(words)) continue;
      rows.push(cents(texts[column]?.text ?? ''));
      numbers.push(texts[0]?.text ?? '');
    }
  }
  return { rows, total: undefined, numbers };
}

describe.each(LETTER_KINDS_MEASURED)('a letter measured, %s', (kind) => {
  // Long letters in one language, which breaks its pages as the other does: the longest take half a second each.
  test.each([
    ['fr', [1, 8, 200], 0],
    ['en', [8, 40], 2],
  ] as const)('in %s, about %j invoices', async (language, sizes, firstAddressee) => {
    const book = await aMeasuredBook();
    for (const [nth, invoices] of sizes.entries()) {
      const customer = { ...ADDRESSEES[(nth + firstAddressee) % ADDRESSEES.length], language };
      const isRegistered = kind === 'formalNotice' || kind === 'termination' || kind === 'instalmentNotice';
      const registered = isRegistered && nth % 2 === 1 ? { registeredNumber: '1A 123 456 7890 1' } : {};
      const laidOut = await book.letter({ kind, invoices, customer, ...registered });
      const pdf = await readPdf(await paintPdf(laidOut, { title: kind, author: 'Menuiserie Lefèvre', printedOn: MEASURED_ON, language }));
      const originals = kind === 'scheduleAgreement' ? 2 : 1;
      const length = pdf.pages.length / originals;
      pdf.pages.forEach((page, index) => {
        if (index % length === 0) expectFirstPage(page);
        expectInsideMargins(page, index % length);
        expectNoTextOverAnother(page);
      });
      for (let original = 0; original < originals; original += 1) {
        const pages = pdf.pages.slice(original * length, (original + 1) * length);
        expectPagesWhole(pages, language, originals);
        const { rows, total, numbers } = tableOf(pages, kind, language);
        expect(
          rows.reduce((sum, amount) => sum + amount, 0),
          `${invoices} invoices`,
        ).toBe(total);
        expect(new Set(numbers).size).toBe(numbers.length);
        if (!kind.startsWith('instalment')) expect(numbers.filter((number) => number.startsWith('FA-'))).toHaveLength(invoices);
      }
    }
  });
});

test.each([
  ['none', { addressLine1: '', postalCode: '', city: '' }],
  ['no town', { addressLine1: '3 rue Haute', postalCode: '', city: '' }],
])('an address of %s is never printed', async (_case, address) => {
  const { client, at, db } = await aMeasuredBook();
  const customerId = aCustomerIn(db, { name: 'Ets Vidal', ...address });
  anInvoiceIn(db, { customerId, number: 'FA-1', dueOn: '2026-08-01' });
  const { letterId } = await client.letters.draft({ customerId, kind: 'reminder2', asOf: MEASURED_ON }, at);
  const printed = client.letters.print({ letterIds: [letterId], out: 'lettre.pdf' as OutputFile }, at);
  await expect(printed).rejects.toEqual(refused('LETTER_BLOCKED'));
});
