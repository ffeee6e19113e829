import type { CustomerFields } from '../../shared/customers/customers.contract.ts';
import { matchName } from '../../shared/customers/match-name.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import type { DisputeCategory } from '../../shared/disputes/disputes.contract.ts';
import type { MonthlyInputs } from '../../shared/inputs/inputs.contract.ts';
import type { Cents } from '../../shared/money/cents.ts';
import type { ReminderChannel, ReminderLevel } from '../../shared/reminders/reminders.contract.ts';
import type { WriteDb } from '../database.ts';
import { writeMonthlyInputs } from '../inputs/monthly-inputs.queries.ts';

/** The rows of a whole company, with their ids, as they go into a new and empty file. */
export interface SampleBook {
  customers: (Omit<CustomerFields, 'creditLimitCents' | 'earlyPayment' | 'siret' | 'iban' | 'language'> & {
    id: number;
    vatNumber: string;
    segment: string;
    insolvencyOn: LocalDate | null;
  })[];
  invoices: {
    id: number;
    customerId: number;
    number: string;
    kind: 'invoice' | 'creditNote';
    issuedOn: LocalDate;
    dueOn: LocalDate;
    totalCents: Cents;
    label: string;
    cancelledOn: LocalDate | null;
  }[];
  payments: {
    id: number;
    customerId: number;
    paidOn: LocalDate;
    amountCents: Cents;
    kind: 'payment' | 'writeOff';
    method: string;
    reference: string;
  }[];
  allocations: { invoiceId: number; paymentId: number | null; creditNoteId: number | null; allocatedOn: LocalDate; amountCents: Cents }[];
  charges: { chargedOn: LocalDate; amountCents: Cents; nature: 'fixed' | 'variable'; label: string }[];
  forecasts: { month: YearMonth; revenueCents: Cents; fixedChargesCents: Cents; variableChargesCents: Cents }[];
  inputs: MonthlyInputs[];
  disputes: {
    invoiceId: number;
    amountCents: Cents | null;
    category: DisputeCategory;
    reason: string;
    owner: string;
    openedOn: LocalDate;
    closedOn: LocalDate | null;
    outcome: 'creditNote' | 'maintained' | 'partial' | null;
  }[];
  promises: {
    id: number;
    customerId: number;
    amountCents: Cents;
    promisedOn: LocalDate;
    madeOn: LocalDate;
    madeBy: string;
    invoiceIds: number[];
  }[];
  contacts: {
    id: number;
    customerId: number;
    contactedOn: LocalDate;
    level: ReminderLevel;
    channel: ReminderChannel;
    outcome: string;
    note: string;
    invoiceIds: number[];
  }[];
  schedules: {
    id: number;
    customerId: number;
    agreedOn: LocalDate;
    firstOn: LocalDate;
    principalCents: Cents;
    interestCents: Cents;
    indemnityCents: Cents;
    sentOn: LocalDate;
    signedOn: LocalDate;
    invoices: { invoiceId: number; amountCents: Cents }[];
    instalments: {
      id: number;
      position: number;
      dueOn: LocalDate;
      amountCents: Cents;
      payments: { paymentId: number; amountCents: Cents; feeCents: Cents }[];
    }[];
  }[];
}

/** Writes the rows of a whole company into an empty file, inside the caller's transaction; `onTable` hears of each table done. */
export function insertSampleBook(db: WriteDb, book: SampleBook, onTable: (done: number, tables: number) => void): void {
  const steps = [insertCustomers, insertInvoices, insertPayments, insertSchedules, insertFollowUp, insertMonths];
  for (const [index, step] of steps.entries()) {
    step(db, book);
    onTable(index + 1, steps.length);
  }
}

function insertCustomers(db: WriteDb, { customers }: SampleBook): void {
  const insert = db.prepare(
    `INSERT INTO customers (id, code, name, match_name, kind, siren, vat_number, contact_name, email, phone, address_line1, address_line2,
       address_line3, postal_code, city, country, segment, public_buyer, payment_terms, paused_until, pause_reason, insolvency_on, notes)
     VALUES (:id, :code, :name, :matchName, :kind, :siren, :vatNumber, :contactName, :email, :phone, :addressLine1, :addressLine2,
       :addressLine3, :postalCode, :city, :country, :segment, :publicBuyer, :paymentTerms, :pausedUntil, :pauseReason, :insolvencyOn, :notes)`,
  );
  for (const customer of customers)
    insert.run({ ...customer, publicBuyer: customer.publicBuyer ? 1 : 0, matchName: matchName(customer.name) });
}

function insertInvoices(db: WriteDb, { invoices }: SampleBook): void {
  const insert = db.prepare(
    `INSERT INTO invoices (id, customer_id, number, kind, issued_on, due_on, total_cents, label, cancelled_on)
     VALUES (:id, :customerId, :number, :kind, :issuedOn, :dueOn, :totalCents, :label, :cancelledOn)`,
  );
  for (const invoice of invoices) insert.run(invoice);
}

function insertPayments(db: WriteDb, { payments, allocations }: SampleBook): void {
  const payment = db.prepare(
    `INSERT INTO payments (id, customer_id, paid_on, amount_cents, kind, method, reference)
     VALUES (:id, :customerId, :paidOn, :amountCents, :kind, :method, :reference)`,
  );
  const allocation = db.prepare(
    `INSERT INTO allocations (invoice_id, payment_id, credit_note_id, allocated_on, amount_cents)
     VALUES (:invoiceId, :paymentId, :creditNoteId, :allocatedOn, :amountCents)`,
  );
  for (const row of payments) payment.run(row);
  for (const row of allocations) allocation.run(row);
}

function insertSchedules(db: WriteDb, { schedules }: SampleBook): void {
  const schedule = db.prepare(
    `INSERT INTO schedules (id, customer_id, agreed_on, every, first_on, principal_cents, interest_cents, indemnity_cents, sent_on, signed_on)
     VALUES (:id, :customerId, :agreedOn, 'month', :firstOn, :principalCents, :interestCents, :indemnityCents, :sentOn, :signedOn)`,
  );
  const covered = db.prepare('INSERT INTO schedule_invoices (schedule_id, invoice_id, amount_cents) VALUES (?, ?, ?)');
  const instalment = db.prepare('INSERT INTO instalments (id, schedule_id, position, due_on, amount_cents) VALUES (?, ?, ?, ?, ?)');
  const part = db.prepare('INSERT INTO instalment_payments (instalment_id, payment_id, amount_cents, fee_cents) VALUES (?, ?, ?, ?)');
  for (const { invoices, instalments, ...row } of schedules) {
    schedule.run(row);
    for (const { invoiceId, amountCents } of invoices) covered.run(row.id, invoiceId, amountCents);
    for (const { id, position, dueOn, amountCents, payments } of instalments) {
      instalment.run(id, row.id, position, dueOn, amountCents);
      for (const { paymentId, amountCents, feeCents } of payments) part.run(id, paymentId, amountCents, feeCents);
    }
  }
}

function insertFollowUp(db: WriteDb, { disputes, promises, contacts }: SampleBook): void {
  const dispute = db.prepare(
    `INSERT INTO disputes (invoice_id, amount_cents, category, reason, owner, opened_on, closed_on, outcome)
     VALUES (:invoiceId, :amountCents, :category, :reason, :owner, :openedOn, :closedOn, :outcome)`,
  );
  const promise = db.prepare(
    `INSERT INTO promises (id, customer_id, amount_cents, promised_on, made_on, made_by)
     VALUES (:id, :customerId, :amountCents, :promisedOn, :madeOn, :madeBy)`,
  );
  const promised = db.prepare('INSERT INTO promise_invoices (promise_id, invoice_id) VALUES (?, ?)');
  const contact = db.prepare(
    `INSERT INTO reminder_contacts (id, customer_id, contacted_on, level, channel, outcome, note)
     VALUES (:id, :customerId, :contactedOn, :level, :channel, :outcome, :note)`,
  );
  const reminded = db.prepare('INSERT INTO reminder_contact_invoices (contact_id, invoice_id) VALUES (?, ?)');
  for (const row of disputes) dispute.run(row);
  for (const { invoiceIds, ...row } of promises) {
    promise.run(row);
    for (const invoiceId of invoiceIds) promised.run(row.id, invoiceId);
  }
  for (const { invoiceIds, ...row } of contacts) {
    contact.run(row);
    for (const invoiceId of invoiceIds) reminded.run(row.id, invoiceId);
  }
}

function insertMonths(db: WriteDb, { charges, forecasts, inputs }: SampleBook): void {
  const charge = db.prepare(
    'INSERT INTO charges (charged_on, amount_cents, nature, label) VALUES (:chargedOn, :amountCents, :nature, :label)',
  );
  const forecast = db.prepare(
    `INSERT INTO forecasts (month, revenue_cents, fixed_charges_cents, variable_charges_cents)
     VALUES (:month, :revenueCents, :fixedChargesCents, :variableChargesCents)`,
  );
  for (const row of charges) charge.run(row);
  for (const row of forecasts) forecast.run(row);
  for (const month of inputs) writeMonthlyInputs(db, month);
}
