import type { LedgerReading } from '../../../shared/fec/ledger-entry-line.ts';
import { recogniseFixedWidth } from '../../../shared/fec/read-fixed-width.ts';
import { readLedgerInSteps } from '../../../shared/fec/read-ledger.ts';
import { type RecognisedLedger, recogniseLedger } from '../../../shared/fec/recognise-ledger.ts';
import { IMPORT_STEPS } from '../../../shared/imports/import-questions.fr.ts';
import type { Table, TableRows } from '../../../shared/imports/table.ts';
import { breathe, type QueryContext } from '../context.ts';

/** Titles lie below a letterhead, and a few rows under them prove a book. */
const ROWS_SEARCHED = 300;

/** A table that is a book of entries or a ledger; null when it is none. Lists of expenses are imported as charges, one by one. */
export function findLedger(rows: TableRows): RecognisedLedger | null {
  const recognised = recogniseLedger(rows.slice(0, ROWS_SEARCHED));
  return recognised?.reader === 'axonautExpenses' ? null : recognised;
}

/** How much of a file shows whether its lines have a fixed width. */
const START = 32_000;

/** Whether the first lines of a file have the form of a book of fixed-width lines. */
export function looksFixedWidth(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, START);
  if (start.includes(0)) return false;
  const lines = new TextDecoder('windows-1252').decode(start).split(/\r\n|\r|\n/);
  // The last line of a part may be cut.
  return recogniseFixedWidth(bytes.length > START ? lines.slice(0, -1) : lines) !== null;
}

/** Reads the entries of a recognised book, giving way now and then. @throws AppError CANCELLED */
export async function readLedgerRows(context: QueryContext, { rows }: Table, recognised: RecognisedLedger): Promise<LedgerReading> {
  const total = rows.length;
  context.progress({ done: 0, total, step: IMPORT_STEPS.reading });
  await breathe(context);
  const steps = readLedgerInSteps(recognised, rows);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    context.progress({ done: step.value, total, step: IMPORT_STEPS.reading });
    await breathe(context);
  }
}
