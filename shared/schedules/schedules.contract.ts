import { z } from 'zod';
import { InputFile, OutputFile } from '../contract/file-handles.ts';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { RatePct } from '../late-fees/late-fees.contract.ts';
import { Cents } from '../money/cents.ts';

const EVERY = { week: 'week', weekly: 'week', fortnight: 'fortnight', fortnightly: 'fortnight', month: 'month', monthly: 'month' } as const;

/** The time between two instalments; `weekly` and the like are accepted for `week`. */
export const Every = z
  .enum(['week', 'fortnight', 'month', 'weekly', 'fortnightly', 'monthly'])
  .transform((value): 'week' | 'fortnight' | 'month' => EVERY[value])
  .pipe(z.enum(['week', 'fortnight', 'month']));
export type Every = 'week' | 'fortnight' | 'month';

/** How the dates of an agreed schedule follow each other; `free`: as the parties chose them. */
export const Rhythm = z.enum(['week', 'fortnight', 'month', 'free']);
export type Rhythm = z.output<typeof Rhythm>;

const NotNegative = Cents.refine((value) => value >= 0, 'ne peut pas être négatif');
const Positive = Cents.refine((value) => value > 0, 'doit être supérieur à zéro');

export const PlannedInstalment = z.object({ dueOn: LocalDate, amountCents: Cents });
export type PlannedInstalment = z.output<typeof PlannedInstalment>;

/** What the parties agree on. The debt is always recomputed from it, never sent; parts that are given must sum to it. */
export const ScheduleTerms = z.object({
  invoiceIds: z.array(z.int()).min(1).max(500),
  instalments: z.int().min(2).max(36),
  every: Every,
  firstOn: LocalDate,
  /** Adds late-payment interest and the 40 € as they stand at `asOf`. */
  includeFees: z.boolean().optional(),
  /**
   * How much of each is included, at most all of it; what is left is not asked for while the schedule is respected. Without them,
   * `includeFees` says all or nothing. A part given up has its reason.
   */
  interestCents: NotNegative.optional(),
  indemnityCents: NotNegative.optional(),
  waiverReason: z.string().trim().max(200).optional(),
  /** A first payment when the agreement is signed, one of the instalments: the others follow from `firstOn`. */
  onSigning: z.object({ amountCents: Positive, expectedOn: LocalDate }).optional(),
  /** First puts the customer's open credit notes and unallocated payments against these invoices, oldest first. */
  deductCredits: z.boolean().optional(),
  /** Dates and amounts that the parties chose instead of equal parts at regular dates, in the order of their dates. */
  parts: z
    .array(PlannedInstalment.extend({ amountCents: Positive }))
    .min(2)
    .max(36)
    .optional(),
  /** A running schedule that this one takes the place of: it ends at `asOf`, and what was paid of it stays. */
  replacesId: z.int().optional(),
  asOf: LocalDate,
});
export type ScheduleTerms = z.output<typeof ScheduleTerms>;

export const SchedulePlan = z.object({
  customerId: z.int(),
  customerName: z.string(),
  /** The customer is in collective proceedings since that day. */
  judgmentOn: LocalDate.nullable(),
  /** Open credit notes and unallocated payments of the customer: what is left of each and what the plan deducts of it, positive. */
  credits: z.array(z.object({ label: z.string(), leftCents: Cents, deductedCents: Cents })),
  /** What is open of the invoices, less what is deducted. */
  principalCents: Cents,
  interestCents: Cents,
  indemnityCents: Cents,
  /** What could be included of interest and of the 40 € that day; null while the rate of a semester is missing. */
  claimable: z.object({ interestCents: Cents, indemnityCents: Cents }).nullable(),
  totalCents: Cents,
  every: Rhythm,
  instalments: z.array(PlannedInstalment),
  /** Which claims lapse unless it is signed in time, as French sentences. */
  lapsing: z.array(z.string()),
});
export type SchedulePlan = z.output<typeof SchedulePlan>;

/** Where a schedule is in its life; what leads to each is told in schedule-state.ts. */
export const ScheduleState = z.enum(['draft', 'sent', 'signed', 'running', 'late', 'broken', 'kept', 'closed']);
export type ScheduleState = z.output<typeof ScheduleState>;

export const Instalment = z.object({
  instalmentId: z.int(),
  position: z.int(),
  dueOn: LocalDate,
  amountCents: Cents,
  /** Credit notes included; `creditedCents`: what of it they took off. */
  paidCents: Cents,
  creditedCents: Cents,
  /** Settled by a loss, not by money. */
  lostCents: Cents,
  openCents: Cents,
  daysLate: z.int(),
  /** `accelerated`: not due by its own day, and due all the same since the term was lost. */
  state: z.enum(['upcoming', 'dueToday', 'late', 'paid', 'accelerated']),
});

/** Why a schedule ended before its term. */
export const ScheduleEnd = z.enum(['stopped', 'broken', 'replaced']);
export type ScheduleEnd = z.output<typeof ScheduleEnd>;

/** What is to be done next about a schedule, and from which day: until then it only waits. */
export const ScheduleNextStep = z.object({
  code: z.enum(['sendAgreement', 'recordSignature', 'awaitInstalment', 'remindInstalment', 'sendNotice', 'terminate']),
  on: LocalDate,
});
export type ScheduleNextStep = z.output<typeof ScheduleNextStep>;

export const Schedule = z.object({
  scheduleId: z.int(),
  customerId: z.int(),
  customerName: z.string(),
  /** The judgment that opened collective proceedings and stops it; null without one, and once it is kept or closed. */
  stoppedOn: LocalDate.nullable(),
  state: ScheduleState,
  agreedOn: LocalDate,
  every: Rhythm,
  firstOn: LocalDate,
  /** The agreement went out for signature, came back signed. */
  sentOn: LocalDate.nullable(),
  signedOn: LocalDate.nullable(),
  endedOn: LocalDate.nullable(),
  /** null while it has not ended. */
  endReason: ScheduleEnd.nullable(),
  /** The schedules before and after it, where one took the place of the other. */
  replacesId: z.int().nullable(),
  replacedById: z.int().nullable(),
  /** The first instalment is paid on signing. */
  onSigning: z.boolean(),
  /** Days that a formal notice leaves before the balance falls due. */
  accelerationDays: z.int(),
  /** What could have been included of interest and of the 40 €, and was not. */
  interestWaivedCents: Cents,
  indemnityWaivedCents: Cents,
  waiverReason: z.string(),
  /** The reminder and the formal notice sent for the instalment that is late now; `until`: the last day that the notice leaves. */
  remindedOn: LocalDate.nullable(),
  notice: z.object({ sentOn: LocalDate, until: LocalDate }).nullable(),
  /** null once it is kept or closed. */
  nextStep: ScheduleNextStep.nullable(),
  principalCents: Cents,
  interestCents: Cents,
  indemnityCents: Cents,
  totalCents: Cents,
  /** `paidCents`: what came, `creditedCents` of it by credit notes; `lostCents`: what was written off, apart from it. */
  paidCents: Cents,
  creditedCents: Cents,
  lostCents: Cents,
  openCents: Cents,
  /** `amountCents`: what was open of it when the schedule was agreed; `openCents`: what still is. */
  invoices: z.array(
    z.object({
      invoiceId: z.int(),
      invoiceNumber: z.string(),
      issuedOn: LocalDate,
      dueOn: LocalDate,
      amountCents: Cents,
      openCents: Cents,
    }),
  ),
  instalments: z.array(Instalment),
});
export type Schedule = z.output<typeof Schedule>;

/** A way to settle the debt, seen from the creditor: what it brings, when, and what it costs beside being paid the whole debt at once. */
export const SettlementOffer = z.object({
  kind: z.enum(['discount', 'withoutFees', 'instalments']),
  payments: z.array(PlannedInstalment.extend({ presentCents: Cents })),
  receivedCents: Cents,
  /** Of the debt with all its late fees: what is not asked for. */
  givenUpCents: Cents,
  /** What the payments are worth at the day of the offer, see present-value.ts. */
  presentCents: Cents,
  /** The debt with all its late fees less `presentCents`. */
  costCents: Cents,
});
export type SettlementOffer = z.output<typeof SettlementOffer>;

/** What the offers are worked out from, beside the terms of the schedule among them. */
export const OfferTerms = ScheduleTerms.extend({
  /** The day by which the whole is paid, for the offers to pay at once. */
  payOn: LocalDate,
  /** Taken off the principal by the offer with a discount. */
  discountPct: RatePct,
  /** The yearly cost of money; the company's own when left out. */
  costOfMoneyPct: RatePct.optional(),
});
export type OfferTerms = z.output<typeof OfferTerms>;

export const OfferSheet = z.object({
  customerId: z.int(),
  customerName: z.string(),
  asOf: LocalDate,
  payOn: LocalDate,
  discountPct: z.number(),
  costOfMoneyPct: z.number(),
  principalCents: Cents,
  /** Interest and the 40 € that could be asked for that day. */
  feesCents: Cents,
  /** Both. */
  debtCents: Cents,
  offers: z.array(SettlementOffer),
});
export type OfferSheet = z.output<typeof OfferSheet>;

export const ScheduleSettings = z.object({
  /** What money that is not there costs the company, in per cent a year: an overdraft's rate, say. */
  costOfMoneyPct: z.number().min(0).max(100),
});
export type ScheduleSettings = z.output<typeof ScheduleSettings>;

/** A signed agreement as it was scanned. */
export const ScheduleFile = z.object({ fileId: z.int(), name: z.string(), bytes: z.int(), sha256: z.string(), addedOn: LocalDate });
export type ScheduleFile = z.output<typeof ScheduleFile>;

export const schedulesContract = {
  /** Simulates: the debt at `asOf` split into instalments that sum to it to the cent. */
  plan: query({ input: ScheduleTerms, output: SchedulePlan }),
  /** Agrees a schedule; one that it replaces ends that day. */
  create: command({ input: ScheduleTerms, output: Schedule }),
  list: query({ input: z.object({ asOf: LocalDate }), output: z.array(Schedule) }),
  get: query({ input: z.object({ scheduleId: z.int(), asOf: LocalDate }), output: Schedule }),
  /**
   * Records money received under a schedule: fills the oldest instalments and pays the invoices behind them, oldest due first. What is
   * beyond the schedule stays to the customer's credit.
   */
  recordPayment: command({
    input: z.object({
      scheduleId: z.int(),
      date: LocalDate,
      amountCents: Positive,
      method: z.string().trim().max(60).optional(),
    }),
    /** `onStatement`: the credit of a bank statement that it turned out to be, kept once. */
    output: Schedule.extend({
      onStatement: z.object({ fileName: z.string(), bookedOn: LocalDate }).nullable(),
      /** What of the payment was too much, and settles nothing. */
      unallocatedCents: Cents,
    }),
  }),
  /** What its customer has to its credit, that the schedule could take: payments that settle nothing yet, open credit notes. */
  credits: query({
    input: z.object({ scheduleId: z.int(), asOf: LocalDate }),
    output: z.array(z.object({ label: z.string(), leftCents: Cents })),
  }),
  /** Puts what the customer has to its credit against the schedule: its invoices, then, of payments, its late fees. */
  takeCredits: command({ input: z.object({ scheduleId: z.int() }), output: Schedule.extend({ takenCents: Cents }) }),
  /** Notes the day on which the agreement was signed by both; null takes it back. A first payment on signing is due that day, or again on the day expected. */
  setSignature: command({ input: z.object({ scheduleId: z.int(), signedOn: LocalDate.nullable() }), output: Schedule }),
  /** Keeps the scan of the signed agreement, among the files of the customer: `customers.exportFile` gives it back. */
  addFile: command({ input: z.object({ scheduleId: z.int(), file: InputFile }), output: ScheduleFile }),
  files: query({ input: z.object({ scheduleId: z.int() }), output: z.array(ScheduleFile) }),
  /** Ends a schedule before its term: its invoices go back to the reminder plan. */
  end: command({ input: z.object({ scheduleId: z.int(), endedOn: LocalDate }), output: Schedule }),
  /** Compares the ways to settle the debt at the cost of money. */
  offers: query({ input: OfferTerms, output: OfferSheet }),
  /** The same as a page to print, for the company's own use. */
  printOffers: query({
    input: OfferTerms.extend({ out: OutputFile }),
    output: z.object({ path: z.string(), pages: z.int(), sha256: z.string() }),
  }),
  settings: query({ input: z.object({}), output: ScheduleSettings }),
  setSettings: command({ input: ScheduleSettings.partial(), output: ScheduleSettings }),
};
