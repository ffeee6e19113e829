import { harmlessText } from '../../../shared/contract/harmless-text.ts';
import { daysBetween, isLocalDate, localDate } from '../../../shared/dates/local-date.ts';
import {
  type ExportCell,
  type ExportColumn,
  LONGEST_TEXT,
  type TypedCell,
  typedCell,
  widthOf,
} from '../../../shared/exports/export-sheet.ts';
import { guardApostrophe } from '../../../shared/exports/formula-text.ts';
import { headerStyleOf, styleOf } from './workbook-styles.ts';

/** The day that Excel counts from, such that 1 March 1900 is its day 61. */
const EPOCH = localDate('1899-12-30');
/** Before 1 March 1900 Excel's days are off by one: such a date is written as text. */
const FIRST_SURE_DAY = 61;

/** The rows that a sheet takes besides its titles and its totals. */
export const MOST_ROWS = 1_048_576 - 2;

const TOTAL_LABEL = 'Total';

/**
 * A sheet as its workbook stores it, in pieces: titles that stay in sight with a filter on them, then the rows, then totals that follow the
 * filter. `taken` rows were counted when it is through.
 */
export function* sheetXml(columns: readonly ExportColumn[], rows: Iterator<readonly ExportCell[]>): Generator<string, { more: boolean }> {
  const names = columns.map((_column, index) => columnName(index));
  const last = names.at(-1) ?? 'A';
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0" showGridLines="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="14.5"/><cols>${columns
    .map((column, index) => `<col min="${index + 1}" max="${index + 1}" width="${widthOf(column)}" customWidth="1"/>`)
    .join('')}</cols><sheetData><row r="1" ht="30" customHeight="1">${columns
    .map(({ title, kind }, index) => textXml(`${names[index]}1`, title, headerStyleOf(kind)))
    .join('')}</row>`;
  const sums = columns.map(() => 0);
  let count = 0;
  let next = rows.next();
  for (; !next.done && count < MOST_ROWS; next = rows.next()) {
    count += 1;
    const line = count + 1;
    let xml = `<row r="${line}">`;
    for (let index = 0; index < columns.length; index += 1) {
      const cell = typedCell(next.value[index] ?? null, columns[index] as ExportColumn);
      if (columns[index]?.total && typeof cell.value === 'number') sums[index] = (sums[index] ?? 0) + cell.value;
      xml += cellXml(`${names[index]}${line}`, cell);
    }
    yield `${xml}</row>`;
  }
  if (count > 0 && columns.some(({ total }) => total)) yield totalsXml(columns, names, sums, count + 2);
  yield `</sheetData><autoFilter ref="A1:${last}${count + 1}"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`;
  return { more: !next.done };
}

/** Sums of what the filter shows (function 109), with the sum of all rows as the value stored. */
function totalsXml(columns: readonly ExportColumn[], names: readonly string[], sums: readonly number[], line: number): string {
  // Among dates the word would look like a date that cannot be read.
  const label = columns.findIndex(({ kind }) => kind === 'text');
  const cells = columns.map((column, index) => {
    const address = `${names[index]}${line}`;
    const style = styleOf(column, true);
    if (index === label) return textXml(address, TOTAL_LABEL, styleOf({ kind: 'text' }, true));
    if (!column.total) return `<c r="${address}" s="${style}"/>`;
    const sum = numberText(column.kind, sums[index] ?? 0);
    return `<c r="${address}" s="${style}"><f>SUBTOTAL(109,${names[index]}2:${names[index]}${line - 1})</f><v>${sum}</v></c>`;
  });
  return `<row r="${line}">${cells.join('')}</row>`;
}

function cellXml(address: string, cell: TypedCell): string {
  const { kind, value } = cell;
  if (value === null || value === '') return '';
  const style = styleOf(cell);
  if (typeof value === 'number') return numberXml(address, numberText(kind, value), style);
  const date = kind === 'month' ? `${value}-01` : value;
  if ((kind !== 'date' && kind !== 'month') || !isLocalDate(date)) return textXml(address, value, styleOf({ kind: 'text' }));
  const day = daysBetween(EPOCH, localDate(date));
  return day < FIRST_SURE_DAY ? textXml(address, value, styleOf({ kind: 'text' })) : numberXml(address, String(day), style);
}

function numberXml(address: string, value: string, style: number): string {
  return `<c r="${address}" s="${style}"><v>${value}</v></c>`;
}

/** A text stays one, whatever it looks like: nothing that begins with = is ever a formula here. */
function textXml(address: string, text: string, style: number): string {
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(guardApostrophe(harmlessText(text)).slice(0, LONGEST_TEXT))}</t></is></c>`;
}

/** A number with a decimal point; cents as euros, exactly: `-12.05`. */
export function numberText(kind: TypedCell['kind'], value: number): string {
  return kind === 'amount' && Number.isSafeInteger(value) ? centsText(value) : String(value);
}

function centsText(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what XML cannot hold.
const NEEDS_CARE = /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_/;

/** Text as XML holds it; what XML has no way to hold is written as Excel does, `_x0007_`. */
export function xmlText(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  return (
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
      .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (character) => {
        return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
      })
  );
}

/** 0 → A, 26 → AA. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
