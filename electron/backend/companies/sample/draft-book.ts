import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import type { DisputeCategory } from '../../../../shared/disputes/disputes.contract.ts';
import { addCents, type Cents, cents, minCents, subtractCents, sumCents } from '../../../../shared/money/cents.ts';
import type { ReminderLevel } from '../../../../shared/reminders/reminders.contract.ts';
import type { SampleCustomer } from './sample-resources.ts';

/** An invoice or credit note before it has a number. */
export interface DraftInvoice {
  customer: SampleCustomer;
  kind: 'invoice' | 'creditNote';
  issuedOn: LocalDate;
  dueOn: LocalDate;
  totalCents: Cents;
  label: string;
  cancelledOn: LocalDate | null;
  /** What came off it; for a credit note, nothing. */
  settlements: { on: LocalDate; amountCents: Cents }[];
  /** From this day on nobody is reminded of it: contested, in a schedule, in collective proceedings. */
  leftAloneFrom: LocalDate | null;
}

export interface DraftPayment {
  customer: SampleCustomer;
  paidOn: LocalDate;
  amountCents: Cents;
  kind: 'payment' | 'writeOff';
  method: string;
  reference: string;
}

export interface DraftAllocation {
  invoice: DraftInvoice;
  source: { payment: DraftPayment } | { creditNote: DraftInvoice };
  on: LocalDate;
  amountCents: Cents;
}

export interface DraftContact {
  customer: SampleCustomer;
  on: LocalDate;
  level: ReminderLevel;
  outcome: string;
  note: string;
  invoices: DraftInvoice[];
}

export interface DraftSchedule {
  customer: SampleCustomer;
  agreedOn: LocalDate;
  signedOn: LocalDate;
  firstOn: LocalDate;
  principalCents: Cents;
  interestCents: Cents;
  indemnityCents: Cents;
  invoices: { invoice: DraftInvoice; amountCents: Cents }[];
  instalments: {
    dueOn: LocalDate;
    amountCents: Cents;
    payments: { payment: DraftPayment; amountCents: Cents; feeCents: Cents }[];
  }[];
}

/** The sample company while it is being written: rows point at each other, ids and numbers come last. */
export interface DraftBook {
  invoices: DraftInvoice[];
  payments: DraftPayment[];
  allocations: DraftAllocation[];
  contacts: DraftContact[];
  schedules: DraftSchedule[];
  disputes: {
    invoice: DraftInvoice;
    amountCents: Cents | null;
    category: DisputeCategory;
    reason: string;
    owner: string;
    openedOn: LocalDate;
    closedOn: LocalDate | null;
    outcome: 'creditNote' | 'maintained' | 'partial' | null;
  }[];
  promises: {
    customer: SampleCustomer;
    amountCents: Cents;
    promisedOn: LocalDate;
    madeOn: LocalDate;
    madeBy: string;
    invoices: DraftInvoice[];
  }[];
}

export function emptyDraftBook(): DraftBook {
  return { invoices: [], payments: [], allocations: [], contacts: [], schedules: [], disputes: [], promises: [] };
}

export function addInvoice(
  book: DraftBook,
  invoice: Pick<DraftInvoice, 'customer' | 'kind' | 'issuedOn' | 'dueOn' | 'totalCents' | 'label'>,
): DraftInvoice {
  const draft: DraftInvoice = { ...invoice, cancelledOn: null, settlements: [], leftAloneFrom: null };
  book.invoices.push(draft);
  return draft;
}

/** What of an invoice is open at the end of a day. */
export function openOn(invoice: DraftInvoice, day: LocalDate): Cents {
  return subtractCents(
    invoice.totalCents,
    sumCents(invoice.settlements.filter(({ on }) => on <= day).map(({ amountCents }) => amountCents)),
  );
}

/** Puts all or part of a credit note against an invoice, on the day the credit note is issued. */
export function allocateCreditNote(book: DraftBook, creditNote: DraftInvoice, invoice: DraftInvoice): void {
  const amountCents = minCents(cents(-creditNote.totalCents), openOn(invoice, creditNote.issuedOn));
  settle(book, invoice, { creditNote }, creditNote.issuedOn, amountCents);
}

/** Records money received and what it settles; what is left of it stays unallocated. */
export function addPayment(book: DraftBook, payment: DraftPayment, parts: readonly { invoice: DraftInvoice; amountCents: Cents }[]): void {
  book.payments.push(payment);
  for (const { invoice, amountCents } of parts) settle(book, invoice, { payment }, payment.paidOn, amountCents);
}

function settle(book: DraftBook, invoice: DraftInvoice, source: DraftAllocation['source'], on: LocalDate, amountCents: Cents): void {
  const settled = sumCents(invoice.settlements.map((settlement) => settlement.amountCents));
  if (amountCents <= 0 || addCents(settled, amountCents) > invoice.totalCents) {
    throw new RangeError(`${amountCents} cents do not fit « ${invoice.label} » of ${invoice.customer.name}`);
  }
  invoice.settlements.push({ on, amountCents });
  book.allocations.push({ invoice, source, on, amountCents });
}
