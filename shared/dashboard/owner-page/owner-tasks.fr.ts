import { formatDate, formatMonth } from '../../dates/format-date.ts';
import { daysBetween, type LocalDate } from '../../dates/local-date.ts';
import { shortDate } from '../../dates/short-date.fr.ts';
import type { YearMonth } from '../../dates/year-month.ts';
import { type Cents, sumCents } from '../../money/cents.ts';
import { formatNumber, formatWholeEuros } from '../../money/format-money.ts';
import { promiseStands } from '../../promises/promise-rules.ts';
import { stepName } from '../../reminders/reminder-texts.fr.ts';
import type { ReminderChannel, ReminderLevel } from '../../reminders/reminders.contract.ts';
import type { OwnerTask } from './owner-page-content.ts';
import { shortName } from './short-name.ts';

/** As many as one remembers. */
const MOST_TASKS = 5;
/** From this many days without an import the figures are said to be old: a month is not in them. */
const STALE_DAYS = 30;
/** A promise is worth a look at the bank account in the week of its day. */
const PROMISE_DAYS = 7;

/** A customer to contact, as the agenda of the day has it. */
export interface CustomerToContact {
  readonly customerId: number;
  readonly customerName: string;
  readonly level: ReminderLevel;
  readonly channel: ReminderChannel;
  readonly totalDueCents: Cents;
  readonly invoiceCount: number;
  readonly oldestDaysLate: number;
}

/** A promise that is not kept yet, its customer not contacted since its day; `missingCents`: what did not come of it. */
export interface StandingPromise {
  readonly customerId: number;
  readonly customerName: string;
  readonly promisedOn: LocalDate;
  readonly amountCents: Cents;
  readonly missingCents: Cents;
}

/** A running schedule with an instalment past its day. */
export interface LateSchedule {
  readonly customerName: string;
  readonly lateCents: Cents;
  readonly oldestDaysLate: number;
}

export interface TaskFacts {
  readonly today: LocalDate;
  /** The largest sums first. */
  readonly toContact: readonly CustomerToContact[];
  readonly promises: readonly StandingPromise[];
  readonly lateSchedules: readonly LateSchedule[];
  readonly data: {
    readonly invoiceCount: number;
    readonly lastImportOn: LocalDate | null;
    /** Months without forecast sales, and without forecast charges. */
    readonly withoutRevenueForecast: readonly YearMonth[];
    readonly withoutChargesForecast: readonly YearMonth[];
    /** The month of the page, when it has no charge. */
    readonly withoutCharges: YearMonth | null;
  };
}

/**
 * At most five things to do, the most pressing first: a broken promise, a late schedule, a promise of this week, then the customers to
 * contact by what they owe (the last line sums up those that have none of their own), and what is missing from the data. One line for
 * each of the first three kinds: the largest, with how many more there are.
 */
export function ownerTasks(facts: TaskFacts): OwnerTask[] {
  const { today, promises } = facts;
  const broken = promises.filter(({ promisedOn }) => !promiseStands(promisedOn, today));
  const soon = promises.filter(({ promisedOn }) => promiseStands(promisedOn, today) && daysBetween(today, promisedOn) <= PROMISE_DAYS);
  const pressing = [...brokenPromise(broken, today), ...lateSchedule(facts.lateSchedules), ...promiseToCheck(soon, today)];
  const data = missingData(facts);
  const named = largest(broken, ({ missingCents }) => missingCents)?.customerId;
  const others = facts.toContact.filter(({ customerId }) => customerId !== named);
  return [...pressing, ...contacts(others, MOST_TASKS - pressing.length - data.length), ...data];
}

function brokenPromise(broken: readonly StandingPromise[], today: LocalDate): OwnerTask[] {
  const first = largest(broken, ({ missingCents }) => missingCents);
  if (!first) return [];
  const missing = first.missingCents < first.amountCents ? `, il en manque ${formatWholeEuros(first.missingCents)}` : '';
  const text = `promesse de ${formatWholeEuros(first.amountCents)} pour le ${shortDate(first.promisedOn, today)} non tenue${missing}`;
  return [
    { lead: `Rappeler ${shortName(first.customerName)}`, text: `${text}${andMore(broken.length, 'autre promesse', 'autres promesses')}.` },
  ];
}

function lateSchedule(late: readonly LateSchedule[]): OwnerTask[] {
  const first = largest(late, ({ lateCents }) => lateCents);
  if (!first) return [];
  const text = `${formatWholeEuros(first.lateCents)} d’échéances en retard, la plus ancienne de ${inDays(first.oldestDaysLate)}`;
  return [
    {
      lead: `Réclamer l’échéancier de ${shortName(first.customerName)}`,
      text: `${text}${andMore(late.length, 'autre échéancier', 'autres échéanciers')}.`,
    },
  ];
}

function promiseToCheck(soon: readonly StandingPromise[], today: LocalDate): OwnerTask[] {
  const first = largest(soon, ({ missingCents }) => missingCents);
  if (!first) return [];
  const when = first.promisedOn === today ? 'aujourd’hui' : `le ${shortDate(first.promisedOn, today)}`;
  const text = `${shortName(first.customerName)} a promis ${formatWholeEuros(first.amountCents)} pour ${when}`;
  return [{ lead: 'Guetter le compte en banque', text: `${text}${andMore(soon.length, 'autre promesse', 'autres promesses')}.` }];
}

function contacts(customers: readonly CustomerToContact[], room: number): OwnerTask[] {
  const alone = customers.length <= room ? customers.length : Math.max(0, room - 1);
  const rest = customers.slice(alone);
  const tasks = customers.slice(0, alone).map(contactTask);
  if (rest.length === 0) return tasks;
  const sum = formatWholeEuros(sumCents(rest.map(({ totalDueCents }) => totalDueCents)));
  const lead = `Relancer ${formatNumber(rest.length, 0)} ${alone > 0 ? `autre${rest.length > 1 ? 's' : ''} ` : ''}client${rest.length > 1 ? 's' : ''}`;
  return [...tasks, { lead, text: `${sum} en retard ; l’écran Relances prépare les appels et les courriers.` }];
}

function contactTask({ customerName, level, channel, totalDueCents, invoiceCount, oldestDaysLate }: CustomerToContact): OwnerTask {
  const name = shortName(customerName);
  const why =
    invoiceCount === 1
      ? `une facture en retard de ${inDays(oldestDaysLate)}`
      : `${invoiceCount} factures en retard, la plus ancienne de ${inDays(oldestDaysLate)}`;
  const text = `${formatWholeEuros(totalDueCents)}, ${why}`;
  if (channel === 'phone' || level === 'call') return { lead: `Appeler ${name}`, text: `${text}.` };
  if (level === 'formalNotice') return { lead: `Mettre en demeure ${name}`, text: `${text}.` };
  return { lead: `Écrire à ${name}`, text: `${stepName(level).toLocaleLowerCase('fr')} ; ${text}.` };
}

/** What the data lack, as one thing to do; nothing when they lack nothing. */
export function missingData({ today, data }: TaskFacts): OwnerTask[] {
  if (data.invoiceCount === 0) {
    return [
      { lead: 'Importer vos factures', text: 'l’export de votre logiciel de facturation suffit ; les chiffres s’affichent aussitôt.' },
    ];
  }
  const parts: string[] = [];
  if (data.lastImportOn !== null && daysBetween(data.lastImportOn, today) > STALE_DAYS) {
    parts.push(`dernier import le ${formatDate(data.lastImportOn)}, il y a ${inDays(daysBetween(data.lastImportOn, today))}`);
  }
  const both = data.withoutRevenueForecast.filter((month) => data.withoutChargesForecast.includes(month));
  const onlyOf = (months: readonly YearMonth[]) => months.filter((month) => !both.includes(month));
  if (both.length > 0) parts.push(`pas de prévision de ventes ni de charges pour ${monthsText(both)}`);
  if (onlyOf(data.withoutRevenueForecast).length > 0)
    parts.push(`pas de prévision de ventes pour ${monthsText(onlyOf(data.withoutRevenueForecast))}`);
  if (onlyOf(data.withoutChargesForecast).length > 0)
    parts.push(`pas de prévision de charges pour ${monthsText(onlyOf(data.withoutChargesForecast))}`);
  if (data.withoutCharges !== null) parts.push(`aucune charge réelle en ${formatMonth(data.withoutCharges)}`);
  return parts.length === 0 ? [] : [{ lead: 'Compléter les données', text: `${parts.join(' ; ')}.` }];
}

function monthsText(months: readonly YearMonth[]): string {
  return months.map(formatMonth).join(' et ');
}

function andMore(count: number, one: string, many: string): string {
  if (count < 2) return '';
  return ` ; et ${formatNumber(count - 1, 0)} ${count === 2 ? one : many}`;
}

function largest<T>(items: readonly T[], amount: (item: T) => number): T | undefined {
  return items.reduce<T | undefined>((best, item) => (best === undefined || amount(item) > amount(best) ? item : best), undefined);
}

function inDays(days: number): string {
  return `${formatNumber(days, 0)} jour${days > 1 ? 's' : ''}`;
}
