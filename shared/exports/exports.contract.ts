import { z } from 'zod';
import { OutputFile } from '../contract/file-handles.ts';
import { appQuery, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';

/** The lists that the company's workbook is made of, each of which can be had alone. */
export const ExportedList = z.enum([
  'customers',
  'invoices',
  'creditNoteUses',
  'payments',
  'agedBalance',
  'figures',
  'charges',
  'forecasts',
]);
export type ExportedList = z.output<typeof ExportedList>;

export const ExportFormat = z.enum(['xlsx', 'csv']);
export type ExportFormat = z.output<typeof ExportFormat>;

const Column = z.object({
  title: z.string().max(200),
  kind: z.enum(['text', 'amount', 'date', 'number']),
  decimals: z.int().min(0).max(6).optional(),
  total: z.boolean().optional(),
});

/** As `ExportCell`: cents in an `amount` column, a day in a `date` column. */
const Cell = z.union([z.string().max(32_767), z.number(), z.null()]);

/** The bytes of a PNG picture in base 64; the first eight are its signature. */
const PngBase64 = z
  .base64()
  .max(7_000_000)
  .refine((text) => text.startsWith('iVBORw0KGgo'), 'ce n’est pas une image PNG');

const written = z.object({ path: z.string() });

export const exportsContract = {
  /** The company's whole book as it stood at a day, one sheet for each list (xlsx). */
  workbook: query({ input: z.object({ out: OutputFile, asOf: LocalDate }), output: written }),
  /** One of those lists by itself. A list exported and imported again gives what it held. */
  list: query({ input: z.object({ list: ExportedList, format: ExportFormat, out: OutputFile, asOf: LocalDate }), output: written }),
  /** All that the company's file holds: the workbook, every table as CSV, every letter and kept file, and what the tables mean (zip). */
  everything: query({ input: z.object({ out: OutputFile, asOf: LocalDate }), output: written.extend({ tables: z.int(), files: z.int() }) }),
  /** What every table and column of the company's file means, with queries to begin with (HTML). */
  schema: query({ input: z.object({ out: OutputFile }), output: written }),
  /** A table as a screen shows it: its rows in their order, filters applied. Reads no company's file. */
  table: appQuery({
    input: z
      .object({
        name: z.string().trim().min(1).max(100),
        format: ExportFormat,
        out: OutputFile,
        columns: z.array(Column).min(1).max(60),
        rows: z.array(z.array(Cell).max(60)).max(200_000),
      })
      .refine(
        ({ columns, rows }) => rows.every((row) => row.length === columns.length),
        'chaque ligne doit avoir autant de cellules que de titres',
      ),
    output: written,
  }),
  /** A chart as the interface has drawn it. Reads no company's file. */
  picture: appQuery({ input: z.object({ out: OutputFile, png: PngBase64 }), output: written }),
};
