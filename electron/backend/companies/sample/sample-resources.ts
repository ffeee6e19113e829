import { z } from 'zod';
import chargesFile from '../../../../resources/sample-company/charges.json' with { type: 'json' };
import companyFile from '../../../../resources/sample-company/company.json' with { type: 'json' };
import customersFile from '../../../../resources/sample-company/customers.json' with { type: 'json' };
import storyFile from '../../../../resources/sample-company/story.json' with { type: 'json' };
import worksFile from '../../../../resources/sample-company/works.json' with { type: 'json' };
import { CompanyProfile } from '../../../../shared/companies/companies.contract.ts';
import { CustomerKind } from '../../../../shared/customers/customers.contract.ts';
import { DisputeCategory } from '../../../../shared/disputes/disputes.contract.ts';
import { Cents } from '../../../../shared/money/cents.ts';
import { ReminderLevel } from '../../../../shared/reminders/reminders.contract.ts';

const text = z.string().default('');

/** How a customer pays against its due dates. */
const Behaviour = z.enum(['prompt', 'usual', 'slow', 'chronic', 'runs', 'public']);
export type Behaviour = z.output<typeof Behaviour>;

/** What a customer buys: how often which size of work. */
const Mix = z.enum(['site', 'account', 'regular', 'public', 'private']);
export type Mix = z.output<typeof Mix>;

const SampleCustomer = z.object({
  code: z.string(),
  name: z.string(),
  kind: CustomerKind,
  segment: z.string(),
  publicBuyer: z.boolean().default(false),
  siren: text,
  contactName: text,
  email: z.string(),
  phone: z.string(),
  addressLine1: z.string(),
  addressLine2: text,
  postalCode: z.string(),
  city: z.string(),
  paymentTerms: z.string(),
  behaviour: Behaviour,
  mix: Mix,
  invoicesPerHundredMonths: z.int(),
});
export type SampleCustomer = z.output<typeof SampleCustomer>;

const days = z.int().nonnegative();

/** One customer's part of the story: what stands out of the ordinary flow of invoices, dated in days before today. */
const Chapter = z.object({
  customer: z.string(),
  /** Invoices other than ordinary ones; an amount not covered by `payments` and credit notes is still open. */
  invoices: z
    .array(
      z.object({
        dueDaysAgo: days,
        totalCents: Cents,
        label: z.string(),
        payments: z.array(z.object({ daysAgo: days, cents: Cents, kind: z.enum(['payment', 'writeOff']).default('payment') })).default([]),
      }),
    )
    .default([]),
  /** Credit notes; `invoice` is the one that it was allocated to, else it is still open. */
  creditNotes: z.array(z.object({ issuedDaysAgo: days, totalCents: Cents, label: z.string(), invoice: z.int().optional() })).default([]),
  disputes: z
    .array(
      z.object({
        invoice: z.int(),
        amountCents: Cents.optional(),
        category: DisputeCategory,
        reason: z.string(),
        owner: text,
        openedDaysAgo: days,
        closedDaysAgo: days.optional(),
        outcome: z.enum(['creditNote', 'maintained', 'partial']).optional(),
      }),
    )
    .default([]),
  /** Money received that nobody has put against an invoice yet. */
  unallocated: z.array(z.object({ daysAgo: days, cents: Cents, reference: z.string() })).default([]),
  contacts: z.array(z.object({ daysAgo: days, level: ReminderLevel, outcome: text, note: text })).default([]),
  promises: z
    .array(z.object({ invoices: z.array(z.int()), amountCents: Cents, madeDaysAgo: days, dueInDays: z.int(), madeBy: z.string() }))
    .default([]),
  schedule: z
    .object({
      invoices: z.array(z.int()),
      agreedDaysAgo: days,
      firstDaysAgo: days,
      instalments: z.int(),
      includeFees: z.boolean(),
      /** What was paid of the first instalments, per cent, on their day. */
      paidPercents: z.array(z.int()),
    })
    .optional(),
  pause: z.object({ untilInDays: days, reason: z.string() }).optional(),
  insolvencyDaysAgo: days.optional(),
  notes: text,
});
export type Chapter = z.output<typeof Chapter>;

/** The sizes of work that invoices are made of, smallest first. */
export const SIZES = ['repair', 'fitting', 'joinery', 'project', 'site'] as const;
export type Size = (typeof SIZES)[number];

const FixedCharge = z.object({ label: z.string(), monthlyCents: Cents, day: z.int(), jitterPermille: z.int() });
const VariableCharge = z.object({ label: z.string(), permilleOfRevenue: z.int(), day: z.int(), jitterPermille: z.int() });

const Resources = z.object({
  company: CompanyProfile,
  customers: z.array(SampleCustomer),
  story: z.array(Chapter),
  works: z.record(z.enum(SIZES), z.array(z.string())),
  charges: z.object({ fixed: z.array(FixedCharge), variable: z.array(VariableCharge) }),
});
export type SampleResources = z.output<typeof Resources>;

/** What the sample company is made of, read when it is asked for: most starts of the program never need it. */
export function sampleResources(): SampleResources {
  return Resources.parse({ company: companyFile, customers: customersFile, story: storyFile, works: worksFile, charges: chargesFile });
}
