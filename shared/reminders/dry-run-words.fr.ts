import { formatDate } from '../dates/format-date.ts';
import { CHANNEL_NAMES } from './plan-words.fr.ts';
import type { DryRun } from './plans.contract.ts';
import { ReminderChannel } from './reminders.contract.ts';

const plural = (count: number, one: string, many: string) => `${count}\u00a0${count > 1 ? many : one}`;

const COUNTED: Record<ReminderChannel, [string, string]> = {
  letter: ['courrier', 'courriers'],
  email: ['e-mail', 'e-mails'],
  phone: ['appel', 'appels'],
  sms: [CHANNEL_NAMES.sms, CHANNEL_NAMES.sms],
};

/** « D’ici le 30/11/2026 : 12 contacts (5 courriers, 7 appels) ; 2 en plus, 1 déplacé, 3 en moins. » */
export function dryRunSummary({ to, contacts, dropped }: DryRun): string {
  const head = `D’ici le ${formatDate(to)} : ${contacts.length === 0 ? 'aucun contact' : plural(contacts.length, 'contact', 'contacts')}`;
  const byChannel = ReminderChannel.options.flatMap((channel) => {
    const count = contacts.filter((contact) => contact.channel === channel).length;
    return count === 0 ? [] : [plural(count, ...COUNTED[channel])];
  });
  const count = (change: DryRun['contacts'][number]['change']) => contacts.filter((contact) => contact.change === change).length;
  const changes = [
    ...(count('new') > 0 ? [`${count('new')} en plus`] : []),
    ...(count('moved') > 0 ? [plural(count('moved'), 'déplacé', 'déplacés')] : []),
    ...(dropped.length > 0 ? [`${dropped.length} en moins`] : []),
  ];
  const made = byChannel.length === 0 ? '' : ` (${byChannel.join(', ')})`;
  return `${head}${made} ; ${changes.length === 0 ? 'rien ne change par rapport aux plans en vigueur' : changes.join(', ')}.`;
}
