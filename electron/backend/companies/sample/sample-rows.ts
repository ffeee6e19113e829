import type { SampleBook } from '../../../../db/companies/sample-book.queries.ts';
import { rowsBy } from '../../../../db/rows-by.ts';
import type { ReminderChannel, ReminderLevel } from '../../../../shared/reminders/reminders.contract.ts';
import type { DraftBook, DraftInvoice, DraftPayment } from './draft-book.ts';
import type { SampleCustomer } from './sample-resources.ts';

type CustomerRow = SampleBook['customers'][number];
type Told = Pick<CustomerRow, 'pausedUntil' | 'pauseReason' | 'insolvencyOn' | 'notes'>;

/** Numbers of a year start at 1; the story begins in the middle of one, so its first year starts where such a company would be. */
const INVOICES_A_MONTH = 83;
const CREDIT_NOTES_A_MONTH = 2;

export function customerRows(customers: readonly SampleCustomer[], told: (customer: SampleCustomer) => Told): CustomerRow[] {
  return customers.map((customer, index) => {
    const { behaviour: _behaviour, mix: _mix, invoicesPerHundredMonths: _rate, ...fields } = customer;
    return { id: index + 1, ...fields, vatNumber: vatNumberOf(fields.siren), addressLine3: '', country: 'France', ...told(customer) };
  });
}

/** A French VAT number is FR, a key of two digits and the SIREN; the key is (12 + 3 × (SIREN mod 97)) mod 97. */
function vatNumberOf(siren: string): string {
  return siren === '' ? '' : `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`;
}

/** The drafts as rows: in the order of their dates, with ids, and numbers without a gap. */
export function numberedRows(
  book: DraftBook,
  customers: readonly SampleCustomer[],
): Omit<SampleBook, 'customers' | 'charges' | 'forecasts' | 'inputs'> {
  const ordered = {
    invoices: book.invoices.toSorted((a, b) => byText(a.issuedOn, b.issuedOn) || byText(a.customer.code, b.customer.code)),
    payments: book.payments.toSorted((a, b) => byText(a.paidOn, b.paidOn) || byText(a.customer.code, b.customer.code)),
    contacts: book.contacts.toSorted((a, b) => byText(a.on, b.on) || byText(a.customer.code, b.customer.code)),
  };
  const customerId = placesOf(customers);
  const invoiceId = placesOf(ordered.invoices);
  const paymentId = placesOf(ordered.payments);
  const numbers = numbersOf(ordered.invoices);
  const numberOf = (invoice: DraftInvoice): string => numbers[invoiceId(invoice) - 1] ?? '';
  const references = referencesOf(book, numberOf);
  let instalmentId = 0;

  return {
    invoices: ordered.invoices.map(({ settlements: _settlements, leftAloneFrom: _leftAloneFrom, customer, ...invoice }, index) => ({
      id: index + 1,
      customerId: customerId(customer),
      number: numbers[index] ?? '',
      ...invoice,
    })),
    payments: ordered.payments.map(({ customer, ...payment }, index) => ({
      id: index + 1,
      customerId: customerId(customer),
      ...payment,
      reference: payment.reference || references.get(ordered.payments[index]) || '',
    })),
    allocations: book.allocations
      .toSorted((a, b) => byText(a.on, b.on) || invoiceId(a.invoice) - invoiceId(b.invoice))
      .map(({ invoice, source, on, amountCents }) => ({
        invoiceId: invoiceId(invoice),
        paymentId: 'payment' in source ? paymentId(source.payment) : null,
        creditNoteId: 'creditNote' in source ? invoiceId(source.creditNote) : null,
        allocatedOn: on,
        amountCents,
      })),
    disputes: book.disputes.map(({ invoice, ...dispute }) => ({ invoiceId: invoiceId(invoice), ...dispute })),
    promises: book.promises.map(({ customer, invoices: promised, ...promise }, index) => ({
      id: index + 1,
      customerId: customerId(customer),
      ...promise,
      invoiceIds: promised.map(invoiceId),
    })),
    contacts: ordered.contacts.map(({ customer, on, level, outcome, note, invoices: reminded }, index) => ({
      id: index + 1,
      customerId: customerId(customer),
      contactedOn: on,
      level,
      channel: channelOf(level),
      outcome,
      note,
      invoiceIds: reminded.map(invoiceId),
    })),
    schedules: book.schedules.map(({ customer, invoices: held, instalments, ...schedule }, index) => ({
      id: index + 1,
      customerId: customerId(customer),
      ...schedule,
      sentOn: schedule.agreedOn,
      invoices: held.map(({ invoice, amountCents }) => ({ invoiceId: invoiceId(invoice), amountCents })),
      instalments: instalments.map(({ dueOn, amountCents, payments: parts }, position) => ({
        id: ++instalmentId,
        position: position + 1,
        dueOn,
        amountCents,
        payments: parts.map(({ payment, ...part }) => ({ paymentId: paymentId(payment), ...part })),
      })),
    })),
  };
}

/** Where each item stands in a list, from 1: its id. */
function placesOf<Item>(items: readonly Item[]): (item: Item) => number {
  const places = new Map(items.map((item, index) => [item, index + 1]));
  return (item) => {
    const place = places.get(item);
    if (place === undefined) throw new RangeError('the book points at a row that it does not hold');
    return place;
  };
}

/** « FA26-0712 », « AV26-0031 »: by year and kind, in the order of issue. */
function numbersOf(invoices: readonly DraftInvoice[]): string[] {
  const counters = new Map<string, number>();
  const [first] = invoices;
  return invoices.map(({ kind, issuedOn }) => {
    const prefix = `${kind === 'invoice' ? 'FA' : 'AV'}${issuedOn.slice(2, 4)}`;
    const aMonth = kind === 'invoice' ? INVOICES_A_MONTH : CREDIT_NOTES_A_MONTH;
    const monthsBefore = first && first.issuedOn.slice(0, 4) === issuedOn.slice(0, 4) ? Number(first.issuedOn.slice(5, 7)) - 1 : 0;
    const next = (counters.get(prefix) ?? monthsBefore * aMonth) + 1;
    counters.set(prefix, next);
    return `${prefix}-${String(next).padStart(4, '0')}`;
  });
}

/** What customers wrote on their payments: the numbers of the invoices that each settles. */
function referencesOf({ allocations }: DraftBook, numberOf: (invoice: DraftInvoice) => string): Map<DraftPayment | undefined, string> {
  const byPayment = rowsBy(allocations, ({ source }) => ('payment' in source ? source.payment : undefined));
  return new Map(
    [...byPayment].map(([payment, settled]) => {
      const numbers = settled.map(({ invoice }) => numberOf(invoice));
      const shown = numbers.length <= 3 ? numbers.join(', ') : `${numbers.slice(0, 2).join(', ')} et ${numbers.length - 2} autres`;
      return [payment, shown];
    }),
  );
}

function channelOf(level: ReminderLevel): ReminderChannel {
  return level === 'R1' ? 'email' : level === 'call' ? 'phone' : 'letter';
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
