import { addDays, daysBetween, type LocalDate } from '../dates/local-date.ts';
import type { CaseRoute } from '../legal/case-kinds.ts';
import { addCents, type Cents, minCents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
import { PROMISE_GRACE_DAYS, promiseStands } from '../promises/promise-rules.ts';
import { leftOutPhrases } from './reminder-texts.fr.ts';
import type { AgendaInvoice, Credit, LeftOut } from './reminders.contract.ts';

/** An open invoice of a customer at a day, with what may keep it from being chased. */
export interface Receivable {
  invoiceId: number;
  invoiceNumber: string;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  totalCents: Cents;
  openCents: Cents;
  disputedCents: Cents;
  /** The date of the latest standing promise that names this invoice. */
  promisedOn: LocalDate | null;
  /** The running schedule that holds it. */
  scheduleId: number | null;
  /** That schedule is neither signed nor begun. */
  scheduleProposed?: boolean;
  /** Who collects it in the creditor's place, in words; null when nobody does. */
  handedOver: string | null;
  /** The way that an open case before a court takes with it. */
  caseRoute?: CaseRoute | null;
}

/** What a customer can be asked for at a day, and what is set apart. */
export interface Selection {
  /** Overdue and neither disputed, promised, in a schedule nor handed over; oldest due first. */
  chaseable: AgendaInvoice[];
  /** Open, due that day or later; oldest due first. */
  notYetDue: AgendaInvoice[];
  /** Overdue, but not to be chased that day; with `chaseable` it sums to `overdueCents`. */
  leftOut: LeftOut[];
  credits: Credit[];
  overdueCents: Cents;
  chaseableCents: Cents;
  /** Chaseable less the credits in the customer's favour; 0 or less when they cover it. */
  totalDueCents: Cents;
}

/**
 * Sorts a customer's open invoices at `asOf` into what is chased and what is not. An invoice due that day is not overdue.
 * Only the disputed part of an invoice is left out; a promise, a running schedule or somebody who collects it leaves out all of it.
 */
export function selectChaseable(receivables: readonly Receivable[], credits: readonly Credit[], asOf: LocalDate): Selection {
  const oldestFirst = receivables
    .filter(({ openCents }) => openCents > 0)
    .toSorted((a, b) => compareText(a.dueOn, b.dueOn) || compareText(a.issuedOn, b.issuedOn) || a.invoiceId - b.invoiceId);
  const chaseable: AgendaInvoice[] = [];
  const notYetDue: AgendaInvoice[] = [];
  const leftOut: LeftOut[] = [];
  let overdueCents = ZERO;
  let chaseableCents = ZERO;
  for (const receivable of oldestFirst) {
    const isOverdue = receivable.dueOn < asOf;
    if (isOverdue) {
      overdueCents = addCents(overdueCents, receivable.openCents);
      if (isApart(receivable, asOf)) leftOut.push(...leftOutOf(receivable, asOf));
    }
    if (!isChaseable(receivable, asOf)) continue;
    const invoice = agendaInvoice(receivable, asOf);
    if (isOverdue) chaseableCents = addCents(chaseableCents, invoice.dueCents);
    (isOverdue ? chaseable : notYetDue).push(invoice);
  }
  return {
    chaseable,
    notYetDue,
    leftOut,
    credits: credits.map(({ label, amountCents }) => ({ label, amountCents })),
    overdueCents,
    chaseableCents,
    totalDueCents: addCents(chaseableCents, sumCents(credits.map(({ amountCents }) => amountCents))),
  };
}

/** Whether some of it, or all, is left out. */
function isApart(receivable: Receivable, asOf: LocalDate): boolean {
  return isHeld(receivable) || receivable.disputedCents > 0 || isPromised(receivable, asOf);
}

/** In a running schedule, handed over, or before a court: all of it is out of the reminders. */
function isHeld({ scheduleId, handedOver, caseRoute = null }: Receivable): boolean {
  return scheduleId !== null || handedOver !== null || caseRoute !== null;
}

function isChaseable(receivable: Receivable, asOf: LocalDate): boolean {
  return !isHeld(receivable) && !isPromised(receivable, asOf) && undisputed(receivable) > 0;
}

function isPromised({ promisedOn }: Receivable, asOf: LocalDate): boolean {
  return promisedOn !== null && promiseStands(promisedOn, asOf);
}

function disputed({ openCents, disputedCents }: Receivable): Cents {
  return minCents(openCents, disputedCents);
}

function undisputed(receivable: Receivable): Cents {
  return subtractCents(receivable.openCents, disputed(receivable));
}

function agendaInvoice(receivable: Receivable, asOf: LocalDate): AgendaInvoice {
  const { invoiceId, invoiceNumber, issuedOn, dueOn, totalCents, openCents } = receivable;
  return {
    invoiceId,
    invoiceNumber,
    issuedOn,
    dueOn,
    totalCents,
    openCents,
    dueCents: undisputed(receivable),
    daysLate: Math.max(0, daysBetween(dueOn, asOf)),
  };
}

function leftOutOf(receivable: Receivable, asOf: LocalDate): LeftOut[] {
  const { invoiceNumber, openCents, promisedOn, scheduleId, handedOver, caseRoute = null } = receivable;
  if (handedOver !== null) return [{ invoiceNumber, code: 'handedOver', reason: handedOver, amountCents: openCents, until: null }];
  if (caseRoute !== null) {
    return [{ invoiceNumber, code: 'inCase', reason: leftOutPhrases.inCase(caseRoute), amountCents: openCents, until: null }];
  }
  if (scheduleId !== null) {
    const reason = receivable.scheduleProposed ? leftOutPhrases.inProposedSchedule() : leftOutPhrases.inSchedule();
    return [{ invoiceNumber, code: 'inSchedule', reason, amountCents: openCents, until: null }];
  }
  const parts: LeftOut[] = [];
  if (disputed(receivable) > 0) {
    const reason = leftOutPhrases.disputed(undisputed(receivable) <= 0);
    parts.push({ invoiceNumber, code: 'disputed', reason, amountCents: disputed(receivable), until: null });
  }
  if (promisedOn !== null && isPromised(receivable, asOf) && undisputed(receivable) > 0) {
    const until = addDays(promisedOn, PROMISE_GRACE_DAYS + 1);
    parts.push({
      invoiceNumber,
      code: 'promised',
      reason: leftOutPhrases.promised(promisedOn),
      amountCents: undisputed(receivable),
      until,
    });
  }
  return parts;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
