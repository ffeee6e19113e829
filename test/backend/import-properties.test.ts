import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utils, write } from 'xlsx';
import { formatDate } from '../../shared/dates/format-date.ts';
import { addDays, type LocalDate, localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { aCompany } from '../builders/company.ts';
import { aFile, utf16, windows1252 } from '../builders/import-file.ts';

interface Invoice {
  number: string;
  customer: string;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  totalCents: number;
}

const CUSTOMERS = ['Côté Cœur SARL', 'Élan & Fils', 'Durand; père, fils', 'L’Œil | Noir', 'Le "Petit" Bouchon', 'Île-de-Sein'];

const day = (from: string, days: number) => fc.integer({ min: 0, max: days }).map((offset) => addDays(localDate(from), offset));
const invoice: fc.Arbitrary<Invoice> = fc
  .record({
    number: fc.integer({ min: 1, max: 99_999 }).map((value) => `FA-${value}`),
    customer: fc.constantFrom(...CUSTOMERS),
    issuedOn: day('2021-01-01', 1800),
    term: fc.integer({ min: 0, max: 90 }),
    totalCents: fc.integer({ min: -9_999_999, max: 99_999_999 }).filter((value) => value !== 0),
  })
  .map(({ term, ...rest }) => ({ ...rest, dueOn: addDays(rest.issuedOn, term) }));
/** One date that only a single order can read, as every real file of some length has. */
const proof: Invoice = {
  number: 'PREUVE',
  customer: 'Île-de-Sein',
  issuedOn: localDate('2025-01-28'),
  dueOn: localDate('2025-02-27'),
  totalCents: 123_456_78,
};
const book = fc
  .uniqueArray(invoice, { minLength: 1, maxLength: 12, selector: ({ number }) => number })
  .map((invoices) => [proof, ...invoices]);

const COLUMNS: Record<string, (style: Style) => (row: Invoice) => string> = {
  'N° de facture': () => (row) => row.number,
  Client: () => (row) => row.customer,
  'Date de facture':
    ({ date }) =>
    (row) =>
      date(row.issuedOn),
  'Date d’échéance':
    ({ date }) =>
    (row) =>
      date(row.dueOn),
  'Montant TTC':
    ({ amount }) =>
    (row) =>
      amount(row.totalCents),
};

interface Style {
  date: (date: LocalDate) => string;
  amount: (value: number) => string;
  delimiter: string;
  lineEnd: string;
  encode: (text: string) => Uint8Array;
  order: string[];
}

const plain = (value: number) => (value / 100).toFixed(2);
const style: fc.Arbitrary<Style> = fc.record({
  date: fc.constantFrom(
    formatDate,
    (date: LocalDate) => formatDate(date).replaceAll('/', '-'),
    (date: LocalDate) => String(date),
    (date: LocalDate) => date.replaceAll('-', ''),
    (date: LocalDate) => `${date}T00:00:00`,
  ),
  amount: fc.constantFrom(
    (value: number) => formatEuros(cents(value)).replace('\u2212', '-').replaceAll('\u202f', '\u00a0'),
    (value: number) => plain(value).replace('.', ','),
    plain,
    (value: number) => (value / 100).toLocaleString('en-US', { minimumFractionDigits: 2 }),
    (value: number) => `${(value / 100).toLocaleString('de-DE', { minimumFractionDigits: 2 })} €`,
    (value: number) => (value < 0 ? `(${plain(-value)})` : plain(value)),
  ),
  delimiter: fc.constantFrom(';', ',', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r', '\r\r\n'),
  encode: fc.constantFrom(
    (text: string): Uint8Array => Buffer.from(text),
    (text: string): Uint8Array => Buffer.from(`\ufeff${text}`),
    windows1252,
    (text: string) => utf16(text, 'le'),
    (text: string) => utf16(text, 'be'),
  ),
  order: fc.shuffledSubarray(Object.keys(COLUMNS), { minLength: 5 }),
});

function written(invoices: readonly Invoice[], { order, delimiter, lineEnd, encode, ...formats }: Style): Uint8Array {
  const quoted = (text: string) => (text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = invoices.map((row) =>
    order.map((title) => quoted(COLUMNS[title]?.({ order, delimiter, lineEnd, encode, ...formats })(row) ?? '')),
  );
  return encode([order, ...rows].map((cells) => cells.join(delimiter)).join(lineEnd));
}

const expected = (invoices: readonly Invoice[]) =>
  invoices.map(({ number, customer, issuedOn, dueOn, totalCents }) => ({
    label: number,
    customerName: customer,
    date: issuedOn,
    dueOn,
    amountCents: totalCents,
  }));

describe('whatever program wrote them', () => {
  it('the same invoices come out of any encoding, delimiter, line end, date and amount style and order of columns', async () => {
    const company = await aCompany({ today: '2027-01-01' });
    await fc.assert(
      fc.asyncProperty(book, style, async (invoices, how) => {
        const shown = await company.client.imports.preview({ file: aFile(company, written(invoices, how)) }, company);
        expect(shown.questions).toEqual([]);
        expect(shown.problems.filter(({ severity }) => severity === 'rejected')).toEqual([]);
        expect(
          shown.rows.map(({ label, customerName, date, dueOn, amountCents }) => ({ label, customerName, date, dueOn, amountCents })),
        ).toEqual(expected(invoices));
      }),
      { numRuns: 150 },
    );
  });

  it('and out of a workbook', async () => {
    const company = await aCompany({ today: '2027-01-01' });
    const serial = (date: LocalDate) => ({
      t: 'n',
      v: (Date.parse(`${date}T00:00:00Z`) - Date.parse('1899-12-30T00:00:00Z')) / 86_400_000,
      z: 'dd/mm/yyyy',
    });
    await fc.assert(
      fc.asyncProperty(book, async (invoices) => {
        const rows = invoices.map(({ number, customer, issuedOn, dueOn, totalCents }) => [
          number,
          customer,
          serial(issuedOn),
          serial(dueOn),
          totalCents / 100,
        ]);
        const workbook = utils.book_new();
        utils.book_append_sheet(workbook, utils.aoa_to_sheet([Object.keys(COLUMNS), ...rows]), 'Export');
        const file = aFile(company, write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array, 'export.xlsx');
        const shown = await company.client.imports.preview({ file }, company);
        expect(
          shown.rows.map(({ label, customerName, date, dueOn, amountCents }) => ({ label, customerName, date, dueOn, amountCents })),
        ).toEqual(expected(invoices));
      }),
      { numRuns: 25 },
    );
  });
});
