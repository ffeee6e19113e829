import type { CustomerKind } from '../../shared/customers/customers.contract.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { DatedCredit } from '../../shared/late-fees/claimed-late-fees.ts';
import { cents, negateCents } from '../../shared/money/cents.ts';
import type { Receivable } from '../../shared/reminders/chaseable-selection.ts';
import type { Contact, CustomerPosition, PlanStep, ReminderSettings } from '../../shared/reminders/reminder-policy.ts';
import { creditNoteLabel, unallocatedPaymentLabel } from '../../shared/reminders/reminder-texts.fr.ts';
import { ReminderLevel } from '../../shared/reminders/reminders.contract.ts';
import type { ReadDb } from '../database.ts';
import { type InvoiceAtDate, openInvoicesAt } from '../invoices/open-invoices.queries.ts';
import { unallocatedPayments } from '../payments/unallocated-payments.queries.ts';
import { rowsBy } from '../rows-by.ts';
import { readSetting } from '../settings/settings.queries.ts';

/** A customer's position, and what its late fees depend on. */
export interface StoredPosition extends CustomerPosition {
  debtor: CustomerKind;
  credits: readonly DatedCredit[];
  contacts: readonly StoredContact[];
}

export interface StoredContact extends Contact {
  /** Whether somebody of the customer's was written to or called: false for a call that reached the wrong person. */
  isCustomer: boolean;
}

export function readReminderSettings(db: ReadDb): ReminderSettings {
  return {
    minimumGapDays: Number(readSetting(db, 'reminders.minimumGapDays') ?? 7),
    toleranceCents: cents(Number(readSetting(db, 'reminders.toleranceCents') ?? 1500)),
  };
}

/** Where every customer with an open invoice stands at a day; or the one customer asked for, if it has one. */
export function customerPositions(db: ReadDb, asOf: LocalDate, customerId?: number): StoredPosition[] {
  const open = rowsBy(openInvoicesAt(db, asOf, customerId), (invoice) => invoice.customerId);
  const credits = rowsBy(unallocatedPayments(db, asOf, customerId), (payment) => payment.customerId);
  const promises = promisedDates(db, asOf);
  const contacts = rowsBy(contactsUpTo(db, asOf), (contact) => contact.customerId);
  const plans = rowsBy(planSteps(db), (step) => step.planId);
  const customers = db
    .prepare<Omit<StoredPosition, 'receivables' | 'credits' | 'contacts' | 'plan'> & { planId: number }>(
      `SELECT id AS customerId, name AS customerName, kind AS debtor, paused_until AS pausedUntil, pause_reason AS pauseReason,
              insolvency_on AS insolvencyOn,
              coalesce(reminder_plan_id, (SELECT id FROM reminder_plans WHERE is_default = 1)) AS planId
       FROM customers ORDER BY id`,
    )
    .all();
  return customers.flatMap(({ planId, ...customer }) => {
    const invoices = open.get(customer.customerId);
    if (!invoices?.some(({ kind }) => kind === 'invoice')) return [];
    return {
      ...customer,
      receivables: invoices.filter(({ kind }) => kind === 'invoice').map((invoice) => receivable(invoice, promises)),
      credits: [
        ...invoices.filter(({ kind }) => kind === 'creditNote').map(creditNote),
        ...(credits.get(customer.customerId) ?? []).map(({ paidOn, unallocatedCents }) => ({
          label: unallocatedPaymentLabel(paidOn),
          amountCents: negateCents(unallocatedCents),
          on: paidOn,
        })),
      ],
      contacts: contacts.get(customer.customerId) ?? [],
      plan: plans.get(planId) ?? [],
    };
  });
}

function receivable(invoice: InvoiceAtDate, promises: ReadonlyMap<number, LocalDate>): Receivable {
  const { id, number, issuedOn, dueOn, totalCents, openCents, disputedCents, scheduleId } = invoice;
  return {
    invoiceId: id,
    invoiceNumber: number,
    issuedOn,
    dueOn,
    totalCents,
    openCents,
    disputedCents,
    promisedOn: promises.get(id) ?? null,
    scheduleId,
  };
}

function creditNote({ number, issuedOn, openCents }: InvoiceAtDate): DatedCredit {
  return { label: creditNoteLabel(number), amountCents: openCents, on: issuedOn };
}

/** The latest date promised for each invoice, of promises made by the day and not replaced by another. */
function promisedDates(db: ReadDb, asOf: LocalDate): Map<number, LocalDate> {
  const rows = db
    .prepare<{ invoiceId: number; promisedOn: LocalDate }>(
      `SELECT pi.invoice_id AS invoiceId, max(p.promised_on) AS promisedOn FROM promise_invoices pi JOIN promises p ON p.id = pi.promise_id
       WHERE p.made_on <= ? AND p.replaced_by IS NULL GROUP BY pi.invoice_id`,
    )
    .all(asOf);
  return new Map(rows.map(({ invoiceId, promisedOn }) => [invoiceId, promisedOn]));
}

/** Confirmed contacts with the invoices they asked for: those noted on the contact, and those of its letter. */
function contactsUpTo(db: ReadDb, asOf: LocalDate): (StoredContact & { customerId: number })[] {
  const invoiceIds = rowsBy(
    db
      .prepare<{ contactId: number; invoiceId: number }>(
        `SELECT contact_id AS contactId, invoice_id AS invoiceId FROM reminder_contact_invoices
         UNION SELECT rc.id, li.invoice_id FROM reminder_contacts rc JOIN letter_invoices li ON li.letter_id = rc.letter_id`,
      )
      .all(),
    ({ contactId }) => contactId,
  );
  return db
    .prepare<Omit<StoredContact, 'invoiceIds' | 'isCustomer'> & { id: number; customerId: number; outcome: string }>(
      `SELECT id, customer_id AS customerId, contacted_on AS "on", level, channel, outcome FROM reminder_contacts
       WHERE contacted_on <= ? ORDER BY contacted_on, id`,
    )
    .all(asOf)
    .filter(({ level }) => ReminderLevel.options.includes(level))
    .map(({ id, outcome, ...contact }) => ({
      ...contact,
      isCustomer: outcome !== 'wrongPerson',
      invoiceIds: (invoiceIds.get(id) ?? []).map(({ invoiceId }) => invoiceId),
    }));
}

function planSteps(db: ReadDb): (PlanStep & { planId: number })[] {
  return db
    .prepare<PlanStep & { planId: number }>(
      'SELECT plan_id AS planId, level, offset_days AS offsetDays, channel FROM reminder_steps ORDER BY plan_id, offset_days',
    )
    .all()
    .filter(({ level }) => ReminderLevel.options.includes(level));
}
