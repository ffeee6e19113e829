import type { InputOf } from '../../../shared/contract/procedure.ts';
import type { ImportKind } from '../../../shared/imports/import-fields.contract.ts';
import type { ImportPlan } from '../../../shared/imports/import-plan.ts';
import type { ImportCounts, ImportPreview, ImportQuestion, importsContract } from '../../../shared/imports/imports.contract.ts';
import type { ImportReport } from '../../../shared/imports/report.ts';
import { breathe, type QueryContext } from '../context.ts';

export type ImportInput = InputOf<typeof importsContract.preview>;

/** A file as the host handed it over. */
export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was understood of a file before its rows are compared with the book. */
export type ImportDescription = Pick<
  ImportPreview,
  | 'kind'
  | 'format'
  | 'encoding'
  | 'delimiter'
  | 'sheet'
  | 'sheets'
  | 'headerRow'
  | 'dateOrder'
  | 'decimalMark'
  | 'rowCount'
  | 'ignoredRows'
  | 'columns'
>;

/** A file read, understood and compared with what is known: all that a preview shows and a commit writes. */
export interface PreparedImport {
  readonly description: ImportDescription;
  /** When there are any, nothing could be planned yet: `plan` is null. */
  readonly questions: readonly ImportQuestion[];
  /** Questions that a preset answers unless the user does. */
  readonly offers?: readonly ImportQuestion[];
  readonly plan: ImportPlan | null;
  readonly report: ImportReport;
  /** The rows of data of each of several sheets that are read as one. */
  readonly sheetRows?: ReadonlyMap<string, number>;
  /** What each sheet holds and does, where each is a list of its own. */
  readonly lists?: ReadonlyMap<string, { readonly kind: ImportKind; readonly rowCount: number; readonly counts: ImportCounts | null }>;
}

const BREATH = 4000;
/** Rows made at once: few, so that each is gone before it costs more than its making. */
const MADE_AT_ONCE = 250;

interface Sliced<T> {
  readonly length: number;
  slice(start: number, end: number): readonly T[];
}

/** Does the same for each item, telling how far it is and letting a cancel arrive. */
export async function inSteps<T>(context: QueryContext, items: Sliced<T>, step: string, work: (item: T) => void): Promise<void> {
  for (let start = 0; start < items.length; start += BREATH) {
    context.progress({ done: start, total: items.length, step });
    await breathe(context);
    const end = Math.min(start + BREATH, items.length);
    for (let next = start; next < end; next += MADE_AT_ONCE)
      for (const item of items.slice(next, Math.min(next + MADE_AT_ONCE, end))) work(item);
  }
}
