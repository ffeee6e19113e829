import { readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import type { remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { HandlersOf } from '../context.ts';
import { exportCalendar } from './export-calendar.ts';
import { forceLevel } from './force-level.ts';
import { listContacts } from './list-contacts.ts';
import { listLeftOut } from './list-left-out.ts';
import { finishCallBack, planCallBack } from './plan-call-back.ts';
import { postponeContact } from './postpone-contact.ts';
import { recordCall } from './record-call.ts';
import { recordMessage } from './record-message.ts';
import { calendarSettingsOf, setCalendarSettings, setReminderSettings } from './reminder-settings.ts';
import { removeContact } from './remove-contact.ts';
import { showAgenda } from './show-agenda.ts';
import { showCallSheet } from './show-call-sheet.ts';
import { skipStep } from './skip-step.ts';
import { todayTasks } from './today-tasks.ts';
import { undoDecisions } from './undo-decisions.ts';
import { upcomingEvents } from './upcoming-events.ts';

export const remindersHandlers: HandlersOf<typeof remindersContract> = {
  agenda: showAgenda,
  leftOut: listLeftOut,
  contacts: listContacts,
  callSheet: showCallSheet,
  recordCall,
  planCallBack,
  finishCallBack,
  recordMessage,
  removeContact,
  skip: skipStep,
  postpone: postponeContact,
  force: forceLevel,
  undoDecisions,
  today: todayTasks,
  settings: ({ db }) => readReminderSettings(db),
  setSettings: setReminderSettings,
  upcoming: upcomingEvents,
  exportCalendar,
  calendarSettings: ({ db }) => calendarSettingsOf(db),
  setCalendarSettings,
};
