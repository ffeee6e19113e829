import type { LocalDate } from './local-date.ts';
import type { YearMonth } from './year-month.ts';

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const;
const SHORT_MONTHS = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'] as const;

function monthIndex(text: string): number {
  return Number(text.slice(5, 7)) - 1;
}

/** `31/01/2026` */
export function formatDate(date: LocalDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** `31 janvier 2026`, `1er février 2026` */
export function formatLongDate(date: LocalDate): string {
  const day = Number(date.slice(8, 10));
  return `${day === 1 ? '1er' : day} ${MONTHS[monthIndex(date)]} ${date.slice(0, 4)}`;
}

/** `23 nov.`, `1er déc.`: on an axis of weeks. */
export function formatDayOfMonth(date: LocalDate): string {
  const day = Number(date.slice(8, 10));
  return `${day === 1 ? '1er' : day} ${SHORT_MONTHS[monthIndex(date)]}`;
}

/** `octobre 2026` */
export function formatMonth(month: YearMonth): string {
  return `${MONTHS[monthIndex(month)]} ${month.slice(0, 4)}`;
}

/** `oct. 26` */
export function formatShortMonth(month: YearMonth): string {
  return `${SHORT_MONTHS[monthIndex(month)]} ${month.slice(2, 4)}`;
}
