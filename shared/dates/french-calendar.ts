import dayjs from 'dayjs';
import 'dayjs/locale/fr.js';

/** The locale of calendars on screen: French names of months and days, weeks from Monday. */
export const CALENDAR_LOCALE = 'fr';

/** Makes French the language of the date pickers; called once when the interface starts. */
export function setFrenchCalendars(): void {
  dayjs.locale(CALENDAR_LOCALE);
}
