import type { ReadDb } from '../../../db/database.ts';
import { readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import { readSetting, writeSetting } from '../../../db/settings/settings.queries.ts';
import type { InputOf } from '../../../shared/contract/procedure.ts';
import { CalendarSettings, type ReminderSettings, type remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { CommandContext } from '../context.ts';

type Contract = typeof remindersContract;

/** Keeps the rules that are given; the others stay as they are. */
export function setReminderSettings({ db }: CommandContext, changes: InputOf<Contract['setSettings']>): ReminderSettings {
  db.transaction(() => {
    for (const [name, value] of Object.entries(changes)) if (value !== undefined) writeSetting(db, `reminders.${name}`, value);
  });
  return readReminderSettings(db);
}

const CALENDAR = 'reminders.calendar';

/** Whole names and amounts until the user says otherwise. */
export function calendarSettingsOf(db: ReadDb): CalendarSettings {
  return CalendarSettings.safeParse(readSetting(db, CALENDAR)).data ?? { names: 'full', amounts: true };
}

export function setCalendarSettings({ db }: CommandContext, changes: InputOf<Contract['setCalendarSettings']>): CalendarSettings {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  db.transaction(() => writeSetting(db, CALENDAR, { ...calendarSettingsOf(db), ...given }));
  return calendarSettingsOf(db);
}
