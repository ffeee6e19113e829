import { z } from 'zod';
import { OutputFile } from '../contract/file-handles.ts';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';
import { Allocation, AllocationInput } from '../payments/payments.contract.ts';

/** Why a claim is given up, in whole or in part. */
export const WriteOffReason = z.enum(['uncollectible', 'liquidation', 'goodwill', 'smallBalance', 'saleOfClaim', 'other']);
export type WriteOffReason = z.output<typeof WriteOffReason>;

export const WriteOff = z.object({
  /** The payment of kind `writeOff` that takes it off the balance; removed as one, see `payments.remove`. */
  paymentId: z.int(),
  customerId: z.int(),
  customerName: z.string(),
  on: LocalDate,
  amountCents: Cents,
  /** Null of one that an import brought, or that was recorded without. */
  reason: WriteOffReason.nullable(),
  note: z.string(),
  allocations: z.array(Allocation),
  /** Whether the VAT can be recovered by a note, see vat-recovery.ts. */
  allowsVatNote: z.boolean(),
  importId: z.int().nullable(),
});
export type WriteOff = z.output<typeof WriteOff>;

/** What a loss takes off one invoice, split between price and tax. */
export const VatLine = z.object({
  invoiceId: z.int(),
  invoiceNumber: z.string(),
  issuedOn: LocalDate,
  totalCents: Cents,
  lostCents: Cents,
  /** The VAT of the whole invoice; null until the user says it. */
  vatCents: Cents.nullable(),
  lostNetCents: Cents.nullable(),
  lostVatCents: Cents.nullable(),
});
export type VatLine = z.output<typeof VatLine>;

const OneWriteOff = z.object({ paymentId: z.int() });

export const writeOffsContract = {
  /** Gives up what is open of some invoices, or a part of it. It leaves the balance on its day and enters the bad-debt ratio. */
  record: command({
    input: z.object({
      customerId: z.int(),
      on: LocalDate,
      reason: WriteOffReason,
      note: z.string().trim().max(300).optional(),
      allocations: z.array(AllocationInput).min(1).max(500),
    }),
    output: OneWriteOff.extend({ amountCents: Cents }),
  }),
  /** What was given up, latest first; of one customer, or of all. */
  list: query({ input: z.object({ customerId: z.int().optional() }), output: z.array(WriteOff) }),
  /** What was given up on each invoice, split between price and tax as far as the VAT of the invoices is known. */
  vatLines: query({ input: OneWriteOff, output: z.array(VatLine) }),
  /** Says what VAT whole invoices bear. */
  setVat: command({
    input: z.object({
      invoices: z
        .array(z.object({ invoiceId: z.int(), vatCents: Cents.refine((value) => value >= 0, 'doit être positif') }))
        .min(1)
        .max(500),
    }),
    output: z.object({ invoiceIds: z.array(z.int()) }),
  }),
  /**
   * The letter that goes with the duplicate of each unpaid invoice, with the mention that lets the VAT be recovered (CGI, art. 272), and a
   * page for the file with the amounts.
   */
  printVatNote: query({
    input: OneWriteOff.extend({ out: OutputFile }),
    output: z.object({ path: z.string(), pages: z.int(), sha256: z.string() }),
  }),
};
