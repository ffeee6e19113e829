/** What a column of a bank's table holds. */
export type BankColumn =
  | 'bookedOn'
  | 'valueOn'
  | 'label'
  | 'counterparty'
  /** Sender of a credit, beneficiary of a debit, where the bank has a column for each. */
  | 'payer'
  | 'payee'
  | 'reference'
  | 'bankReference'
  /** Signed amount. */
  | 'amount'
  | 'debit'
  | 'credit'
  /** Whether an amount without its sign is a debit or a credit; any other text says nothing. */
  | 'side'
  /** A fee that is not in the amount. */
  | 'fee'
  /** What the movement does to the balance once its fee is counted. */
  | 'net'
  | 'balance'
  | 'currency'
  /** What was paid before the bank converted it, and in which currency. */
  | 'originalAmount'
  | 'originalCurrency'
  | 'account'
  | 'status'
  /** Whether the movement touches the balance at all. */
  | 'effect';

/** Columns whose texts are put together; of the others, the first that a file has is the one. */
export const TEXT_COLUMNS: ReadonlySet<BankColumn> = new Set(['label', 'counterparty', 'payer', 'payee', 'reference']);

/**
 * How one bank lays out the table of an account's movements. Everything that differs between banks is here, so that one reader
 * serves all of them.
 */
export interface BankTableLayout {
  readonly id: string;
  /** As a person would call the export. */
  readonly name: string;
  /** False when lists of something else may have the same titles: only to be used when the user says that it is a statement. */
  readonly certain: boolean;
  /** Titles that a column of each kind may have, without regard to case, accents and punctuation; `Solde #2`, the second of that title. */
  readonly columns: { readonly [C in BankColumn]?: readonly string[] };
  /** Kinds that must be there for the layout to be this one. */
  readonly required: readonly BankColumn[];
  /** Titles that must be there besides. */
  readonly marks?: readonly string[];
  /** Titles that some files have besides, and that say nothing needed here. */
  readonly beside?: readonly string[];
  /** Whether any other title may stand beside those: exports whose columns the user chooses. */
  readonly openEnded?: boolean;
  /** Without a row of titles: where each kind stands, from 0. */
  readonly positions?: { readonly [C in BankColumn]?: readonly number[] };
  /** Without a row of titles: what makes a file one of this layout. */
  readonly shape?: {
    /** Fewest and most cells of a row. */
    readonly cells: readonly [number, number];
    /** The first row is longer and states facts of the account. */
    readonly leadingRow: boolean;
    /** A row that states the balance of an account: nothing between its amount and its account number. */
    readonly balanceRow?: { readonly amount: number; readonly account: number };
    /** First words of a column that tell this bank where no row states a balance. */
    readonly kinds?: { readonly position: number; readonly words: readonly string[] };
  };
  /** Of several columns of label, only the first that is filled. */
  readonly oneLabel?: boolean;
  /** `detect`: the file itself must prove whether the day or the month comes first. */
  readonly dates: 'dayFirst' | 'detect';
  /** Statuses that count; rows of any other are left out with a remark. None: every row counts. */
  readonly statuses?: readonly string[];
  /** Values of `effect` under which a row does not touch the balance. */
  readonly noEffect?: readonly string[];
  /** How the balance moves: `minusFee` when a fee is written positive, `plusFee` when it is written with its sign. */
  readonly feeSign?: 'minusFee' | 'plusFee';
  /** Rows without date or amount go on with the label of the row above. */
  readonly continuationRows?: boolean;
  /** Positions in the first row of the file, where it states facts of the account instead of titles. */
  readonly firstRow?: { readonly [F in 'account' | 'from' | 'to' | 'count' | 'closing']?: number };
}
