import type { LedgerAmountStyle, LedgerDateStyle } from './ledger-cells.ts';
import type { LedgerField, LedgerFormat } from './ledger-entry-line.ts';

/** A format of lines cut by position, without titles or delimiters. */
export interface FixedWidthLayout {
  readonly format: LedgerFormat;
  readonly dates: LedgerDateStyle;
  readonly amounts: LedgerAmountStyle;
  /** An entry, from its first character to the last that must be there. */
  readonly entry: RegExp;
  /** Lines that belong to the format without being entries. */
  readonly other: RegExp;
  /** The first line is of its own kind: the company's name. */
  readonly firstLineApart: boolean;
  /** Where each field stands: first character, from 1, and length. */
  readonly fields: readonly (readonly [field: LedgerField, first: number, length: number])[];
  /** Entries that repeat amounts of others (analytic), or are not real (simulation, forecast). */
  readonly repeated: RegExp | null;
  readonly notReal: RegExp | null;
  /** Lines that name a third party: its code, name, and whether it is a customer. */
  readonly named: { readonly line: RegExp; readonly customer: RegExp; readonly supplier: RegExp } | null;
}

/** XIMPORT.TXT of Ciel and Sage 50: 142 characters, as Dolibarr writes them. */
const CIEL: FixedWidthLayout = {
  format: 'ciel',
  dates: 'calendar',
  amounts: 'euros',
  entry: /^.{7}(?:19|20)\d{2}[01]\d[0-3]\d(?:\d{8}| {8}).{12}.{11}.{25}[ \d.,-]{12}\d[DC]/,
  other: /^\s*$/,
  firstLineApart: false,
  fields: [
    ['entryNumber', 1, 5],
    ['journalCode', 6, 2],
    ['date', 8, 8],
    ['dueOn', 16, 8],
    ['pieceReference', 24, 12],
    ['account', 36, 11],
    ['label', 47, 25],
    ['amount', 72, 13],
    ['side', 85, 1],
    ['accountLabel', 104, 34],
  ],
  repeated: null,
  notReal: null,
  named: null,
};

/** ASCII of QuadraCOMPTA: M lines are entries with amounts in cents, C lines name accounts. */
const QUADRA: FixedWidthLayout = {
  format: 'quadra',
  dates: 'dayFirst',
  amounts: 'cents',
  entry: /^M.{8}.{2}.{3}[0-3]\d[01]\d{3}.{21}[DC][+-]\d{12}/,
  other: /^(?:[A-LN-Z].|\s*$)/,
  firstLineApart: false,
  fields: [
    ['account', 2, 8],
    ['journalCode', 10, 2],
    ['date', 15, 6],
    ['operation', 22, 20],
    ['side', 42, 1],
    ['amount', 43, 13],
    ['dueOn', 64, 6],
    ['lettering', 70, 2],
    ['entryNumber', 100, 8],
    ['label', 117, 30],
    ['pieceReference', 149, 10],
  ],
  repeated: null,
  notReal: null,
  named: { line: /^C(.{8})(.{30}).{7}.{52}(?:.{8}).{110}.(.)/, customer: /^C$/, supplier: /^F$/ },
};

/** Cegid's TRA in journal mode: a `***` header, `***CAE` third parties, entries of 222 characters. */
const TRA: FixedWidthLayout = {
  format: 'tra',
  dates: 'dayFirst',
  amounts: 'euros',
  entry: /^(?!\*\*\*).{3}[0-3]\d[01]\d(?:19|20)\d{2}.{2}.{17}.{1}.{17}.{35}.{35}.{3}(?:\d{8}| {8})[DC][ \d.,-]{19}\d/,
  other: /^(?:\*\*\*|\s*$)/,
  firstLineApart: false,
  fields: [
    ['journalCode', 1, 3],
    ['date', 4, 8],
    ['account', 14, 17],
    ['auxiliary', 32, 17],
    ['pieceReference', 49, 35],
    ['label', 84, 35],
    ['paymentMethod', 119, 3],
    ['dueOn', 122, 8],
    ['side', 130, 1],
    ['amount', 131, 20],
    ['entryNumber', 152, 8],
    ['currency', 160, 3],
  ],
  repeated: /^.{30}[AOL]/,
  notReal: /^.{150}[SPU]/,
  named: { line: /^\*\*\*CAE(.{17})(.{35})(.{3})/, customer: /^CLI$/, supplier: /^FOU$/ },
};

/** Sage 100's « Écritures Sage » (PNM): the company's name, then entries of 138 characters. */
const PNM: FixedWidthLayout = {
  format: 'pnm',
  dates: 'dayFirst',
  amounts: 'euros',
  entry: /^.{3}[0-3]\d[01]\d{3}.{2}.{13}[ A-Z].{13}.{13}.{25}.(?:\d{6}| {6})[DC][ \d.,-]{19}\d/,
  other: /^\s*$/,
  firstLineApart: true,
  fields: [
    ['journalCode', 1, 3],
    ['date', 4, 6],
    ['account', 12, 13],
    ['auxiliary', 26, 13],
    ['pieceReference', 39, 13],
    ['label', 52, 25],
    ['paymentMethod', 77, 1],
    ['dueOn', 78, 6],
    ['side', 84, 1],
    ['amount', 85, 20],
    ['entryNumber', 106, 7],
  ],
  repeated: /^.{24}[AO]/,
  notReal: /^.{104}S/,
  named: null,
};

/** Tried in this order, the longest form first. */
export const FIXED_WIDTH_LAYOUTS: readonly FixedWidthLayout[] = [TRA, CIEL, QUADRA, PNM];
