import { readIdentity } from '../../../db/companies/companies.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { CALENDAR_NAME, eventDescription, eventTitle } from '../../../shared/reminders/calendar-words.fr.ts';
import { writeCalendar } from '../../../shared/reminders/icalendar.ts';
import type { remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { QueryContext } from '../context.ts';
import { calendarSettingsOf } from './reminder-settings.ts';
import { upcomingEvents } from './upcoming-events.ts';

type Verb = typeof remindersContract.exportCalendar;

/** Writes what is ahead as a calendar file, showing of it what the company's settings allow. */
export async function exportCalendar(context: QueryContext, { out, ...span }: InputOf<Verb>): Promise<OutputOf<Verb>> {
  const { db, now, files } = context;
  const { uuid, name } = readIdentity(db);
  const shown = calendarSettingsOf(db);
  const events = await upcomingEvents(context, span);
  const days = events.map((event) => ({
    uid: `${event.key}@${uuid}.quittance`,
    on: event.on,
    title: eventTitle(event, shown),
    description: eventDescription(event, shown),
  }));
  const { path } = await files.write(out, new TextEncoder().encode(writeCalendar(CALENDAR_NAME(name), days, now)));
  return { path, events: events.length };
}
