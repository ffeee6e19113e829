import { z } from 'zod';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
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

export const chargesContract = {
  add: command({
    input: z.object({
      date: LocalDate,
      amountCents: Cents,
      nature: ChargeNature,
      label: z.string().trim().min(1).max(200),
    }),
    output: Charge,
  }),
  /** Charges dated in the period, both days included, oldest first. */
  list: query({ input: z.object({ from: LocalDate, to: LocalDate }), output: z.array(Charge) }),
  remove: command({ input: z.object({ id: z.int() }), output: z.object({ id: z.int() }) }),
};
