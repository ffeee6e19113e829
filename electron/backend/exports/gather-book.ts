import { changesSoFar } from '../../../db/exports/book-changes.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { ExportSheet } from '../../../shared/exports/export-sheet.ts';
import { EXPORT_STEPS } from '../../../shared/exports/export-steps.fr.ts';
import type { ExportedList } from '../../../shared/exports/exports.contract.ts';
import { breathe, type QueryContext } from '../context.ts';
import { type FiguresOf, gatherSheet } from './gather-sheets.ts';

/** How often the reading starts again because the book changed meanwhile, before it is read without letting go. */
const ATTEMPTS = 3;

/**
 * Lists of the book as they stood at one moment. Other work runs between two lists, so that the window answers and a cancel arrives; when it
 * changed the book, the lists would not belong together and are read again, in the end in one go. @throws AppError CANCELLED
 */
export async function gatherBook(
  context: QueryContext,
  lists: readonly ExportedList[],
  asOf: LocalDate,
  figuresOf: FiguresOf,
): Promise<ExportSheet[]> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = changesSoFar(context.db);
    const sheets: ExportSheet[] = [];
    for (const list of lists) {
      context.progress({ done: sheets.length, total: lists.length, step: EXPORT_STEPS.reading });
      await breathe(context);
      sheets.push(await gatherSheet(context, list, asOf, figuresOf));
    }
    if (changesSoFar(context.db) === before) return sheets;
  }
  return Promise.all(lists.map((list) => gatherSheet(context, list, asOf, figuresOf)));
}
