import { addDays, type LocalDate } from '../../../../shared/dates/local-date.ts';
import type { RateTable } from '../../../../shared/late-fees/semester-rates.ts';
import { dueDateFor, issueDateFor } from './customer-terms.ts';
import { addInvoice, addPayment, allocateCreditNote, type DraftBook, type DraftInvoice, openOn } from './draft-book.ts';
import { methodOf } from './ordinary-payments.ts';
import type { Chapter, SampleCustomer } from './sample-resources.ts';
import { tellSchedule } from './tell-schedule.ts';
import { workdayUntil } from './workdays.ts';

/** Writes one customer's part of the story into the book. Nothing that people do happens on a weekend: it moves to the Friday before. */
export function tellChapter(book: DraftBook, chapter: Chapter, customer: SampleCustomer, today: LocalDate, rates: RateTable): void {
  const daysAgo = (days: number): LocalDate => workdayUntil(addDays(today, -days));
  const invoices = chapter.invoices.map(({ dueDaysAgo, totalCents, label }) => {
    const issuedOn = issueDateFor(customer, addDays(today, -dueDaysAgo));
    return addInvoice(book, {
      customer,
      kind: 'invoice',
      issuedOn,
      dueOn: dueDateFor(customer, issuedOn),
      totalCents,
      label,
    });
  });
  for (const { issuedDaysAgo, totalCents, label, invoice } of chapter.creditNotes) {
    const issuedOn = daysAgo(issuedDaysAgo);
    const creditNote = addInvoice(book, { customer, kind: 'creditNote', issuedOn, dueOn: issuedOn, totalCents, label });
    if (invoice !== undefined) allocateCreditNote(book, creditNote, invoiceAt(invoices, invoice));
  }
  for (const [index, { payments }] of chapter.invoices.entries()) {
    for (const { daysAgo: days, cents: amountCents, kind } of payments) {
      const method = kind === 'payment' ? methodOf(customer) : '';
      const reference = kind === 'payment' ? '' : 'Passage en perte';
      const payment = { customer, paidOn: daysAgo(days), amountCents, kind, method, reference };
      addPayment(book, payment, [{ invoice: invoiceAt(invoices, index), amountCents }]);
    }
  }
  for (const { daysAgo: days, cents: amountCents, reference } of chapter.unallocated) {
    addPayment(book, { customer, paidOn: daysAgo(days), amountCents, kind: 'payment', method: methodOf(customer), reference }, []);
  }
  for (const { invoice: index, amountCents, category, reason, owner, openedDaysAgo, closedDaysAgo, outcome } of chapter.disputes) {
    const invoice = invoiceAt(invoices, index);
    const openedOn = daysAgo(openedDaysAgo);
    const closedOn = closedDaysAgo === undefined ? null : daysAgo(closedDaysAgo);
    book.disputes.push({
      invoice,
      amountCents: amountCents ?? null,
      category,
      reason,
      owner,
      openedOn,
      closedOn,
      outcome: outcome ?? null,
    });
    if (amountCents === undefined) invoice.leftAloneFrom = openedOn;
  }
  for (const { invoices: indexes, amountCents, madeDaysAgo, dueInDays, madeBy } of chapter.promises) {
    const promised = indexes.map((index) => invoiceAt(invoices, index));
    const promisedOn = workdayUntil(addDays(today, dueInDays));
    book.promises.push({ customer, amountCents, promisedOn, madeOn: daysAgo(madeDaysAgo), madeBy, invoices: promised });
  }
  if (chapter.schedule) {
    const { invoices: indexes, ...terms } = chapter.schedule;
    const held = indexes.map((index) => invoiceAt(invoices, index));
    tellSchedule(book, terms, held, today, rates);
  }
  if (chapter.insolvencyDaysAgo !== undefined) {
    for (const invoice of invoices) invoice.leftAloneFrom = daysAgo(chapter.insolvencyDaysAgo);
  }
}

/** The contacts that the story tells, once all of the customer's invoices are there: each asked for all that was overdue that day. */
export function tellContacts(book: DraftBook, chapter: Chapter, customer: SampleCustomer, today: LocalDate): void {
  const own = book.invoices.filter((invoice) => invoice.customer === customer);
  for (const { daysAgo, level, outcome, note } of chapter.contacts) {
    const on = workdayUntil(addDays(today, -daysAgo));
    const invoices = overdueOn(own, on);
    if (invoices.length > 0) book.contacts.push({ customer, on, level, outcome, note, invoices });
  }
}

/** Those of some invoices that were open past their due date at the end of a day, oldest due first. */
export function overdueOn(invoices: readonly DraftInvoice[], day: LocalDate): DraftInvoice[] {
  return invoices
    .filter(({ kind, cancelledOn, dueOn }) => kind === 'invoice' && cancelledOn === null && dueOn < day)
    .filter((invoice) => openOn(invoice, day) > 0)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

function invoiceAt(invoices: readonly DraftInvoice[], index: number): DraftInvoice {
  const invoice = invoices[index];
  if (!invoice) throw new RangeError(`the story has no invoice ${index} there`);
  return invoice;
}
