import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { utils, write } from 'xlsx';
import { readTable } from '../../electron/backend/imports/read-table.ts';
import { readTableApart } from '../../electron/backend/imports/read-table-apart.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { aCompany } from '../builders/company.ts';
import { DAMAGED_FORMATS, damagedFiles } from '../builders/damaged-files.ts';
import { processorTime } from '../builders/processor-time.ts';
import { workbookParts, type ZipPart, zipArchive } from '../builders/zip-archive.ts';

const TITLES = ['Facture', 'Client', 'Date', 'Montant TTC'];
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const TITLE_ROW = `<row r="1">${TITLES.map((title, index) => text(`${'ABCD'[index]}1`, title)).join('')}</row>`;
const INVOICE_ROW = `<row r="2">${text('A2', 'F1')}${text('B2', 'Durand')}${text('C2', '15/01/2025')}<c r="D2"><v>120.5</v></c></row>`;

const honest = () => workbookParts(`<sheetData>${TITLE_ROW}${INVOICE_ROW}</sheetData>`);

function withPart(name: string, change: Partial<ZipPart>): ZipPart[] {
  return honest().map((part) => (part.name === name ? { ...part, ...change } : part));
}

/** Ten gigabytes of zeros, deflated: the same ten megabytes a thousand times. */
function tenGigabytes(): Buffer {
  const block = deflateRawSync(Buffer.alloc(10 << 20), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array<Buffer>(1024).fill(block), deflateRawSync('')]);
}

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY l0 "ha">${Array.from(
  { length: 30 },
  (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
).join('')}<!ENTITY file SYSTEM "file:///etc/passwd">]><sst><si><t>&l30;&file;</t></si></sst>`;

describe('hostile workbooks', () => {
  let company: Awaited<ReturnType<typeof aCompany>>;
  const preview = async (bytes: Uint8Array) => {
    const file = join(company.directory, 'piège.xlsx');
    writeFileSync(file, bytes);
    return company.backend.call({ verb: 'imports.preview', company: company.company, input: { file } });
  };

  const SHEET = 'xl/worksheets/sheet1.xml';
  const wide = Array.from({ length: 20_000 }, (_, row) => `<row r="${row + 3}"><c r="XFD${row + 3}"><v>1</v></c></row>`).join('');
  it.each([
    [
      'ten gigabytes that the archive announces',
      'FILE_TOO_LARGE',
      () => withPart(SHEET, { deflated: tenGigabytes(), declared: 0xffff_fffe }),
    ],
    ['ten gigabytes that it hides', 'FILE_DAMAGED', () => withPart(SHEET, { deflated: tenGigabytes(), declared: 5000 })],
    [
      'a value in the last of 16 384 columns, row after row',
      'FILE_TOO_DEMANDING',
      () => workbookParts(`<sheetData>${TITLE_ROW}${INVOICE_ROW}${wide}</sheetData>`),
    ],
  ])('%s: one sentence', async (_name, code, parts) => {
    company = await aCompany();
    const file = zipArchive(parts());
    let reply: Reply | undefined;
    const work = async () => {
      reply = await preview(file);
    };
    expect(await processorTime(work)).toBeLessThan(20_000);
    expect(reply).toMatchObject({ ok: false, error: { code } });
    // The program goes on.
    expect(await preview(zipArchive(honest()))).toMatchObject({ ok: true, value: { rowCount: 1, counts: { new: 1 } } });
  });

  it.each([
    [
      'entities in entities',
      () => workbookParts(`<sheetData>${TITLE_ROW}${INVOICE_ROW}<row r="3"><c r="A3" t="s"><v>0</v></c></row></sheetData>`, LAUGHS),
    ],
    [
      'a sheet that claims a thousand million cells',
      () => workbookParts(`<dimension ref="A1:XFD1048576"/><sheetData>${TITLE_ROW}${INVOICE_ROW}</sheetData>`),
    ],
    [
      'a value in the last place of a sheet, XFD1048576',
      () => workbookParts(`<sheetData>${TITLE_ROW}${INVOICE_ROW}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>`),
    ],
    [
      'a million empty rows',
      () => workbookParts(`<sheetData>${TITLE_ROW}${INVOICE_ROW}${'<row r="9" spans="1:4"/>'.repeat(1_000_000)}</sheetData>`),
    ],
    [
      'elements in elements',
      () => workbookParts(`${'<a>'.repeat(300_000)}${'</a>'.repeat(300_000)}<sheetData>${TITLE_ROW}${INVOICE_ROW}</sheetData>`),
    ],
    [
      'merged cells over the whole sheet',
      () =>
        workbookParts(
          `<sheetData>${TITLE_ROW}${INVOICE_ROW}</sheetData><mergeCells count="1"><mergeCell ref="E1:XFD1048576"/></mergeCells>`,
        ),
    ],
  ])('%s: the invoice beside it is read, and nothing else', async (_name, parts) => {
    company = await aCompany();
    const file = zipArchive(parts());
    let reply: Reply | undefined;
    const work = async () => {
      reply = await preview(file);
    };
    expect(await processorTime(work)).toBeLessThan(20_000);
    expect(reply).toMatchObject({ ok: true, value: { counts: { new: 1 }, totals: { invoiceCents: 12_050 } } });
    expect(JSON.stringify(reply)).not.toContain('root:');
  });

  it('a cell in a place that no sheet has, which would make an array of four thousand million: one sentence', async () => {
    company = await aCompany();
    const astray = `<row r="4294967295"><c r="A4294967295"><v>1</v></c></row><row><c r="4294967295"><v>1</v></c></row>`;
    const file = zipArchive(workbookParts(`<sheetData>${TITLE_ROW}${INVOICE_ROW}${astray}</sheetData>`));
    let reply: Reply | undefined;
    const work = async () => {
      reply = await preview(file);
    };
    expect(await processorTime(work)).toBeLessThan(20_000);
    expect(reply).toMatchObject({ ok: false, error: { code: 'FILE_DAMAGED' } });
  });

  it('formulas are not computed and links not followed: the value that was kept counts', async () => {
    company = await aCompany();
    const row = `<row r="2">${text('A2', 'F1')}${text('B2', 'Durand')}${text('C2', '15/01/2025')}<c r="D2"><f>WEBSERVICE("http://localhost:1/")+[1]Feuil1!A1</f><v>42</v></c></row>`;
    const reply = await preview(zipArchive(workbookParts(`<sheetData>${TITLE_ROW}${row}</sheetData>`)));
    expect(reply).toMatchObject({ ok: true, value: { totals: { invoiceCents: 4200 } } });
  });
});

describe('limits of reading', () => {
  const signal = () => new AbortController().signal;
  let large: Buffer;
  beforeAll(() => {
    const rows = Array.from({ length: 20_000 }, (_, row) => [`F${row}`, `Client ${row}`, '15/01/2025', row]);
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([TITLES, ...rows]));
    large = write(book, { type: 'buffer' });
  });

  it('time', async () => {
    const reading = readTableApart({ signal: signal() }, 'f.xlsx', large, {}, { milliseconds: 5, megabytes: 1000, cells: 1e8 });
    await expect(reading).rejects.toMatchObject({ code: 'FILE_TOO_DEMANDING' });
  });
  it('memory', async () => {
    // A remark between rows has the library read them, as objects; in packed rows they take no such memory, and little.
    const rows = Array.from({ length: 20_000 }, (_, row) => `<row r="${row + 1}">${text(`A${row + 1}`, `Client ${row}`)}</row>`);
    const file = zipArchive(workbookParts(`<sheetData><!-- -->${rows.join('')}</sheetData>`));
    const reading = readTableApart({ signal: signal() }, 'f.xlsx', file, {}, { milliseconds: 60_000, megabytes: 20, cells: 1e8 });
    await expect(reading).rejects.toMatchObject({ code: 'FILE_TOO_DEMANDING' });
  });
  it('patience', async () => {
    const controller = new AbortController();
    const reading = readTableApart({ signal: controller.signal }, 'f.xlsx', large);
    controller.abort();
    await expect(reading).rejects.toMatchObject({ code: 'CANCELLED' });
  });
  it('what crosses from the thread is what was read', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([TITLES, ['F1', 'Durand', new Date(Date.UTC(2025, 0, 15)), 1.5], [], ['F2', true, null, '\u0001']], { UTC: true }),
    );
    const bytes: Buffer = write(book, { type: 'buffer' });
    const apart = await readTableApart({ signal: signal() }, 'f.xlsx', bytes);
    expect([...apart.rows]).toEqual([...readTable('f.xlsx', bytes).rows]);
  });
});

const ROUNDS = 100;

describe('damaged files (many more of them: npm run fuzz)', () => {
  it.each(DAMAGED_FORMATS)('%s: cuts and changed bytes each end in rows or a sentence', (format) => {
    vi.spyOn(console, 'error').mockReturnValue();
    const outcomes = { read: 0, refused: 0 };
    for (const bytes of damagedFiles(format, ROUNDS)) {
      try {
        for (const _row of readTable('f', bytes).rows);
        outcomes.read += 1;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        outcomes.refused += 1;
      }
    }
    expect(outcomes.read).toBeGreaterThan(0);
    expect(outcomes.refused).toBeGreaterThan(0);
    expect(outcomes.read + outcomes.refused).toBe(ROUNDS);
  });
});
