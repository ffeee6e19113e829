import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { invoicesAt } from '../../db/invoices/open-invoices.queries.ts';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import type { ImportPreview } from '../../shared/imports/imports.contract.ts';
import type { TestCompany } from './company.ts';

/** A file of our own making under test/fixtures. */
export function fixture(name: string): InputFile {
  return fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)) as InputFile;
}

/** Writes a file for a test, in its company's folder; text as UTF-8, lines joined by LF. */
export function aFile(company: TestCompany, content: string | readonly string[] | Uint8Array, name = 'export.csv'): InputFile {
  const path = join(company.directory, name);
  writeFileSync(path, content instanceof Uint8Array || typeof content === 'string' ? content : `${content.join('\n')}\n`);
  return path as InputFile;
}

/** The bytes of a text in Windows-1252, for the characters that the tests use. */
export function windows1252(text: string): Uint8Array {
  const special: Record<string, number> = { '€': 0x80, œ: 0x9c, Œ: 0x8c, '’': 0x92, '–': 0x96 };
  return Uint8Array.from(text, (character) => special[character] ?? character.charCodeAt(0));
}

export function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return order === 'le' ? bytes : Buffer.from(bytes).swap16();
}

/**
 * Everything a company's file holds but the history of imports and the journal, table by table, to compare before and after. Up to which month sums are kept
 * says nothing of the books.
 */
export function contentOf({ db }: Pick<TestCompany, 'db'>): Record<string, unknown[]> {
  const tables = db
    .prepare<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('imports', 'journal', 'journal_head', 'customer_months_through')
       ORDER BY name`,
    )
    .all();
  return Object.fromEntries(tables.map(({ name }) => [name, db.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`).all()]));
}

/** Imports lines of text. */
export async function commitLines(company: TestCompany, lines: string | readonly string[], more: object = {}) {
  return company.client.imports.commit({ file: aFile(company, lines), ...more }, company);
}

/** Previews lines of text. */
export async function previewLines(company: TestCompany, lines: string | readonly string[], more: object = {}): Promise<ImportPreview> {
  return company.client.imports.preview({ file: aFile(company, lines), ...more }, company);
}

/** The invoices issued by a day, oldest due first. */
export function storedInvoices(company: TestCompany, asOf = '2030-12-31') {
  return invoicesAt(company.db, localDate(asOf)).map(
    ({ number, kind, customerName, issuedOn, dueOn, totalCents, openCents, disputedCents }) => ({
      number,
      kind,
      customerName,
      issuedOn,
      dueOn,
      totalCents,
      openCents,
      disputedCents,
    }),
  );
}
