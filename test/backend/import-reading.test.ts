import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utils, write } from 'xlsx';
import type { Encoding } from '../../electron/backend/imports/decode-text.ts';
import { DelimitedRows } from '../../electron/backend/imports/delimited-rows.ts';
import { headOfFile } from '../../electron/backend/imports/head-of-file.ts';
import { PackedTextRows } from '../../electron/backend/imports/packed-text.ts';
import { readTable } from '../../electron/backend/imports/read-table.ts';
import { readTableApart } from '../../electron/backend/imports/read-table-apart.ts';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { aCompany } from '../builders/company.ts';
import { workbookParts, zipArchive } from '../builders/zip-archive.ts';

const TITLES = ['Facture', 'Client', 'Date', 'Montant TTC'];
const signal = () => new AbortController().signal;

/** More text than is read without a thread of its own. */
const LARGE = 14_000;
const invoice = (row: number) => [`F${row}`, `Hôtel des Œillets n° ${row % 70}`, '15/01/2025', `${row},50`];
const invoicesText = (rows = LARGE, lineEnd = '\r\n') =>
  [TITLES, ...Array.from({ length: rows }, (_, row) => invoice(row + 1))].map((cells) => cells.join(';')).join(lineEnd);

describe('a large text, read in a thread of its own', () => {
  it.each<[string, Buffer]>([
    ['plain', Buffer.from(invoicesText())],
    ['with quotes and line breaks in cells', Buffer.from(invoicesText().replaceAll('15/01/2025', '"le ""15""\r\njanvier"'))],
    ['with line ends of several kinds', Buffer.from(`${invoicesText()}\n${invoicesText()}`)],
    ['in UTF-16', Buffer.from(`\ufeff${invoicesText()}`, 'utf16le')],
    ['in Windows-1252', Buffer.from(invoicesText().replaceAll('Œ', 'é'), 'latin1')],
  ])('%s: its rows are those of a reading without', async (_name, bytes) => {
    const [apart, here] = [await readTableApart({ signal: signal() }, 'f.csv', bytes), readTable('f.csv', bytes)];
    expect({ ...apart, rows: null }).toEqual({ ...here, rows: null });
    expect([...apart.rows]).toEqual([...here.rows]);
    expect(apart.rows.slice(1990, 2010)).toEqual(here.rows.slice(1990, 2010));
    expect(apart.rows.at(apart.rows.length - 1)).toEqual(here.rows.at(here.rows.length - 1));
    expect(apart.rows.at(apart.rows.length)).toBeUndefined();
  });

  it('takes too long: one sentence', async () => {
    const reading = readTableApart(
      { signal: signal() },
      'f.csv',
      Buffer.from(invoicesText()),
      {},
      { milliseconds: 1, megabytes: 500, cells: 1e8 },
    );
    await expect(reading).rejects.toMatchObject({ code: 'FILE_TOO_DEMANDING' });
  });
  it('takes too much memory: one sentence', async () => {
    const bytes = Buffer.from(`\ufeff${invoicesText(400_000)}`, 'utf16le');
    const reading = readTableApart({ signal: signal() }, 'f.csv', bytes, {}, { milliseconds: 60_000, megabytes: 16, cells: 1e8 });
    await expect(reading).rejects.toMatchObject({ code: 'FILE_TOO_DEMANDING' });
  });
  it('holds nothing but separators: one sentence', async () => {
    const bytes = Buffer.from(`sep=;\n${`${';'.repeat(999)}\n`.repeat(1000)}`);
    const reading = readTableApart({ signal: signal() }, 'f.csv', bytes, {}, { milliseconds: 60_000, megabytes: 500, cells: 900_000 });
    await expect(reading).rejects.toMatchObject({ code: 'FILE_TOO_DEMANDING' });
  });
  it('can be given up', async () => {
    const controller = new AbortController();
    const reading = readTableApart({ signal: controller.signal }, 'f.csv', Buffer.from(invoicesText()));
    controller.abort();
    await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
  });
  it('what is wrong with it is said as ever', async () => {
    const reading = readTableApart({ signal: signal() }, 'f.csv', Buffer.from(`${invoicesText()}\r\n"F1;Durand`));
    await expect(reading).rejects.toMatchObject({ code: 'IMPORT_QUOTE_UNCLOSED', params: { row: LARGE + 2 } });
  });
});

it('packed rows are the rows that were packed, whatever their cells hold', () => {
  const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', ';', '"', 'é€', 'a\nb', '="0012"', '\ufeff'));
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(table, fc.boolean(), fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const), (cells, quoted, lineEnd) => {
      const plain = (value: string) => value.replace(/[;"\r\n]/g, '');
      const written = (value: string) => (quoted ? `"${value.replaceAll('"', '""')}"` : plain(value));
      const text = cells.map((row) => row.map(written).join(';')).join(lineEnd);
      const bytes = Buffer.from(text);
      const source = {
        encoding: 'utf-8' as Encoding,
        bytes,
        lineEnd,
        decode: (from: number, to: number) => bytes.toString('utf8', from, to),
      };
      const rows = new DelimitedRows('f', source, { delimiter: ';', start: 0, line: 1 });
      const packed = new PackedTextRows();
      for (const pack of rows.packed()) packed.add(pack);
      expect([...packed]).toEqual([...rows]);
      for (const start of [0, 1, cells.length - 1]) expect(packed.slice(start, start + 3)).toEqual(rows.slice(start, start + 3));
    }),
  );
});

describe('the first rows of a large file', () => {
  const HEAD = 100;

  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(invoicesText())],
    ['UTF-16', Buffer.from(`\ufeff${invoicesText()}`, 'utf16le')],
    ['Windows-1252', Buffer.from(invoicesText().replaceAll('Œ', 'é'), 'latin1')],
    ['lines that end in CR', Buffer.from(invoicesText(LARGE, '\r'))],
    ['a quoted cell so long that the cut falls into it', Buffer.from(`${invoicesText(300)}\r\n"${'long '.repeat(80_000)}\r\n";b;c;d\r\n`)],
  ])('text, %s: as in the whole', async (_name, bytes) => {
    const head = await readTableApart({ signal: signal() }, 'f.csv', bytes, { headRows: HEAD });
    const whole = readTable('f.csv', bytes);
    expect(head.rows).toHaveLength(HEAD);
    expect([...head.rows]).toEqual(whole.rows.slice(0, HEAD));
    expect([head.encoding, head.delimiter]).toEqual([whole.encoding, whole.delimiter]);
  });

  it.each([true, false])('workbook, its texts apart %s: as in the whole, and no more of it is unpacked', async (bookSST) => {
    const rows = Array.from({ length: LARGE }, (_, row) => [
      `F${row}`,
      `Client ${row}`,
      new Date(Date.UTC(2025, 0, 1 + (row % 300))),
      row / 4,
    ]);
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([TITLES, ...rows], { UTC: true }), 'Factures');
    const bytes: Buffer = write(book, { type: 'buffer', compression: true, bookSST });
    expect(headOfFile(bytes, HEAD).length).toBeLessThan(bookSST ? 1_200_000 : 100_000);
    const head = await readTableApart({ signal: signal() }, 'f.xlsx', bytes, { headRows: HEAD });
    const whole = await readTableApart({ signal: signal() }, 'f.xlsx', bytes);
    expect([...head.rows]).toEqual(whole.rows.slice(0, HEAD));
    expect(head).toMatchObject({ format: 'xlsx', sheet: 'Factures', sheets: ['Factures'] });
  });

  it('workbook whose first row names its last text: still read, whole', async () => {
    const texts = Array.from({ length: 60_000 }, (_, index) => `<si><t>${Math.sin(index)}</t></si>`).join('');
    const filler = Array.from(
      { length: 20_000 },
      (_, row) => `<row r="${row + 3}"><c r="A${row + 3}"><v>${row}</v></c><c r="B${row + 3}"><v>1</v></c></row>`,
    );
    const sheet = `<sheetData><row r="1"><c r="A1" t="s"><v>60000</v></c></row>${filler.join('')}</sheetData>`;
    const bytes = zipArchive(workbookParts(sheet, `<sst>${texts}<si><t>la dernière</t></si></sst>`));
    const head = await readTableApart({ signal: signal() }, 'f.xlsx', bytes, { headRows: HEAD });
    expect(head.rows.at(0)?.cells).toEqual(['la dernière']);
    expect(head.rows.length).toBeLessThanOrEqual(HEAD);
  });

  it('a preview of them says that it is partial, and shows what the whole one begins with', async () => {
    const { client, company, directory } = await aCompany();
    const file = join(directory, 'factures.csv') as InputFile;
    writeFileSync(file, invoicesText());
    const head = await client.imports.preview({ file, headRows: HEAD, mode: 'full' }, { company });
    const whole = await client.imports.preview({ file }, { company });
    expect([head.isPartial, whole.isPartial]).toEqual([true, false]);
    expect([head.rowCount, whole.rowCount]).toEqual([HEAD - 1, LARGE]);
    expect(head.rows).toEqual(whole.rows.slice(0, HEAD - 1));
    expect(head.columns.map(({ source, field }) => [source, field])).toEqual(whole.columns.map(({ source, field }) => [source, field]));
    expect(head).toMatchObject({ kind: 'invoices', headerRow: 1, dateOrder: 'DMY', problems: [], resemblances: [] });
  });
});
