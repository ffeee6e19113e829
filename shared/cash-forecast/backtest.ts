import { addDays, type LocalDate } from '../dates/local-date.ts';
import { lastDayOf, monthOf, monthsEndingWith, plusMonths } from '../dates/year-month.ts';
import { type Cents, sumCents } from '../money/cents.ts';
import { percentage } from '../money/ratio.ts';
import type { Backtest, BacktestMonth } from './cash-forecast.contract.ts';
import { visitExpectedReceipts, visitReceiptsOnDueDates } from './expected-receipts.ts';
import { delaysAt, type ForecastHistory, positionAt, receivedAfter } from './forecast-history.ts';
import { ForecastWeeks, WeeklyReceipts } from './forecast-weeks.ts';
import { paymentHabits } from './payment-habits.ts';

const BACKTEST_MONTHS = 6;

/** The last six ends of months after which a whole week has passed. */
export function backtestDays(asOf: LocalDate): LocalDate[] {
  const lastWithAWeek = monthOf(addDays(asOf, -6));
  return monthsEndingWith(plusMonths(lastWithAWeek, -1), BACKTEST_MONTHS).map(lastDayOf);
}

/** A week of a forecast made on some day of the past, beside what came in. */
export interface ComparedWeek {
  start: LocalDate;
  expectedCents: Cents;
  naiveCents: Cents;
  actualCents: Cents;
  isWithinBand: boolean;
}

/**
 * How far to trust the forecast: it is made again at the ends of the last six months with what was known then, and its weeks are
 * compared with the money that came in during them on the invoices open that day. (Invoices issued later are in neither: a forecast of
 * what is owed says nothing of what will be sold.) Only weeks that have ended by `asOf` are compared, so the latest months bring fewer.
 * What is contested or frozen at the day is in neither side.
 *
 * The error is Σ |expected − received| over all compared weeks / Σ received in them, in per cent: a euro that comes one week late counts
 * twice, once missing and once in excess. « Everything is paid on its due date » (what is past due, at once) is measured on the same
 * invoices in the same weeks. A month end before the first invoice, or without anything expected nor received, is not counted.
 */
export function backtest(asOf: LocalDate, weeksOf: (day: LocalDate) => readonly ComparedWeek[]): Backtest {
  const months = backtestDays(asOf).flatMap((day) => {
    const compared = weeksOf(day).filter(({ start }) => addDays(start, 6) <= asOf);
    return compared.some(({ expectedCents, naiveCents, actualCents }) => expectedCents !== 0 || naiveCents !== 0 || actualCents !== 0)
      ? [{ day, compared }]
      : [];
  });
  const all = months.flatMap(({ compared }) => compared);
  return {
    months: months.length,
    meanAbsoluteErrorPct: errorPct(all, ({ expectedCents }) => expectedCents),
    naiveMeanAbsoluteErrorPct: errorPct(all, ({ naiveCents }) => naiveCents),
    withinBandPct: percentage(all.filter(({ isWithinBand }) => isWithinBand).length, all.length),
    details: months.map(
      ({ day, compared }): BacktestMonth => ({
        asOf: day,
        weeks: compared.length,
        expectedCents: sumCents(compared.map(({ expectedCents }) => expectedCents)),
        actualCents: sumCents(compared.map(({ actualCents }) => actualCents)),
        errorPct: errorPct(compared, ({ expectedCents }) => expectedCents),
        naiveErrorPct: errorPct(compared, ({ naiveCents }) => naiveCents),
      }),
    ),
  };
}

/**
 * The forecast that would have been made at the end of a day, week by week, beside the money that came in by the end of the history or later:
 * whoever compares leaves out weeks that have not ended.
 */
export function compareWeeks(history: ForecastHistory, day: LocalDate, weeks: number): ComparedWeek[] {
  const position = positionAt(history, day);
  const forecast = new ForecastWeeks(day, weeks);
  visitExpectedReceipts(position, paymentHabits(delaysAt(history, day)), (receipt) => forecast.add(receipt));
  const onDueDates = new WeeklyReceipts(day, weeks);
  visitReceiptsOnDueDates(position, ({ day: on, amountCents }) => onDueDates.add(on, amountCents));
  const received = new WeeklyReceipts(day, weeks);
  for (const [on, amountCents] of receivedAfter(history, position)) received.add(on, amountCents);
  const naive = onDueDates.sums();
  const actual = received.sums();
  return forecast.weeks().map((week, index) => {
    const actualCents = actual[index] as Cents;
    return {
      start: week.start,
      expectedCents: week.expectedCents,
      naiveCents: naive[index] as Cents,
      actualCents,
      isWithinBand: week.lowCents <= actualCents && actualCents <= week.highCents,
    };
  });
}

/** Σ |forecast − received| / Σ received, in per cent; null when nothing was received. */
function errorPct(weeks: readonly ComparedWeek[], forecast: (week: ComparedWeek) => Cents): number | null {
  const missed = weeks.reduce((sum, week) => sum + Math.abs(forecast(week) - week.actualCents), 0);
  return percentage(missed, sumCents(weeks.map(({ actualCents }) => actualCents)));
}
