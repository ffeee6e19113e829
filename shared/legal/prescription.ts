import type { CustomerKind } from '../customers/customers.contract.ts';
import { addDays, addMonths, daysBetween, earlierOf, type LocalDate, laterOf, localDate } from '../dates/local-date.ts';

/** Months after which a claim can no longer be brought: 5 years between professionals (C. com. L110-4), 2 against a consumer (C. conso. L218-2). */
const PRESCRIPTION_MONTHS: Record<CustomerKind, number> = { business: 60, consumer: 24 };

/** Between professionals, the carriage of goods has a term of its own: 1 year (C. com. L133-6). */
const CARRIAGE_MONTHS = 12;

/** Against a public buyer: 4 years from the 1 January that follows the year in which the claim arose (law 68-1250 of 31/12/1968, art. 1). */
const PUBLIC_YEARS = 4;

/** No event takes a term further than 20 years from the birth of the right (C. civ. 2232, first paragraph), but those of `UNCAPPED`. */
const CAP_MONTHS = 240;

/** From so many months before its date on, a claim asks for a decision; nearer ones last. */
export const ALERT_MONTHS = [12, 6, 3, 1] as const;
export type AlertMonths = (typeof ALERT_MONTHS)[number];

/**
 * What bears on a term: an acknowledgement signed by the debtor (C. civ. 2240), a schedule that it signed (the same), a claim in court even
 * in summary proceedings (2241), a conservatory measure or an act of enforcement (2244), the service of an order for payment (its filing
 * does not: 1re civ. 09/09/2020, 19-12.006); the debtor's agreement to the simplified procedure for small claims, which suspends (CPCE
 * L125-1); and what may be an acknowledgement if a judge finds it unequivocal: a part payment, a written request for time. A reminder or a
 * formal notice is none of them, registered or not (Com. 18/05/2022, 20-23.204).
 */
export const INTERRUPTION_KINDS = [
  'acknowledgement',
  'signedSchedule',
  'courtClaim',
  'enforcement',
  'orderServed',
  'simplifiedProcedure',
  'possibleAcknowledgement',
] as const;
export type InterruptionKind = (typeof INTERRUPTION_KINDS)[number];

/**
 * A claim in court (2241, first paragraph; the service of an order for payment interrupts as one) and an act of enforcement (2244) go beyond
 * the 20 years: C. civ. 2232, second paragraph.
 */
const UNCAPPED: ReadonlySet<InterruptionKind> = new Set(['courtClaim', 'orderServed', 'enforcement']);

/** Whether the law names the event; otherwise a judge has to recognise it, and nobody should count on it. */
function isCertain(kind: InterruptionKind): boolean {
  return kind !== 'possibleAcknowledgement';
}

export interface PrescriptionEvent {
  kind: InterruptionKind;
  on: LocalDate;
  /** The day on which a suspension ended; null while it lasts, and for an interruption, which starts the term anew at once (C. civ. 2231). */
  until: LocalDate | null;
}

/** A claim as its term sees it. */
export interface PrescribableClaim {
  debtor: CustomerKind;
  /** An administration: its debts go out at the end of a year. */
  publicBuyer: boolean;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  /** The day on which the works or the service were completed, or the goods delivered, where it was noted. */
  performedOn: LocalDate | null;
  /** The price of carrying goods. */
  isCarriage: boolean;
  events: readonly PrescriptionEvent[];
}

export interface PrescriptionClock {
  /** The earliest day from which the term may be counted, and what it is. */
  startsOn: LocalDate;
  startsFrom: 'due' | 'performance' | 'issue';
  /** What the term is: 60 months between professionals, 24 against a consumer, 12 for carriage; 48 to the end of a year against a public buyer. */
  months: number;
  /**
   * The last day on which the claim can be brought whatever anybody makes of events: counted from `startsOn` alone. The day to keep to.
   */
  prescribesOn: LocalDate;
  /** The last day with the events that the law names, each with its proof: their proof has to hold. Never before `prescribesOn`. */
  extendedOn: LocalDate;
  /** The last day if a judge also recognises what may be an acknowledgement. Never before `extendedOn`. */
  possibleOn: LocalDate;
  /** The events that move `possibleOn`, in order, with the day to which each takes it; one that came too late is not among them. */
  counted: { kind: InterruptionKind; on: LocalDate; movesTo: LocalDate }[];
  /** Whether the cap of 20 years cut a later day. */
  isCapped: boolean;
}

/**
 * The term of a claim as of a day: from the earliest of its due date and of the completion of the works or the service (3e civ. 01/03/2023,
 * 21-23.176), same day number, else the last day of the month (CPC 641); the last day is still in time (C. civ. 2229). Against a public
 * buyer the year is that in which the right was acquired, by the service done (law 68-1250, art. 1): where nobody noted it, at the latest
 * the invoice's own, though it falls due in the next. An interruption starts a term of the same length (2231), a suspension stops it for its
 * days (2230), until now if it lasts. An event after the term is over revives nothing; one before its start, or after `asOf`, changes nothing.
 */
export function prescriptionClock(claim: PrescribableClaim, asOf: LocalDate): PrescriptionClock {
  const { startsFrom, startsOn } = startOf(claim);
  const months = monthsOf(claim);
  const endFrom = (from: LocalDate) => (claim.publicBuyer ? endOfYears(from, PUBLIC_YEARS) : addMonths(from, months));
  const cap = addMonths(earlierOf(claim.issuedOn, startsOn), CAP_MONTHS);
  const certain = lastDay(
    startsOn,
    endFrom,
    claim.events.filter(({ kind }) => isCertain(kind)),
    cap,
    asOf,
  );
  const all = lastDay(startsOn, endFrom, claim.events, cap, asOf);
  return {
    startsOn,
    startsFrom,
    months,
    prescribesOn: endFrom(startsOn),
    extendedOn: certain.on,
    possibleOn: laterOf(all.on, certain.on),
    counted: all.counted,
    isCapped: all.isCapped || certain.isCapped,
  };
}

function startOf({ publicBuyer, issuedOn, dueOn, performedOn }: PrescribableClaim): Pick<PrescriptionClock, 'startsFrom' | 'startsOn'> {
  if (performedOn !== null && performedOn < dueOn) return { startsFrom: 'performance', startsOn: performedOn };
  return publicBuyer && performedOn === null && issuedOn < dueOn
    ? { startsFrom: 'issue', startsOn: issuedOn }
    : { startsFrom: 'due', startsOn: dueOn };
}

function monthsOf({ debtor, publicBuyer, isCarriage }: PrescribableClaim): number {
  if (publicBuyer) return PUBLIC_YEARS * 12;
  return isCarriage && debtor === 'business' ? CARRIAGE_MONTHS : PRESCRIPTION_MONTHS[debtor];
}

/** 31 December, so many years after that of a date. */
function endOfYears(date: LocalDate, years: number): LocalDate {
  return localDate(`${String(Number(date.slice(0, 4)) + years).padStart(4, '0')}-12-31`);
}

function lastDay(
  startsOn: LocalDate,
  endFrom: (from: LocalDate) => LocalDate,
  events: readonly PrescriptionEvent[],
  cap: LocalDate,
  asOf: LocalDate,
) {
  let on = endFrom(startsOn);
  let isCapped = false;
  let stoppedUntil: LocalDate | null = null;
  const counted: PrescriptionClock['counted'] = [];
  for (const { kind, on: happenedOn, until } of events.toSorted((a, b) => a.on.localeCompare(b.on))) {
    if (happenedOn < startsOn || happenedOn > on || happenedOn > asOf) continue;
    let wanted: LocalDate;
    if (kind === 'simplifiedProcedure') {
      // Days that two suspensions have in common stop the term once.
      const from: LocalDate = stoppedUntil === null ? happenedOn : laterOf(stoppedUntil, happenedOn);
      const to = until === null ? asOf : earlierOf(until, asOf);
      wanted = addDays(on, Math.max(0, daysBetween(from, to)));
      stoppedUntil = laterOf(from, to);
    } else wanted = endFrom(happenedOn);
    const isUncapped = UNCAPPED.has(kind);
    const movesTo = laterOf(on, isUncapped ? wanted : earlierOf(wanted, cap));
    if (!isUncapped && wanted > movesTo) isCapped = true;
    if (movesTo > on) counted.push({ kind, on: happenedOn, movesTo });
    on = movesTo;
  }
  return { on, counted, isCapped };
}

/**
 * The nearest of the alerts that a term has reached as of a day, in months before its last day with the events that the law names; null
 * before the first, and once the day is past. A term of a year alerts from 6 months on: it would otherwise from its first day.
 */
export function alertReached(
  { extendedOn, months }: Pick<PrescriptionClock, 'extendedOn' | 'months'>,
  asOf: LocalDate,
): AlertMonths | null {
  if (asOf > extendedOn) return null;
  return ALERT_MONTHS.findLast((each) => each < months && asOf >= addMonths(extendedOn, -each)) ?? null;
}
