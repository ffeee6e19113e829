import type { ExportCell, ExportSheet } from '../../../shared/exports/export-sheet.ts';
import { ZipArchive } from '../zip-archive.ts';
import { sheetXml, xmlText } from './sheet-xml.ts';
import { stylesXml } from './workbook-styles.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** How many characters Excel allows in the name of a sheet. */
const LONGEST_NAME = 31;

/**
 * An xlsx workbook of tables, written row by row: SheetJS, which reads the files that people import, writes neither fixed titles nor bold
 * ones, and holds every cell of a large book as an object. A list longer than a sheet goes on in another. `pause` is waited for between
 * pieces, and may throw to stop.
 */
export async function writeWorkbook(sheets: readonly ExportSheet[], pause: () => Promise<void>): Promise<Uint8Array> {
  const archive = new ZipArchive();
  const names: string[] = [];
  for (const { name, columns, rows } of sheets) {
    const iterator: Iterator<readonly ExportCell[]> = rows[Symbol.iterator]();
    for (let part = 1, more = true; more; part += 1) {
      names.push(sheetName(part === 1 ? name : `${name} (${part})`, names));
      const pieces = sheetXml(columns, iterator);
      await archive.add(
        `xl/worksheets/sheet${names.length}.xml`,
        remembering(pieces, (result) => (more = result.more)),
        pause,
      );
    }
  }
  await archive.add('[Content_Types].xml', [contentTypes(names.length)]);
  await archive.add('_rels/.rels', [relationships([['officeDocument', 'xl/workbook.xml']])]);
  await archive.add('xl/workbook.xml', [workbookXml(names)]);
  await archive.add('xl/_rels/workbook.xml.rels', [
    relationships([
      ...names.map((_name, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
  ]);
  await archive.add('xl/styles.xml', [stylesXml()]);
  return archive.bytes();
}

/** What a generator yields; what it returns goes to `done`. */
function* remembering<T, R>(generator: Generator<T, R>, done: (result: R) => void): Generator<T> {
  done(yield* generator);
}

/** A name that Excel takes: no `[]:*?/\`, no apostrophe at either end, 31 characters, used once. */
function sheetName(wanted: string, taken: readonly string[]): string {
  const plain =
    wanted
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Feuille';
  for (let copy = 1; ; copy += 1) {
    const end = copy === 1 ? '' : ` ${copy}`;
    const name = plain.slice(0, LONGEST_NAME - end.length) + end;
    if (!taken.some((other) => other.toLowerCase() === name.toLowerCase())) return name;
  }
}

function contentTypes(sheetCount: number): string {
  const sheets = Array.from(
    { length: sheetCount },
    (_unused, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${MAIN}.worksheet+xml"/>`,
  );
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${MAIN}.sheet.main+xml"/>${sheets.join('')}<Override PartName="/xl/styles.xml" ContentType="${MAIN}.styles+xml"/></Types>`;
}

function relationships(targets: readonly (readonly [string, string])[]): string {
  const each = targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`);
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function workbookXml(names: readonly string[]): string {
  const attribute = (name: string) => xmlText(name).replace(/"/g, '&quot;');
  const sheets = names.map((name, index) => `<sheet name="${attribute(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  const titles = names.map(
    (name, index) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${xmlText(name).replace(/'/g, "''")}'!$1:$1</definedName>`,
  );
  return `${DECLARATION}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`;
}
