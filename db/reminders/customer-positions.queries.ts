import type { CustomerKind } from '../../shared/customers/customers.contract.ts';
import { type LocalDate, laterOf } from '../../shared/dates/local-date.ts';
import { handedOverReason } from '../../shared/hand-overs/hand-over-words.fr.ts';
import type { DatedCredit } from '../../shared/late-fees/claimed-late-fees.ts';
import { cents, negateCents } from '../../shared/money/cents.ts';
import type { Receivable } from '../../shared/reminders/chaseable-selection.ts';
import type { AppliedPlan, CustomerPosition } from '../../shared/reminders/customer-position.ts';
import { creditNoteLabel, unallocatedPaymentLabel } from '../../shared/reminders/reminder-texts.fr.ts';
import type { PlanScope, ReminderSettings } from '../../shared/reminders/reminders.contract.ts';
import type { ReadDb } from '../database.ts';
import { handedOverInvoices } from '../hand-overs/hand-overs.queries.ts';
import { type OpenReceivable, openReceivablesAt } from '../invoices/open-invoices.queries.ts';
import { invoicesInCases } from '../legal/cases.queries.ts';
import { unallocatedPayments } from '../payments/unallocated-payments.queries.ts';
import { judgedPromises } from '../promises/promise-book.queries.ts';
import { rowsBy } from '../rows-by.ts';
import { readSetting } from '../settings/settings.queries.ts';
import { pendingCallBacks } from './call-backs.queries.ts';
import { contactsUpTo, type StoredContact } from './contact-history.queries.ts';
import { decisionsBy, NO_DECISIONS } from './decisions.queries.ts';
import { readPlans, type StoredPlan } from './plans.queries.ts';

/** A customer's position, and what its late fees depend on. */
export interface StoredPosition extends CustomerPosition {
  debtor: CustomerKind;
  publicBuyer: boolean;
  credits: readonly DatedCredit[];
  contacts: readonly StoredContact[];
}

export function readReminderSettings(db: ReadDb): ReminderSettings {
  return {
    minimumGapDays: Number(readSetting(db, 'reminders.minimumGapDays') ?? 7),
    toleranceCents: cents(Number(readSetting(db, 'reminders.toleranceCents') ?? 1500)),
    formalNoticeDelayDays: Number(readSetting(db, 'reminders.formalNoticeDelayDays') ?? 8),
  };
}

interface CustomerRow {
  customerId: number;
  customerName: string;
  debtor: CustomerKind;
  publicBuyer: boolean;
  pausedUntil: LocalDate | null;
  pauseReason: string;
  insolvencyOn: LocalDate | null;
  ownPlanId: number | null;
  segmentPlanId: number | null;
}

const NONE: readonly never[] = [];

/** Where every customer with an open invoice stands at a day; or the one customer asked for, if it has one. */
export function customerPositions(db: ReadDb, asOf: LocalDate, customerId?: number): StoredPosition[] {
  const promises = promisedDates(db, asOf, customerId);
  const cases = invoicesInCases(db, asOf, customerId);
  const handedOver = handedOverInvoices(db, asOf, customerId);
  const receivables = new Map<number, Receivable[]>();
  const credits = new Map<number, DatedCredit[]>();
  const creditNotes: OpenReceivable[] = [];
  for (const row of openReceivablesAt(db, asOf, customerId)) {
    if (row.kind === 'creditNote') {
      creditNotes.push(row);
      continue;
    }
    const promisedOn = promises.get(row.invoiceId);
    if (promisedOn !== undefined) row.promisedOn = promisedOn;
    const caseRoute = cases.get(row.invoiceId);
    if (caseRoute !== undefined) row.caseRoute = caseRoute;
    const handOver = handedOver.get(row.invoiceId);
    if (handOver !== undefined) row.handedOver = handedOverReason(handOver);
    addTo(receivables, row.customerId, row);
  }
  for (const each of creditNotes.toSorted(oldestFirst)) addTo(credits, each.customerId, creditNote(each));
  for (const { customerId: of, paidOn, unallocatedCents } of unallocatedPayments(db, asOf, customerId)) {
    addTo(credits, of, { label: unallocatedPaymentLabel(paidOn), amountCents: negateCents(unallocatedCents), on: paidOn });
  }
  const contacts = rowsBy(contactsUpTo(db, asOf, customerId), (contact) => contact.customerId);
  const decisions = decisionsBy(db, asOf, customerId);
  const callBacks = new Map(
    pendingCallBacks(db, asOf, customerId)
      .toReversed()
      .map((callBack) => [callBack.customerId, callBack.on]),
  );
  const planFor = appliedPlans(db);
  const invoicePlans = invoicePlansBy(db, planFor);
  return customerRows(db, customerId).flatMap(({ ownPlanId, segmentPlanId, ...customer }) => {
    const { customerId: id } = customer;
    const open = receivables.get(id);
    if (!open) return [];
    return {
      ...customer,
      publicBuyer: Boolean(customer.publicBuyer),
      receivables: open,
      credits: credits.get(id) ?? NONE,
      contacts: contacts.get(id) ?? NONE,
      ...(decisions.get(id) ?? NO_DECISIONS),
      callBackOn: callBacks.get(id) ?? null,
      plan: planFor(ownPlanId, 'customer') ?? planFor(segmentPlanId, 'segment') ?? planFor(null, 'company'),
      invoicePlans: invoicePlans.get(id) ?? NO_PLANS,
    };
  });
}

const NO_PLANS: ReadonlyMap<number, AppliedPlan> = new Map();

function addTo<Row>(rows: Map<number, Row[]>, key: number, row: Row): void {
  const known = rows.get(key);
  if (known) known.push(row);
  else rows.set(key, [row]);
}

function customerRows(db: ReadDb, customerId?: number): CustomerRow[] {
  const select = `SELECT c.id AS customerId, c.name AS customerName, c.kind AS debtor, c.public_buyer AS publicBuyer, c.paused_until AS pausedUntil, c.pause_reason AS pauseReason,
      c.insolvency_on AS insolvencyOn, c.reminder_plan_id AS ownPlanId, s.plan_id AS segmentPlanId
    FROM customers c LEFT JOIN segment_reminder_plans s ON s.segment = c.segment AND c.segment <> ''`;
  if (customerId === undefined) return db.prepare<CustomerRow>(`${select} ORDER BY c.id`).all();
  return db.prepare<CustomerRow>(`${select} WHERE c.id = ?`).all(customerId);
}

interface PlanFor {
  (planId: null, from: 'company'): AppliedPlan;
  (planId: number | null, from: PlanScope): AppliedPlan | null;
}

/** Each plan as it applies from a scope, one object each; without an id, the company's default. */
function appliedPlans(db: ReadDb): PlanFor {
  const plans = new Map(readPlans(db).map((plan) => [plan.planId, plan]));
  const standing = [...plans.values()].find(({ isDefault }) => isDefault) ?? NO_PLAN;
  const applied = new Map<string, AppliedPlan>();
  return ((planId: number | null, from: PlanScope) => {
    const plan = planId === null ? (from === 'company' ? standing : undefined) : plans.get(planId);
    if (!plan) return null;
    const known = applied.get(`${planId} ${from}`);
    if (known) return known;
    const { planId: id, name, legalDelayDays, steps } = plan;
    const made = { planId: id, name, from, legalDelayDays, steps };
    applied.set(`${planId} ${from}`, made);
    return made;
  }) as PlanFor;
}

const NO_PLAN: StoredPlan = { planId: 0, key: '', name: '', isDefault: true, legalDelayDays: 0, steps: [] };

/** The plans chosen for single invoices, by customer. */
function invoicePlansBy(db: ReadDb, planFor: PlanFor): Map<number, Map<number, AppliedPlan>> {
  const rows = db
    .prepare<{ customerId: number; invoiceId: number; planId: number }>(
      `SELECT i.customer_id AS customerId, p.invoice_id AS invoiceId, p.plan_id AS planId
       FROM invoice_reminder_plans p JOIN invoices i ON i.id = p.invoice_id`,
    )
    .all();
  const plans = new Map<number, Map<number, AppliedPlan>>();
  for (const { customerId, invoiceId, planId } of rows) {
    const plan = planFor(planId, 'invoice');
    if (!plan) continue;
    const known = plans.get(customerId) ?? new Map<number, AppliedPlan>();
    plans.set(customerId, known.set(invoiceId, plan));
  }
  return plans;
}

function oldestFirst(a: OpenReceivable, b: OpenReceivable): number {
  return (
    compare(a.dueOn, b.dueOn) || compare(a.issuedOn, b.issuedOn) || compare(a.invoiceNumber, b.invoiceNumber) || a.invoiceId - b.invoiceId
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function creditNote({ invoiceNumber, issuedOn, openCents }: OpenReceivable): DatedCredit {
  return { label: creditNoteLabel(invoiceNumber), amountCents: openCents, on: issuedOn };
}

/** The latest date promised for each invoice, of the promises that run. */
function promisedDates(db: ReadDb, asOf: LocalDate, customerId?: number): Map<number, LocalDate> {
  const latest = new Map<number, LocalDate>();
  for (const { state, promisedOn, invoiceIds } of judgedPromises(db, asOf, customerId)) {
    if (state !== 'running') continue;
    for (const invoiceId of invoiceIds) latest.set(invoiceId, laterOf(latest.get(invoiceId) ?? promisedOn, promisedOn));
  }
  return latest;
}
