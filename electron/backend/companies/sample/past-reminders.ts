import { addDays, daysBetween, type LocalDate } from '../../../../shared/dates/local-date.ts';
import type { ReminderLevel } from '../../../../shared/reminders/reminders.contract.ts';
import type { DraftBook, DraftContact, DraftInvoice } from './draft-book.ts';
import type { SampleCustomer } from './sample-resources.ts';
import { overdueOn } from './tell-chapter.ts';
import { workdayUntil } from './workdays.ts';

/** The standard plan, in days after the due date, mildest first. */
const STEPS: readonly { level: ReminderLevel; afterDays: number }[] = [
  { level: 'R1', afterDays: 3 },
  { level: 'call', afterDays: 8 },
  { level: 'R2', afterDays: 15 },
  { level: 'R3', afterDays: 30 },
  { level: 'formalNotice', afterDays: 45 },
];

/** Reminders were done every other week, from well into the story until not long ago. */
const FIRST_DAYS_AGO = 480;
const EVERY_DAYS = 14;
const LAST_DAYS_AGO = 12;
/** For customers whose latest contacts the story tells itself. */
const LAST_DAYS_AGO_IF_STORIED = 88;

/** The contacts of a company that has been reminding for a year and a half: who was late that day, at the level reached, once. */
export function addPastReminders(
  book: DraftBook,
  customers: readonly SampleCustomer[],
  storied: ReadonlySet<SampleCustomer>,
  today: LocalDate,
): void {
  for (const customer of customers) {
    const last = storied.has(customer) ? LAST_DAYS_AGO_IF_STORIED : LAST_DAYS_AGO;
    const own = book.invoices.filter((invoice) => invoice.customer === customer);
    const contacts: DraftContact[] = [];
    for (let daysAgo = FIRST_DAYS_AGO; daysAgo >= last; daysAgo -= EVERY_DAYS) {
      const on = workdayUntil(addDays(today, -daysAgo));
      const late = overdueOn(own, on).filter(({ leftAloneFrom }) => leftAloneFrom === null || on < leftAloneFrom);
      const level = nextLevel(late, contacts, on);
      if (level) contacts.push({ customer, on, level, outcome: level === 'call' ? 'reached' : '', note: '', invoices: late });
    }
    book.contacts.push(...contacts);
  }
}

/** The level that the oldest late invoice has reached, unless it was already reminded at it; no higher than R2 the first time. */
function nextLevel([oldest]: readonly DraftInvoice[], contacts: readonly DraftContact[], on: LocalDate): ReminderLevel | null {
  if (!oldest) return null;
  const reached = STEPS.findLastIndex(({ afterDays }) => daysBetween(oldest.dueOn, on) >= afterDays);
  const highest = contacts.length === 0 ? Math.min(reached, placeOf('R2')) : reached;
  const done = contacts.filter(({ invoices }) => invoices.includes(oldest)).map(({ level }) => placeOf(level));
  return highest > Math.max(-1, ...done) ? (STEPS[highest]?.level ?? null) : null;
}

function placeOf(level: ReminderLevel): number {
  return STEPS.findIndex((step) => step.level === level);
}
