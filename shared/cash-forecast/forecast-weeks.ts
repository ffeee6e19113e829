import { type DayNumber, dateOfDay, dayNumber, type LocalDate, startOfWeek } from '../dates/local-date.ts';
import { type Cents, cents } from '../money/cents.ts';
import type { ForecastWeek } from './cash-forecast.contract.ts';
import type { ExpectedReceipt } from './expected-receipts.ts';

/** An interval of ± 1.2816 standard deviations of a normal law holds eight cases out of ten. */
const EIGHT_IN_TEN = 1.2816;

/**
 * Week 1 is the calendar week (Monday to Sunday) that holds the day; of it only what is still to come counts. `null`: before it, which
 * never happens to a receipt, or after the last.
 */
export function weekIndex(asOf: LocalDate, weeks: number, day: DayNumber): number | null {
  return weekAfter(mondayOf(asOf), weeks, day);
}

function mondayOf(asOf: LocalDate): DayNumber {
  return dayNumber(startOfWeek(asOf));
}

function weekAfter(monday: DayNumber, weeks: number, day: DayNumber): number | null {
  const index = Math.floor((day - monday) / 7);
  return index >= 0 && index < weeks ? index : null;
}

/** Receipts week by week; those before the first and after the last are not in it. */
export class WeeklyReceipts {
  readonly #monday: DayNumber;
  readonly #sums: number[];

  constructor(asOf: LocalDate, weeks: number) {
    this.#monday = mondayOf(asOf);
    this.#sums = new Array<number>(weeks).fill(0);
  }

  add(day: DayNumber, amountCents: Cents): void {
    const index = weekAfter(this.#monday, this.#sums.length, day);
    if (index !== null) this.#sums[index] = (this.#sums[index] ?? 0) + amountCents;
  }

  sums(): Cents[] {
    return this.#sums.map(cents);
  }
}

/**
 * The weeks with their band. A receipt may come on any day of its interval, each as likely as the next; what a customer should pay on
 * one day comes in one piece; customers are independent of each other. A week's receipts then have a mean and a variance,
 * Σ amount × p and Σ amount² × p × (1 − p) where p is the share of the interval's days that are in the week; low and high are the mean
 * ∓ 1.2816 standard deviations, so that the week should end between them eight times in ten. Neither leaves 0 … all that may come in
 * that week, and the expected amount is always between them. Rounded half up to the cent.
 */
export class ForecastWeeks {
  readonly #monday: DayNumber;
  readonly #expected: WeeklyReceipts;
  readonly #pieces = new Pieces();

  constructor(asOf: LocalDate, weeks: number) {
    this.#monday = mondayOf(asOf);
    this.#expected = new WeeklyReceipts(asOf, weeks);
  }

  add(receipt: ExpectedReceipt): void {
    const { item, amountCents, day, earliestDay, latestDay } = receipt;
    this.#expected.add(day, amountCents);
    this.#pieces.add(item.customerId, earliestDay - this.#monday, latestDay - this.#monday, amountCents);
  }

  weeks(): ForecastWeek[] {
    const expected = this.#expected.sums();
    const spread = expected.map(() => ({ mean: 0, variance: 0, most: 0 }));
    this.#pieces.forEach((amountCents, earliest, latest) => {
      const days = latest - earliest + 1;
      for (let index = Math.floor(earliest / 7); 7 * index <= latest; index += 1) {
        const week = spread[index];
        if (week === undefined) break;
        const share = (Math.min(7 * index + 6, latest) - Math.max(7 * index, earliest) + 1) / days;
        week.mean += amountCents * share;
        week.variance += amountCents * amountCents * share * (1 - share);
        week.most += amountCents;
      }
    });
    return expected.map((expectedCents, index) => {
      const { mean, variance, most } = spread[index] ?? { mean: 0, variance: 0, most: 0 };
      const margin = EIGHT_IN_TEN * Math.sqrt(variance);
      return {
        start: dateOfDay(this.#monday + 7 * index),
        lowCents: cents(Math.min(expectedCents, Math.max(0, Math.round(mean - margin)))),
        expectedCents,
        highCents: cents(Math.max(expectedCents, Math.min(most, Math.round(mean + margin)))),
      };
    });
  }
}

/** The weeks of receipts that are all there. */
export function forecastWeeks(receipts: readonly ExpectedReceipt[], asOf: LocalDate, weeks: number): ForecastWeek[] {
  const forecast = new ForecastWeeks(asOf, weeks);
  for (const receipt of receipts) forecast.add(receipt);
  return forecast.weeks();
}

/**
 * Receipts that one customer may pay between the same days, taken together; days are counted from the first Monday. Kept as numbers, because
 * there are tens of thousands of them on each day of a back-test.
 */
class Pieces {
  #count = 0;
  /** Four numbers each: customer, earliest, latest, amount. */
  #numbers = new Float64Array(4 * 1024);
  /** Where each is, plus one, by a number mixed of the first three; the next free place when that is taken. */
  #places = new Int32Array(2 * 1024);

  add(customerId: number, earliest: number, latest: number, amountCents: number): void {
    const at = 4 * this.#find(customerId, earliest, latest);
    this.#numbers[at + 3] = (this.#numbers[at + 3] ?? 0) + amountCents;
  }

  /** In the order in which they were first added to. */
  forEach(visit: (amountCents: number, earliest: number, latest: number) => void): void {
    const numbers = this.#numbers;
    for (let at = 0; at < 4 * this.#count; at += 4) visit(numbers[at + 3] ?? 0, numbers[at + 1] ?? 0, numbers[at + 2] ?? 0);
  }

  #find(customerId: number, earliest: number, latest: number): number {
    const last = this.#places.length - 1;
    let place = Math.imul(Math.imul(customerId, 31) + earliest, 31) + latest;
    for (place = Math.imul(place, 0x9e3779b1) >>> 8; ; place += 1) {
      const index = (this.#places[place & last] ?? 0) - 1;
      if (index < 0) return this.#begin(place & last, customerId, earliest, latest);
      const at = 4 * index;
      if (this.#numbers[at] === customerId && this.#numbers[at + 1] === earliest && this.#numbers[at + 2] === latest) return index;
    }
  }

  #begin(place: number, customerId: number, earliest: number, latest: number): number {
    if (2 * (this.#count + 1) > this.#places.length) {
      this.#grow();
      return this.#find(customerId, earliest, latest);
    }
    const index = this.#count;
    this.#places[place] = index + 1;
    this.#numbers.set([customerId, earliest, latest, 0], 4 * index);
    this.#count += 1;
    return index;
  }

  #grow(): void {
    const known = this.#numbers;
    const count = this.#count;
    this.#places = new Int32Array(4 * this.#places.length);
    this.#numbers = new Float64Array(4 * known.length);
    this.#count = 0;
    for (let at = 0; at < 4 * count; at += 4) this.add(known[at] ?? 0, known[at + 1] ?? 0, known[at + 2] ?? 0, known[at + 3] ?? 0);
  }
}
