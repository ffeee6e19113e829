import type { TodayTask } from '../../../shared/reminders/reminders.contract.ts';
import { hrefTo } from './addresses.ts';

/** Things that are done where the customer’s letters are. */
const AT_LETTERS: ReadonlySet<TodayTask['kind']> = new Set(['returnedNotice', 'unclaimedNotice']);

/** Where a thing to do is done, in its company. */
export function taskHref({ kind, customerId, scheduleId, legal, prescribing }: TodayTask): string {
  if (legal !== undefined)
    return hrefTo(
      'legal',
      {},
      { onglet: 'dossiers', ...(legal.caseId === null ? { ouvrir: String(customerId) } : { dossier: String(legal.caseId) }) },
    );
  if (prescribing !== undefined) return hrefTo('legal', {}, { vue: 'alertes', facture: String(prescribing.invoiceIds[0] ?? '') });
  if (kind === 'legalStage') return hrefTo('legal', {}, { client: String(customerId) });
  if (kind === 'disputeDeadline') return hrefTo('customer', { customerId: String(customerId) }, { onglet: 'litiges' });
  if (kind === 'callBack') return hrefTo('reminders', {}, { appel: String(customerId) });
  if (kind === 'contact') return hrefTo('reminders', {}, { client: String(customerId) });
  if (kind === 'brokenPromise' || kind === 'promiseDue')
    return hrefTo('customer', { customerId: String(customerId) }, { onglet: 'promesses' });
  if (scheduleId !== null) return hrefTo('schedule', { scheduleId: String(scheduleId) });
  return hrefTo('customer', { customerId: String(customerId) }, { onglet: AT_LETTERS.has(kind) ? 'courriers' : 'contacts' });
}
