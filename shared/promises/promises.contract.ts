import { z } from 'zod';
import { command } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';

/** What a customer promised: an amount by a day, and who said so. */
export const PromiseTerms = z.object({
  amountCents: Cents.refine((value) => value > 0, 'doit être supérieur à zéro'),
  promisedOn: LocalDate,
  madeBy: z.string().trim().max(100).optional(),
});
export type PromiseTerms = z.output<typeof PromiseTerms>;

export const promisesContract = {
  /** Notes a promise made today. Its invoices are not chased until it expires. */
  record: command({
    input: PromiseTerms.extend({ customerId: z.int(), invoiceIds: z.array(z.int()).min(1).max(1000) }),
    output: z.object({ promiseId: z.int() }),
  }),
};
