import type { LocalDate } from '../dates/local-date.ts';
import type { ImportProblem } from '../imports/imports.contract.ts';
import { type Cents, ZERO } from '../money/cents.ts';

/** One line of a double-entry book, whatever software wrote it. Texts are empty where the file says nothing. */
export interface LedgerEntryLine {
  /** Where a person finds it: the line of an editor, or the row of a sheet, from 1. */
  readonly line: number;
  readonly journalCode: string;
  readonly journalLabel: string;
  readonly entryNumber: string;
  /** The day of the entry in the books (EcritureDate). */
  readonly date: LocalDate;
  readonly account: string;
  readonly accountLabel: string;
  readonly auxiliary: string;
  readonly auxiliaryLabel: string;
  readonly pieceReference: string;
  readonly pieceDate: LocalDate | null;
  readonly label: string;
  /** As written; either may be negative, which reverses its side. */
  readonly debitCents: Cents;
  readonly creditCents: Cents;
  readonly lettering: string;
  readonly letteringDate: LocalDate | null;
  /** Null where the format has no due date, which is so for the legal FEC. */
  readonly dueOn: LocalDate | null;
  readonly invoiceNumber: string;
  /** Cash-basis books only (ModeRglt, NatOp, IdClient). */
  readonly paymentMethod: string;
  readonly operation: string;
  readonly counterparty: string;
}

/**
 * What a cell can fill: a property of the line, or an amount that needs another cell or its own sign to find its side. Some are known
 * without being kept: amounts in another currency stand beside the euros, and are never summed.
 */
export type LedgerField =
  | Exclude<keyof LedgerEntryLine, 'line' | 'debitCents' | 'creditCents'>
  | 'debit'
  | 'credit'
  | 'amount'
  | 'side'
  | 'validDate'
  | 'currencyAmount'
  | 'currency'
  | 'settledOn';

export type LedgerFormat =
  | 'fec'
  | 'fecUntitled'
  | 'fecXml'
  | 'pennylaneEntries'
  | 'pennylaneLedger'
  | 'ledger'
  | 'ebp'
  | 'agiris'
  | 'openConcerto'
  | 'winfic'
  | 'cegidCsv'
  | 'coala'
  | 'ciel'
  | 'quadra'
  | 'tra'
  | 'pnm'
  | 'sageThirdParties'
  | 'axonautExpenses';

/** An account that a format names apart from its entries. */
export interface NamedAccount {
  readonly name: string;
  readonly kind: 'customer' | 'supplier' | 'other';
}

/** What was read of a book. */
export interface LedgerReading {
  readonly format: LedgerFormat;
  readonly lines: readonly LedgerEntryLine[];
  /** `thirdParties`: customers' and suppliers' accounts alone, without the accounts that balance them. */
  readonly scope: 'allAccounts' | 'thirdParties';
  /** Where an invoice's own number is: `labels` where the software numbers its pieces itself. */
  readonly numbering: 'pieces' | 'labels';
  readonly namedAccounts: ReadonlyMap<string, NamedAccount>;
  readonly problems: readonly ImportProblem[];
  /** Rows of data, refused ones included. */
  readonly rowCount: number;
  /** Repeated titles, page furniture, totals, analytic or simulated lines, left out. */
  readonly ignoredRows: number;
}

/** A line of which only some properties are known. */
export function entryLine(known: Pick<LedgerEntryLine, 'line' | 'date' | 'account'> & Partial<LedgerEntryLine>): LedgerEntryLine {
  return {
    journalCode: '',
    journalLabel: '',
    entryNumber: '',
    accountLabel: '',
    auxiliary: '',
    auxiliaryLabel: '',
    pieceReference: '',
    pieceDate: null,
    label: '',
    debitCents: ZERO,
    creditCents: ZERO,
    lettering: '',
    letteringDate: null,
    dueOn: null,
    invoiceNumber: '',
    paymentMethod: '',
    operation: '',
    counterparty: '',
    ...known,
  };
}
