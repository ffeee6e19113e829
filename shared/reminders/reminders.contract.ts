import { z } from 'zod';
import { OutputFile } from '../contract/file-handles.ts';
import { command, query } from '../contract/procedure.ts';
import { CONTACT_ROLE_CODES, CUSTOMER_KINDS } from '../customers/customer-codes.ts';
import { LocalDate } from '../dates/local-date.ts';
import { LetterKind } from '../letters/letter-kinds.ts';
import { Cents } from '../money/cents.ts';
import { PromiseTerms } from '../promises/promises.contract.ts';

/** The levels of a reminder plan, mildest first. The first two come before the due date: they ask for nothing yet. */
export const ReminderLevel = z.enum(['notice', 'satisfaction', 'R1', 'call', 'R2', 'R3', 'formalNotice']);
export type ReminderLevel = z.output<typeof ReminderLevel>;

/** How a step reaches the customer: a letter by post, the draft of an e-mail, a call, the text of an SMS. */
export const ReminderChannel = z.enum(['letter', 'email', 'phone', 'sms']);
export type ReminderChannel = z.output<typeof ReminderChannel>;

export const ReminderTone = z.enum(['courteous', 'respectful', 'firm']);
export type ReminderTone = z.output<typeof ReminderTone>;

/** The letter that a step writes. */
export const StepTemplate = z.enum(['reminder1', 'reminder2', 'reminder3', 'formalNotice']);
export type StepTemplate = z.output<typeof StepTemplate>;

/** What a plan was chosen for: the most specific choice wins, the company's default last. */
export const PlanScope = z.enum(['invoice', 'customer', 'segment', 'company']);
export type PlanScope = z.output<typeof PlanScope>;

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
 * Why money past its due date is not asked for that day; `callBack`: the customer is to be rung again on a day to come; `tooEarly`: the plan's first step is not reached yet; `coveredByCredits`:
 * credit notes and unallocated payments are worth as much; `skipped`: the user passed the step over; `legalStage`: the formal notice's
 * deadline is over.
 */
export const LeftOutReason = z.enum([
  'disputed',
  'promised',
  'inSchedule',
  'inCase',
  'handedOver',
  'paused',
  'belowTolerance',
  'coveredByCredits',
  'insolvency',
  'contactedRecently',
  'alreadyReminded',
  'tooEarly',
  'postponed',
  'callBack',
  'skipped',
  'legalStage',
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
export const Credit = z.object({
  label: z.string() /** Of a credit note, where it is known. */,
  issuedOn: LocalDate.optional(),
  amountCents: Cents,
});
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
  tone: ReminderTone,
  /** The letter of the step; null where there is none. */
  template: StepTemplate.nullable(),
  /** Whether the step claims late-payment interest and the 40 €. */
  chargesFees: z.boolean(),
  /** The plan that decided, and what it was chosen for. */
  plan: z.object({ planId: z.int(), name: z.string(), from: PlanScope }),
  /** The user asked for this level, whatever the plan says. */
  forced: z.object({ decisionId: z.int(), reason: z.string() }).nullable(),
  /** Chaseable overdue less the credits in the customer's favour; of a step before the due date, what falls due less the same. */
  totalDueCents: Cents,
  oldestDaysLate: z.int(),
  /** For information, on the invoices below; null when a semester's rate is missing. */
  interestCents: Cents.nullable(),
  indemnityCents: Cents,
  invoices: z.array(AgendaInvoice),
  credits: z.array(Credit),
  notYetDue: z.array(AgendaInvoice),
  leftOut: z.array(LeftOut),
  lastContact: z
    .object({
      on: LocalDate,
      level: ReminderLevel,
      channel: ReminderChannel,
      /** Whether it was about one of the invoices of this entry at least. */
      isAboutThese: z.boolean(),
    })
    .nullable(),
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
  /** The day on which it is to be rung again, where that is another. */
  callBackOn: LocalDate.optional(),
  /** What the user decided, to be undone: a step passed over, a contact put off. */
  decisionId: z.int().nullable(),
  /** Whether a level can be forced: something is to be asked for, and no collective proceedings forbid it. */
  canForce: z.boolean(),
});
export type LeftOutCustomer = z.output<typeof LeftOutCustomer>;

/**
 * How a call ended. `wrongNumber`: it reached nobody of the customer's, and counts as no contact. `callBack`: somebody asked to be rung again.
 */
export const CallOutcome = z.enum(['satisfied', 'reached', 'message', 'promise', 'dispute', 'callBack', 'wrongPerson', 'wrongNumber']);
export type CallOutcome = z.output<typeof CallOutcome>;

/** A call to make again on a day, with what to say then. */
export const CallBack = z.object({
  callBackId: z.int(),
  on: LocalDate,
  note: z.string(),
  /** The day it was made or taken off the list; null while it is to be made. */
  doneOn: LocalDate.nullable(),
});
export type CallBack = z.output<typeof CallBack>;

const CallBackTerms = z.object({ on: LocalDate, note: z.string().trim().max(300).optional() });

/** A contact that was confirmed: a letter that was posted, a call that was made. */
export const ContactRecord = z.object({
  contactId: z.int(),
  on: LocalDate,
  level: ReminderLevel,
  channel: ReminderChannel,
  /** Of a call; null when it was not said, and for a letter. */
  outcome: CallOutcome.nullable(),
  note: z.string(),
  /** Of a call: who made it, and who was asked for; empty when nobody said. */
  calledBy: z.string(),
  spokenTo: z.string(),
  /** Of a call: the call to make again that was agreed in it. */
  callBack: CallBack.nullable(),
  letterId: z.int().nullable(),
  /** What that letter is; null without one. */
  letterKind: LetterKind.nullable().optional(),
  /** What it asked for, oldest due first. */
  invoiceNumbers: z.array(z.string()),
  /** What was promised in the call. */
  promise: z.object({ amountCents: Cents, promisedOn: LocalDate, madeBy: z.string() }).nullable(),
  /** A wrong entry that can still be taken back, see `removeContact`. */
  removable: z.boolean(),
});
export type ContactRecord = z.output<typeof ContactRecord>;

/** Somebody who can be rung; the number of the customer's own sheet has no `contactId`. */
export const CallPerson = z.object({
  contactId: z.int().nullable(),
  name: z.string(),
  role: z.enum(CONTACT_ROLE_CODES).nullable(),
  phone: z.string(),
  /** The day on which the number turned out to be wrong. */
  wrongNumberOn: LocalDate.nullable(),
});
export type CallPerson = z.output<typeof CallPerson>;

/** Where the collection of these invoices stands, by the firmest letter or message about one of them. */
export const CallStage = z.enum(['satisfaction', 'beforeDue', 'first', 'afterR1', 'afterR2', 'afterR3', 'afterFormalNotice', 'nothingDue']);
export type CallStage = z.output<typeof CallStage>;

/** What a call is about and what went before it. */
export const CallSheet = z.object({
  customerId: z.int(),
  customerName: z.string(),
  kind: z.enum(CUSTOMER_KINDS),
  publicBuyer: z.boolean(),
  stage: CallStage,
  /** Whom to ask for, best first. */
  people: z.array(CallPerson),
  /** What to speak of, oldest due first; what is disputed or promised is not in `dueCents`. */
  invoices: z.array(AgendaInvoice),
  credits: z.array(Credit),
  /** What is to be asked for, credits deducted. */
  totalDueCents: Cents,
  leftOut: z.array(LeftOut),
  /** The last letter or message about one of these invoices; null when there was none. */
  lastWritten: z.object({ on: LocalDate, level: ReminderLevel, channel: ReminderChannel }).nullable(),
  /** Of a formal notice about one of these invoices: the day by which it asked for payment. */
  noticeDeadlineOn: LocalDate.nullable(),
  /** The last promise about one of these invoices, if it was not kept. */
  brokenPromise: z.object({ amountCents: Cents, promisedOn: LocalDate, madeBy: z.string() }).nullable(),
  /** The last three contacts with the customer, latest first, and whether each was about one of these invoices. */
  history: z.array(ContactRecord.extend({ isAboutThese: z.boolean() })),
  /** The next call to make again. */
  callBack: CallBack.nullable(),
});
export type CallSheet = z.output<typeof CallSheet>;

/** Rules that hold for every plan of the company. */
export const ReminderSettings = z.object({
  /** The least number of days between two contacts with one customer, whatever the steps say. */
  minimumGapDays: z.int().min(0).max(90),
  /** Under this net amount nobody is contacted. */
  toleranceCents: Cents.refine((value) => value >= 0 && value <= 100_000_00, 'doit être entre 0 et 100 000 €'),
  /** Days that a formal notice, and the last reminder before it, leave to pay. */
  formalNoticeDelayDays: z.int().min(1).max(60),
});
export type ReminderSettings = z.output<typeof ReminderSettings>;

/** What a calendar may show: others may read it over a shoulder, or share it. */
export const CalendarSettings = z.object({ names: z.enum(['full', 'initials']), amounts: z.boolean() });
export type CalendarSettings = z.output<typeof CalendarSettings>;

const Decision = z.object({ customerIds: z.array(z.int()).min(1).max(5000), asOf: LocalDate });
const DecisionReason = z.string().trim().max(200);
const Decided = z.object({ decisionIds: z.array(z.int()) });

const Upcoming = z.object({ asOf: LocalDate, days: z.int().min(1).max(366).optional() });

/** Something to do on a day to come. */
export const UpcomingEvent = z.object({
  /** The same for the same thing whenever it is asked for. */
  key: z.string(),
  on: LocalDate,
  kind: z.enum(['step', 'legalStage', 'callBack', 'promise', 'instalment', 'disputeDeadline', 'legalDeadline', 'prescription']),
  customerId: z.int(),
  customerName: z.string(),
  level: ReminderLevel.nullable(),
  channel: ReminderChannel.nullable(),
  amountCents: Cents,
  /** Of a dispute or a time limit before a court: what it is about, as it was written. */
  about: z.string().optional(),
  /** Of claims about to go out: months left that day, 0 on the last one. */
  monthsLeft: z.int().optional(),
  /** What those months are counted to: the sure last day, or the one that a noted interruption gives if its proof holds. */
  prescriptionEnd: z.enum(['sure', 'extended']).optional(),
});
export type UpcomingEvent = z.output<typeof UpcomingEvent>;

/** Something to do on a day; what asks for a contact is in the agenda. */
export const TodayTask = z.object({
  kind: z.enum([
    'brokenPromise',
    'brokenSchedule',
    'instalmentNotice',
    'lateInstalment',
    'returnedNotice',
    'unclaimedNotice',
    'legalStage',
    'legalDeadline',
    'callBack',
    'disputeDeadline',
    'promiseDue',
    'instalmentDue',
    'unsignedSchedule',
    'prescription',
    'contact',
  ]),
  customerId: z.int(),
  customerName: z.string(),
  /** The day promised or agreed on, or on which a notice came back or was presented; of the legal stage and of a contact, none. */
  on: LocalDate.nullable(),
  amountCents: Cents,
  level: ReminderLevel.nullable(),
  channel: ReminderChannel.nullable(),
  scheduleId: z.int().nullable(),
  /** How many instalments are late, of which `on` is the day of the oldest. */
  instalments: z.int().optional(),
  /** Of claims that go out within a year: which, and the last day of the first if no interruption counts. */
  prescribing: z.object({ invoiceIds: z.array(z.int()), sureOn: LocalDate }).optional(),
  /** Of a call to make again: which, and what to say. */
  callBack: CallBack.pick({ callBackId: true, note: true }).optional(),
  /** Of a dispute to deal with: its invoice, and what comes next. */
  about: z.string().optional(),
  nextStep: z.string().optional(),
  /** Of a time limit before a court: its case, and what is to be done as a French sentence. */
  legal: z.object({ caseId: z.int().nullable(), sentence: z.string() }).optional(),
});
export type TodayTask = z.output<typeof TodayTask>;

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
      /** A call about what is overdue when left out; `satisfaction` asks, before the due date, whether all went well. */
      level: z.enum(['call', 'satisfaction']).optional(),
      outcome: CallOutcome,
      note: z.string().trim().max(500).optional(),
      promise: PromiseTerms.optional(),
      /** What was spoken of, among what is open; left out: what the call was to be about. */
      invoiceIds: z.array(z.int()).min(1).max(1000).optional(),
      calledBy: z.string().trim().max(100).optional(),
      spokenTo: z.string().trim().max(100).optional(),
      callBack: CallBackTerms.optional(),
      /** Of `wrongNumber`: whose number it is, to be marked as wrong; null for that of the customer's own sheet. */
      wrongNumberOf: z.int().nullable().optional(),
    }),
    output: z.object({ contactId: z.int(), promiseId: z.int().nullable(), callBackId: z.int().nullable() }),
  }),
  /** What is needed to call a customer: whom to ask for, what is owed, what was said before. What to say follows from it (call-script.fr.ts). */
  callSheet: query({
    input: z.object({ customerId: z.int(), asOf: LocalDate, level: z.enum(['call', 'satisfaction']).optional() }),
    output: CallSheet,
  }),
  /** Puts a call on the list of a day. Until then no step that is a call is proposed; letters and messages are. */
  planCallBack: command({ input: CallBackTerms.extend({ customerId: z.int() }), output: z.object({ callBackId: z.int() }) }),
  /** Takes a call to make again off the list, or puts it back. */
  finishCallBack: command({ input: z.object({ callBackId: z.int(), done: z.boolean() }), output: z.object({ callBackId: z.int() }) }),
  /** Notes that a message of the agenda was sent by the user: an e-mail or an SMS of a step that has no letter. */
  recordMessage: command({
    input: z.object({
      customerId: z.int(),
      on: LocalDate,
      level: ReminderLevel.exclude(['call', 'satisfaction', 'formalNotice']),
      channel: z.enum(['email', 'sms']),
      note: z.string().trim().max(500).optional(),
    }),
    output: z.object({ contactId: z.int() }),
  }),
  /** Passes over the step proposed at `asOf`, this time: the next step comes on its own day. Customers without a step that day are refused. */
  skip: command({ input: Decision.extend({ reason: DecisionReason.optional() }), output: Decided }),
  /** Puts the next contact off to a day, for a reason that stays shown. */
  postpone: command({ input: Decision.extend({ until: LocalDate, reason: DecisionReason.min(1) }), output: Decided }),
  /** Asks for a level whatever the plan, the gap, the tolerance or a pause say; the next contact uses it up. */
  force: command({
    input: z.object({
      customerId: z.int(),
      asOf: LocalDate,
      level: ReminderLevel.exclude(['notice', 'satisfaction']),
      reason: DecisionReason.optional(),
    }),
    output: z.object({ decisionId: z.int() }),
  }),
  /** Takes back steps passed over, contacts put off, levels forced. */
  undoDecisions: command({ input: z.object({ decisionIds: z.array(z.int()).min(1).max(5000) }), output: Decided }),
  /** What there is to do on a day, grouped by customer: those of the most pressing tasks first; and how old the data are. */
  today: query({
    input: z.object({ asOf: LocalDate }),
    output: z.object({
      customers: z.array(z.object({ customerId: z.int(), customerName: z.string(), tasks: z.array(TodayTask) })),
      lastImportOn: LocalDate.nullable(),
    }),
  }),
  settings: query({ input: z.object({}), output: ReminderSettings }),
  setSettings: command({ input: ReminderSettings.partial(), output: ReminderSettings }),
  /** What is ahead: the steps as they would come if nobody paid, promises, instalments, calls to make again, and the time limits of disputes, cases and claims. */
  upcoming: query({ input: Upcoming, output: z.array(UpcomingEvent) }),
  /** The same as a calendar file (iCalendar, RFC 5545), for the user's own calendar. */
  exportCalendar: query({ input: Upcoming.extend({ out: OutputFile }), output: z.object({ path: z.string(), events: z.int() }) }),
  calendarSettings: query({ input: z.object({}), output: CalendarSettings }),
  setCalendarSettings: command({ input: CalendarSettings.partial(), output: CalendarSettings }),
  /** Takes back a call noted by mistake, with the promise noted in it: the customer's latest contact only, and only the same day. */
  removeContact: command({ input: z.object({ contactId: z.int() }), output: z.object({ contactId: z.int() }) }),
};
