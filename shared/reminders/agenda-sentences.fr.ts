import type { LocalDate } from '../dates/local-date.ts';
import { shortDate } from '../dates/short-date.fr.ts';
import { type Cents, negateCents, sumCents } from '../money/cents.ts';
import { formatAmount, formatEuros, formatNumber } from '../money/format-money.ts';
import { stepName } from './reminder-texts.fr.ts';
import type { AgendaEntry, LeftOutCustomer, ReminderChannel, ReminderLevel } from './reminders.contract.ts';

/** `600 €` when it falls on a whole euro, `600,50 €` else: amounts as one says them in a sentence. */
function spoken(amount: Cents): string {
  return amount % 100 === 0 ? `${formatAmount(amount).slice(0, -3)}\u00a0€` : formatEuros(amount);
}

const plural = (count: number, one: string, many: string) => `${formatNumber(count, 0)} ${count > 1 ? many : one}`;

/** What is asked for, in one line: « 3 factures, la plus ancienne à 74 jours ; 600 € d’avoirs et règlements déduits ». */
export function agendaDetails({ invoices, oldestDaysLate, credits, leftOut }: AgendaEntry): string {
  const age = plural(oldestDaysLate, 'jour', 'jours');
  const parts = [invoices.length === 1 ? `1 facture, ${age}` : `${invoices.length} factures, la plus ancienne à ${age}`];
  const credit = negateCents(sumCents(credits.map(({ amountCents }) => amountCents)));
  if (credit > 0) parts.push(`${spoken(credit)} en sa faveur déduits`);
  const sumOf = (code: string) => sumCents(leftOut.filter((part) => part.code === code).map(({ amountCents }) => amountCents));
  const setApart = [
    { words: 'en litige', amount: sumOf('disputed') },
    { words: 'promis', amount: sumOf('promised') },
    { words: 'en échéancier', amount: sumOf('inSchedule') },
  ].filter(({ amount }) => amount > 0);
  if (setApart.length > 0) parts.push(`${setApart.map(({ words, amount }) => `${spoken(amount)} ${words}`).join(', ')} laissés de côté`);
  return parts.join(' ; ');
}

const CHANNELS: Record<ReminderChannel, string> = { letter: 'par courrier', email: 'par e-mail', phone: 'par téléphone' };

/** Beside the step: what was done last, else how this one is done. */
export function agendaStepNote({ level, channel, lastContact }: AgendaEntry, asOf: LocalDate): string {
  if (level === 'call')
    return lastContact ? `${doneWords(lastContact.level)} le\u00a0${shortDate(lastContact.on, asOf)}` : 'demander une date';
  if (lastContact) return `${doneWords(lastContact.level)} le\u00a0${shortDate(lastContact.on, asOf)}`;
  return CHANNELS[channel];
}

/** « relance 1 faite », « appel fait ». */
function doneWords(level: ReminderLevel): string {
  return level === 'call' ? 'appel fait' : `${stepName(level).toLocaleLowerCase('fr')} faite`;
}

/** The steps whose letters claim late fees; before them the fees are not mentioned. */
const CLAIMS_FEES: readonly ReminderLevel[] = ['R3', 'formalNotice'];

/**
 * Late fees under the amount, for the steps that claim them: `short` for the column, `full` with the flat indemnity that the
 * letter adds. null when no interest runs or a rate is missing.
 */
export function agendaFeesNote({ level, interestCents, indemnityCents }: AgendaEntry): { short: string; full: string } | null {
  if (!CLAIMS_FEES.includes(level) || interestCents === null || interestCents <= 0) return null;
  return {
    short: `+ ${formatEuros(interestCents)} de\u00a0pénalités`,
    full: `${formatEuros(interestCents)} de pénalités de retard et ${formatEuros(indemnityCents)} d’indemnité de recouvrement`,
  };
}

/** « 5 clients à relancer, 43 327,60 € · 3 laissés de côté ». */
export function agendaSummary(entries: readonly AgendaEntry[], leftOut: readonly LeftOutCustomer[]): string {
  const due = sumCents(entries.map(({ totalDueCents }) => totalDueCents));
  const head =
    entries.length === 0 ? 'personne à relancer' : `${plural(entries.length, 'client', 'clients')} à relancer, ${formatEuros(due)}`;
  return leftOut.length === 0 ? head : `${head} · ${plural(leftOut.length, 'laissé', 'laissés')} de côté`;
}

/** « possible le 4/11 », or nothing where the day is not known. */
export function leftOutUntil({ until }: LeftOutCustomer, asOf: LocalDate): string {
  return until === null ? '' : `possible le\u00a0${shortDate(until, asOf)}`;
}
