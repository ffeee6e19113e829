import { type LocalDate, laterOf, localDate } from '../dates/local-date.ts';
import { AppError } from '../errors/app-error.ts';
import { type Cents, cents, minCents, subtractCents, sumCents } from '../money/cents.ts';

/** Later than any entry: what is open "at" it is what is open once everything recorded has happened. */
export const END_OF_RECORDS = localDate('9999-12-31');

/** An invoice of the paying customer, with the room left in it: what is open once everything recorded has happened. */
export interface AllocatableInvoice {
  id: number;
  number: string;
  kind: 'invoice' | 'creditNote';
  issuedOn: LocalDate;
  dueOn: LocalDate;
  openCents: Cents;
  cancelledOn: LocalDate | null;
}

export interface PlannedAllocation {
  invoiceId: number;
  amountCents: Cents;
}

export interface DatedAllocation extends PlannedAllocation {
  on: LocalDate;
}

/** The same invoice named twice gets the sum. */
export function mergeAllocations(allocations: readonly PlannedAllocation[]): PlannedAllocation[] {
  const byInvoice = new Map<number, Cents>();
  for (const { invoiceId, amountCents } of allocations)
    byInvoice.set(invoiceId, sumCents([byInvoice.get(invoiceId) ?? cents(0), amountCents]));
  return [...byInvoice].map(([invoiceId, amountCents]) => ({ invoiceId, amountCents }));
}

/**
 * Checks that money may go to these invoices; `availableCents` is what is left of the payment. No invoice ever gets more than
 * is open of it once everything recorded has happened, so that no balance goes below zero at any date.
 *
 * @throws AppError PAYMENT_OVER_ALLOCATED, INVOICE_IS_CREDIT_NOTE, INVOICE_CANCELLED, PAYMENT_EXCEEDS_OPEN
 */
export function checkAllocations(
  allocations: readonly PlannedAllocation[],
  availableCents: Cents,
  invoiceOf: (invoiceId: number) => AllocatableInvoice,
): void {
  checkRoom(allocations, invoiceOf);
  const allocatedCents = sumCents(allocations.map(({ amountCents }) => amountCents));
  if (allocatedCents > availableCents) throw new AppError('PAYMENT_OVER_ALLOCATED', { amountCents: availableCents, allocatedCents });
}

function checkRoom(allocations: readonly PlannedAllocation[], invoiceOf: (invoiceId: number) => AllocatableInvoice): void {
  for (const { invoiceId, amountCents } of allocations) {
    const { number, kind, cancelledOn, openCents } = invoiceOf(invoiceId);
    if (kind === 'creditNote') throw new AppError('INVOICE_IS_CREDIT_NOTE', { number });
    if (cancelledOn !== null) throw new AppError('INVOICE_CANCELLED', { number });
    if (amountCents > openCents) throw new AppError('PAYMENT_EXCEEDS_OPEN', { number, openCents, amountCents });
  }
}

/** What is left of a credit note to put against invoices, positive: an open credit note has a negative open amount. */
export function leftOfCreditNote({ openCents }: Pick<AllocatableInvoice, 'openCents'>): Cents {
  return cents(Math.max(0, -openCents));
}

/**
 * The allocations of a credit note to invoices of its customer, each with the day it counts from: `date`, or, when none is
 * given, the later of the two documents' dates of issue.
 *
 * From the issue of the credit note the customer owes that much less, whether or not anybody has said of which invoice. So the
 * day chosen never changes what a customer owes in total, at any date: as much goes off the invoice as comes back on the credit
 * note. It changes the invoice's own balance, and thereby what is overdue. Interest does not wait for it: on the part credited it
 * stops at the credit note's date, see `lateInvoices`.
 *
 * @throws AppError CREDIT_NOTE_EXPECTED, INVOICE_CANCELLED, CREDIT_NOTE_OVER_ALLOCATED, ALLOCATION_BEFORE_ISSUE when `date`
 * precedes either document, and INVOICE_IS_CREDIT_NOTE, PAYMENT_EXCEEDS_OPEN for the invoices.
 */
export function creditNoteAllocations(
  creditNote: AllocatableInvoice,
  allocations: readonly PlannedAllocation[],
  invoiceOf: (invoiceId: number) => AllocatableInvoice,
  date: LocalDate | undefined,
): DatedAllocation[] {
  const { number, kind, cancelledOn } = creditNote;
  if (kind !== 'creditNote') throw new AppError('CREDIT_NOTE_EXPECTED', { number });
  if (cancelledOn !== null) throw new AppError('INVOICE_CANCELLED', { number });
  checkRoom(allocations, invoiceOf);
  const allocatedCents = sumCents(allocations.map(({ amountCents }) => amountCents));
  const leftCents = leftOfCreditNote(creditNote);
  if (allocatedCents > leftCents) throw new AppError('CREDIT_NOTE_OVER_ALLOCATED', { number, leftCents, allocatedCents });
  return allocations.map((allocation) => {
    const invoice = invoiceOf(allocation.invoiceId);
    const earliest = allocationDate(creditNote.issuedOn, invoice);
    if (date !== undefined && date < earliest) {
      const later = creditNote.issuedOn === earliest ? creditNote : invoice;
      throw new AppError('ALLOCATION_BEFORE_ISSUE', { number: later.number, issuedOn: later.issuedOn, on: date });
    }
    return { ...allocation, on: date ?? earliest };
  });
}

/**
 * The day an allocation counts from: that of the payment, whenever the user makes it, since the money was there; or that of an
 * invoice issued later, which did not exist before (a deposit).
 */
export function allocationDate(paidOn: LocalDate, invoice: Pick<AllocatableInvoice, 'issuedOn'>): LocalDate {
  return laterOf(paidOn, invoice.issuedOn);
}

/**
 * How a payment that names no invoice would be allocated (C. civ. 1342-10): oldest due first; between invoices due the same day,
 * pro rata of what is open, to the cent by the largest remainder, the invoice entered first taking a tie. The user confirms.
 */
export function suggestAllocation(
  amountCents: Cents,
  invoices: readonly AllocatableInvoice[],
): { allocations: PlannedAllocation[]; unallocatedCents: Cents } {
  const dueDates = [...new Set(invoices.map(({ dueOn }) => dueOn))].sort();
  let left = amountCents;
  const allocations = dueDates.flatMap((dueOn) => {
    const equals = invoices.filter((invoice) => invoice.dueOn === dueOn && invoice.openCents > 0).toSorted((a, b) => a.id - b.id);
    const shared = minCents(left, sumCents(equals.map(({ openCents }) => openCents)));
    left = subtractCents(left, shared);
    return proRata(shared, equals);
  });
  return { allocations: allocations.filter((allocation) => allocation.amountCents > 0), unallocatedCents: left };
}

/** Shares an amount in proportion to what is open of each. The products of cents pass 2^53, hence bigint. */
function proRata(amount: Cents, invoices: readonly AllocatableInvoice[]): PlannedAllocation[] {
  const total = BigInt(sumCents(invoices.map(({ openCents }) => openCents)));
  if (total === 0n) return [];
  const shares = invoices.map(({ id, openCents }) => {
    const product = BigInt(amount) * BigInt(openCents);
    return { invoiceId: id, floor: Number(product / total), remainder: product % total };
  });
  let missing = amount - shares.reduce((sum, { floor }) => sum + floor, 0);
  const byRemainder = shares.toSorted((a, b) => (a.remainder < b.remainder ? 1 : a.remainder > b.remainder ? -1 : 0));
  const topped = new Set<number>();
  for (const { invoiceId } of byRemainder) {
    if (missing === 0) break;
    topped.add(invoiceId);
    missing -= 1;
  }
  return shares.map(({ invoiceId, floor }) => ({ invoiceId, amountCents: cents(floor + (topped.has(invoiceId) ? 1 : 0)) }));
}
