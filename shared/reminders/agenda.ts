import type { Cents } from '../money/cents.ts';
import type { Assessment, CustomerPosition } from './reminder-policy.ts';
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
  { selection, step, reachedLevel, lastContact }: Contacted,
  { interestCents, indemnityCents }: EntryFees,
): AgendaEntry {
  return {
    customerId,
    customerName,
    step: stepName(step.level),
    level: step.level,
    reachedLevel,
    channel: step.channel,
    totalDueCents: selection.totalDueCents,
    oldestDaysLate: Math.max(...selection.chaseable.map(({ daysLate }) => daysLate)),
    interestCents,
    indemnityCents,
    invoices: selection.chaseable,
    credits: selection.credits,
    notYetDue: selection.notYetDue,
    leftOut: selection.leftOut,
    lastContact: lastContact && { on: lastContact.on, level: lastContact.level, channel: lastContact.channel },
  };
}

export function leftOutCustomer({ customerId, customerName }: CustomerPosition, { selection, hindrance }: InPeace): LeftOutCustomer {
  const { reason, code, until } = hindrance;
  return { customerId, customerName, overdueCents: selection.overdueCents, reason, code, until };
}

/** The largest sums first; names decide between equals, so that the order is the same every day. */
export function inAgendaOrder(entries: readonly AgendaEntry[]): AgendaEntry[] {
  return entries.toSorted((a, b) => b.totalDueCents - a.totalDueCents || a.customerName.localeCompare(b.customerName, 'fr'));
}

export function inLeftOutOrder(customers: readonly LeftOutCustomer[]): LeftOutCustomer[] {
  return customers.toSorted((a, b) => b.overdueCents - a.overdueCents || a.customerName.localeCompare(b.customerName, 'fr'));
}
