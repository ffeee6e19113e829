import { formatDate, formatLongDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { Contact } from '../reminders/reminder-policy.ts';

/** « par téléphone au 04 71 … ou par courriel à … »; empty when the letterhead has neither. */
export function contactDetails({ phone, email }: { phone: string; email: string }): string {
  const ways = [];
  if (phone !== '') ways.push(`par téléphone au ${phone.replaceAll(' ', '\u00a0')}`);
  if (email !== '') ways.push(`par courriel à ${email}`);
  return ways.join(' ou ');
}

function enumerated(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} et ${items.at(-1)}`;
}

/**
 * What the letter recalls of earlier contacts, oldest first: « notre relance du 2 septembre 2026 », « nos relances du 2 septembre et
 * du 9 octobre 2026 », or the calls where nothing was written; at most the last four. Empty when there was none.
 */
export function earlierReminders(contacts: readonly Pick<Contact, 'on' | 'level'>[]): string {
  const written = contacts.filter(({ level }) => level !== 'call');
  const [recalled, one, many] = written.length > 0 ? [written, 'notre relance', 'nos relances'] : [contacts, 'notre appel', 'nos appels'];
  const days = [...new Set(recalled.map(({ on }) => on))].sort().slice(-4);
  if (days.length === 0) return '';
  const year = (day: LocalDate): string => day.slice(0, 4);
  const dated = days.map((day, index) => {
    const next = days[index + 1];
    const long = formatLongDate(day);
    return `du ${next !== undefined && year(next) === year(day) ? long.slice(0, -5) : long}`;
  });
  return `${days.length === 1 ? one : many} ${enumerated(dated)}`;
}

/** What the rate of an annex rests on. */
export function rateBasis(contractRate: string | null): string {
  return contractRate === null
    ? 'au taux de refinancement de la BCE en vigueur au premier jour du semestre, majoré de 10 points'
    : `au taux contractuel de ${contractRate}`;
}

/** What a long printing is busy with. */
export const layingOutLetters = 'Mise en page des courriers';

/** The title of a file of several letters. */
export function bundleTitle(printedOn: LocalDate): string {
  return `Courriers du ${formatDate(printedOn)}`;
}
