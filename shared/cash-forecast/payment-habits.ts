import type { LocalDate } from '../dates/local-date.ts';
import { monthsEndingOn, type Period } from '../dates/year-month.ts';
import { exact, roundToCent } from '../money/ratio.ts';

/** Sums over payments of a period, that averages weighted by amount and their spread are made of; days are whole. */
export interface DelaySums {
  /** How many payments. */
  count: number;
  amountCents: number;
  /** Σ amount × days. */
  centDays: number;
  /** Σ amount × days². */
  centDaysSquared: number;
}

export const NO_DELAYS: DelaySums = { count: 0, amountCents: 0, centDays: 0, centDaysSquared: 0 };

export function addDelays(a: DelaySums, b: DelaySums): DelaySums {
  return {
    count: a.count + b.count,
    amountCents: a.amountCents + b.amountCents,
    centDays: a.centDays + b.centDays,
    centDaysSquared: a.centDaysSquared + b.centDaysSquared,
  };
}

/** The twelve months of payments that habits are read from. */
export function twelveMonthsTo(asOf: LocalDate): Period {
  return monthsEndingOn(asOf, 12);
}

/** How many payments of the company's weigh as much as the customer's own (kpis.md: n / (n + 3)). */
const SHRINKAGE = 3;

/** Days between a reminder and a payment where nobody was ever reminded: the least time between two contacts, when one would ask again. */
const UNKNOWN_GAP_DAYS = 7;

/** How a customer pays. */
export interface PaymentHabit {
  /** Days from the due date to the payment; negative for one that pays early. */
  delayDays: number;
  /** How far around them its payments usually are: the half-width of an even spread that has the observed standard deviation. */
  spreadDays: number;
  /** Days from a reminder to the payment. */
  gapDays: number;
}

export interface CustomerDelays {
  /** Payments of the last twelve months: days from the due date. */
  beyondTerms: DelaySums;
  /** Those that came after a reminder of the invoice: days from the last reminder. */
  afterReminder: DelaySums;
}

/** The company's own habits, and each customer's drawn toward them. */
export interface PaymentHabits {
  company: PaymentHabit;
  of(customerId: number): PaymentHabit;
}

/**
 * Usual delays of customers (kpis.md, cash-in forecast): the amount-weighted average of the last twelve months of payments, drawn
 * toward the company's by the number n of payments behind it: (n × own + 3 × company) / (n + 3), computed exactly and rounded half up
 * to a whole day. Without any payment in the company an invoice is expected on its due date. The gap after a reminder and the
 * variance of the delays are drawn toward the company's in the same way; the company's variance is that of payments around the average of
 * the customer who made them, so that customers who differ from each other do not blur the date of each.
 */
export function paymentHabits(delays: ReadonlyMap<number, CustomerDelays>): PaymentHabits {
  let beyondTerms = NO_DELAYS;
  let afterReminder = NO_DELAYS;
  let squaresWithin = 0;
  for (const customer of delays.values()) {
    beyondTerms = addDelays(beyondTerms, customer.beyondTerms);
    afterReminder = addDelays(afterReminder, customer.afterReminder);
    squaresWithin += customer.beyondTerms.amountCents * varianceOf(customer.beyondTerms);
  }
  const companyVariance = beyondTerms.amountCents === 0 ? 0 : squaresWithin / beyondTerms.amountCents;
  const company: PaymentHabit = {
    delayDays: drawnAverage(NO_DELAYS, beyondTerms, 0),
    spreadDays: halfWidth(companyVariance),
    gapDays: Math.max(0, drawnAverage(NO_DELAYS, afterReminder, UNKNOWN_GAP_DAYS)),
  };
  const known = new Map<number, PaymentHabit>();
  return {
    company,
    of(customerId) {
      const own = delays.get(customerId);
      if (own === undefined) return company;
      let habit = known.get(customerId);
      if (habit === undefined) {
        habit = {
          delayDays: drawnAverage(own.beyondTerms, beyondTerms, 0),
          spreadDays: halfWidth(drawn(own.beyondTerms.count, varianceOf(own.beyondTerms), companyVariance)),
          gapDays: Math.max(0, drawnAverage(own.afterReminder, afterReminder, UNKNOWN_GAP_DAYS)),
        };
        known.set(customerId, habit);
      }
      return habit;
    },
  };
}

/** (n × own average + 3 × company average) / (n + 3), in whole days, half up; `otherwise` where the company has none. */
function drawnAverage(own: DelaySums, company: DelaySums, otherwise: number): number {
  if (company.amountCents === 0) return otherwise;
  const count = own.amountCents === 0 ? 0 : own.count;
  const average = (of: DelaySums) => of.centDays / of.amountCents;
  const near = count === 0 ? average(company) : (average(own) * count + average(company) * SHRINKAGE) / (count + SHRINKAGE);
  // A quotient of floats is right to a millionth of a day: unless it is that near to a half, it rounds as the exact one does.
  const whole = Math.floor(near);
  if (Math.abs(near - whole - 0.5) > NEAR_A_HALF && Math.abs(near) < FAR_IN_DAYS) return near - whole < 0.5 ? whole : whole + 1;
  const companyAverage = exact(company.centDays).dividedBy(company.amountCents);
  if (own.amountCents === 0) return roundToCent(companyAverage);
  const ownAverage = exact(own.centDays).dividedBy(own.amountCents);
  return roundToCent(
    ownAverage
      .times(own.count)
      .plus(companyAverage.times(SHRINKAGE))
      .dividedBy(own.count + SHRINKAGE),
  );
}

const NEAR_A_HALF = 1e-6;
/** Delays of sixteen thousand years would make floats less sure than that. */
const FAR_IN_DAYS = 6_000_000;

function drawn(count: number, own: number, company: number): number {
  return (count * own + SHRINKAGE * company) / (count + SHRINKAGE);
}

function varianceOf({ amountCents, centDays, centDaysSquared }: DelaySums): number {
  if (amountCents === 0) return 0;
  const mean = centDays / amountCents;
  return Math.max(0, centDaysSquared / amountCents - mean * mean);
}

/** An even spread of ± h days has the variance h² / 3. */
function halfWidth(variance: number): number {
  return Math.round(Math.sqrt(3 * variance));
}
