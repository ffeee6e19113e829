import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { ExportedList, type exportsContract } from '../../../shared/exports/exports.contract.ts';
import { breathe, type CallContext, type QueryContext } from '../context.ts';
import { type FiguresOf, gatherSheet } from './gather-sheets.ts';
import { writeCsv } from './write-csv.ts';
import { writeWorkbook } from './write-workbook.ts';

type Verbs = typeof exportsContract;

/**
 * Writes the company's book as it stood at a day. Everything is read in one go, before other work can change the book, and written after.
 * @throws AppError OUTPUT_EXISTS, OUTPUT_UNWRITABLE, CANCELLED
 */
export async function exportWorkbook(
  context: QueryContext,
  { out, asOf }: InputOf<Verbs['workbook']>,
  figuresOf: FiguresOf,
): Promise<OutputOf<Verbs['workbook']>> {
  const sheets = await Promise.all(ExportedList.options.map((list) => gatherSheet(context, list, asOf, figuresOf)));
  return context.files.write(out, await writeWorkbook(sheets, () => breathe(context)));
}

/** Writes one list of the book. @throws AppError OUTPUT_EXISTS, OUTPUT_UNWRITABLE, CANCELLED */
export async function exportList(
  context: QueryContext,
  { list, format, out, asOf }: InputOf<Verbs['list']>,
  figuresOf: FiguresOf,
): Promise<OutputOf<Verbs['list']>> {
  const sheet = await gatherSheet(context, list, asOf, figuresOf);
  const pause = () => breathe(context);
  return context.files.write(out, format === 'csv' ? await writeCsv(sheet, pause) : await writeWorkbook([sheet], pause));
}

/** Writes a table as a screen shows it. @throws AppError OUTPUT_EXISTS, OUTPUT_UNWRITABLE, CANCELLED */
export async function exportTable(
  context: CallContext,
  { name, format, out, columns, rows }: InputOf<Verbs['table']>,
): Promise<OutputOf<Verbs['table']>> {
  const pause = () => breathe(context);
  const sheet = { name, columns, rows };
  return context.files.write(out, format === 'csv' ? await writeCsv(sheet, pause) : await writeWorkbook([sheet], pause));
}
