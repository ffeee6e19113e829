import { z } from 'zod';
import { LocalDate } from '../dates/local-date.ts';

/** What a person does in a company's file and would miss if it were gone, in the order in which it is told. */
export const TOLD_TABLES = [
  'imports',
  'letters',
  'payments',
  'reminder_contacts',
  'promises',
  'disputes',
  'schedules',
  'customers',
  'invoices',
  'charges',
] as const;
export type ToldTable = (typeof TOLD_TABLES)[number];

/** How far a company's file has come: the last of what was done in it, and the highest number given in each table. */
export const BookFacts = z.object({
  lastImportOn: LocalDate.nullable(),
  lastPaymentOn: LocalDate.nullable(),
  lastLetterOn: LocalDate.nullable(),
  lastDecisionAt: z.string().nullable(),
  reached: z.record(z.string(), z.int().min(0)),
});
export type BookFacts = z.output<typeof BookFacts>;

/** How many rows of each table one file has that came after the other's last one. */
export const RowsBeyond = z.array(z.object({ table: z.enum(TOLD_TABLES), rows: z.int().min(1) }));
export type RowsBeyond = z.output<typeof RowsBeyond>;
