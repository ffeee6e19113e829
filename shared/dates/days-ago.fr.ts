import { formatDate } from './format-date.ts';
import { daysBetween, type LocalDate } from './local-date.ts';

/** How long ago a day was, as one says it: « aujourd’hui », « hier », « il y a 3 jours »; a day still to come by its date. */
export function daysAgo(day: LocalDate, today: LocalDate): string {
  const days = daysBetween(day, today);
  if (days < 0) return `le ${formatDate(day)}`;
  if (days === 0) return 'aujourd’hui';
  if (days === 1) return 'hier';
  return `il y a ${days} jours`;
}
