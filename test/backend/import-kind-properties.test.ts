import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate } from '../../shared/dates/format-date.ts';
import { addDays, localDate } from '../../shared/dates/local-date.ts';
import { aCompany } from '../builders/company.ts';
import { aFile, utf16, windows1252 } from '../builders/import-file.ts';

const layout = (titles: readonly string[]) =>
  fc.record({
    order: fc.shuffledSubarray([...titles], { minLength: titles.length }),
    delimiter: fc.constantFrom(';', ',', '\t', '|'),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    encode: fc.constantFrom(
      (text: string): Uint8Array => Buffer.from(text),
      (text: string): Uint8Array => Buffer.from(`\ufeff${text}`),
      windows1252,
      (text: string) => utf16(text, 'le'),
      (text: string) => utf16(text, 'be'),
    ),
  });

type Layout = ReturnType<typeof layout> extends fc.Arbitrary<infer T> ? T : never;

/** Rows as a file in some layout; `cells` gives each row's text by title. */
function written(rows: readonly Record<string, string>[], { order, delimiter, lineEnd, encode }: Layout): Uint8Array {
  const quoted = (text: string) => (text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [order, ...rows.map((row) => order.map((title) => row[title] ?? ''))];
  return encode(lines.map((cells) => cells.map(quoted).join(delimiter)).join(lineEnd));
}

const amount = (cents: number) => (cents / 100).toFixed(2).replace('.', ',');

describe('whatever program wrote them', () => {
  it('the same charges come out of any order of columns, encoding, delimiter and line end', async () => {
    const company = await aCompany({ today: '2027-01-01' });
    const charge = fc.record({
      date: fc.integer({ min: 0, max: 700 }).map((days) => addDays(localDate('2025-01-01'), days)),
      label: fc.constantFrom('Loyer', 'Énergie; gaz', 'Bois | chêne', 'L’Œil "neuf"', 'Sous-traitance'),
      cents: fc.integer({ min: 1, max: 9_999_999 }),
      nature: fc.constantFrom('Fixe', 'Variable'),
    });
    const proof = { date: localDate('2025-01-28'), label: 'Preuve', cents: 123_456, nature: 'Fixe' };
    const titles = ['Date', 'Libellé', 'Montant TTC', 'Nature'];
    await fc.assert(
      fc.asyncProperty(fc.array(charge, { maxLength: 8 }), layout(titles), async (charges, how) => {
        const all = [proof, ...charges];
        const rows = all.map(({ date, label, cents, nature }) => ({
          Date: formatDate(date),
          Libellé: label,
          'Montant TTC': amount(cents),
          Nature: nature,
        }));
        const shown = await company.client.imports.preview({ file: aFile(company, written(rows, how)) }, company);
        expect(shown).toMatchObject({ kind: 'charges', questions: [], problems: [] });
        expect(shown.rows.map(({ date, label, amountCents, changes }) => [date, label, amountCents, changes])).toEqual(
          all.map(({ date, label, cents, nature }) => [date, label, cents, [`charge ${nature.toLowerCase()}`]]),
        );
      }),
      { numRuns: 80 },
    );
  });

  it('the same customers come out, whichever of their details are filled', async () => {
    const company = await aCompany();
    const customer = fc.record({
      name: fc.constantFrom('Côté Cœur', 'Élan & Fils', 'Durand; père', 'L’Œil', 'Île-de-Sein', 'Le "Petit" Bouchon'),
      email: fc.constantFrom('', 'contact@exemple.example'),
      phone: fc.constantFrom('', '01 02 03 04 05'),
      postalCode: fc.constantFrom('', '06000', '75011'),
      city: fc.constantFrom('', 'Saint-Étienne', 'Nice'),
    });
    const proof = { name: 'Preuve', email: 'p@exemple.example', phone: '0102030405', postalCode: '29000', city: 'Quimper' };
    const titles = ['Code client', 'Raison sociale', 'E-mail', 'Téléphone', 'Code postal', 'Ville'];
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(customer, { maxLength: 6, selector: ({ name }) => name }), layout(titles), async (customers, how) => {
        const all = [proof, ...customers].map((fields, index) => ({ code: `C${index}`, ...fields }));
        const rows = all.map(({ code, name, email, phone, postalCode, city }) => ({
          'Code client': code,
          'Raison sociale': name,
          'E-mail': email,
          Téléphone: phone,
          'Code postal': postalCode,
          Ville: city,
        }));
        const file = aFile(company, written(rows, how));
        const shown = await company.client.imports.preview({ file }, company);
        expect(shown).toMatchObject({ kind: 'customers', questions: [], problems: [], counts: { new: all.length } });
        expect(shown.rows.map(({ label, customerName }) => [label, customerName])).toEqual(all.map(({ code, name }) => [code, name]));
        const { importId } = await company.client.imports.commit({ file }, company);
        const stored = company.db
          .prepare('SELECT code, name, email, phone, postal_code AS postalCode, city FROM customers ORDER BY id')
          .all();
        expect(stored).toEqual(all);
        expect((await company.client.imports.preview({ file }, company)).counts).toMatchObject({
          new: 0,
          changed: 0,
          unchanged: all.length,
        });
        await company.client.imports.undo({ importId }, company);
      }),
      { numRuns: 40 },
    );
  });
});
