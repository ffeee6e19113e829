import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CompanyProfile } from '../../shared/companies/companies.contract.ts';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import type { CustomerFields } from '../../shared/customers/customers.contract.ts';
import { addDays, localDate } from '../../shared/dates/local-date.ts';
import type { LetterKind } from '../../shared/letters/letter-kinds.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aCompany } from '../builders/company.ts';
import { type Box, fontsOf, type PdfPage, readPdf } from '../builders/read-pdf.ts';

const CREDITOR: Partial<CompanyProfile> = {
  name: 'Menuiserie Lefèvre',
  legalForm: 'SAS',
  shareCapitalCents: 20_000_00 as CompanyProfile['shareCapitalCents'],
  siren: '732829320',
  rcsTown: 'Aurillac',
  vatNumber: 'FR44732829320',
  addressLine1: '14 rue des Artisans',
  postalCode: '15000',
  city: 'Aurillac',
  phone: '04 71 00 00 00',
  email: 'contact@menuiserie-lefevre.fr',
  iban: 'FR7616807004008132314821153',
  bic: 'AGRIFRPP',
  signatoryName: 'Camille Lefèvre',
  signatoryTitle: 'Présidente',
};

const FRENCH: Partial<CustomerFields> = {
  addressLine1: '3, place de l’Église',
  postalCode: '15100',
  city: 'Saint-Flour',
  country: 'France',
};

interface LetterFacts {
  kind?: LetterKind;
  customer?: Partial<CustomerFields>;
  creditor?: Partial<CompanyProfile>;
  invoices?: number;
}

/** Prints one letter on invoices of 1 234,50 € that fell due from 60 days before the letter backwards, ten days apart. */
async function aPrintedLetter({ kind = 'formalNotice', customer = {}, creditor = {}, invoices = 1 }: LetterFacts) {
  const asOf = localDate('2026-10-31');
  const { client, company, db, directory } = await aCompany({ today: asOf });
  const at = { company };
  await client.companies.updateProfile({ ...CREDITOR, ...creditor }, at);
  const customerId = aCustomerIn(db, { ...FRENCH, ...customer });
  for (let index = 0; index < invoices; index += 1) {
    anInvoiceIn(db, { customerId, number: `FA-${1000 + index}`, dueOn: addDays(asOf, -60 - 10 * index), totalCents: 1234_50 });
  }
  const { letterId, preflight } = await client.letters.draft({ customerId, kind, asOf }, at);
  const out = join(directory, 'lettre.pdf');
  const printed = await client.letters.print({ letterIds: [letterId], out: out as OutputFile }, at);
  const bytes = new Uint8Array(readFileSync(out));
  return { client, at, db, directory, letterId, preflight, printed, bytes, pdf: await readPdf(bytes) };
}

const overlaps = (box: Box, zone: Box): boolean =>
  box.left < zone.right && box.right > zone.left && box.top < zone.bottom && box.bottom > zone.top;

const WINDOW: Box = { left: 110, right: 190, top: 55, bottom: 79 };
const NO_INK: Box = { left: 95, right: 205, top: 33, bottom: 90 };

/** The address is what stands in the window; nothing else may have ink around it. */
function expectAddressAlone(page: PdfPage | undefined, lineCount: number): string[] {
  const inZone = (page?.texts ?? []).filter((text) => overlaps(text, NO_INK));
  expect((page?.drawings ?? []).filter((drawing) => overlaps(drawing, NO_INK))).toEqual([]);
  expect(inZone).toHaveLength(lineCount);
  for (const { left, right, top, bottom } of inZone) {
    expect(left).toBeGreaterThanOrEqual(WINDOW.left - 0.01);
    expect(right).toBeLessThanOrEqual(WINDOW.right);
    expect(top).toBeGreaterThanOrEqual(WINDOW.top);
    expect(bottom).toBeLessThanOrEqual(WINDOW.bottom);
  }
  expect(new Set(inZone.map(({ left }) => left.toFixed(2))).size).toBe(1);
  return inZone.map(({ text }) => text);
}

describe('the address in the window of the envelope', () => {
  const SIX: Partial<CustomerFields> = {
    name: 'WWWWWWWW MMMMMMMM WWWWWWWW MMMMMMMM WW',
    contactName: 'Mme Françoise Œuvrard-Lœwenbrück, DAF',
    addressLine1: 'Bâtiment Été, escalier n° 3, 2e étage',
    addressLine2: '128 bis, avenue du Général-de-Gaulle',
    addressLine3: 'B.P. 40 012',
    postalCode: '63000',
    city: 'Clermont-Ferrand Cedex 1',
  };
  test.each<[string, Partial<CustomerFields>, string[]]>([
    ['short', { name: 'Ets Vidal' }, ['ETS VIDAL', '3 PLACE DE L EGLISE', '15100 SAINT FLOUR']],
    [
      'six full lines, the widest letters of the alphabet',
      SIX,
      [
        'WWWWWWWW MMMMMMMM WWWWWWWW MMMMMMMM WW',
        'Mme Françoise Œuvrard-Lœwenbrück, DAF',
        'Bâtiment Été, escalier n° 3, 2e étage',
        '128 BIS AVENUE DU GENERAL DE GAULLE',
        'B P 40 012',
        '63000 CLERMONT FERRAND CEDEX 1',
      ],
    ],
    [
      'seven lines abroad',
      {
        name: 'Holzbau Müller & Söhne GmbH',
        contactName: 'Frau Jörg',
        addressLine1: 'Gewerbepark Süd',
        addressLine2: 'Straße des 17. Juni 135',
        addressLine3: 'Postfach 1234',
        postalCode: '10623',
        city: 'Berlin',
        country: 'Allemagne',
      },
      [
        'Holzbau Müller & Söhne GmbH',
        'Frau Jörg',
        'Gewerbepark Süd',
        'STRASSE DES 17 JUNI 135',
        'POSTFACH 1234',
        '10623 BERLIN',
        'ALLEMAGNE',
      ],
    ],
  ])('%s', async (_case, customer, expected) => {
    const { pdf } = await aPrintedLetter({ customer });
    expect(expectAddressAlone(pdf.pages[0], expected.length)).toEqual(expected);
  });

  test('a letterhead that fills its column, and references, stay out of the window', async () => {
    const long = 'Société nouvelle des établissements de menuiserie industrielle et charpente Lefèvre';
    const { pdf } = await aPrintedLetter({
      creditor: {
        name: long,
        legalForm: 'Société à responsabilité limitée à associé unique',
        addressLine1: 'Zone industrielle du Puy-de-Massebeau, lotissement des Artisans',
        addressLine2: 'Bâtiment Charpente, porte de service',
      },
      customer: { ...SIX, code: 'CLIENT-2026-00042', siren: '552100554' },
    });
    expectAddressAlone(pdf.pages[0], 6);
    const texts = pdf.pages[0]?.texts ?? [];
    const subject = texts.find(({ text }) => text.startsWith('Objet'));
    for (const { text, bottom } of texts.filter(({ left, top }) => left < 95 && top < 95)) {
      expect(bottom, text).toBeLessThanOrEqual(subject?.top ?? 0);
    }
  });
});

describe('the PDF', () => {
  test.each(['reminder1', 'reminder2', 'reminder3', 'formalNotice'] as const)(
    'of a %s never leaves its signature alone on a page, whatever the number of invoices',
    async (kind) => {
      const asOf = localDate('2026-10-31');
      const { client, company, db } = await aCompany({ today: asOf });
      const at = { company };
      await client.companies.updateProfile(CREDITOR, at);
      const customerId = aCustomerIn(db, FRENCH);
      for (let count = 1; count <= 36; count += 1) {
        anInvoiceIn(db, { customerId, number: `FA-${1000 + count}`, dueOn: addDays(asOf, -count), totalCents: 1234_50 });
        if (count % 6 === 0)
          anInvoiceIn(db, { customerId, number: `FB-${count}`, issuedOn: asOf, dueOn: addDays(asOf, 30), totalCents: 500_00 });
        const { pages } = await client.letters.previewDraft({ customerId, kind, asOf }, at);
        const texts = pages.map(({ items }) => items.flatMap((item) => (item.type === 'text' && item.role !== 'Artifact' ? [item] : [])));
        const page = texts.find((items) => items.some(({ text }) => text === 'Camille Lefèvre')) ?? [];
        const signature = page.find(({ text }) => text === 'Camille Lefèvre');
        // Above it on the same page: the closing words, and at least what comes before them.
        const above = new Set(page.filter(({ y }) => y < (signature?.y ?? 0)).map(({ block }) => block));
        expect(above.size, `${count} invoices`).toBeGreaterThan(1);
      }
    },
  );

  test('fonts are in the file, the text comes out whole, the structure is told to screen readers', async () => {
    const { bytes, pdf } = await aPrintedLetter({ customer: { name: 'Hôtel « Les Œillets »', code: 'OEIL' } });
    const fonts = await fontsOf(bytes);
    expect(fonts.length).toBeGreaterThan(0);
    for (const { name, embedded } of fonts) {
      expect(embedded).toBe(true);
      expect(name).toMatch(/^\/[A-Z]{6}\+SourceSans3/);
    }
    const text = pdf.pages[0]?.text ?? '';
    for (const part of [
      'Menuiserie Lefèvre',
      'SAS au capital de 20 000 €',
      '732 829 320 RCS Aurillac',
      'Échéance',
      '1 234,50',
      'À défaut',
      '8 novembre 2026',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('IBAN FR76 1680 7004 0081 3231 4821 153');
    expect(pdf.info).toMatchObject({
      Title: 'Mise en demeure, Hôtel « Les Œillets », 31 octobre 2026',
      Author: 'Menuiserie Lefèvre',
      Language: 'fr-FR',
    });
    expect(pdf.tagged).toBe(true);
    for (const role of ['Document', 'H1', 'P', 'Table', 'TR', 'TH', 'TD']) expect(pdf.roles).toContain(role);
  });

  test.each([
    [8, 3],
    [40, 5],
    [200, 20],
  ])('%i invoices: every one listed once, under a header on every page, and the sum is theirs', async (invoices, mostPages) => {
    const { pdf, printed } = await aPrintedLetter({ kind: 'reminder2', invoices });
    expect(printed.pages).toBe(pdf.pages.length);
    expect(pdf.pages.length).toBeLessThanOrEqual(mostPages);
    const listed = pdf.pages.flatMap(({ texts }) => texts.map(({ text }) => text).filter((text) => /^FA-\d+$/.test(text)));
    expect(listed.toSorted()).toEqual(Array.from({ length: invoices }, (_, index) => `FA-${1000 + index}`));
    pdf.pages.forEach((page, index) => {
      expect(page.text).toContain(`page ${index + 1} / ${pdf.pages.length}`);
      if (page.texts.some(({ text }) => /^FA-\d+$/.test(text)))
        expect(page.texts.filter(({ text }) => text === 'Échéance')).toHaveLength(1);
      for (const { left, right, bottom } of page.texts) {
        expect(left).toBeGreaterThan(19.9);
        expect(right).toBeLessThan(190.1);
        expect(bottom).toBeLessThan(292);
      }
    });
    const total = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2 }).format(invoices * 1234.5).replace(/\s/g, ' ');
    expect(pdf.pages.map(({ text }) => text).join(' ')).toContain(`la somme de ${total} €`);
  });
});
