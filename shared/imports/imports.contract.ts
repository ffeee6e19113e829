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
  'paymentReference',
  'status',
  'currency',
  'siren',
  'vatNumber',
  'email',
  'phone',
  'addressLine1',
  'addressLine2',
  'postalCode',
  'city',
  'country',
  'label',
  'ignored',
]);
export type ImportField = z.output<typeof ImportField>;

/** A row that was refused, or accepted with a remark, as a person would find it in the file. */
export const ImportProblem = z.object({
  /** `rejected`: the row is left out. `remark`: it is taken, or left out on purpose, and this is what to know about it. */
  severity: z.enum(['rejected', 'remark']),
  /** 0 when it concerns the whole file. */
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

/** Rows of the file by what they do; `settled` also counts the invoices that a full list no longer holds. */
export const ImportCounts = z.object({
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Known invoices that become fully paid by this import. */
  settled: z.int(),
  rejected: z.int(),
});
export type ImportCounts = z.output<typeof ImportCounts>;

/** One row of the preview as it would be stored. */
export const PreviewRow = z.object({
  /** 0 for an invoice that a full list no longer holds. */
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

/**
 * Sums of the accepted rows as the file states them, new or already known: to compare with the software that wrote it. Payments
 * include write-offs, and what a file of invoices says is paid.
 */
export const ImportTotals = z.object({
  invoiceCents: Cents,
  creditNoteCents: Cents,
  paymentCents: Cents,
  chargeCents: Cents,
});

export type ImportTotals = z.output<typeof ImportTotals>;

export const ImportPreview = z.object({
  fileName: z.string(),
  kind: ImportKind,
  format: z.string(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheet: z.string().nullable(),
  /** The visible sheets of a workbook, to choose another. */
  sheets: z.array(z.string()),
  /** The row of the titles as a person would find it in the file, from 1. */
  headerRow: z.int(),
  /** `DMY`, `MDY`, `YMD`; null when the file has no text date or the order is a question. */
  dateOrder: z.enum(['DMY', 'MDY', 'YMD']).nullable(),
  decimalMark: z.enum([',', '.']).nullable(),
  /** Rows of data, totals and repeated titles not counted. */
  rowCount: z.int(),
  /** Totals, subtotals, repeated titles and lines without any data, left out. */
  ignoredRows: z.int(),
  columns: z.array(ImportColumn),
  counts: ImportCounts,
  totals: ImportTotals,
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
  /** `full`: the file lists every open invoice, so a known open one that it lacks is settled on the file's latest issue date. */
  mode: z.enum(['delta', 'full']).optional(),
  /** Column title (or `#4` for the fourth column) → field; columns left out are recognised by title. */
  mapping: z.record(z.string(), ImportField).optional(),
  answers: z.record(z.string(), z.string()).optional(),
  sheet: z.string().optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
};

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
    input: z.object(source),
    output: z.object({
      importId: z.int(),
      counts: ImportCounts,
      rejected: z.array(ImportProblem),
      remarks: z.array(ImportProblem),
      totals: ImportTotals,
    }),
  }),
  undo: command({ input: z.object({ importId: z.int() }), output: z.object({ importId: z.int(), counts: ImportCounts }) }),
  history: query({ input: z.object({}), output: z.array(ImportRecord) }),
};
