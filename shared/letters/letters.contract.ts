import { z } from 'zod';
import { OutputFile } from '../contract/file-handles.ts';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';
import { Page } from './page.ts';

export const LetterKind = z.enum(['reminder1', 'reminder2', 'reminder3', 'formalNotice', 'scheduleAgreement']);
export type LetterKind = z.output<typeof LetterKind>;
/** The letters that ask for what is overdue; the agreement on a schedule is not one. */
export type ReminderKind = Exclude<LetterKind, 'scheduleAgreement'>;

/** `blocking` stops printing until it is dealt with; `warning` is for the user to weigh. */
export const PreflightCheck = z.object({
  severity: z.enum(['ok', 'warning', 'blocking']),
  code: z.string(),
  message: z.string(),
});
export type PreflightCheck = z.output<typeof PreflightCheck>;

export const LetterSummary = z.object({
  letterId: z.int(),
  customerId: z.int(),
  customerName: z.string(),
  kind: LetterKind,
  asOf: LocalDate,
  state: z.enum(['draft', 'printed', 'sent']),
  totalCents: Cents,
  pages: z.int().nullable(),
  sha256: z.string().nullable(),
  printedOn: LocalDate.nullable(),
  sentOn: LocalDate.nullable(),
});
export type LetterSummary = z.output<typeof LetterSummary>;

const draftInput = z.object({
  customerId: z.int(),
  kind: LetterKind,
  asOf: LocalDate,
  /** For `scheduleAgreement`; the customer's latest schedule when left out. */
  scheduleId: z.int().optional(),
});

export const lettersContract = {
  /** Prepares a letter from what is owed at `asOf`. The same customer, kind and day give the same draft, never a second one. */
  draft: command({ input: draftInput, output: z.object({ letterId: z.int(), preflight: z.array(PreflightCheck) }) }),
  /** What the letter would look like, without storing anything. */
  previewDraft: query({ input: draftInput, output: z.object({ pages: z.array(Page), preflight: z.array(PreflightCheck) }) }),
  /** The pages of a stored letter; as printed once it is printed. */
  preview: query({ input: z.object({ letterId: z.int() }), output: z.object({ pages: z.array(Page) }) }),
  /**
   * Writes letters as one PDF and keeps each as it was printed. A printed letter prints again byte for byte.
   * `sha256` is that of the written file.
   */
  print: command({
    input: z.object({ letterIds: z.array(z.int()).min(1).max(500), out: OutputFile }),
    output: z.object({ path: z.string(), pages: z.int(), sha256: z.string() }),
  }),
  /** The user says that it was posted; from then on it counts as a contact. */
  markSent: command({ input: z.object({ letterId: z.int(), sentOn: LocalDate }), output: LetterSummary }),
  discard: command({ input: z.object({ letterId: z.int() }), output: z.object({ letterId: z.int() }) }),
  list: query({ input: z.object({ customerId: z.int().optional() }), output: z.array(LetterSummary) }),
};
