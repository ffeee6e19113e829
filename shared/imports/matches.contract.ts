import { z } from 'zod';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { EarlyPaymentOffer } from '../invoices/invoices.contract.ts';
import { Cents } from '../money/cents.ts';

const RecordedPayment = z.object({ paymentId: z.int(), customerId: z.int(), customerName: z.string(), paidOn: LocalDate });

/** A credit of a bank statement that nobody and nothing sure has put against an invoice. */
export const MovementToMatch = z.object({
  movementId: z.int(),
  fileName: z.string(),
  bookedOn: LocalDate,
  /** What is left to allocate of it. */
  amountCents: Cents,
  label: z.string(),
  counterparty: z.string(),
  /** Null while no customer is recognised; it is then no payment yet. */
  customerId: z.int().nullable(),
  customerName: z.string().nullable(),
  /** It can be given to another customer: nothing but the statement says whose it is, and nothing of it is put to use. */
  isFree: z.boolean(),
  /** The words of its label that may be the payer's name; empty when none do. */
  payerName: z.string(),
  /** Why the first candidate is proposed, or why there is none. */
  reason: z.string(),
  /** Best first. */
  candidates: z.array(
    z.object({
      customerId: z.int(),
      customerName: z.string(),
      /** 0–1 */
      score: z.number(),
      reason: z.string(),
      /** The movement less what those invoices have open. */
      gapCents: Cents,
      /** What of that is the early-payment discount that accepting it grants; zero for most. */
      discountCents: Cents,
      allocations: z.array(
        z.object({
          invoiceId: z.int(),
          number: z.string(),
          amountCents: Cents,
          openCents: Cents,
          /** What may be kept of it for paying early. */
          earlyPayment: EarlyPaymentOffer.nullable(),
        }),
      ),
    }),
  ),
  /** Payments entered another way, of that amount and about that day, that may be the same money; nearest first. */
  recorded: z.array(RecordedPayment),
  /** The only payments entered another way, about that day, that make its amount together: a deposit of cheques; empty when there are none. */
  recordedTogether: z.array(RecordedPayment.extend({ amountCents: Cents })),
});
export type MovementToMatch = z.output<typeof MovementToMatch>;

/** What a person made of a credit. */
export const DecidedMatch = z.object({
  movementId: z.int(),
  fileName: z.string(),
  bookedOn: LocalDate,
  decidedOn: LocalDate,
  amountCents: Cents,
  label: z.string(),
  /** `ignored`: no customer's payment. */
  state: z.enum(['matched', 'ignored']),
  /** Whose payments it is. */
  customerNames: z.array(z.string()),
  /** The invoices that it settled. */
  invoiceNumbers: z.array(z.string()),
});
export type DecidedMatch = z.output<typeof DecidedMatch>;

/** A debit by which the bank takes back what it had credited: a direct debit rejected, a cheque unpaid. */
export const BankReturn = z.object({
  returnId: z.int(),
  fileName: z.string(),
  bookedOn: LocalDate,
  amountCents: Cents,
  label: z.string(),
  /** `applied`: it took a payment out of the books. */
  state: z.enum(['offered', 'applied', 'ignored']),
  /** What it took out, or why it waits. */
  reason: z.string(),
  /** The payments that it may take back, likeliest first; empty once it is decided. */
  candidates: z.array(z.object({ paymentId: z.int(), customerName: z.string(), paidOn: LocalDate, invoiceNumbers: z.array(z.string()) })),
});
export type BankReturn = z.output<typeof BankReturn>;

const oneReturn = z.object({ returnId: z.int() });

export const matchVerbs = {
  /** Credits of bank statements that wait for a person, latest first, with what the invoices open now suggest. */
  matches: query({ input: z.object({}), output: z.array(MovementToMatch) }),
  /**
   * Allocates a movement to the invoices said, or to its first candidate; it becomes a payment if it was none yet, one for each customer
   * whose invoices it pays. What no invoice takes stays to the credit of `customerId`, or of the first of them; with `customerId` alone,
   * all of it does.
   */
  acceptMatch: command({
    input: z.object({
      movementId: z.int(),
      /** It is that payment, recorded already, and nothing is added. */
      paymentId: z.int().optional(),
      /** It is the sum of those payments, recorded already. */
      paymentIds: z.array(z.int()).min(2).max(200).optional(),
      customerId: z.int().optional(),
      allocations: z
        .array(z.object({ invoiceId: z.int(), amountCents: Cents.positive() }))
        .min(1)
        .max(1000)
        .optional(),
      /** False: early-payment discounts that the money earns are not granted, and what is short stays due. */
      grantDiscounts: z.boolean().optional(),
      /** What those invoices then have open is granted as a discount, where it is no more than the accepted gap. */
      settleGaps: z.boolean().optional(),
      /** A name under which its payer is to be known from now on. */
      rememberPayer: z.string().trim().min(3).max(160).optional(),
    }),
    output: z.object({ movementId: z.int(), paymentId: z.int(), customerId: z.int(), unallocatedCents: Cents }),
  }),
  /** Leaves a movement out: no customer's payment, or one that is to stay at her credit. */
  ignoreMatch: command({ input: z.object({ movementId: z.int() }), output: z.object({ movementId: z.int() }) }),
  /** Credits that a person decided on, last decided first. */
  decidedMatches: query({ input: z.object({}), output: z.array(DecidedMatch) }),
  /** Takes back what a person decided of a credit: the payments that this made go, and it waits again. */
  reopenMatch: command({ input: z.object({ movementId: z.int() }), output: z.object({ movementId: z.int() }) }),
  /** What banks took back, first what waits for a person. */
  returns: query({ input: z.object({}), output: z.array(BankReturn) }),
  /** Takes a payment out of the books, as never received: what it had settled is owed as it was. */
  acceptReturn: command({ input: z.object({ returnId: z.int(), paymentId: z.int() }), output: oneReturn }),
  /** Leaves a debit out: it takes no payment back. */
  ignoreReturn: command({ input: oneReturn, output: oneReturn }),
  /** Puts back the payment that was taken out, if any, and lets the debit wait again. */
  reopenReturn: command({ input: oneReturn, output: oneReturn }),
};
