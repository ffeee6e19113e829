import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CFB, utils, type WorkBook, write } from 'xlsx';
import { invoicesAt } from '../../db/invoices/open-invoices.queries.ts';
import { readTable } from '../../electron/backend/imports/read-table.ts';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, contentOf, utf16, windows1252 } from '../builders/import-file.ts';
import { processorTime } from '../builders/processor-time.ts';

const LINES = [
  'N° de facture;Client;Date de facture;Échéance;Montant TTC',
  'F1;Côté Cœur;13/01/2025;13/02/2025;1 234,50 €',
  'F2;Élan & Fils;14/01/2025;14/02/2025;-20,00 €',
];
const TEXT = `${LINES.join('\r\n')}\r\n`;
const cells = (text: string) => [...readTable('f.csv', Buffer.from(text)).rows].map((row) => row.cells);

function workbook(rows: unknown[][], change: (book: WorkBook) => void = () => {}): Uint8Array {
  const sheet = utils.aoa_to_sheet(rows);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Factures');
  change(book);
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array;
}

describe('encodings', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
    ['Windows-1252', windows1252(TEXT), 'windows-1252'],
    ['UTF-16, little end first', utf16(TEXT, 'le'), 'utf-16le'],
    ['UTF-16, big end first', utf16(TEXT, 'be'), 'utf-16be'],
    ['UTF-16 without its mark', utf16(TEXT, 'le', false), 'utf-16le'],
    ['UTF-16, big end first, without its mark', utf16(TEXT, 'be', false), 'utf-16be'],
  ])('%s', (_name, bytes, encoding) => {
    const table = readTable('f.csv', bytes);
    expect(table).toMatchObject({ encoding, delimiter: ';', format: 'csv' });
    expect(table.rows.at(1)?.cells).toEqual(['F1', 'Côté Cœur', '13/01/2025', '13/02/2025', '1 234,50 €']);
  });

  it('the user’s own word is above the evidence', () => {
    const table = readTable('f.csv', Buffer.from(TEXT), { encoding: 'windows-1252' });
    expect(table.rows.at(1)?.cells[1]).toBe('CÃ´tÃ© CÅ“ur');
  });
});

describe('separated values', () => {
  it.each([
    ['line feeds', 'a;b\nc;d\n'],
    ['carriage returns and line feeds', 'a;b\r\nc;d\r\n'],
    ['carriage returns', 'a;b\rc;d\r'],
    ['a file converted twice', 'a;b\r\r\nc;d\r\r\n'],
    ['mixed line ends', 'a;b\r\nc;d\n'],
    ['no last line end', 'a;b\nc;d'],
  ])('with %s', (_name, text) => {
    expect(cells(text).slice(0, 2)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(
      readTable('f', Buffer.from(text))
        .rows.slice(0, 2)
        .map(({ line }) => line),
    ).toEqual([1, 2]);
  });

  it.each([';', ',', '\t', '|', '^'])('by « %s »', (delimiter) => {
    const text = LINES.map((line) =>
      line.replaceAll(';', delimiter).replace('1 234,50 €', delimiter === ',' ? '"1 234,50 €"' : '1 234,50 €'),
    ).join('\n');
    expect(readTable('f', Buffer.from(text.replace('-20,00', delimiter === ',' ? '-20' : '-20,00')))).toMatchObject({ delimiter });
  });

  it('that announce their separator', () => {
    const table = readTable('f', Buffer.from('sep=|\na|b\nc|d\n'));
    expect(table).toMatchObject({ delimiter: '|' });
    expect(table.rows.at(0)).toEqual({ line: 2, cells: ['a', 'b'] });
  });

  it('decimal commas do not make columns', () => {
    expect(readTable('f', Buffer.from('Facture;Montant\nF1;1,50\nF2;2,50\n'))).toMatchObject({ delimiter: ';' });
  });

  it('quoted cells hold separators, quotes and line breaks; the next row keeps its line number', () => {
    const table = readTable('f', Buffer.from('a;b\r\n"x;""y""\r\nz";1\r\nc;2\r\n'));
    expect(table.rows.slice(1, 3)).toEqual([
      { line: 2, cells: ['x;"y"\r\nz', '1'] },
      { line: 4, cells: ['c', '2'] },
    ]);
  });

  it('text kept from Excel by ="…" is the text', () => {
    expect(cells('a;b\n="0012";="x"\n')[1]).toEqual(['0012', 'x']);
  });

  it('a lone quote is part of the text where tabs separate', () => {
    expect(cells('a\tb\n"Le Bistrot" SARL\t1\n')[1]).toEqual(['"Le Bistrot" SARL', '1']);
  });
});

describe('workbooks', () => {
  const serial = (date: string) => (Date.parse(`${date}T00:00:00Z`) - Date.parse('1899-12-30T00:00:00Z')) / 86_400_000;
  const dated = (date: string) => ({ t: 'n', v: serial(date), z: 'dd/mm/yyyy' });
  const rows = [
    ['Atelier Tournesol'],
    [],
    ['N° facture', 'Client', 'Date facture', 'Échéance', 'Montant TTC', 'Litige'],
    ['F1', 'Durand', dated('2025-01-13'), dated('2025-02-13'), 1234.5, true],
    [611365, 'Martin', dated('2025-01-14'), '14/02/2025', -20, false],
    ['F3', 'Petit', '15/01/2025', dated('2025-02-15'), { t: 'n', v: 0.30000000000000004, f: '0.1+0.2' }, ''],
    ['Total', '', '', '', 1214.8],
  ];

  async function imported(company: TestCompany, bytes: Uint8Array, name = 'factures.xlsx') {
    await company.client.imports.commit({ file: aFile(company, bytes, name) }, company);
    return invoicesAt(company.db, localDate('2030-12-31')).map(({ number, issuedOn, dueOn, totalCents, disputedCents }) => [
      number,
      issuedOn,
      dueOn,
      totalCents,
      disputedCents,
    ]);
  }

  const expected = [
    ['F1', '2025-01-13', '2025-02-13', 123450, 123450],
    ['611365', '2025-01-14', '2025-02-14', -2000, 0],
    ['F3', '2025-01-15', '2025-02-15', 30, 0],
  ];

  it('give dates by their formats, numbers to the cent, and rows as the sheet numbers them', async () => {
    const company = await aCompany();
    const shown = await company.client.imports.preview({ file: aFile(company, workbook(rows), 'factures.xlsx') }, company);
    expect(shown).toMatchObject({
      format: 'xlsx',
      encoding: null,
      delimiter: null,
      sheet: 'Factures',
      sheets: ['Factures'],
      headerRow: 3,
      rowCount: 3,
    });
    expect(shown.rows.map(({ row }) => row)).toEqual([4, 5, 6]);
    expect(await imported(company, workbook(rows))).toEqual(expected);
  });

  it('are recognised by content under any name, in any of Excel’s formats', async () => {
    const company = await aCompany();
    expect(await imported(company, workbook(rows), 'factures.csv')).toEqual(expected);
    for (const bookType of ['xlsb', 'biff8', 'ods'] as const) {
      const book = utils.book_new();
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Factures');
      const again = await company.client.imports.preview(
        { file: aFile(company, write(book, { type: 'buffer', bookType }) as Uint8Array, `f.${bookType}`) },
        company,
      );
      expect(again.counts, bookType).toMatchObject({ unchanged: 3, rejected: 0 });
    }
  });

  it('count their days from 1904 where they say so', async () => {
    const company = await aCompany();
    const since1904 = rows.map((row) =>
      row.map((cell) => (typeof cell === 'object' && 'z' in cell ? { ...cell, v: cell.v - 1462 } : cell)),
    );
    const bytes = workbook(since1904, (book) => {
      book.Workbook = { WBProps: { date1904: true } };
    });
    expect(await imported(company, bytes)).toEqual(expected);
  });

  it('show the visible sheets that have titles, the first of them first; one can be chosen', async () => {
    const company = await aCompany();
    const bytes = workbook([['Page de garde'], ['Exercice 2025']], (book) => {
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Masquée');
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows.slice(0, 4)), 'Janvier');
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows.slice(0, 5)), 'Février');
      utils.book_append_sheet(book, utils.aoa_to_sheet([]), 'Vide');
      book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 0 }, { Hidden: 0 }, { Hidden: 0 }] };
    });
    const file = aFile(company, bytes, 'classeur.xlsx');
    const shown = await company.client.imports.preview({ file }, company);
    expect(shown).toMatchObject({ sheet: 'Janvier', sheets: ['Factures', 'Janvier', 'Février'], rowCount: 3 });
    expect(shown.workbook.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'Factures other',
      'Janvier read',
      'Février read',
      'Masquée hidden',
    ]);
    expect(await company.client.imports.preview({ file, sheet: 'février' }, company)).toMatchObject({ sheet: 'Février', rowCount: 2 });
    await expect(company.client.imports.preview({ file, sheet: 'Mars' }, company)).rejects.toMatchObject({ code: 'IMPORT_SHEET_UNKNOWN' });
  });
});

describe('files that are no table', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  const encrypted = () => {
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(64));
    CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(512));
    return Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array);
  };
  /** A compound file of one stream. */
  const compound = (name: string, content: Uint8Array) => {
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, `/${name}`, content);
    return Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array);
  };
  const oldWord = () => compound('WordDocument', Buffer.alloc(4096));
  /** The record that says how the others are encrypted comes right after the one that begins the workbook. */
  const encryptedBefore2007 = () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['a', 'b']]), 'Factures');
    const written = CFB.read(write(book, { type: 'buffer', bookType: 'biff8' }), { type: 'buffer' });
    const stream = Buffer.from((CFB.find(written, '/Workbook') as { content: Uint8Array }).content);
    const begin = 4 + stream.readUInt16LE(2);
    const filePass = Buffer.alloc(4 + 54);
    filePass.writeUInt16LE(0x2f, 0);
    filePass.writeUInt16LE(54, 2);
    filePass.writeUInt16LE(1, 4);
    filePass.writeUInt16LE(1, 6);
    filePass.writeUInt16LE(1, 8);
    return compound('Workbook', Buffer.concat([stream.subarray(0, begin), filePass, stream.subarray(begin)]));
  };
  const zip = (name: string, declaredBytes = 1) => {
    const data = deflateRawSync(Buffer.from('x'));
    const local = Buffer.alloc(30 + name.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(declaredBytes, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.write(name, 46);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(local.length + data.length, 16);
    return Buffer.concat([local, data, entry, end]);
  };

  it.each<[name: string, bytes: () => Uint8Array, code: string, words: string]>([
    ['an empty file', () => new Uint8Array(), 'FILE_EMPTY', 'est vide'],
    ['blank lines only', () => Buffer.from(' \n\t\n'), 'FILE_EMPTY', 'est vide'],
    ['a PNG', () => png, 'FILE_NOT_A_SPREADSHEET', 'une image PNG'],
    ['a PDF', () => Buffer.from('%PDF-1.7\n…'), 'EINVOICE_ABSENT', 'PDF'],
    ['a photograph', () => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'FILE_NOT_A_SPREADSHEET', 'une image JPEG'],
    ['a formatted text', () => Buffer.from('{\\rtf1\\ansi Factures}'), 'FILE_NOT_A_SPREADSHEET', 'RTF'],
    ['a Numbers or Pages document', () => zip('Index/Document.iwa'), 'FILE_NOT_A_SPREADSHEET', 'Numbers ou Pages'],
    ['a Word document of before 2007', oldWord, 'FILE_NOT_A_SPREADSHEET', 'un document Word'],
    ['another archive', () => gzipSync('a;b'), 'FILE_NOT_A_SPREADSHEET', 'une archive compressée'],
    ['a web page', () => Buffer.from('<!DOCTYPE html><html></html>'), 'FILE_NOT_A_SPREADSHEET', 'une page web'],
    ['a Word document', () => zip('word/document.xml'), 'FILE_NOT_A_SPREADSHEET', 'un document Word'],
    ['an archive', () => zip('photos/1.jpg'), 'FILE_NOT_A_SPREADSHEET', 'une archive ZIP'],
    ['bytes', () => Buffer.from('abc\u0000def'), 'FILE_NOT_A_SPREADSHEET', 'qui n’est pas du texte'],
    ['a workbook cut short', () => workbook([['a', 'b']]).subarray(0, 900), 'FILE_DAMAGED', 'abîmé ou incomplet'],
    ['a workbook that unpacks to gigabytes', () => zip('xl/workbook.xml', 3_000_000_000), 'FILE_TOO_LARGE', 'dépasse 700 Mo'],
    ['a workbook with a password', encrypted, 'FILE_PROTECTED', 'mot de passe'],
    ['a workbook of before 2007 with a password', encryptedBefore2007, 'FILE_PROTECTED', 'mot de passe'],
    ['an OFX statement', () => Buffer.from('OFXHEADER:100\nDATA:OFXSGML\n'), 'STATEMENT_ABSENT', 'relevé'],
    [
      'three columns without an amount',
      () => Buffer.from('Nom;Prénom;Ville\nDurand;Anne;Lyon\nPetit;Luc;Brest\n'),
      'IMPORT_NO_AMOUNT_COLUMN',
      '« Nom », « Prénom », « Ville »',
    ],
    [
      'rows without titles',
      () => Buffer.from('F1;Durand;13/01/2025;10,00\nF2;Petit;14/01/2025;10,00\n'),
      'IMPORT_NO_HEADER',
      'aucune ligne de titres',
    ],
    ['a quote never closed', () => Buffer.from('Facture;Montant\nF1;"12\nF2;13\n'), 'IMPORT_QUOTE_UNCLOSED', 'à la ligne 2'],
    [
      'invoices without a customer',
      () => Buffer.from('N° facture;Date facture;Montant TTC\nF1;13/01/2025;10,00\n'),
      'IMPORT_MISSING_COLUMN',
      'la colonne « client »',
    ],
  ])('%s', async (_name, bytes, code, words) => {
    const company = await aCompany();
    const before = contentOf(company);
    const file = aFile(company, bytes(), 'factures.xlsx');
    for (const attempt of [company.client.imports.preview, company.client.imports.commit]) {
      const error = await attempt({ file }, company).then(
        () => ({ code: 'none', message: '' }),
        (refused: { code: string; message: string }) => refused,
      );
      expect(error.code).toBe(code);
      expect(error.message).toContain(words);
      expect(error.message).not.toContain('\n');
    }
    expect(contentOf(company)).toEqual(before);
    expect(await company.client.imports.history({}, company)).toEqual([]);
  });

  it('a folder, whatever its name, what is no file, or nothing at all', async () => {
    const company = await aCompany();
    mkdirSync(join(company.directory, 'dossier.csv'));
    await expect(
      company.client.imports.commit({ file: join(company.directory, 'dossier.csv') as InputFile }, company),
    ).rejects.toMatchObject({ code: 'FILE_IS_DIRECTORY' });
    await expect(company.client.imports.commit({ file: '/dev/null' as InputFile }, company)).rejects.toMatchObject({
      code: process.platform === 'win32' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE',
    });
    await expect(
      company.client.imports.commit({ file: join(company.directory, 'absent.csv') as InputFile }, company),
    ).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });

  it('one endless line, before any of it is decoded', async () => {
    const endless = Buffer.alloc(200 * 1024 * 1024, 'x');
    const before = process.memoryUsage().rss;
    const read = () => expect(() => readTable('f.csv', endless)).toThrow(/la ligne 1 dépasse 1.000.000 caractères/);
    expect(await processorTime(read)).toBeLessThan(1000);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
    const late = Buffer.concat([Buffer.from('a;b\nc;d\n'), endless.subarray(0, 2_000_000)]);
    expect(() => readTable('f.csv', late)).toThrow(/la ligne 3 dépasse/);
  });
});

describe('a long import', () => {
  const many = `N° facture;Client;Date facture;Montant TTC\n${Array.from({ length: 12_000 }, (_, index) => `F${index};Client ${index % 50};14/01/2025;${index + 1},00`).join('\n')}\n`;

  it('says how far it is and gives a preview of bounded size', async () => {
    const company = await aCompany();
    const steps: { done: number; total: number | null; step: string }[] = [];
    const file = aFile(company, many);
    const shown = await company.client.imports.preview({ file }, company);
    expect(shown.rows).toHaveLength(500);
    expect(shown.moreRows).toBe(11_500);
    await company.client.imports.commit({ file }, { company: company.company, onProgress: (step) => steps.push(step) });
    expect(new Set(steps.map(({ step }) => step))).toEqual(
      new Set(['Lecture des lignes', 'Comparaison avec le dossier', 'Enregistrement']),
    );
    expect(steps.every(({ done, total }) => total !== null && done <= total)).toBe(true);
  });

  it('can be cancelled, and leaves the company as it was', async () => {
    const company = await aCompany();
    const before = contentOf(company);
    const cancel = new AbortController();
    const running = company.client.imports.commit(
      { file: aFile(company, many) },
      { company: company.company, signal: cancel.signal, onProgress: () => cancel.abort() },
    );
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(contentOf(company)).toEqual(before);
    expect(await company.client.imports.history({}, company)).toEqual([]);
  });
});
