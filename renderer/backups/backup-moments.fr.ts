import { daysAgo } from '../../shared/dates/days-ago.fr.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';

/** « 9 h 12 », in this computer's time. */
export function hourOf(instant: string): string {
  const date = new Date(instant);
  return `${date.getHours()} h ${String(date.getMinutes()).padStart(2, '0')}`;
}

/** « aujourd’hui à 9 h 12 », « hier à 18 h 05 », « le 15/11/2026 (il y a 7 jours) ». */
export function momentOf({ takenAt, takenOn }: { takenAt: string | null; takenOn: LocalDate }, today: LocalDate): string {
  const ago = daysAgo(takenOn, today);
  const isNear = ago === 'aujourd’hui' || ago === 'hier';
  if (isNear) return takenAt === null ? ago : `${ago} à ${hourOf(takenAt)}`;
  return ago.startsWith('le ') ? ago : `le ${formatDate(takenOn)} (${ago})`;
}

/** « 1 240 factures et avoirs »; « aucune facture ». */
export function invoicesInWords(count: number): string {
  if (count === 0) return 'aucune facture';
  return count === 1 ? '1 facture ou avoir' : `${count.toLocaleString('fr-FR')} factures et avoirs`;
}
