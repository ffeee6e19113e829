import { z } from 'zod';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';

const EVERY = { week: 'week', weekly: 'week', fortnight: 'fortnight', fortnightly: 'fortnight', month: 'month', monthly: 'month' } as const;

/** The time between two instalments; `weekly` and the like are accepted for `week`. */
export const Every = z
  .enum(['week', 'fortnight', 'month', 'weekly', 'fortnightly', 'monthly'])
  .transform((value): 'week' | 'fortnight' | 'month' => EVERY[value])
  .pipe(z.enum(['week', 'fortnight', 'month']));
export type Every = 'week' | 'fortnight' | 'month';

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
  /** First puts the customer's open credit notes and unallocated payments against these invoices, oldest first. */
  deductCredits: z.boolean().optional(),
  /** Dates and amounts that the parties chose instead of equal parts at regular dates, in the order of their dates. */
  parts: z
    .array(PlannedInstalment.extend({ amountCents: Cents.refine((value) => value > 0, 'doit être supérieur à zéro') }))
    .min(2)
    .max(36)
    .optional(),
  asOf: LocalDate,
});
export type ScheduleTerms = z.output<typeof ScheduleTerms>;

export const SchedulePlan = z.object({
  customerId: z.int(),
  customerName: z.string(),
  /** Open credit notes and unallocated payments of the customer: what is left of each and what the plan deducts of it, positive. */
  credits: z.array(z.object({ label: z.string(), leftCents: Cents, deductedCents: Cents })),
  /** What is open of the invoices, less what is deducted. */
  principalCents: Cents,
  interestCents: Cents,
  indemnityCents: Cents,
  totalCents: Cents,
  instalments: z.array(PlannedInstalment),
});
export type SchedulePlan = z.output<typeof SchedulePlan>;

/** `onTime`: nothing late; `late`: an instalment past its day; `closed`: paid in full or ended. */
export const ScheduleState = z.enum(['onTime', 'late', 'closed']);
export type ScheduleState = z.output<typeof ScheduleState>;

export const Instalment = z.object({
  instalmentId: z.int(),
  position: z.int(),
  dueOn: LocalDate,
  amountCents: Cents,
  paidCents: Cents,
  openCents: Cents,
  daysLate: z.int(),
  state: z.enum(['upcoming', 'dueToday', 'late', 'paid']),
});

export const Schedule = z.object({
  scheduleId: z.int(),
  customerId: z.int(),
  customerName: z.string(),
  state: ScheduleState,
  agreedOn: LocalDate,
  every: z.enum(['week', 'fortnight', 'month']),
  firstOn: LocalDate,
  endedOn: LocalDate.nullable(),
  principalCents: Cents,
  interestCents: Cents,
  indemnityCents: Cents,
  totalCents: Cents,
  paidCents: Cents,
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

export const schedulesContract = {
  /** Simulates: the debt at `asOf` split into instalments that sum to it to the cent. */
  plan: query({ input: ScheduleTerms, output: SchedulePlan }),
  create: command({ input: ScheduleTerms, output: Schedule }),
  list: query({ input: z.object({ asOf: LocalDate }), output: z.array(Schedule) }),
  get: query({ input: z.object({ scheduleId: z.int(), asOf: LocalDate }), output: Schedule }),
  /** Records money received under a schedule: fills the oldest instalments and pays the invoices behind them, oldest due first. */
  recordPayment: command({
    input: z.object({
      scheduleId: z.int(),
      date: LocalDate,
      amountCents: Cents.refine((value) => value > 0, 'doit être supérieur à zéro'),
      method: z.string().trim().max(60).optional(),
    }),
    /** `onStatement`: the credit of a bank statement that it turned out to be, kept once. */
    output: Schedule.extend({ onStatement: z.object({ fileName: z.string(), bookedOn: LocalDate }).nullable() }),
  }),
  /** Ends a schedule before its term: its invoices go back to the reminder plan. */
  end: command({ input: z.object({ scheduleId: z.int(), endedOn: LocalDate }), output: Schedule }),
};
