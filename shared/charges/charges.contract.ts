import { z } from 'zod';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { YearMonth } from '../dates/year-month.ts';
import { Cents } from '../money/cents.ts';

export const ChargeNature = z.enum(['fixed', 'variable']);
export type ChargeNature = z.output<typeof ChargeNature>;

export const Charge = z.object({
  id: z.int(),
  date: LocalDate,
  amountCents: Cents,
  nature: ChargeNature,
  label: z.string(),
});
export type Charge = z.output<typeof Charge>;

const NewCharge = z.object({
  date: LocalDate,
  amountCents: Cents,
  nature: ChargeNature,
  label: z.string().trim().min(1).max(200),
});

/** Charges of one label and nature: what a month cost of each, over twelve months. */
export const ChargeCategory = z.object({
  /** As it was written last. */
  label: z.string(),
  nature: ChargeNature,
  months: z.array(z.object({ month: YearMonth, cents: Cents })),
  totalCents: Cents,
  /** The charges that it is made of. */
  chargeIds: z.array(z.int()),
});
export type ChargeCategory = z.output<typeof ChargeCategory>;

export const chargesContract = {
  add: command({ input: NewCharge, output: Charge }),
  /** Rewrites charges, all or nothing; `before` is what they were, to be written again as a way back. */
  update: command({
    input: z.object({
      charges: z
        .array(NewCharge.extend({ id: z.int() }))
        .min(1)
        .max(10_000),
    }),
    output: z.object({ charges: z.array(Charge), before: z.array(Charge) }),
  }),
  /** Makes all of these charges fixed or variable; `before` is what they were. */
  setNature: command({
    input: z.object({ ids: z.array(z.int()).min(1).max(10_000), nature: ChargeNature }),
    output: z.object({ charges: z.array(Charge), before: z.array(Charge) }),
  }),
  /** What each kind of charge cost over the twelve months from `firstMonth`, the dearest first, fixed ones before variable ones. */
  byCategory: query({ input: z.object({ firstMonth: YearMonth }), output: z.array(ChargeCategory) }),
  /** Charges dated in the period, both days included, oldest first. */
  list: query({ input: z.object({ from: LocalDate, to: LocalDate }), output: z.array(Charge) }),
  remove: command({ input: z.object({ id: z.int() }), output: z.object({ id: z.int() }) }),
};
