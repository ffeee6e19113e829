import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { utils, write } from 'xlsx';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import type { TestCompany } from './company.ts';
import type { ExportLayout } from './export-layouts.ts';
import { aFile, fixture } from './import-file.ts';
import { decoded, rowsOf } from './statement-file.ts';
import { zipArchive } from './zip-archive.ts';

/** A layout's file as its user gets it: as it stands, as a workbook with typed cells, or in a ZIP among other things. */
export function layoutFile(company: TestCompany, { file, as }: Pick<ExportLayout, 'file' | 'as'>): InputFile {
  if (as === undefined) return fixture(file);
  const bytes = readFileSync(fileURLToPath(new URL(`../fixtures/${file}`, import.meta.url)));
  const name = file.replace(/^.*\//, '');
  if (as === 'workbook') return aFile(company, workbookOf(decoded(bytes)), name.replace(/\.\w+$/, '.xlsx'));
  const parts = [
    { name: `export/${name}`, data: bytes },
    { name: 'export/justificatifs/1.pdf', data: '%PDF-1.4' },
  ];
  return aFile(company, zipArchive(parts), 'export.zip');
}

/** The same table with days and numbers as a workbook holds them. */
export function workbookOf(text: string): Uint8Array {
  const rows = rowsOf(text).map(({ cells }) => cells.map((cell) => typedCell(String(cell))));
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { UTC: true }), 'Sheet1');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array;
}

function typedCell(text: string): unknown {
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text);
  if (day) {
    const [, first = '', month = '', last = ''] = day;
    const [year, date] = first.length === 4 ? [first, last] : [last, first];
    return { t: 'd', v: new Date(`${year}-${month}-${date}T00:00:00Z`), z: 'dd/mm/yyyy' };
  }
  const number = text.replace(/\s(?=\d{3})/g, '').replace(',', '.');
  return /^-?(?:0|[1-9]\d{0,8})(?:\.\d+)?$/.test(number) ? Number(number) : text;
}
