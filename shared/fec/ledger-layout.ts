import type { LedgerAmountStyle, LedgerDateStyle } from './ledger-cells.ts';
import type { LedgerField, LedgerFormat } from './ledger-entry-line.ts';

/** How the rows of one book are read: which cell fills which field. */
export interface LedgerLayout {
  readonly format: LedgerFormat;
  readonly columns: Readonly<Partial<Record<LedgerField, number>>>;
  /** What a problem names each column by. */
  readonly titles: readonly string[];
  /** The index of the row of titles; -1 without any. */
  readonly headerIndex: number;
  readonly dates: LedgerDateStyle;
  readonly amounts: LedgerAmountStyle;
  /** Rows above the movements name their account, which has no column: it is put after the last title, and its name after it. */
  readonly isGrouped?: boolean;
}
