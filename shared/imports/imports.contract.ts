import { z } from 'zod';
import { InputFile, OutputFile } from '../contract/file-handles.ts';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';
import { ImportConstants, ImportField, ImportKind } from './import-fields.contract.ts';
import { INVOICE_IDENTITIES } from './invoice-identity.ts';
import { matchVerbs } from './matches.contract.ts';

/** A row that was refused, or accepted with a remark, as a person would find it in the file. */
export const ImportProblem = z.object({
  /** `rejected`: the row is left out. `remark`: it is taken, or left out on purpose, and this is what to know about it. */
  severity: z.enum(['rejected', 'remark']),
  /** 0 when it concerns the whole file. */
  row: z.int(),
  /** Where several sheets are read together. */
  sheet: z.string().optional(),
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
  /** What may be typed beside the choices: a day (AAAA-MM-JJ), or a rate of exchange, euros for one unit, as a decimal number. */
  input: z.enum(['date', 'rate']).optional(),
  /** The answer that holds until another is given; such a question keeps nothing waiting. */
  preset: z.string().optional(),
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

/** A new customer of the file whose name is nearly that of a known one: proposed, never taken for it unasked. */
export const ImportResemblance = z.object({
  /** Answered by `answers[code] = customerId` when they are one and the same. */
  code: z.string(),
  name: z.string(),
  customerId: z.int(),
  customerCode: z.string(),
  customerName: z.string(),
});
export type ImportResemblance = z.output<typeof ImportResemblance>;

/** One row of the preview as it would be stored. */
export const PreviewRow = z.object({
  /** 0 for an invoice that a full list no longer holds. */
  row: z.int(),
  /** Where several sheets are read together. */
  sheet: z.string().optional(),
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

/** A sheet of a workbook and what becomes of it. */
export const ImportSheet = z.object({
  name: z.string(),
  /** `alike`: it has the shape of those that are read, and can be read with them. `hidden`: it is read only when it is asked for. */
  state: z.enum(['read', 'alike', 'other', 'hidden']),
  /** Rows of data that were read of it. */
  rowCount: z.int(),
  /** What it holds and does, where each sheet is a list of its own. */
  kind: ImportKind.nullable(),
  counts: ImportCounts.nullable(),
});
export type ImportSheet = z.output<typeof ImportSheet>;

export const ImportPreview = z.object({
  fileName: z.string(),
  kind: ImportKind,
  format: z.string(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheet: z.string().nullable(),
  /** The visible sheets of a workbook, to choose another. */
  sheets: z.array(z.string()),
  /** All its sheets that hold something, and which of them are read. */
  workbook: z.array(ImportSheet),
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
  /**
   * Only the first rows were read, as `headRows` asked: counts, sums and rows are of those alone, problems and resemblances are left out,
   * and a question may be one that the rest of the file answers.
   */
  isPartial: z.boolean(),
  counts: ImportCounts,
  totals: ImportTotals,
  problems: z.array(ImportProblem),
  questions: z.array(ImportQuestion),
  /** Questions with a preset answer, which the preview followed or was told otherwise: they may be answered, and need not be. */
  offers: z.array(ImportQuestion),
  rows: z.array(PreviewRow),
  /** How many rows exist beyond those in `rows`. */
  moreRows: z.int(),
  /** How this shape of file was read last time, if it was; `applied` unless `memory` says otherwise. */
  remembered: z.object({ mappingId: z.int(), name: z.string(), lastUsedOn: LocalDate, applied: z.boolean() }).nullable(),
  /** The choices, answers and constants that gave this preview: the caller's own and the remembered ones. */
  used: z.object({
    mapping: z.record(z.string(), ImportField),
    answers: z.record(z.string(), z.string()),
    constants: ImportConstants,
  }),
  resemblances: z.array(ImportResemblance),
  /** Payments that wait, and that find their invoice with this import: what its commit counts as `matchedPayments`. */
  waitingMatches: z.array(
    z.object({ paidOn: LocalDate, amountCents: Cents, customerName: z.string(), invoiceNumbers: z.array(z.string()) }),
  ),
});
export type ImportPreview = z.output<typeof ImportPreview>;

/** What a cell of a table can hold, such as the title of a column or the name of a sheet. */
const CellText = z.string().max(40_000);

const source = {
  file: InputFile,
  kind: ImportKind.optional(),
  /** `full`: the file lists every open invoice, so a known open one that it lacks is settled on the file's latest issue date. */
  mode: z.enum(['delta', 'full']).optional(),
  /** Column title (or `#4` for the fourth column) → field; columns left out are recognised by title. */
  mapping: z.record(CellText, ImportField).optional(),
  answers: z.record(CellText, CellText).optional(),
  constants: ImportConstants.optional(),
  /** `ignore`: nothing remembered of this shape of file is applied, nor changed. */
  memory: z.enum(['apply', 'ignore']).optional(),
  /** How many rows a preview lists at most, 500 unless said: what changes something first. */
  rowLimit: z.int().min(0).max(100_000).optional(),
  /** One sheet of a workbook by itself. Without it nor `sheets`, those of one shape that `preview` says to be read are read together. */
  sheet: CellText.optional(),
  /** Sheets of one shape, read as one table. */
  sheets: z.array(CellText).min(1).max(500).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15']).optional(),
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
  mode: z.enum(['delta', 'full']),
  /** The operating system's name of who imported. */
  importedBy: z.string(),
  /** The file itself was kept, and can be had again. */
  hasFile: z.boolean(),
});

/** How a shape of file is read, under a name. */
export const ImportMapping = z.object({
  mappingId: z.int(),
  name: z.string(),
  kind: ImportKind,
  lastUsedOn: LocalDate,
  /** How many columns were chosen by hand, questions answered and constants given. */
  choices: z.int(),
});

/** What `imports.exportMapping` writes, as JSON. */
export const MappingFile = z.object({
  quittance: z.literal('import-mapping'),
  version: z.literal(1),
  name: z.string().trim().min(1).max(80),
  /** The titles of the files that it is for. */
  fingerprint: z.string().min(1).max(20_000),
  kind: ImportKind,
  mapping: z.record(z.string(), ImportField),
  answers: z.record(z.string(), z.string()),
  constants: ImportConstants,
});
export type MappingFile = z.output<typeof MappingFile>;

/** Kinds of which a blank file can be had. */
export const TemplateKind = z.enum(['invoices', 'payments', 'customers', 'charges', 'forecast']);
export type TemplateKind = z.output<typeof TemplateKind>;

export const ImportOptions = z.object({
  keepFiles: z.boolean(),
  /** How far a payment of a bank statement may be from what it settles, for a rounding or a bank's fee. */
  matchToleranceCents: Cents.nonnegative().max(100_000),
  /** What makes two invoices the same beside their number: customer and year of issue, customer, or nothing else. */
  invoiceIdentity: z.enum(INVOICE_IDENTITIES),
});

const written = z.object({ path: z.string() });

export const importsContract = {
  /** `headRows` reads only so many of the first rows of a table, to show something of a large file at once. */
  preview: query({ input: z.object({ ...source, headRows: z.int().min(20).max(5000).optional() }), output: ImportPreview }),
  commit: command({
    input: z.object(source),
    output: z.object({
      importId: z.int(),
      counts: ImportCounts,
      rejected: z.array(ImportProblem),
      remarks: z.array(ImportProblem),
      totals: ImportTotals,
      /** Payments that waited and that what this import brought explains for sure: allocated with it, taken back with it. */
      matchedPayments: z.int(),
    }),
  }),
  /**
   * What stands on an import, so that it cannot be undone yet, and what to do about it; null when it can. `importsFirst`: later imports
   * that stand on it, in the order in which to undo them.
   */
  undoObstacle: query({
    input: z.object({ importId: z.int() }),
    output: z.object({
      reason: z.string().nullable(),
      importsFirst: z.array(z.object({ importId: z.int(), fileName: z.string(), importedAt: z.string() })),
      /** What a person said of its invoices and would be forgotten with them, in sentences. */
      losses: z.array(z.string()),
    }),
  }),
  undo: command({ input: z.object({ importId: z.int() }), output: z.object({ importId: z.int(), counts: ImportCounts }) }),
  history: query({ input: z.object({}), output: z.array(ImportRecord) }),
  /** Remembered shapes of files, last used first. */
  mappings: query({ input: z.object({}), output: z.array(ImportMapping) }),
  renameMapping: command({ input: z.object({ mappingId: z.int(), name: z.string().trim().min(1).max(80) }), output: ImportMapping }),
  deleteMapping: command({ input: z.object({ mappingId: z.int() }), output: z.object({ mappingId: z.int() }) }),
  exportMapping: query({ input: z.object({ mappingId: z.int(), out: OutputFile }), output: written }),
  /** Replaces a mapping of the same shape and kind. */
  importMapping: command({ input: z.object({ file: InputFile }), output: ImportMapping }),
  /** The refused rows alone under their own titles, as a workbook, the faulty cells marked: to be corrected and imported. */
  exportProblems: query({ input: z.object({ ...source, out: OutputFile }), output: written.extend({ rows: z.int() }) }),
  /** A blank workbook with the titles of a kind and one example row, left out when it is imported. */
  template: query({ input: z.object({ kind: TemplateKind, out: OutputFile }), output: written }),
  /** The file of a past import, as it was. */
  exportFile: query({ input: z.object({ importId: z.int(), out: OutputFile }), output: written }),
  options: query({ input: z.object({}), output: ImportOptions }),
  /** What is left out stays as it is. `keepFiles: false` also forgets the files kept so far. */
  setOptions: command({ input: ImportOptions.partial(), output: ImportOptions }),
  ...matchVerbs,
};
