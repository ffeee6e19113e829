import { z } from 'zod';
import { InputFile } from '../contract/file-handles.ts';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';

export const ImportKind = z.enum(['invoices', 'payments', 'customers', 'charges', 'forecast', 'fec', 'bankStatement', 'einvoice']);
export type ImportKind = z.output<typeof ImportKind>;

/** The fields that a column of a file can fill. */
export const ImportField = z.enum([
  'invoiceNumber',
  'customerCode',
  'customerName',
  'issuedOn',
  'dueOn',
  'paymentTerms',
  'totalAmount',
  'paidAmount',
  'openAmount',
  'settledOn',
  'disputed',
  'documentType',
  'paymentDate',
  'paymentAmount',
  'paymentNature',
  'currency',
  'siren',
  'email',
  'phone',
  'addressLine1',
  'addressLine2',
  'postalCode',
  'city',
  'country',
  'ignored',
]);
export type ImportField = z.output<typeof ImportField>;

/** A row that was refused, or accepted with a remark, as a person would find it in the file. */
export const ImportProblem = z.object({
  row: z.int(),
  column: z.string(),
  code: z.string(),
  message: z.string(),
  value: z.string(),
});
export type ImportProblem = z.output<typeof ImportProblem>;

/** What the file's own content leaves open: asked once, with its evidence; the answer goes into `answers[code]`. */
export const ImportQuestion = z.object({
  code: z.string(),
  message: z.string(),
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
});
export type ImportQuestion = z.output<typeof ImportQuestion>;

export const ImportColumn = z.object({
  /** The column's title in the file; `(colonne 4)` where it has none. */
  source: z.string(),
  index: z.int(),
  field: ImportField.nullable(),
  /** 0–1 */
  confidence: z.number(),
  samples: z.array(z.string()),
});
export type ImportColumn = z.output<typeof ImportColumn>;

export const ImportCounts = z.object({
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  settled: z.int(),
  rejected: z.int(),
});
export type ImportCounts = z.output<typeof ImportCounts>;

/** One row of the preview as it would be stored. */
export const PreviewRow = z.object({
  row: z.int(),
  state: z.enum(['new', 'changed', 'unchanged', 'settled']),
  label: z.string(),
  customerName: z.string(),
  date: LocalDate,
  dueOn: LocalDate.nullable(),
  amountCents: Cents,
  changes: z.array(z.string()),
});
export type PreviewRow = z.output<typeof PreviewRow>;

export const ImportPreview = z.object({
  fileName: z.string(),
  kind: ImportKind,
  format: z.string(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheet: z.string().nullable(),
  /** The row of the titles as a person would find it in the file, from 1. */
  headerRow: z.int(),
  /** `DMY`, `MDY`, `YMD`; null when the file has no text date or the order is a question. */
  dateOrder: z.enum(['DMY', 'MDY', 'YMD']).nullable(),
  decimalMark: z.enum([',', '.']).nullable(),
  rowCount: z.int(),
  columns: z.array(ImportColumn),
  counts: ImportCounts,
  problems: z.array(ImportProblem),
  questions: z.array(ImportQuestion),
  rows: z.array(PreviewRow),
  /** How many rows exist beyond those in `rows`. */
  moreRows: z.int(),
});
export type ImportPreview = z.output<typeof ImportPreview>;

const source = {
  file: InputFile,
  kind: ImportKind.optional(),
  /** Column title (or `#4` for the fourth column) → field; columns left out are recognised by title. */
  mapping: z.record(z.string(), ImportField).optional(),
  answers: z.record(z.string(), z.string()).optional(),
  sheet: z.string().optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
};

export const ImportTotals = z.object({
  invoiceCents: Cents,
  creditNoteCents: Cents,
  paymentCents: Cents,
  chargeCents: Cents,
});

export const ImportRecord = z.object({
  importId: z.int(),
  fileName: z.string(),
  sha256: z.string(),
  kind: ImportKind,
  importedAt: z.string(),
  undoneAt: z.string().nullable(),
  counts: ImportCounts,
  totals: ImportTotals,
});

export const importsContract = {
  preview: query({ input: z.object(source), output: ImportPreview }),
  commit: command({
    input: z.object({ ...source, mode: z.enum(['delta', 'full']).optional() }),
    output: z.object({
      importId: z.int(),
      counts: ImportCounts,
      rejected: z.array(ImportProblem),
      totals: ImportTotals,
    }),
  }),
  undo: command({ input: z.object({ importId: z.int() }), output: z.object({ importId: z.int(), counts: ImportCounts }) }),
  history: query({ input: z.object({}), output: z.array(ImportRecord) }),
};
