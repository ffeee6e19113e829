import { expect, test } from 'vitest';
import { aCompany } from '../builders/company.ts';
import { commitLines, previewLines } from '../builders/import-file.ts';

const HEADER = 'N° facture;Client;Date facture;Échéance;Montant TTC';
const invoice = (number: number, amount = '10,00') => `F${number};Client ${number % 9};15/04/2025;15/05/2025;${amount}`;

test('a preview lists as many rows as asked for, what changes something first, and counts the rest', async () => {
  const company = await aCompany();
  const known = Array.from({ length: 600 }, (_, index) => invoice(index));
  await commitLines(company, [HEADER, ...known]);
  const lines = [HEADER, ...known, invoice(10_000), invoice(10_001)];
  const few = await previewLines(company, lines, { rowLimit: 3 });
  expect(few.rows.map(({ label, state }) => [label, state])).toEqual([
    ['F0', 'unchanged'],
    ['F10000', 'new'],
    ['F10001', 'new'],
  ]);
  expect(few.moreRows).toBe(599);
  expect((await previewLines(company, lines, { rowLimit: 0 })).rows).toEqual([]);
  const usual = await previewLines(company, lines);
  expect([usual.rows.length, usual.moreRows]).toEqual([500, 102]);
  const all = await previewLines(company, lines, { rowLimit: 100_000 });
  expect([all.rows.length, all.moreRows]).toEqual([602, 0]);
});

test('what a full list changes is all there: new, changed field by field, vanished, unchanged', async () => {
  const company = await aCompany();
  await commitLines(company, [HEADER, invoice(1), invoice(2), invoice(3)]);
  const preview = await previewLines(company, [HEADER, invoice(1), invoice(2, '25,00'), invoice(4)], { mode: 'full' });
  expect(preview.rows.map(({ label, state, row, changes }) => [label, state, row === 0, changes.join().replace(/\s/g, ' ')])).toEqual([
    ['F1', 'unchanged', false, ''],
    ['F2', 'changed', false, 'montant : 10,00 € → 25,00 €'],
    ['F4', 'new', false, ''],
    ['F3', 'settled', true, 'absente de la liste complète : soldée le 15/04/2025'],
  ]);
});
