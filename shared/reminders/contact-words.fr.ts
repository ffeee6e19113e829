import { formatDate } from '../dates/format-date.ts';
import { isAboutSchedule } from '../letters/letter-kinds.ts';
import { letterName } from '../letters/letter-names.fr.ts';
import { formatEuros } from '../money/format-money.ts';
import { stepName } from './reminder-texts.fr.ts';
import type { CallBack, CallOutcome, ContactRecord, ReminderChannel } from './reminders.contract.ts';

/** How a call ended, as one chooses it. */
export const CALL_OUTCOMES: Record<CallOutcome, string> = {
  satisfied: 'Tout va bien',
  reached: 'Interlocuteur joint',
  message: 'Message laissé',
  promise: 'Règlement promis',
  dispute: 'Facture contestée',
  callBack: 'À rappeler',
  wrongPerson: 'Mauvais interlocuteur',
  wrongNumber: 'Mauvais numéro',
};

/** The same as one chooses it of a satisfaction check, where nothing is due yet: what is wrong becomes a dispute or a promise. */
const SATISFACTION_OUTCOMES: Partial<Record<CallOutcome, string>> = {
  satisfied: 'Tout va bien',
  dispute: 'Un problème : la facture est contestée',
  promise: 'Un problème pour régler : une date est promise',
  message: 'Pas de réponse, message laissé',
  callBack: 'À rappeler',
  wrongPerson: 'Mauvais interlocuteur',
  wrongNumber: 'Mauvais numéro',
};

/** The outcomes of a level in their order, with their words. */
export function outcomesOfLevel(level: 'call' | 'satisfaction'): { value: CallOutcome; label: string }[] {
  const names = level === 'satisfaction' ? SATISFACTION_OUTCOMES : CALL_OUTCOMES;
  return (Object.entries(names) as [CallOutcome, string][])
    .filter(([value]) => level === 'satisfaction' || value !== 'satisfied')
    .map(([value, label]) => ({ value, label }));
}

const CHANNELS: Record<ReminderChannel, string> = { letter: 'par courrier', email: 'par e-mail', phone: 'par téléphone', sms: 'par SMS' };

/** « Appel : règlement promis », « Relance 2 par courrier », « Avant l’échéance par e-mail ». */
export function contactTitle({
  level,
  channel,
  outcome,
  letterKind,
}: Pick<ContactRecord, 'level' | 'channel' | 'outcome' | 'letterKind'>): string {
  // Its level in the plan says less than its name.
  if (letterKind != null && isAboutSchedule(letterKind)) return `${letterName(letterKind)} ${CHANNELS[channel]}`;
  if (level !== 'call' && level !== 'satisfaction') return `${stepName(level)} ${CHANNELS[channel]}`;
  return outcome === null ? stepName(level) : `${stepName(level)} : ${CALL_OUTCOMES[outcome].toLocaleLowerCase('fr')}`;
}

/** « 1 200,00 € promis pour le 14/11/2026 par Mme Roy ». */
export function promiseWords({ amountCents, promisedOn, madeBy }: NonNullable<ContactRecord['promise']>): string {
  const promised = `${formatEuros(amountCents)} promis pour le ${formatDate(promisedOn)}`;
  return madeBy === '' ? promised : `${promised} par ${madeBy}`;
}

/** « avec M. Blanc, par Anne »: who was spoken to in a call, and who made it. */
export function callWords({ spokenTo, calledBy }: Pick<ContactRecord, 'spokenTo' | 'calledBy'>): string {
  return [spokenTo === '' ? '' : `avec ${spokenTo}`, calledBy === '' ? '' : `appelé par ${calledBy}`]
    .filter((text) => text !== '')
    .join(', ');
}

/** « À rappeler le 14/11/2026 : demander M. Blanc » */
export function callBackWords({ on, note, doneOn }: Pick<CallBack, 'on' | 'note' | 'doneOn'>): string {
  const words = `À rappeler le ${formatDate(on)}${note === '' ? '' : ` : ${note}`}`;
  return doneOn === null ? words : `${words} (fait le ${formatDate(doneOn)})`;
}

/** More numbers than this are counted rather than listed. */
const LISTED_INVOICES = 4;

/** « Facture FA-1 », « Factures FA-1, FA-2, FA-3 et 12 autres »; nothing for a contact about none. */
export function contactInvoices(numbers: readonly string[]): string {
  if (numbers.length === 0) return '';
  if (numbers.length === 1) return `Facture ${numbers[0]}`;
  if (numbers.length <= LISTED_INVOICES) return `Factures ${numbers.slice(0, -1).join(', ')} et ${numbers.at(-1)}`;
  return `Factures ${numbers.slice(0, LISTED_INVOICES - 1).join(', ')} et ${numbers.length - LISTED_INVOICES + 1} autres`;
}
