import { type CellObject, CFB, utils, type WorkSheet, write } from 'xlsx';
import { harmlessText } from '../../../shared/contract/harmless-text.ts';
import { daysBetween, localDate } from '../../../shared/dates/local-date.ts';
import type { Cell } from '../../../shared/imports/table.ts';

export interface MarkedCell {
  readonly value: Cell;
  /** A number format of Excel, for numbers. */
  readonly format?: string;
  /** What is wrong with it: the cell is coloured, and says so when pointed at. */
  readonly mark?: string;
}

export interface MarkedSheet {
  readonly name: string;
  readonly titles: readonly string[];
  readonly rows: readonly (readonly MarkedCell[])[];
}

const DATE_FORMAT = 'dd/mm/yyyy';
/** The day that Excel counts from, such that 1 March 1900 is its day 61. */
const EPOCH = localDate('1899-12-30');
const NARROWEST = 10;
const WIDEST = 60;

/**
 * A workbook of one sheet: bold titles, dates and numbers as such, marked cells coloured with a note. SheetJS writes the cells and the
 * notes but no colours; those are added to the styles of the file that it wrote.
 */
export function writeMarkedWorkbook({ name, titles, rows }: MarkedSheet): Uint8Array {
  const sheet: WorkSheet = {};
  const marked = new Set<string>();
  const widths = titles.map((title) => title.length);
  const put = (row: number, column: number, { value, format, mark }: MarkedCell) => {
    if (value === '' && mark === undefined) return;
    const address = utils.encode_cell({ r: row, c: column });
    const cell = cellObject(value, format);
    if (mark !== undefined) {
      marked.add(address);
      cell.c = Object.assign([{ a: 'Quittance', t: harmlessText(mark) }], { hidden: true });
    }
    sheet[address] = cell;
    widths[column] = Math.max(widths[column] ?? 0, typeof value === 'string' ? value.length : NARROWEST);
  };
  for (const [column, title] of titles.entries()) put(0, column, { value: title });
  for (const [row, cells] of rows.entries()) for (const [column, cell] of cells.entries()) put(row + 1, column, cell);
  const lastColumn = Math.max(1, titles.length) - 1;
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length, c: lastColumn } });
  sheet['!cols'] = widths.map((width) => ({ wch: Math.min(WIDEST, Math.max(NARROWEST, width + 2)) }));
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, sheet, name);
  return withStyles(write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer, marked);
}

function cellObject(value: Cell, format: string | undefined): CellObject {
  if (typeof value === 'object') return { t: 'n', v: daysBetween(EPOCH, value.date), z: DATE_FORMAT };
  if (typeof value === 'number') return { t: 'n', v: value, ...(format === undefined ? {} : { z: format }) };
  if (typeof value === 'boolean') return { t: 'b', v: value };
  // A text stays one, whatever it looks like: nothing that begins with = is ever a formula here.
  return { t: 's', v: harmlessText(value) };
}

/** Colours the marked cells and sets the first row in bold, over the number formats that the cells have. */
function withStyles(bytes: Buffer, marked: ReadonlySet<string>): Uint8Array {
  const archive = CFB.read(bytes, { type: 'buffer' });
  const edit = (path: string, change: (xml: string) => string) => {
    const entry = CFB.find(archive, path);
    if (!entry) throw new Error(`the workbook lacks ${path}`);
    entry.content = Buffer.from(change(Buffer.from(entry.content as Uint8Array).toString('utf8')), 'utf8');
    entry.size = entry.content.length;
  };
  let formats = 0;
  edit('/xl/styles.xml', (xml) =>
    xml
      .replace(
        /<fonts count="1">(.*?)<\/fonts>/s,
        (_all, font: string) => `<fonts count="2">${font}${font.replace('<font>', '<font><b/>')}</fonts>`,
      )
      .replace('<fills count="2">', '<fills count="3">')
      .replace(
        '</fills>',
        '<fill><patternFill patternType="solid"><fgColor rgb="FFFFE08A"/><bgColor indexed="64"/></patternFill></fill></fills>',
      )
      .replace(/<cellXfs count="\d+">(.*?)<\/cellXfs>/s, (_all, list: string) => {
        const each = list.match(/<xf [^>]*?\/>/g) ?? [];
        formats = each.length;
        const coloured = each.map((one) => one.replace('fillId="0"', 'fillId="2"').replace('/>', ' applyFill="1"/>'));
        const bold = (each[0] ?? '').replace('fontId="0"', 'fontId="1"').replace('/>', ' applyFont="1"/>');
        return `<cellXfs count="${2 * formats + 1}">${[...each, ...coloured, bold].join('')}</cellXfs>`;
      }),
  );
  edit('/xl/worksheets/sheet1.xml', (xml) =>
    xml.replace(/<c r="([A-Z]+)(\d+)"(?: s="(\d+)")?/g, (all, column: string, row: string, style: string | undefined) => {
      if (row === '1') return `<c r="${column}${row}" s="${2 * formats}"`;
      return marked.has(`${column}${row}`) ? `<c r="${column}${row}" s="${formats + Number(style ?? 0)}"` : all;
    }),
  );
  return new Uint8Array(CFB.write(archive, { type: 'buffer', fileType: 'zip', compression: true }) as Buffer);
}
