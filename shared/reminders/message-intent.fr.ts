import type { AgendaEntry } from './reminders.contract.ts';

/** What a message of a step is for, before it is written. */
export function messageIntent({ level, invoices }: AgendaEntry): string {
  if (level === 'notice') return `Rappeler ${invoices.length > 1 ? 'les échéances' : 'l’échéance'} à venir, sans rien réclamer.`;
  return 'Demander le règlement en quelques mots.';
}
