import { z } from 'zod';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';
import { PromiseTerms } from '../promises/promises.contract.ts';

/** The levels of a reminder plan, mildest first. */
export const ReminderLevel = z.enum(['R1', 'call', 'R2', 'R3', 'formalNotice']);
export type ReminderLevel = z.output<typeof ReminderLevel>;

export const ReminderChannel = z.enum(['letter', 'email', 'phone']);
export type ReminderChannel = z.output<typeof ReminderChannel>;

export const AgendaInvoice = z.object({
  invoiceId: z.int(),
  invoiceNumber: z.string(),
  issuedOn: LocalDate,
  dueOn: LocalDate,
  totalCents: Cents,
  openCents: Cents,
  /** The part to chase: open less disputed. */
  dueCents: Cents,
  daysLate: z.int(),
});
export type AgendaInvoice = z.output<typeof AgendaInvoice>;

/**
 * Why money past its due date is not asked for that day; `tooEarly`: the plan's first step is not reached yet; `coveredByCredits`:
 * credit notes and unallocated payments are worth as much.
 */
export const LeftOutReason = z.enum([
  'disputed',
  'promised',
  'inSchedule',
  'paused',
  'belowTolerance',
  'coveredByCredits',
  'insolvency',
  'contactedRecently',
  'alreadyReminded',
  'tooEarly',
]);
export type LeftOutReason = z.output<typeof LeftOutReason>;

export const LeftOut = z.object({
  invoiceNumber: z.string(),
  /** A French phrase. */
  reason: z.string(),
  code: LeftOutReason,
  amountCents: Cents,
  /** The day it can be chased again, where known. */
  until: LocalDate.nullable(),
});
export type LeftOut = z.output<typeof LeftOut>;

/** An open credit note or an unallocated payment in the customer's favour: a negative amount. */
export const Credit = z.object({ label: z.string(), amountCents: Cents });
export type Credit = z.output<typeof Credit>;

export const AgendaEntry = z.object({
  customerId: z.int(),
  customerName: z.string(),
  /** The step's French name: « Relance 1 ». */
  step: z.string(),
  level: ReminderLevel,
  /** The level that the oldest chaseable invoice has reached; above `level` when a first contact is held back to « Relance 2 ». */
  reachedLevel: ReminderLevel,
  channel: ReminderChannel,
  /** Chaseable overdue less the credits in the customer's favour. */
  totalDueCents: Cents,
  oldestDaysLate: z.int(),
  /** For information, on the invoices below; null when a semester's rate is missing. */
  interestCents: Cents.nullable(),
  indemnityCents: Cents,
  invoices: z.array(AgendaInvoice),
  credits: z.array(Credit),
  notYetDue: z.array(AgendaInvoice),
  leftOut: z.array(LeftOut),
  lastContact: z.object({ on: LocalDate, level: ReminderLevel, channel: ReminderChannel }).nullable(),
});
export type AgendaEntry = z.output<typeof AgendaEntry>;

/** A customer with overdue invoices who is not to be contacted that day, and why. */
export const LeftOutCustomer = z.object({
  customerId: z.int(),
  customerName: z.string(),
  overdueCents: Cents,
  reason: z.string(),
  code: LeftOutReason,
  /** The day contact becomes possible again, where known. */
  until: LocalDate.nullable(),
});
export type LeftOutCustomer = z.output<typeof LeftOutCustomer>;

/** How a call ended. */
export const CallOutcome = z.enum(['reached', 'message', 'promise', 'dispute', 'wrongPerson']);
export type CallOutcome = z.output<typeof CallOutcome>;

/** A contact that was confirmed: a letter that was posted, a call that was made. */
export const ContactRecord = z.object({
  contactId: z.int(),
  on: LocalDate,
  level: ReminderLevel,
  channel: ReminderChannel,
  /** Of a call; null when it was not said, and for a letter. */
  outcome: CallOutcome.nullable(),
  note: z.string(),
  letterId: z.int().nullable(),
  /** What it asked for, oldest due first. */
  invoiceNumbers: z.array(z.string()),
  /** What was promised in the call. */
  promise: z.object({ amountCents: Cents, promisedOn: LocalDate, madeBy: z.string() }).nullable(),
  /** A wrong entry that can still be taken back, see `removeContact`. */
  removable: z.boolean(),
});
export type ContactRecord = z.output<typeof ContactRecord>;

export const remindersContract = {
  /** Who to contact that day: one entry per customer, the largest sums first. Nothing is sent or printed by itself. */
  agenda: query({ input: z.object({ asOf: LocalDate }), output: z.array(AgendaEntry) }),
  /** Customers with overdue invoices who are left in peace that day, with the reason. */
  leftOut: query({ input: z.object({ asOf: LocalDate }), output: z.array(LeftOutCustomer) }),
  /** Every confirmed contact with a customer, latest first. */
  contacts: query({ input: z.object({ customerId: z.int() }), output: z.array(ContactRecord) }),
  /**
   * Notes a call about the overdue invoices that were to be chased that day, or about all that was overdue when none was; it counts
   * as a contact. With the outcome `promise`, what was promised is noted with it when it is given.
   */
  recordCall: command({
    input: z.object({
      customerId: z.int(),
      on: LocalDate,
      outcome: CallOutcome,
      note: z.string().trim().max(500).optional(),
      promise: PromiseTerms.optional(),
    }),
    output: z.object({ contactId: z.int(), promiseId: z.int().nullable() }),
  }),
  /** Takes back a call noted by mistake, with the promise noted in it: the customer's latest contact only, and only the same day. */
  removeContact: command({ input: z.object({ contactId: z.int() }), output: z.object({ contactId: z.int() }) }),
};
