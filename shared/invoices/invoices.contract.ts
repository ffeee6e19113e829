import { z } from 'zod';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';

/** Computed at a date, never stored: `writtenOff` and `paid` are closed, `overdue` is open after its due date. */
export const InvoiceStatus = z.enum(['notIssued', 'open', 'overdue', 'paid', 'writtenOff', 'cancelled']);
export type InvoiceStatus = z.output<typeof InvoiceStatus>;

/** What an invoice was written in, where that is no euro. */
export const ForeignAmount = z.object({
  /** ISO 4217 */
  currency: z.string(),
  /** Hundredths of its unit; negative for a credit note. */
  amountCents: Cents,
  /** Euros for one unit, as a decimal number: that of the invoice's import, which its total in euros keeps. */
  exchangeRate: z.string(),
});
export type ForeignAmount = z.output<typeof ForeignAmount>;

/** What a customer may keep of an invoice for paying it early: see `early-payment.ts`. */
export const EarlyPaymentOffer = z.object({ ratePct: z.string(), payBy: LocalDate, discountCents: Cents });

export const InvoiceSummary = z.object({
  id: z.int(),
  number: z.string(),
  kind: z.enum(['invoice', 'creditNote']),
  customerId: z.int(),
  customerName: z.string(),
  issuedOn: LocalDate,
  dueOn: LocalDate,
  totalCents: Cents,
  openCents: Cents,
  disputedCents: Cents,
  /** Days past the due date at `asOf`; 0 when not overdue. */
  daysLate: z.int(),
  status: InvoiceStatus,
  /** The running schedule that holds this invoice, if any. */
  scheduleId: z.int().nullable(),
  /** Null when it was written in euros. */
  foreign: ForeignAmount.nullable(),
  /** Of an open invoice that bears early-payment terms, its last day past or not; null for any other. */
  earlyPayment: EarlyPaymentOffer.nullable(),
});
export type InvoiceSummary = z.output<typeof InvoiceSummary>;

/** How many invoices and credit notes there are of each kind at a day, as the list would show them; those left over are open. */
export const InvoiceCounts = z.object({
  all: z.int(),
  /** Paid or written off. */
  closed: z.int(),
  cancelled: z.int(),
  notIssued: z.int(),
});
export type InvoiceCounts = z.output<typeof InvoiceCounts>;

export const invoicesContract = {
  /**
   * Latest issued first. All of them when nothing narrows the list: `open` keeps those of which something is open that day, `number` those
   * whose number holds these letters; `offset` and `limit` are a stretch of what is left.
   */
  list: query({
    input: z.object({
      asOf: LocalDate,
      customerId: z.int().optional(),
      status: InvoiceStatus.optional(),
      open: z.boolean().optional(),
      number: z.string().trim().min(1).max(60).optional(),
      offset: z.int().min(0).optional(),
      limit: z.int().min(0).optional(),
    }),
    output: z.array(InvoiceSummary),
  }),
  counts: query({ input: z.object({ asOf: LocalDate }), output: InvoiceCounts }),
  /** The early-payment terms of an invoice. */
  earlyPayment: query({
    input: z.object({ invoiceId: z.int() }),
    output: z.object({
      /** '3/10': its own; empty: none; null: those of its customer. */
      own: z.string().nullable(),
      ofCustomer: z.string(),
      /** What is left to grant; null without terms, or when all was granted. */
      offer: EarlyPaymentOffer.nullable(),
      /** What its payments have earned and nobody recorded: see `payments.grantDiscount`. */
      earnedCents: Cents,
      lastPaidOn: LocalDate.nullable(),
      openCents: Cents,
    }),
  }),
  /** Gives an invoice early-payment terms of its own, however they are typed and kept as '3/10', none (empty), or those of its customer again (null). */
  setEarlyPayment: command({
    input: z.object({ invoiceId: z.int(), earlyPayment: z.string().trim().max(40).nullable() }),
    output: z.object({ invoiceId: z.int(), earlyPayment: z.string().nullable() }),
  }),
  /** Cancels an invoice entered by mistake: out of every figure. Refused once money is allocated to it. */
  cancel: command({ input: z.object({ invoiceId: z.int(), cancelledOn: LocalDate }), output: z.object({ invoiceId: z.int() }) }),
};
