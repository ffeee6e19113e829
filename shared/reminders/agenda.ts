import type { LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import type { CustomerPosition } from './customer-position.ts';
import { isChasing } from './plan-rules.ts';
import { type Assessment, canBeForced } from './reminder-policy.ts';
import { stepName } from './reminder-texts.fr.ts';
import type { AgendaEntry, LeftOutCustomer } from './reminders.contract.ts';

type Contacted = Extract<Assessment, { outcome: 'contact' }>;
type InPeace = Extract<Assessment, { outcome: 'leftOut' }>;

/** Late fees on the invoices of an entry, for information: they are claimed only at the steps that charge them. */
export interface EntryFees {
  interestCents: Cents | null;
  indemnityCents: Cents;
}

export function agendaEntry(
  { customerId, customerName }: CustomerPosition,
  { selection, plan, step, reachedLevel, about, totalDueCents, forced, lastContact }: Contacted,
  { interestCents, indemnityCents }: EntryFees,
): AgendaEntry {
  return {
    customerId,
    customerName,
    step: stepName(step.level),
    level: step.level,
    reachedLevel,
    channel: step.channel,
    tone: step.tone,
    template: step.template,
    chargesFees: step.chargesFees,
    plan: { planId: plan.planId, name: plan.name, from: plan.from },
    forced: forced && { decisionId: forced.decisionId, reason: forced.reason },
    totalDueCents,
    oldestDaysLate: Math.max(...about.map(({ daysLate }) => daysLate)),
    interestCents,
    indemnityCents,
    invoices: about,
    credits: selection.credits,
    notYetDue: isChasing(step) ? selection.notYetDue : selection.notYetDue.filter((invoice) => !about.includes(invoice)),
    leftOut: selection.leftOut,
    lastContact: lastContact && {
      on: lastContact.on,
      level: lastContact.level,
      channel: lastContact.channel,
      isAboutThese: lastContact.invoiceIds.some((id) => about.some(({ invoiceId }) => invoiceId === id)),
    },
  };
}

export function leftOutCustomer(position: CustomerPosition, { selection, hindrance }: InPeace, asOf: LocalDate): LeftOutCustomer {
  const { customerId, customerName, callBackOn = null } = position;
  const { reason, code, until, decisionId = null } = hindrance;
  const canForce = canBeForced(position, selection, asOf);
  const callBack = callBackOn !== null && callBackOn >= asOf && callBackOn !== until ? { callBackOn } : {};
  return { customerId, customerName, overdueCents: selection.overdueCents, reason, code, until, ...callBack, decisionId, canForce };
}

/** What is overdue first, then the largest sums; names decide between equals, so that the order is the same every day. */
export function inAgendaOrder(entries: readonly AgendaEntry[]): AgendaEntry[] {
  return entries.toSorted(
    (a, b) => Number(isChasing(b)) - Number(isChasing(a)) || b.totalDueCents - a.totalDueCents || byName(a.customerName, b.customerName),
  );
}

const { compare: byName } = new Intl.Collator('fr');

export function inLeftOutOrder(customers: readonly LeftOutCustomer[]): LeftOutCustomer[] {
  return customers.toSorted((a, b) => b.overdueCents - a.overdueCents || byName(a.customerName, b.customerName));
}
