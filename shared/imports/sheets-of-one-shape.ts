import { kindOfSheet } from './choose-sheet.ts';
import type { ColumnMeaning } from './column-titles.fr.ts';
import { findHeader, type Titles, titlesAt } from './find-header.ts';
import type { RecognisedKind } from './identify-kind.ts';
import { type JoinedPart, JoinedRows } from './joined-rows.ts';
import { recogniseTitle } from './recognise-title.ts';
import { SHEET_TITLE, SheetPlaces } from './sheet-places.fr.ts';
import { periodOf } from './sheets-alike.ts';
import { type Cell, cellText, isBlankRow, type TableRow, type TableRows } from './table.ts';
import { titleKey } from './title-words.ts';

/** A sheet of a workbook and what it holds. */
export interface SheetRows {
  readonly name: string;
  readonly rows: TableRows;
}

const ROWS_LOOKED_AT = 300;

/** Lists whose rows say the same thing in every sheet. A ledger, a grid or a balance is one by itself. */
const LISTS: ReadonlySet<RecognisedKind | null> = new Set(['invoices', 'payments', 'unsure', 'charges', 'customers', 'bankStatement']);

/**
 * What a sheet must say too to be of one shape with another; any other column may come or go over the years: the amount without VAT
 * beside the other, the day of payment.
 */
const ESSENTIAL: ReadonlySet<ColumnMeaning> = new Set<ColumnMeaning>([
  'invoiceNumber',
  'number',
  'customerName',
  'customerCode',
  'date',
  'issuedOn',
  'chargeDate',
  'bankDate',
  'month',
  'totalAmount',
  'amount',
  'paymentAmount',
  'chargeAmount',
  'debit',
  'credit',
  'supplier',
  'supplierName',
]);

const SURE = 0.5;

interface Shape {
  readonly titles: Titles;
  /** What each column is called, the second of a name told from the first. */
  readonly keys: readonly string[];
}

/** The shape of a list; null for a sheet that is none, or that has titles alone. */
function shapeOf({ name, rows }: SheetRows): Shape | null {
  const head = rows.slice(0, ROWS_LOOKED_AT);
  const titles = titlesAt(head, findHeader(head));
  return titles && LISTS.has(kindOfSheet(name, head)) ? { titles, keys: columnKeys(titles.header, head) } : null;
}

function columnKeys(header: TableRow, rows: readonly TableRow[]): string[] {
  const width = Math.max(header.cells.length, ...rows.map(({ cells }) => cells.length));
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const key = titleKey(cellText(header.cells[index]));
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return `${key} ${before}`;
  });
}

function isEssential(key: string, { titles, keys }: Shape): boolean {
  const title = cellText(titles.header.cells[keys.indexOf(key)]);
  return recogniseTitle(title).some(({ meaning, confidence }) => confidence >= SURE && ESSENTIAL.has(meaning));
}

function areAlike(a: Shape, b: Shape): boolean {
  const apart = (own: Shape, other: Shape) => own.keys.some((key) => !other.keys.includes(key) && isEssential(key, own));
  return !apart(a, b) && !apart(b, a) && a.keys.some((key) => b.keys.includes(key) && isEssential(key, a));
}

/** The sheets that say the same things in their columns as one of them, itself included, in the workbook's order. */
export function sheetsOfOneShape(sheets: readonly SheetRows[], main: SheetRows): SheetRows[] {
  const shape = shapeOf(main);
  if (shape === null) return [main];
  return sheets.filter((sheet) => {
    if (sheet === main) return true;
    const own = shapeOf(sheet);
    return own !== null && areAlike(shape, own);
  });
}

/**
 * Several sheets of one shape as one table: what stands above the titles of the first, its titles completed by those that only others
 * have, then the rows of each under those titles.
 */
export function joinSheets(sheets: readonly SheetRows[]): { rows: TableRows; places: SheetPlaces } {
  const shapes = sheets.map(({ rows }) => {
    const head = rows.slice(0, ROWS_LOOKED_AT);
    const titles = titlesAt(head, findHeader(head));
    return { titles, keys: titles ? columnKeys(titles.header, head) : [], head };
  });
  const [first] = shapes;
  const keys = [...(first?.keys ?? [])];
  const header = first?.titles ? [...first.titles.header.cells] : [];
  for (const { titles, keys: own } of shapes) {
    own.forEach((key, index) => {
      if (keys.includes(key)) return;
      while (header.length < keys.length) header.push('');
      keys.push(key);
      header.push(titles?.header.cells[index] ?? '');
    });
  }
  const nameColumn = isNamedAfterCustomers(sheets, header) ? keys.length : -1;
  if (nameColumn >= 0) {
    while (header.length < nameColumn) header.push('');
    header.push(SHEET_TITLE);
  }
  let base = 0;
  const parts = sheets.map((sheet, number) => {
    const { titles, keys: own, head } = shapes[number] ?? { titles: null, keys: [], head: [] };
    const part = {
      sheet: sheet.name,
      base,
      texts: [sheet.name, ...textsAbove(titles, head)],
      joined: {
        rows: sheet.rows,
        skipped: number === 0 ? 0 : (titles?.bodyStart ?? 0),
        base,
        columns: own.every((key, index) => keys[index] === key) ? null : own.map((key) => keys.indexOf(key)),
        header: number === 0 && titles && header.length > titles.header.cells.length ? { ...titles.header, cells: header } : undefined,
        named: nameColumn < 0 ? undefined : { column: nameColumn, text: sheet.name, titlesLine: titles?.header.line ?? 0 },
      } satisfies JoinedPart,
    };
    base += sheet.rows.at(sheet.rows.length - 1)?.line ?? 0;
    return part;
  });
  return {
    rows: new JoinedRows(parts.map(({ joined }) => joined)),
    places: new SheetPlaces(parts.map(({ sheet, base: own, texts }) => ({ sheet, base: own, texts }))),
  };
}

/** Without a column of customers, sheets that bear no month or year may each be a customer's: their names can then be taken for it. */
function isNamedAfterCustomers(sheets: readonly SheetRows[], header: readonly Cell[]): boolean {
  const isCustomer = (cell: Cell) =>
    recogniseTitle(cellText(cell)).some(({ meaning, confidence }) => confidence >= SURE && CUSTOMERS.has(meaning));
  return !header.some(isCustomer) && sheets.every(({ name }) => periodOf(name) === null);
}

const CUSTOMERS: ReadonlySet<ColumnMeaning> = new Set<ColumnMeaning>([
  'customerName',
  'customerCode',
  'bankLabel',
  'supplierName',
  'supplier',
]);

function textsAbove(titles: Titles | null, head: readonly TableRow[]): string[] {
  const end = titles?.rows[0]?.line ?? 0;
  return head.filter((row) => row.line < end && !isBlankRow(row)).flatMap(({ cells }) => cells.map(cellText));
}
