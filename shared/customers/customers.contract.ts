import { z } from 'zod';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';
import { MOVED_NOUNS, type MovedTable } from './merge-words.fr.ts';
import { PayerBehaviour } from './payer-behaviour.contract.ts';
import { SCORE_LETTERS } from './payer-score.ts';

const text = (max: number) => z.string().trim().max(max);

export const CustomerKind = z.enum(['business', 'consumer']);
export type CustomerKind = z.output<typeof CustomerKind>;

/** What the user keeps on a customer. Empty text means not filled in. */
export const CustomerFields = z.object({
  code: text(60),
  name: text(160).min(1),
  kind: CustomerKind,
  siren: text(20),
  vatNumber: text(20),
  contactName: text(80),
  email: text(120),
  phone: text(40),
  addressLine1: text(80),
  addressLine2: text(80),
  addressLine3: text(80),
  postalCode: text(12),
  city: text(80),
  country: text(60),
  /** Payment terms as a due-date rule, see `payment-terms.ts`; empty: the legal 30 days. */
  paymentTerms: text(40),
  /** The most that the company lets it owe, VAT included; null: no limit was set. */
  creditLimitCents: Cents.refine((value) => value >= 0, 'doit être positif ou nul').nullable(),
  /** A group of the user's own, by which figures can be asked for: « Mairies », « Grands comptes ». */
  segment: text(60),
  pausedUntil: LocalDate.nullable(),
  pauseReason: text(200),
  notes: text(4000),
});
export type CustomerFields = z.output<typeof CustomerFields>;

export const Customer = CustomerFields.extend({ id: z.int() });
export type Customer = z.output<typeof Customer>;

export const CustomerSummary = z.object({
  id: z.int(),
  code: z.string(),
  name: z.string(),
  kind: CustomerKind,
  /** The group that its figures are added up with; empty for none. */
  segment: z.string(),
  outstandingCents: Cents,
  overdueCents: Cents,
  disputedCents: Cents,
  /** Payments not yet allocated to an invoice: money in the customer's favour, outside the outstanding. */
  unallocatedCents: Cents,
  oldestDueOn: LocalDate.nullable(),
  /** Amount-weighted days between due date and payment over 12 months (kpis.md, `dbt`); null without payments. */
  daysBeyondTerms: z.number().nullable(),
  hasAddress: z.boolean(),
  /** How well it pays, see `payer-score.ts`; null while there is nothing to judge. */
  scoreLetter: z.enum(SCORE_LETTERS).nullable(),
  scorePoints: z.int().nullable(),
  creditLimitCents: Cents.nullable(),
  /** What it owes beyond its limit; 0 within it, null without one. */
  creditExcessCents: Cents.nullable(),
});
export type CustomerSummary = z.output<typeof CustomerSummary>;

/** How many rows of each kind a merge moves. */
const Moved = z.partialRecord(z.enum(Object.keys(MOVED_NOUNS) as [MovedTable, ...MovedTable[]]), z.int());

const Merging = z.object({
  /** The customer that stays. */
  keepId: z.int(),
  /** The customer that goes, and whose invoices and all else go to the other. */
  mergeId: z.int(),
});

export const customersContract = {
  list: query({ input: z.object({ asOf: LocalDate }), output: z.array(CustomerSummary) }),
  get: query({ input: z.object({ id: z.int() }), output: Customer }),
  /** How a customer pays, its score with the reasons for it, and what to do about it. */
  behaviour: query({ input: z.object({ id: z.int(), asOf: LocalDate }), output: PayerBehaviour }),
  create: command({ input: CustomerFields.partial().required({ name: true }), output: Customer }),
  update: command({ input: CustomerFields.partial().extend({ id: z.int() }), output: Customer }),
  previewMerge: query({ input: Merging, output: z.object({ keep: Customer, merge: Customer, moved: Moved }) }),
  merge: command({ input: Merging, output: z.object({ mergeId: z.int(), customer: Customer, moved: Moved }) }),
  /** `mergeId` is the one that `merge` answered. */
  undoMerge: command({ input: z.object({ mergeId: z.int() }), output: z.object({ keep: Customer, restored: Customer }) }),
  /** The merges into a customer that still hold, latest first. */
  merges: query({
    input: z.object({ id: z.int() }),
    output: z.array(z.object({ mergeId: z.int(), mergedName: z.string(), mergedCode: z.string(), mergedOn: LocalDate, moved: Moved })),
  }),
};
