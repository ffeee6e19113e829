import { z } from 'zod';
import { InputFile, OutputFile } from '../contract/file-handles.ts';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';
import { DISPUTE_CATEGORIES } from './dispute-categories.ts';

export const DisputeCategory = z.enum(DISPUTE_CATEGORIES);
export type DisputeCategory = z.output<typeof DisputeCategory>;

export const DisputeOutcome = z.enum(['creditNote', 'maintained', 'partial']);
export type DisputeOutcome = z.output<typeof DisputeOutcome>;

export const Dispute = z.object({
  disputeId: z.int(),
  invoiceId: z.int(),
  invoiceNumber: z.string(),
  customerId: z.int(),
  customerName: z.string(),
  /** What is contested: the stated part, or all that is open; at most what is open that day, 0 once closed. */
  disputedCents: Cents,
  /** The stated part; null contests whatever is open. */
  amountCents: Cents.nullable(),
  category: DisputeCategory,
  /** As it was written. */
  reason: z.string(),
  owner: z.string(),
  /** The day by which somebody is to have dealt with it. */
  deadlineOn: LocalDate.nullable(),
  nextStep: z.string(),
  notes: z.string(),
  openedOn: LocalDate,
  closedOn: LocalDate.nullable(),
  outcome: DisputeOutcome.nullable(),
  /** What the creditor gave way on, and the credit note that says so. */
  grantedCents: Cents.nullable(),
  creditNoteNumber: z.string().nullable(),
  /** Days since it was opened, until it was closed. */
  ageDays: z.int(),
  fileCount: z.int(),
});
export type Dispute = z.output<typeof Dispute>;

export const DisputeFile = z.object({
  fileId: z.int(),
  name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  addedOn: LocalDate,
});
export type DisputeFile = z.output<typeof DisputeFile>;

const PositiveCents = Cents.refine((value) => value > 0, 'doit être supérieur à zéro');
const OneDispute = z.object({ disputeId: z.int() });
const Reason = z.string().trim().min(1).max(200);
const FollowUp = z.object({
  category: DisputeCategory.optional(),
  owner: z.string().trim().max(100).optional(),
  deadlineOn: LocalDate.nullable().optional(),
  nextStep: z.string().trim().max(300).optional(),
  notes: z.string().trim().max(4000).optional(),
});

/** One that is there, as much of it as fits when no amount is said, or a new one. */
const GrantedCreditNote = z.union([
  z.object({ creditNoteId: z.int(), amountCents: PositiveCents.optional() }),
  z.object({ number: z.string().trim().min(1).max(60), issuedOn: LocalDate, amountCents: PositiveCents }),
]);

/** The disputes open at a day that have something in common. */
const DisputeGroup = z.object({ key: z.string(), count: z.int(), amountCents: Cents, averageAgeDays: z.number() });
export type DisputeGroup = z.output<typeof DisputeGroup>;

export const disputesContract = {
  /** Opens a dispute on the whole invoice, or on `amountCents` of it. Without a category, that of the reason's words. */
  open: command({
    input: FollowUp.extend({
      invoiceId: z.int(),
      amountCents: PositiveCents.optional(),
      reason: Reason,
      openedOn: LocalDate.optional(),
    }),
    output: OneDispute,
  }),
  /** Says otherwise what an open dispute is about, who follows it and what comes next; what is not given stays. `amountCents` null: the whole invoice. */
  update: command({
    input: FollowUp.extend({ disputeId: z.int(), reason: Reason.optional(), amountCents: PositiveCents.nullable().optional() }),
    output: OneDispute,
  }),
  /**
   * Says how a dispute ended. With `creditNote`, one that is already there is put against the invoice, or a new one is entered and put
   * against it: what it takes off the invoice was never owed, and bears no interest. `maintained`: all of it was owed from the due date on.
   */
  close: command({
    input: OneDispute.extend({
      outcome: DisputeOutcome,
      closedOn: LocalDate.optional(),
      creditNote: GrantedCreditNote.optional(),
    }),
    output: OneDispute.extend({
      grantedCents: Cents.nullable(),
      /** What is still open of the invoice, none of it contested by this dispute any more: it is asked for again. */
      demandedCents: Cents,
      /** Something was granted, and no credit note says so yet: all of it is asked for until one comes. */
      creditNoteMissing: z.boolean(),
    }),
  }),
  /**
   * Says which credit note a dispute ended with that was closed without one, and puts it against the invoice; one that stands against the
   * invoice already, named without an amount, is only said. Until then all of the invoice is asked for.
   */
  recordCreditNote: command({
    input: OneDispute.extend({ creditNote: GrantedCreditNote }),
    output: OneDispute.extend({ grantedCents: Cents, demandedCents: Cents }),
  }),
  /** Opens a closed dispute again: what its closing put against the invoice is taken back, with the credit note if it was entered for it. */
  reopen: command({ input: OneDispute, output: OneDispute }),
  /** Takes out a dispute opened by mistake, as if it had never been. One of an import goes with its import. */
  remove: command({ input: OneDispute, output: OneDispute }),
  list: query({ input: z.object({ asOf: LocalDate }), output: z.array(Dispute) }),
  /** The disputes open at a day, by what they are about, by age and by who follows them. */
  report: query({
    input: z.object({ asOf: LocalDate }),
    output: z.object({
      count: z.int(),
      amountCents: Cents,
      averageAgeDays: z.number().nullable(),
      byCategory: z.array(DisputeGroup),
      byAge: z.array(DisputeGroup),
      /** The key is the name; empty for those that nobody follows. */
      byOwner: z.array(DisputeGroup),
    }),
  }),
  files: query({ input: OneDispute, output: z.array(DisputeFile) }),
  /** Keeps a copy of a file with a dispute. */
  addFile: command({ input: OneDispute.extend({ file: InputFile }), output: DisputeFile }),
  /** Gives a kept file back, byte for byte. */
  exportFile: query({ input: z.object({ fileId: z.int(), out: OutputFile }), output: z.object({ path: z.string() }) }),
  removeFile: command({ input: z.object({ fileId: z.int() }), output: z.object({ fileId: z.int() }) }),
};
