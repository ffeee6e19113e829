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

/** A letter or an e-mail, as opposed to a call. */
export function isWritten({ level, channel }: Pick<Contact, 'level' | 'channel'>): boolean {
  return level !== 'call' && channel !== 'phone';
}

/**
 * What the letter recalls of earlier contacts, a sentence of its own so that it says nothing of the invoices that came since:
 * « Nous vous avons relancé le 2 septembre et le 9 octobre 2026. », or « appelé » where nothing was written; oldest first, at
 * most the last four. Empty when there was none.
 */
export function earlierContacts(contacts: readonly Pick<Contact, 'on' | 'level' | 'channel'>[]): string {
  const written = contacts.filter(isWritten);
  const [recalled, verb] = written.length > 0 ? [written, 'relancé'] : [contacts, 'appelé'];
  const days = [...new Set(recalled.map(({ on }) => on))].sort().slice(-4);
  if (days.length === 0) return '';
  const year = (day: LocalDate): string => day.slice(0, 4);
  const dated = days.map((day, index) => {
    const next = days[index + 1];
    const long = formatLongDate(day);
    return `le ${next !== undefined && year(next) === year(day) ? long.slice(0, -5) : long}`;
  });
  return `Nous vous avons ${verb} ${enumerated(dated)}.`;
}

/** `d’Atelier`, `de Menuiserie`: elided before a vowel sound. A name in H keeps « de »: nothing tells which H is mute. */
export function withOf(name: string): string {
  const plain = name.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const isElided = /^([aeiouœæ]|y[^aeiou])/.test(plain) && !/^(onz|oui|ouistiti|uhlan|yacht)/.test(plain);
  return isElided ? `d’${name.trim()}` : `de ${name.trim()}`;
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
