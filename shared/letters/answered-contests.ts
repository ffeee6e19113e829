import type { LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import type { Contact } from '../reminders/customer-position.ts';
import { isWritten } from '../reminders/written-contact.ts';

/** An invoice whose last dispute ended with the invoice maintained. */
export interface MaintainedInvoice {
  invoiceId: number;
  closedOn: LocalDate;
}

/** A credit note that ended the contest of an invoice. */
export interface GrantedCredit extends MaintainedInvoice {
  invoiceNumber: string;
  creditNoteNumber: string;
  amountCents: Cents;
}

/**
 * Which of the invoices of a letter, or of a message, it tells the customer that its contest was examined and the sum is maintained: those about which nothing
 * was written from the end of the dispute to the day before. It is said once, and again only where that letter came back. Contacts of the
 * day itself do not count: a letter that was sent says the same when it is worked out again.
 */
export function answeredContests<T extends { invoiceId: number; invoiceNumber: string }>(
  invoices: readonly T[],
  maintained: readonly MaintainedInvoice[],
  contacts: readonly Contact[],
  asOf: LocalDate,
): string[] {
  const closed = new Map(maintained.map(({ invoiceId, closedOn }) => [invoiceId, closedOn]));
  const written = contacts.filter((contact) => isWritten(contact) && contact.on < asOf && !contact.returnedOn);
  return invoices
    .filter(({ invoiceId }) => {
      const closedOn = closed.get(invoiceId);
      return closedOn !== undefined && !written.some(({ on, invoiceIds }) => on >= closedOn && invoiceIds.includes(invoiceId));
    })
    .map(({ invoiceNumber }) => invoiceNumber);
}

/** The credit notes that a letter or a message tells the customer of, by the same rule: that they were granted is said once. */
export function grantedToTell(
  invoices: readonly { invoiceId: number; invoiceNumber: string }[],
  credits: readonly GrantedCredit[],
  contacts: readonly Contact[],
  asOf: LocalDate,
): GrantedCredit[] {
  const told = new Set(answeredContests(invoices, credits, contacts, asOf));
  return credits.filter(({ invoiceNumber }) => told.has(invoiceNumber));
}
