import { z } from 'zod';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';

export const Dispute = z.object({
  disputeId: z.int(),
  invoiceId: z.int(),
  invoiceNumber: z.string(),
  customerId: z.int(),
  customerName: z.string(),
  /** What is contested: the stated part, or all that is open; at most what is open that day, 0 once closed. */
  disputedCents: Cents,
  reason: z.string(),
  openedOn: LocalDate,
  closedOn: LocalDate.nullable(),
});
export type Dispute = z.output<typeof Dispute>;

export const disputesContract = {
  /** Opens a dispute on the whole invoice, or on `amountCents` of it. */
  open: command({
    input: z.object({
      invoiceId: z.int(),
      amountCents: Cents.refine((value) => value > 0, 'doit être supérieur à zéro').optional(),
      reason: z.string().trim().min(1).max(200),
      openedOn: LocalDate.optional(),
    }),
    output: z.object({ disputeId: z.int() }),
  }),
  close: command({
    input: z.object({ disputeId: z.int(), outcome: z.enum(['creditNote', 'maintained', 'partial']), closedOn: LocalDate.optional() }),
    output: z.object({ disputeId: z.int() }),
  }),
  list: query({ input: z.object({ asOf: LocalDate }), output: z.array(Dispute) }),
};
