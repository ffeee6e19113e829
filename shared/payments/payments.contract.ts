import { z } from 'zod';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { LetterKind } from '../letters/letter-kinds.ts';
import { Cents } from '../money/cents.ts';

export const PaymentKind = z.enum(['payment', 'writeOff']);
export type PaymentKind = z.output<typeof PaymentKind>;

const PositiveCents = Cents.refine((value) => value > 0, 'doit être supérieur à zéro');

const FeeCents = Cents.refine((value) => value >= 0, 'ne peut pas être négatif');

export const AllocationInput = z.object({ invoiceId: z.int(), amountCents: PositiveCents });
export const Allocation = z.object({ invoiceId: z.int(), invoiceNumber: z.string(), amountCents: Cents });

export const PaymentResult = z.object({
  paymentId: z.int(),
  allocations: z.array(Allocation),
  unallocatedCents: Cents,
  /** The early-payment discounts that it earned: payments of kind `discount`, of their own. */
  discounts: z.array(Allocation),
});
export type PaymentResult = z.output<typeof PaymentResult>;

export const CreditNoteAllocationResult = z.object({
  creditNoteId: z.int(),
  /** Everything that this credit note was put against so far. */
  allocations: z.array(Allocation),
  /** What is left of the credit note, positive. */
  unallocatedCents: Cents,
});
export type CreditNoteAllocationResult = z.output<typeof CreditNoteAllocationResult>;

export const PaymentSummary = z.object({
  id: z.int(),
  customerId: z.int(),
  customerName: z.string(),
  paidOn: LocalDate,
  amountCents: Cents,
  /** A discount settles without money: one that early payment earned, or that a ledger or a payment short of a little granted. */
  kind: z.enum([...PaymentKind.options, 'discount']),
  method: z.string(),
  allocations: z.array(Allocation),
  /** The part that settled interest and the 40 €. */
  feesCents: Cents,
  unallocatedCents: Cents,
  /** What was put to use by hand, so that `deallocate` can take it back: invoices, and instalments with their fees. */
  allocatedByHandCents: Cents,
  /** The import that brought it; null for a payment recorded by hand. */
  importId: z.int().nullable(),
});
export type PaymentSummary = z.output<typeof PaymentSummary>;

export const paymentsContract = {
  /**
   * Records a payment or a write-off, and the early-payment discounts that it earns. Without `allocations` nothing is allocated: see `suggestAllocation`. A credit of a bank's statement
   * that waits for the same customer, of that amount and about that day, is the same money: it is counted once.
   */
  record: command({
    input: z.object({
      customerId: z.int(),
      date: LocalDate,
      amountCents: PositiveCents,
      kind: PaymentKind.optional(),
      method: z.string().trim().max(60).optional(),
      allocations: z.array(AllocationInput).max(1000).optional(),
      /** The part that pays interest and the 40 €: at most what is owed of them on that day. */
      feeCents: FeeCents.optional(),
      /** False: early-payment discounts that it earns are not granted, and what is short stays due. */
      grantDiscounts: z.boolean().optional(),
    }),
    output: PaymentResult.extend({
      /** The credit that it turned out to be; null when no statement has it. */
      onStatement: z.object({ fileName: z.string(), bookedOn: LocalDate }).nullable(),
    }),
  }),
  /** Allocates what is left of a payment to invoices of its customer. */
  allocate: command({
    input: z.object({
      paymentId: z.int(),
      allocations: z.array(AllocationInput).max(1000),
      /** See `record`. */
      feeCents: FeeCents.optional(),
      grantDiscounts: z.boolean().optional(),
    }),
    output: PaymentResult,
  }),
  /**
   * Takes back what a person allocated of a payment, to invoices or to the instalments of a schedule: the money is again to the
   * customer's credit. What an import allocated stays.
   */
  deallocate: command({ input: z.object({ paymentId: z.int() }), output: PaymentResult }),
  /** Removes a payment recorded by hand with all that it settled, as if it had never been. One of an import goes with its import. */
  remove: command({ input: z.object({ paymentId: z.int() }), output: z.object({ paymentId: z.int() }) }),
  /**
   * Allocates what is left of a credit note to invoices of its customer. Without `date` each allocation counts from the later of
   * the issue of the credit note and that of the invoice.
   */
  allocateCreditNote: command({
    input: z.object({ creditNoteId: z.int(), allocations: z.array(AllocationInput).min(1).max(1000), date: LocalDate.optional() }),
    output: CreditNoteAllocationResult,
  }),
  /** Records the early-payment discount that the payments of an invoice have earned, when nobody did: those of an import, say. */
  grantDiscount: command({ input: z.object({ invoiceId: z.int() }), output: z.object({ paymentId: z.int(), amountCents: Cents }) }),
  /**
   * How an amount would be allocated: oldest due first, pro rata between equals (C. civ. 1342-10); or to the invoices that it pays to the
   * cent less their early-payment discounts. The user confirms.
   */
  suggestAllocation: query({
    input: z.object({ customerId: z.int(), date: LocalDate, amountCents: PositiveCents }),
    output: z.object({
      allocations: z.array(Allocation),
      /** What is left once invoices and `lateFees.proposedCents` are paid. */
      unallocatedCents: Cents,
      /** What is owed of interest and the 40 € on that day; `proposedCents` where a letter asked for exactly this sum, fees included. */
      lateFees: z.object({
        owedCents: Cents,
        proposedCents: Cents,
        letter: z.object({ kind: LetterKind, on: LocalDate }).nullable(),
      }),
    }),
  }),
  list: query({ input: z.object({ customerId: z.int().optional() }), output: z.array(PaymentSummary) }),
};
