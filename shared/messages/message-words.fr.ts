import { stepName } from '../reminders/reminder-texts.fr.ts';
import type { Message, MessageChannel } from './messages.contract.ts';
import type { SmsLength } from './sms-segments.ts';

/** What the contact of a customer's own sheet is called among its people. */
export const MAIN_CONTACT = 'Contact de la fiche';

const CHANNELS: Record<MessageChannel, string> = { email: 'E-mail', sms: 'SMS' };

const STATES: Record<Message['state'], string> = { draft: 'préparé', sent: 'envoyé', discarded: 'écarté' };

/** « E-mail préparé : Relance 1 », « SMS écarté : Relance 2 ». */
export function messageTitle({ channel, state, level }: Pick<Message, 'channel' | 'state' | 'level'>): string {
  return `${CHANNELS[channel]} ${STATES[state]} : ${stepName(level)}`;
}

/** The name proposed for the file of an e-mail: `E-mail Bâti-Sud 2026-10-31.eml`. */
export function emailFileName(customerName: string, day: string): string {
  return `E-mail ${customerName
    .replace(/[^\p{L}\p{N} .-]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()} ${day}.eml`;
}

/** « 1 e-mail », « 3 e-mails » */
export function emailsWords(count: number): string {
  return `${count} e-mail${count > 1 ? 's' : ''}`;
}

/** What is under way while several are prepared. */
export const PREPARING_EMAILS = 'Préparation des e-mails';

/** The name proposed for the archive of several: `E-mails 2026-10-31.zip`. */
export function emailsFileName(day: string): string {
  return `E-mails ${day}.zip`;
}

/** « 142 caractères, 1 SMS », with what makes it longer than it looks. */
export function smsLengthWords({ characters, segments, outside }: SmsLength): string {
  const count = `${characters} caractère${characters > 1 ? 's' : ''}, ${segments} SMS`;
  if (outside.length === 0) return count;
  const signs = outside
    .slice(0, 6)
    .map((sign) => `« ${sign === '\u00a0' || sign === '\u202f' ? 'espace insécable' : sign} »`)
    .join(' ');
  return `${count} ; sans ${signs}, un SMS tient 160 caractères au lieu de 70`;
}
