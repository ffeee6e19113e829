import type { LocalDate } from '../dates/local-date.ts';
import { describePaymentTerms, parsePaymentTerms } from '../invoices/payment-terms.fr.ts';
import { type Cents, ZERO } from '../money/cents.ts';
import { writeEarlyPayment } from '../payments/early-payment.ts';
import { parseEarlyPayment } from '../payments/early-payment-words.fr.ts';
import { netDaysBeside } from '../payments/net-days.fr.ts';
import type { CustomerDraft } from './customer-draft.ts';
import { CustomerMatcher } from './customer-matcher.ts';
import { changeOf } from './import-changes.fr.ts';
import { emptyPlan, type ImportPlan, PreviewRows } from './import-plan.ts';
import type { KnownBook } from './known-book.ts';
import type { ImportReport } from './report.ts';
import type { RowReader } from './row-reader.ts';
import { plainWords } from './row-words.fr.ts';
import type { TableRow } from './table.ts';
import type { TypedDifference } from './typed-difference.ts';

/** A customer as a row of a list of customers states it. */
export interface CustomerRowDraft {
  readonly row: number;
  readonly customer: CustomerDraft;
  /** Payment terms in this application's own words; empty when the row says nothing that is understood. */
  readonly paymentTerms: string;
  /** Early-payment terms as they are kept; empty when the row says nothing that is understood. */
  readonly earlyPayment: string;
  /** Null when the row says nothing. */
  readonly creditLimitCents: Cents | null;
  /** Null when the row says nothing. */
  readonly insolvencyOn: LocalDate | null;
  /** The name of one of the company's own plans; empty when the row says nothing. */
  readonly reminderPlan: string;
}

/** Reads one row of a list of customers; null when it is refused. `planNames`: the company's plans of reminders. */
export function readCustomerRow(row: TableRow, reader: RowReader, planNames: readonly string[]): CustomerRowDraft | null {
  const customer = reader.customer(row);
  if (!customer) return null;
  if (customer.code === '' && customer.name === '') {
    reader.report.add('CUSTOMER_MISSING', {}, reader.place(row, reader.has('customerName') ? 'customerName' : 'customerCode'));
    return null;
  }
  const written = reader.text(row, 'paymentTerms');
  const terms = written === '' ? null : parsePaymentTerms(written);
  if (written !== '' && terms === null) reader.report.add('CUSTOMER_TERMS_UNREADABLE', {}, reader.place(row, 'paymentTerms'));
  const stated = terms === null ? '' : describePaymentTerms(terms);
  const discount = readDiscount(row, reader);
  const { adopted, contradiction } = netDaysBeside(discount.typed, stated);
  if (contradiction !== null) reader.report.add('NET_DAYS_NOT_KEPT', { problem: contradiction }, reader.place(row, 'earlyPayment'));
  return {
    row: row.line,
    customer,
    // « 2/10 n/45 » says the terms that no column of their own says; one that nobody understands is told of, not made up for.
    paymentTerms: stated === '' && written === '' ? (adopted ?? '') : stated,
    earlyPayment: discount.kept,
    creditLimitCents: reader.optionalAmount(row, 'creditLimit'),
    insolvencyOn: reader.optionalDate(row, 'insolvencyOn'),
    reminderPlan: readPlan(row, reader, planNames),
  };
}

function readDiscount(row: TableRow, reader: RowReader): { typed: string; kept: string } {
  const written = reader.text(row, 'earlyPayment');
  const terms = parseEarlyPayment(written);
  if (written !== '' && terms === null) reader.report.add('EARLY_PAYMENT_UNREADABLE', {}, reader.place(row, 'earlyPayment'));
  return terms === null ? { typed: '', kept: '' } : { typed: written, kept: writeEarlyPayment(terms) };
}

function readPlan(row: TableRow, reader: RowReader, names: readonly string[]): string {
  const written = plainWords(reader.text(row, 'reminderPlan'));
  const found = names.find((name) => plainWords(name) === written);
  if (written !== '' && found === undefined)
    reader.report.add('REMINDER_PLAN_UNKNOWN', { names: names.join(', ') }, reader.place(row, 'reminderPlan'));
  return written === '' ? '' : (found ?? '');
}

/**
 * Compares a list of customers with those known. A customer is recognised as in any other file (`CustomerMatcher`); what the list
 * states of it replaces what was known, field by field, and what it leaves empty is kept; so is what a person typed, unless the user
 * says otherwise.
 */
export class CustomerPlanner {
  readonly #report: ImportReport;
  readonly #today: LocalDate;
  readonly #matcher: CustomerMatcher;
  readonly #keepsTyped: boolean;
  /** What the list says otherwise than a person did. */
  readonly #typed: TypedDifference[] = [];
  readonly #rows = new PreviewRows();
  /** The row of the file that first stated each customer. */
  readonly #firstRows = new Map<number, number>();

  constructor(book: KnownBook, { today, report, keepsTyped }: { today: LocalDate; report: ImportReport; keepsTyped: boolean }) {
    this.#keepsTyped = keepsTyped;
    this.#report = report;
    this.#today = today;
    this.#matcher = new CustomerMatcher(book.customers, book.nextCustomerId);
  }

  add({ row, customer, ...terms }: CustomerRowDraft): void {
    const found = this.#matcher.find(customer);
    if (found === 'ambiguous') return this.#report.add('CUSTOMER_AMBIGUOUS', {}, { row, value: customer.name || customer.code });
    const id = found ?? this.#matcher.resolve(customer);
    if (id === 'ambiguous') return;
    const firstRow = this.#firstRows.get(id);
    const { changes, typed } = this.#matcher.replace(id, customer, terms, this.#keepsTyped);
    const customerName = this.#matcher.nameOf(id);
    for (const { field, from, to } of typed) {
      const difference = changeOf.customer(field, from, to);
      this.#typed.push({ customerName, difference });
      if (this.#keepsTyped) this.#report.add('TYPED_DETAIL_KEPT', { difference }, { row, value: customerName });
    }
    if (firstRow !== undefined) {
      this.#report.add('DUPLICATE_CUSTOMER', { firstRow }, { row, value: customer.name || customer.code });
      return;
    }
    this.#firstRows.set(id, row);
    this.#rows.add({
      row,
      state: found === null ? 'new' : changes.length > 0 ? 'changed' : 'unchanged',
      label: customer.code,
      customerName: this.#matcher.nameOf(id),
      date: this.#today,
      dueOn: null,
      amountCents: ZERO,
      changes: found === null ? [] : changes.map(({ field, from, to }) => changeOf.customer(field, from, to)),
    });
  }

  /** What the list says otherwise than a person did, in the order of the file. */
  get typedDifferences(): readonly TypedDifference[] {
    return this.#typed;
  }

  finish(): ImportPlan {
    return {
      ...emptyPlan(),
      newCustomers: this.#matcher.newCustomers(),
      changedCustomers: this.#matcher.changedCustomers(),
      counts: { ...this.#rows.counts, rejected: this.#report.rejectedRows.size },
      ...this.#rows.list(),
    };
  }
}
