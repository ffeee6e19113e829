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
});
export type InvoiceSummary = z.output<typeof InvoiceSummary>;

export const invoicesContract = {
  list: query({
    input: z.object({ asOf: LocalDate, customerId: z.int().optional(), status: InvoiceStatus.optional() }),
    output: z.array(InvoiceSummary),
  }),
  /** Cancels an invoice entered by mistake: out of every figure. Refused once money is allocated to it. */
  cancel: command({ input: z.object({ invoiceId: z.int(), cancelledOn: LocalDate }), output: z.object({ invoiceId: z.int() }) }),
};
