import { addDays, daysBetween, type LocalDate } from '../dates/local-date.ts';
import { type Cents, subtractCents, sumCents } from '../money/cents.ts';
import { stepBeforeDue } from './before-due.ts';
import { subjectOfCall } from './call-subject.ts';
import { selectChaseable } from './chaseable-selection.ts';
import { withoutFirmer } from './contact-selection.ts';
import type { Contact, CustomerPosition } from './customer-position.ts';
import { isChasing, severity } from './plan-rules.ts';
import type { AgendaInvoice, CallSheet, CallStage, ReminderLevel } from './reminders.contract.ts';

export type CallSubject = Pick<
  CallSheet,
  'stage' | 'invoices' | 'credits' | 'totalDueCents' | 'leftOut' | 'lastWritten' | 'noticeDeadlineOn'
>;

/** Nothing is open: there may be a call to make all the same, as one that was promised. */
export const NOTHING_TO_CALL_FOR: CallSubject = {
  stage: 'nothingDue',
  invoices: [],
  credits: [],
  totalDueCents: sumCents([]),
  leftOut: [],
  lastWritten: null,
  noticeDeadlineOn: null,
};

/**
 * What a call at `asOf` is about, and how far collection has come for it. What may be asked for, the same as the agenda does; when nothing
 * may, all that is overdue, for who rings about a promise or a dispute; else what is not due yet.
 * The stage follows from the firmest letter or message about one of these invoices, whatever was written about others.
 */
export function callSubject(position: CustomerPosition, asOf: LocalDate, level: 'call' | 'satisfaction', delayDays: number): CallSubject {
  const all = selectChaseable(position.receivables, position.credits, asOf);
  if (level === 'satisfaction') {
    const reached = stepBeforeDue(position, all, asOf);
    const invoices = reached?.step.level === 'satisfaction' ? reached.about : all.notYetDue;
    return {
      ...NOTHING_TO_CALL_FOR,
      stage: invoices.length === 0 ? 'nothingDue' : 'satisfaction',
      invoices,
      totalDueCents: sumOf(invoices),
    };
  }
  if (all.chaseable.length > 0 && all.totalDueCents > 0) {
    const asked = withoutFirmer(all, position, asOf, 'call', delayDays);
    const { chaseable: invoices, credits, totalDueCents, leftOut } = asked;
    return { invoices, credits, totalDueCents, leftOut, ...writtenAbout(position, invoices, asOf, delayDays) };
  }
  const overdue = subjectOfCall(position.receivables, asOf).map((receivable): AgendaInvoice => {
    const { invoiceId, invoiceNumber, issuedOn, dueOn, totalCents, openCents, disputedCents } = receivable;
    const dueCents = disputedCents >= openCents ? openCents : subtractCents(openCents, disputedCents);
    return { invoiceId, invoiceNumber, issuedOn, dueOn, totalCents, openCents, dueCents, daysLate: daysBetween(dueOn, asOf) };
  });
  if (overdue.length > 0) {
    const { credits, leftOut } = all;
    return {
      invoices: overdue,
      credits,
      totalDueCents: sumCents([sumOf(overdue), ...credits.map(({ amountCents }) => amountCents)]),
      leftOut,
      ...writtenAbout(position, overdue, asOf, delayDays),
    };
  }
  if (all.notYetDue.length === 0) return NOTHING_TO_CALL_FOR;
  return { ...NOTHING_TO_CALL_FOR, stage: 'beforeDue', invoices: all.notYetDue, totalDueCents: sumOf(all.notYetDue) };
}

function sumOf(invoices: readonly AgendaInvoice[]): Cents {
  return sumCents(invoices.map(({ dueCents }) => dueCents));
}

const STAGES: Readonly<Partial<Record<ReminderLevel, CallStage>>> = {
  R1: 'afterR1',
  R2: 'afterR2',
  R3: 'afterR3',
  formalNotice: 'afterFormalNotice',
};

/** What was written about these invoices: never a letter about others. A notice that came back asked for nothing. */
function writtenAbout(
  { contacts }: CustomerPosition,
  invoices: readonly AgendaInvoice[],
  asOf: LocalDate,
  delayDays: number,
): Pick<CallSubject, 'stage' | 'lastWritten' | 'noticeDeadlineOn'> {
  const ids = new Set(invoices.map(({ invoiceId }) => invoiceId));
  const written = contacts.filter(
    (contact) =>
      contact.on <= asOf &&
      contact.channel !== 'phone' &&
      isChasing(contact) &&
      (contact.returnedOn ?? null) === null &&
      contact.invoiceIds.some((id) => ids.has(id)),
  );
  const firmest = written.reduce<Contact | null>(
    (best, contact) => (best === null || severity(contact.level) >= severity(best.level) ? contact : best),
    null,
  );
  const last = written.at(-1) ?? null;
  return {
    stage: (firmest && STAGES[firmest.level]) ?? 'first',
    lastWritten: last && { on: last.on, level: last.level, channel: last.channel },
    noticeDeadlineOn: firmest?.level === 'formalNotice' ? addDays(firmest.on, delayDays) : null,
  };
}
