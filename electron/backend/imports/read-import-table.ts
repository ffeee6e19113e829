import { AppError } from '../../../shared/errors/app-error.ts';
import { kindOfSheet } from '../../../shared/imports/choose-sheet.ts';
import { findExportedBook } from '../../../shared/imports/exported-book.ts';
import { isTableKind, type TableKind } from '../../../shared/imports/kind-fields.ts';
import { joinSheets, type SheetRows, sheetsOfOneShape } from '../../../shared/imports/sheets-of-one-shape.ts';
import type { Table } from '../../../shared/imports/table.ts';
import type { CallContext } from '../context.ts';
import type { ImportFile, ImportInput } from './prepared-import.ts';
import { readTableApart } from './read-table-apart.ts';

/**
 * Reads the table of a file, that of several sheets where they are of one shape. Sheets of a book that this program exported stay apart:
 * they are lists of several kinds (`findExportedBook`).
 * @throws AppError as `readTableApart`; IMPORT_SHEETS_DIFFER
 */
export async function readImportTable(
  context: Pick<CallContext, 'signal'>,
  { name, bytes }: ImportFile,
  choices: Pick<ImportInput, 'encoding' | 'sheet' | 'sheets' | 'headRows'>,
): Promise<Table> {
  const table = await readTableApart(context, name, bytes, choices);
  const together = table.workbook?.together ?? [];
  const [first, ...others] = together;
  if (first === undefined || others.length === 0 || findExportedBook(together).length === together.length) return table;
  const alike = sheetsOfOneShape(together, first);
  const different = together.find((sheet) => !alike.includes(sheet));
  if (different) throw new AppError('IMPORT_SHEETS_DIFFER', { file: name, sheet: different.name, other: first.name });
  return { ...table, ...joinSheets(together), likelyKind: likelyKind(together) };
}

const ROWS_LOOKED_AT = 300;

/** What most tells invoices from payments is an invoice that is not paid yet, and the first sheets of many years have none. */
function likelyKind(sheets: readonly SheetRows[]): TableKind | undefined {
  const kinds = sheets.map(({ name, rows }) => kindOfSheet(name, rows.slice(0, ROWS_LOOKED_AT)));
  const found = kinds.includes('invoices') ? 'invoices' : kinds.find((kind) => kind !== 'unsure');
  return found != null && isTableKind(found) ? found : undefined;
}
