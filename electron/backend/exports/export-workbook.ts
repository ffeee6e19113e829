import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { ExportCell, ExportSheet } from '../../../shared/exports/export-sheet.ts';
import { EXPORT_STEPS } from '../../../shared/exports/export-steps.fr.ts';
import { ExportedList, type ExportFormat, type exportsContract } from '../../../shared/exports/exports.contract.ts';
import { breathe, type CallContext, type QueryContext } from '../context.ts';
import { gatherBook } from './gather-book.ts';
import type { FiguresOf } from './gather-sheets.ts';
import { writeCsv } from './write-csv.ts';
import { writeWorkbook } from './write-workbook.ts';

type Verbs = typeof exportsContract;

/** Writes the company's book as it stood at a day. @throws AppError OUTPUT_EXISTS, OUTPUT_UNWRITABLE, CANCELLED */
export async function exportWorkbook(
  context: QueryContext,
  { out, asOf }: InputOf<Verbs['workbook']>,
  figuresOf: FiguresOf,
): Promise<OutputOf<Verbs['workbook']>> {
  const sheets = await gatherBook(context, ExportedList.options, asOf, figuresOf);
  return context.files.write(out, await written(context, sheets, 'xlsx'));
}

/** Writes one list of the book. @throws AppError OUTPUT_EXISTS, OUTPUT_UNWRITABLE, CANCELLED */
export async function exportList(
  context: QueryContext,
  { list, format, out, asOf }: InputOf<Verbs['list']>,
  figuresOf: FiguresOf,
): Promise<OutputOf<Verbs['list']>> {
  const sheets = await gatherBook(context, [list], asOf, figuresOf);
  return context.files.write(out, await written(context, sheets, format));
}

/** Writes a table as a screen shows it. @throws AppError OUTPUT_EXISTS, OUTPUT_UNWRITABLE, CANCELLED */
export async function exportTable(
  context: CallContext,
  { name, format, out, columns, rows }: InputOf<Verbs['table']>,
): Promise<OutputOf<Verbs['table']>> {
  return context.files.write(out, await written(context, [{ name, columns, rows }], format));
}

/** The bytes of a workbook, or of the first sheet as CSV; says how many rows are written, and stops when asked to. */
async function written(context: CallContext, sheets: readonly ExportSheet[], format: ExportFormat): Promise<Uint8Array> {
  const total = sheets.reduce((sum, { rows }) => sum + rows.length, 0);
  let done = 0;
  const counted = sheets.map(
    (sheet): ExportSheet => ({
      ...sheet,
      rows: {
        length: sheet.rows.length,
        *[Symbol.iterator](): Generator<readonly ExportCell[]> {
          for (const row of sheet.rows) {
            done += 1;
            yield row;
          }
        },
      },
    }),
  );
  const pause = () => {
    context.progress({ done, total, step: EXPORT_STEPS.writing });
    return breathe(context);
  };
  const [first] = counted;
  return format === 'csv' && first ? writeCsv(first, pause) : writeWorkbook(counted, pause);
}
