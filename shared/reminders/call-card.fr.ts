import type { CustomerKind } from '../customers/customers.contract.ts';
import { bearsCivility } from '../customers/person-name.ts';
import { formatDate, formatLongDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { shortDate } from '../dates/short-date.fr.ts';
import { formatEuros } from '../money/format-money.ts';
import { isAboutOtherInvoices } from './agenda-sentences.fr.ts';
import { doneWords, stepName } from './reminder-texts.fr.ts';
import type { AgendaEntry } from './reminders.contract.ts';

/** Who to ask for: the contact; a person is asked for by name, a business for its accounts. */
function whoToAskFor({ customerName }: AgendaEntry, contactName: string, kind: CustomerKind): string {
  if (contactName !== '') return `Demandez ${contactName}.`;
  if (kind === 'consumer' || bearsCivility(customerName)) return `Demandez ${customerName}.`;
  return 'Demandez la comptabilité, ou la personne qui règle les factures.';
}

/** What to say on the phone, in order: who one asks for, what is owed, and the one thing to obtain, a date. */
export function callPoints(entry: AgendaEntry, contactName: string, kind: CustomerKind): string[] {
  const { invoices, totalDueCents, leftOut, lastContact } = entry;
  const points = [whoToAskFor(entry, contactName, kind)];
  if (entry.level === 'satisfaction') return [...points, ...satisfactionPoints(entry)];
  const [oldest] = invoices;
  if (invoices.length === 1 && oldest) {
    points.push(
      `« Je vous appelle pour notre facture ${oldest.invoiceNumber} du ${formatDate(oldest.issuedOn)} : il reste ${formatEuros(totalDueCents)} à régler, depuis le ${formatLongDate(oldest.dueOn)}. »`,
    );
  } else if (oldest) {
    points.push(
      `« Je vous appelle pour ${invoices.length} factures échues, ${formatEuros(totalDueCents)} en tout ; la plus ancienne, ${oldest.invoiceNumber}, devait être réglée le ${formatLongDate(oldest.dueOn)}. »`,
    );
  }
  if (lastContact && lastContact.level !== 'call') {
    points.push(
      `« Avez-vous reçu notre courrier du ${formatLongDate(lastContact.on)} ? » (${stepName(lastContact.level).toLocaleLowerCase('fr').replaceAll(' ', '\u00a0')})`,
    );
  }
  points.push(
    '« Y a-t-il une raison particulière ? » Laissez répondre : une contestation s’enregistre comme un litige, et n’est plus relancée.',
  );
  if (leftOut.some(({ code }) => code === 'disputed'))
    points.push('Une partie est déjà en litige : n’en parlez que si votre interlocuteur le fait.');
  points.push('« À quelle date puis-je compter sur votre règlement ? » Obtenez un jour précis et notez-le.');
  return points;
}

/** Some days after an invoice, long before it is due: is all well, and is it on its way to be paid? What is wrong is heard early. */
function satisfactionPoints({ invoices }: AgendaEntry): string[] {
  const [first] = invoices;
  const about = invoices.length === 1 && first ? `notre facture ${first.invoiceNumber}` : `nos ${invoices.length} dernières factures`;
  return [
    `« Êtes-vous satisfait de ce que nous vous avons livré ? » Cet appel ne réclame rien : il n’y a pas de retard.`,
    `« Avez-vous bien reçu ${about}, et vous convient-elle ? » Une contestation s’enregistre comme un litige.`.replace(
      'vous convient-elle',
      invoices.length === 1 ? 'vous convient-elle' : 'vous conviennent-elles',
    ),
    ...(first ? [`« Le règlement est prévu pour le ${formatLongDate(first.dueOn)}, est-ce bien noté chez vous ? »`] : []),
  ];
}

/** When the customer was last contacted: « Relance 1 faite le 9/10 », or that it never was. */
export function lastContactLine(entry: AgendaEntry, asOf: LocalDate): string {
  const { lastContact } = entry;
  if (!lastContact || (entry.oldestDaysLate > 0 && isAboutOtherInvoices(entry, asOf))) return 'Premier contact pour ces factures';
  const words = doneWords(lastContact.level);
  return `${words.charAt(0).toLocaleUpperCase('fr')}${words.slice(1)} le ${shortDate(lastContact.on, asOf)}`;
}

/** What a message of a step is for, before it is written. */
export function messageIntent({ level, invoices }: AgendaEntry): string {
  if (level === 'notice') return `Rappeler ${invoices.length > 1 ? 'les échéances' : 'l’échéance'} à venir, sans rien réclamer.`;
  return 'Demander le règlement en quelques mots.';
}
