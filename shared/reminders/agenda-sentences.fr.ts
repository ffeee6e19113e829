import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { shortDate } from '../dates/short-date.fr.ts';
import { addCents, type Cents, negateCents, sumCents, ZERO } from '../money/cents.ts';
import { formatAmount, formatEuros, formatNumber } from '../money/format-money.ts';
import { BEFORE_DUE } from './plan-rules.ts';
import { doneWords } from './reminder-texts.fr.ts';
import type { AgendaEntry, LeftOutCustomer, ReminderChannel } from './reminders.contract.ts';

/** `600 €` when it falls on a whole euro, `600,50 €` else: amounts as one says them in a sentence. */
function spoken(amount: Cents): string {
  return amount % 100 === 0 ? `${formatAmount(amount).slice(0, -3)}\u00a0€` : formatEuros(amount);
}

const plural = (count: number, one: string, many: string) => `${formatNumber(count, 0)} ${count > 1 ? many : one}`;

/** What is asked for, in one line: « 3 factures, la plus ancienne à 74 jours ; 600 € d’avoirs et règlements déduits ». */
export function agendaDetails({ level, invoices, oldestDaysLate, credits, leftOut }: AgendaEntry): string {
  const parts = [BEFORE_DUE.includes(level) ? fallingDue(invoices) : overdueWords(invoices.length, oldestDaysLate)];
  const credit = negateCents(sumCents(credits.map(({ amountCents }) => amountCents)));
  if (credit > 0) parts.push(`${spoken(credit)} en sa faveur déduits`);
  const sumOf = (code: string) => sumCents(leftOut.filter((part) => part.code === code).map(({ amountCents }) => amountCents));
  const setApart = [
    { words: 'en litige', amount: sumOf('disputed') },
    { words: 'promis', amount: sumOf('promised') },
    { words: 'en échéancier', amount: sumOf('inSchedule') },
    { words: 'au contentieux', amount: sumOf('inCase') },
    { words: 'en recouvrement extérieur', amount: sumOf('handedOver') },
  ].filter(({ amount }) => amount > 0);
  if (setApart.length > 0) parts.push(`${setApart.map(({ words, amount }) => `${spoken(amount)} ${words}`).join(', ')} laissés de côté`);
  return parts.join(' ; ');
}

function overdueWords(count: number, oldestDaysLate: number): string {
  const age = plural(oldestDaysLate, 'jour', 'jours');
  return count === 1 ? `1 facture, ${age}` : `${count} factures, la plus ancienne à ${age}`;
}

/** « 1 facture à échoir le 07/11/2026 », « 3 factures à échoir, la première le 07/11/2026 ». */
function fallingDue(invoices: AgendaEntry['invoices']): string {
  const day = invoices[0] ? formatDate(invoices[0].dueOn) : '';
  return invoices.length === 1 ? `1 facture à échoir le ${day}` : `${invoices.length} factures à échoir, la première le ${day}`;
}

const CHANNELS: Record<ReminderChannel, string> = { letter: 'par courrier', email: 'par e-mail', phone: 'par téléphone', sms: 'par SMS' };

/** Whether the last contact asked for other invoices than those that are chased now. */
function isAboutOtherInvoices({ lastContact }: Pick<AgendaEntry, 'lastContact'>): boolean {
  return lastContact !== null && !BEFORE_DUE.includes(lastContact.level) && !lastContact.isAboutThese;
}

/**
 * Beside the step: what was done last, else how this one is done. A first contact that does not begin with « Relance 1 » says why: the
 * oldest invoice's delay decides.
 */
export function agendaStepNote({ level, channel, lastContact, oldestDaysLate, forced }: AgendaEntry, asOf: LocalDate): string {
  if (forced) return forced.reason === '' ? 'niveau que vous avez forcé' : `forcé : ${forced.reason}`;
  if (BEFORE_DUE.includes(level)) return CHANNELS[channel];
  if (lastContact && isAboutOtherInvoices({ lastContact }))
    return `dernier contact le\u00a0${shortDate(lastContact.on, asOf)}, pour d’autres factures`;
  if (lastContact) return `${doneWords(lastContact.level)} le\u00a0${shortDate(lastContact.on, asOf)}`;
  if (level === 'R1') return CHANNELS[channel];
  const why = `premier contact, à ${plural(oldestDaysLate, 'jour', 'jours')} de retard`;
  return level === 'call' ? `demander une date ; ${why}` : `${CHANNELS[channel]} ; ${why}`;
}

/**
 * Interest and the flat indemnities that the letter of this step adds to what is due: with them, the sum that it asks for. Nil for a step
 * that claims none; null when a rate is missing, which stops the letter.
 */
export function claimedFeesCents({ chargesFees, interestCents, indemnityCents }: AgendaEntry): Cents | null {
  if (!chargesFees) return ZERO;
  return interestCents === null ? null : addCents(interestCents, indemnityCents);
}

/** « + 1 028,16 € de frais », under an amount or a total; null when there are none. */
export function feesWords(fees: Cents | null): string | null {
  return fees === null || fees <= 0 ? null : `+ ${formatEuros(fees)} de\u00a0frais`;
}

/** The late fees under the amount, for the steps that claim them: `short` for the column, `full` with what they are made of. */
export function agendaFeesNote(entry: AgendaEntry): { short: string; full: string } | null {
  const short = feesWords(claimedFeesCents(entry));
  const { interestCents, indemnityCents } = entry;
  if (short === null || interestCents === null) return null;
  return {
    short,
    full: `${formatEuros(interestCents)} de pénalités de retard et ${formatEuros(indemnityCents)} d’indemnité de recouvrement`,
  };
}

/** « 5 à relancer, 43 327,60 € · 3 laissés de côté ». */
export function agendaSummary(entries: readonly AgendaEntry[], leftOut: readonly LeftOutCustomer[]): string {
  const chased = entries.filter(({ level }) => !BEFORE_DUE.includes(level));
  const before = entries.length - chased.length;
  const due = sumCents(chased.map(({ totalDueCents }) => totalDueCents));
  const parts = [chased.length === 0 ? 'personne à relancer' : `${chased.length} à relancer, ${formatEuros(due)}`];
  if (before > 0) parts.push(`${before} à prévenir`);
  if (leftOut.length > 0) parts.push(`${plural(leftOut.length, 'laissé', 'laissés')} de côté`);
  return parts.join(' · ');
}

/** « possible le 4/11 », « à rappeler le 2/11 ; relance possible le 4/11 », or nothing where no day is known. */
export function leftOutUntil({ until, callBackOn }: LeftOutCustomer, asOf: LocalDate): string {
  const possible = until === null ? '' : `possible le\u00a0${shortDate(until, asOf)}`;
  if (callBackOn === undefined) return possible;
  const callBack = `à rappeler le\u00a0${shortDate(callBackOn, asOf)}`;
  return possible === '' ? callBack : `${callBack} ; relance ${possible}`;
}
