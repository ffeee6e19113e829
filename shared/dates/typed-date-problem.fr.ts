import { formatDate } from './format-date.ts';
import type { LocalDate } from './local-date.ts';
import { parseTypedDate } from './parse-typed-date.ts';

export interface DateBounds {
  min?: LocalDate | undefined;
  max?: LocalDate | undefined;
  /** What cannot be before `min`: « La première échéance ». */
  what?: string | undefined;
}

/** Three groups of digits: a date was meant. */
const SHAPED_LIKE_A_DATE = /^\d{1,4}[/.\- ]\d{1,2}[/.\- ]\d{1,4}$|^\d{6}$|^\d{8}$/;

/** What is wrong with a date as it was typed, in a sentence; null when it can be taken. Nothing typed is no problem by itself. */
export function typedDateProblem(text: string, { min, max, what = 'La date' }: DateBounds = {}): string | null {
  const typed = text.trim();
  if (typed === '') return null;
  const date = parseTypedDate(typed);
  if (date === null) return SHAPED_LIKE_A_DATE.test(typed) ? 'Cette date n’existe pas.' : 'Écrivez une date comme 31/01/2026.';
  if (min !== undefined && date < min) return `${what} ne peut pas précéder le ${formatDate(min)}.`;
  if (max !== undefined && date > max) return `${what} ne peut pas dépasser le ${formatDate(max)}.`;
  return null;
}
