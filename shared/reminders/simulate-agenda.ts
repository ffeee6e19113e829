import { addDays, type LocalDate } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import type { Contact, CustomerPosition } from './customer-position.ts';
import { assessCustomer } from './reminder-policy.ts';
import type { ReminderChannel, ReminderLevel, ReminderSettings } from './reminders.contract.ts';

/** A contact as it would come. */
export interface SimulatedContact {
  on: LocalDate;
  customerId: number;
  customerName: string;
  level: ReminderLevel;
  channel: ReminderChannel;
  amountCents: Cents;
  /** Oldest due first. */
  invoiceIds: readonly number[];
}

/**
 * The contacts with one customer from a day to another, both included, were each made on the day it is proposed and nothing paid, disputed
 * or promised meanwhile: what is open falls due, promises expire, pauses end.
 */
export function simulateContacts(
  position: CustomerPosition,
  from: LocalDate,
  to: LocalDate,
  settings: ReminderSettings,
): SimulatedContact[] {
  const { customerId, customerName } = position;
  const contacts: Contact[] = position.contacts.filter(({ on }) => on <= from);
  const simulated: SimulatedContact[] = [];
  let { forced } = position;
  for (let on = from; on <= to; on = addDays(on, 1)) {
    const assessment = assessCustomer({ ...position, contacts, forced }, on, settings);
    if (assessment.outcome !== 'contact') continue;
    const { step, about, totalDueCents } = assessment;
    const { level, channel } = step;
    const invoiceIds = about.map(({ invoiceId }) => invoiceId);
    simulated.push({ on, customerId, customerName, level, channel, amountCents: totalDueCents, invoiceIds });
    contacts.push({ on, level, channel, invoiceIds });
    forced = null;
  }
  return simulated;
}
