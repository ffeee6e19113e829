import type { ErrorCode, ErrorParams } from '../../../shared/errors/error-params.ts';
import type { SheetReading, Table } from '../../../shared/imports/table.ts';
import type { Encoding } from './decode-text.ts';
import type { PackedCells, PackedTexts } from './packed-cells.ts';
import type { PackedRows } from './packed-rows.ts';
import type { PackedText } from './packed-text.ts';

/** What the reading thread is given. */
export interface ReadingTask {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly encoding: Encoding | undefined;
  readonly sheet: string | undefined;
  readonly sheets: readonly string[] | undefined;
  /** Only the first rows, as quickly as possible. */
  readonly headRows: number | undefined;
  /** Cells that a text may have. */
  readonly mostCells: number;
}

/** What the table is beside its rows; those of its sheets are told by their place among them. */
export type BareTable = Omit<Table, 'rows' | 'workbook'> & {
  readonly workbook?: (Omit<SheetReading, 'together'> & { readonly together: readonly string[] }) | undefined;
};

/** What it answers: rows, several times, for each sheet in turn, then what the table is; or why there is none. */
export type ReadingReply =
  | { readonly nextSheet: true }
  | { readonly rows: PackedRows }
  | { readonly text: PackedText }
  | { readonly sharedTexts: PackedTexts }
  | { readonly cells: PackedCells }
  | { readonly table: BareTable }
  | { readonly error: { readonly code: ErrorCode; readonly params: ErrorParams[ErrorCode] } };
