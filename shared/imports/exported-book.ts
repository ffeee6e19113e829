import { localDate } from '../dates/local-date.ts';
import { customersSheet, LATER_TITLES } from '../exports/customers-sheet.fr.ts';
import type { ExportedList } from '../exports/exports.contract.ts';
import { invoicesSheet, LATER_INVOICE_TITLES } from '../exports/invoices-sheet.fr.ts';
import { chargesSheet, forecastsSheet } from '../exports/planning-sheets.fr.ts';
import { findExportedSheet } from './exported-sheets.ts';
import type { SheetRows } from './sheets-of-one-shape.ts';
import { cellText, type TableRow } from './table.ts';

const ANY_DAY = localDate('2000-01-01');
const OF_A_DAY = / au \d{2}\/\d{2}\/\d{4}$/;

/** What an import takes back of an exported book; its other sheets follow from these. */
export type ExportedBookList = Exclude<ExportedList, 'agedBalance' | 'figures'>;

/** In the order in which one needs the other: nobody is paid who is not known, nothing before it is billed. */
const LISTS: readonly ExportedBookList[] = ['customers', 'invoices', 'creditNoteUses', 'payments', 'charges', 'forecasts'];

const LATER: ReadonlySet<string> = new Set([...Object.values(LATER_TITLES), ...Object.values(LATER_INVOICE_TITLES)]);

/** The titles of lists that other columns may follow, without the day of figures. */
const TITLES = {
  customers: titlesOf(customersSheet([], [], ANY_DAY).columns).filter((title) => !LATER.has(title)),
  invoices: titlesOf(invoicesSheet([], new Map(), [], ANY_DAY, new Map()).columns).filter((title) => !LATER.has(title)),
  charges: titlesOf(chargesSheet([]).columns),
  forecasts: titlesOf(forecastsSheet([]).columns),
} as const;

function titlesOf(columns: readonly { readonly title: string }[]): string[] {
  return columns.map(({ title }) => title.replace(OF_A_DAY, ''));
}

function listOf(header: TableRow | undefined): ExportedBookList | null {
  if (!header) return null;
  const found = findExportedSheet([header]);
  if (found) return found.kind;
  const titles = new Set(titlesOf(header.cells.map((cell) => ({ title: cellText(cell) }))));
  const lists = Object.keys(TITLES) as (keyof typeof TITLES)[];
  return lists.find((list) => TITLES[list].every((title) => titles.has(title))) ?? null;
}

/** A sheet of a book that this program exported. */
export interface ExportedBookSheet {
  readonly list: ExportedBookList;
  readonly sheet: SheetRows;
}

/** The sheets of a book that this program exported, in the order to import them; none unless there are several. */
export function findExportedBook(sheets: readonly SheetRows[]): ExportedBookSheet[] {
  const known = sheets.flatMap((sheet) => {
    const list = listOf(sheet.rows.at(0));
    return list === null ? [] : [{ list, sheet }];
  });
  const book = LISTS.flatMap((list) => known.filter((each) => each.list === list).slice(0, 1));
  return book.length > 1 ? book : [];
}
