import { z } from 'zod';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';
import { PlanScope, ReminderChannel, ReminderLevel, ReminderTone, StepTemplate } from './reminders.contract.ts';

/** One step of a plan. */
export const PlanStep = z.object({
  level: ReminderLevel,
  /** Days from the due date, negative before it; of a satisfaction check, days from the date of the invoice. */
  offsetDays: z.int().min(-180).max(730),
  channel: ReminderChannel,
  tone: ReminderTone,
  /** The letter that it writes; null for a call, an SMS and a notice. */
  template: StepTemplate.nullable(),
  /** Whether it claims late-payment interest and the 40 €. */
  chargesFees: z.boolean(),
});
export type PlanStep = z.output<typeof PlanStep>;

const PlanFields = z.object({
  name: z.string().trim().min(1).max(60),
  /** Days after the formal notice's deadline from which the legal stage is reached. */
  legalDelayDays: z.int().min(0).max(365),
  steps: z.array(PlanStep).min(1).max(20),
});

export const ReminderPlan = PlanFields.extend({
  planId: z.int(),
  /** `standard`, `soft` and `firm` are shipped with the program. */
  key: z.string(),
  isDefault: z.boolean(),
  isShipped: z.boolean(),
  /** A shipped plan that was changed since: it can be put back as it was. */
  isChanged: z.boolean(),
  /** What it was chosen for, the company's default aside. */
  customers: z.int(),
  segments: z.array(z.string()),
  invoices: z.int(),
});
export type ReminderPlan = z.output<typeof ReminderPlan>;

/** What a plan is chosen for; `planId: null` goes back to the next wider choice. */
export const PlanChoice = z
  .object({
    scope: PlanScope,
    planId: z.int().nullable(),
    /** For the scope `segment`. */
    segment: z.string().trim().min(1).max(60).optional(),
    /** For the scope `customer`. */
    customerId: z.int().optional(),
    /** For the scope `invoice`. */
    invoiceId: z.int().optional(),
  })
  .refine(
    ({ scope, planId, segment, customerId, invoiceId }) =>
      ({ company: planId, segment, customer: customerId, invoice: invoiceId })[scope] != null,
    'il manque ce pour quoi le plan est choisi',
  );
export type PlanChoice = z.output<typeof PlanChoice>;

/** The choice at each level, `null` where there is none, and the one that holds. */
export const PlanInForce = z.object({
  invoicePlanId: z.int().nullable(),
  customerPlanId: z.int().nullable(),
  segment: z.string(),
  segmentPlanId: z.int().nullable(),
  companyPlanId: z.int(),
  planId: z.int(),
  from: PlanScope,
});
export type PlanInForce = z.output<typeof PlanInForce>;

/** A contact that a plan would bring on a day. */
export const DryRunContact = z.object({
  on: LocalDate,
  customerId: z.int(),
  customerName: z.string(),
  level: ReminderLevel,
  channel: ReminderChannel,
  amountCents: Cents,
  invoices: z.int(),
  /** Against what the plans in force bring: `same`, `new` where they bring nothing like it, `moved` to another day. */
  change: z.enum(['same', 'new', 'moved']),
  /** The day in force, of a contact that moves. */
  wasOn: LocalDate.nullable(),
});
export type DryRunContact = z.output<typeof DryRunContact>;

export const DryRun = z.object({
  from: LocalDate,
  to: LocalDate,
  contacts: z.array(DryRunContact),
  /** What the plans in force bring and this one does not. */
  dropped: z.array(DryRunContact.pick({ on: true, customerId: true, customerName: true, level: true, channel: true, amountCents: true })),
});
export type DryRun = z.output<typeof DryRun>;

const PlanId = z.object({ planId: z.int() });

export const reminderPlansContract = {
  list: query({ input: z.object({}), output: z.array(ReminderPlan) }),
  /** Changes what is given of a plan; its steps as a whole. */
  update: command({ input: PlanFields.partial().extend({ planId: z.int() }), output: ReminderPlan }),
  duplicate: command({ input: PlanId.extend({ name: z.string().trim().min(1).max(60).optional() }), output: ReminderPlan }),
  /** Puts a shipped plan back as the program brings it. */
  reset: command({ input: PlanId, output: ReminderPlan }),
  /** Removes a plan of the user's own that nothing uses. */
  remove: command({ input: PlanId, output: PlanId }),
  choose: command({ input: PlanChoice, output: z.object({ planId: z.int().nullable() }) }),
  /** The segments that customers bear, with the plan chosen for each. */
  segments: query({
    input: z.object({}),
    output: z.array(z.object({ segment: z.string(), customers: z.int(), planId: z.int().nullable() })),
  }),
  /** Which plan holds for a customer, or for one of its invoices, and why. */
  inForce: query({ input: z.object({ customerId: z.int(), invoiceId: z.int().optional() }), output: PlanInForce }),
  /**
   * What would leave from `asOf` to the end of its month, were each step done on its day and nobody paid: with the plan, its steps as
   * given, for those who follow it (`forEveryone`: for every customer), beside what the plans in force bring. Changes nothing.
   */
  dryRun: query({
    input: z.object({
      asOf: LocalDate,
      planId: z.int(),
      steps: PlanFields.shape.steps.optional(),
      forEveryone: z.boolean().optional(),
    }),
    output: DryRun,
  }),
};
