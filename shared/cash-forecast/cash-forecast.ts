import type { LocalDate } from '../dates/local-date.ts';
import { subtractCents, sumCents } from '../money/cents.ts';
import { backtest, type ComparedWeek } from './backtest.ts';
import type { CashForecast } from './cash-forecast.contract.ts';
import { type Expectations, expectedReceipts, leftOutCents } from './expected-receipts.ts';
import { delaysAt, type ForecastHistory, outstandingOf, positionAt } from './forecast-history.ts';
import type { ForecastPosition } from './forecast-position.ts';
import { forecastWeeks } from './forecast-weeks.ts';
import { paymentHabits } from './payment-habits.ts';

/** A forecast before its back-test. */
export type BareForecast = Omit<CashForecast, 'backtest'>;

/** The forecast of the last day of a history, with the error that it would have made at the ends of the months before. */
export function cashForecast(history: ForecastHistory, weeks: number, weeksOf: (day: LocalDate) => readonly ComparedWeek[]): CashForecast {
  const asOf = history.last;
  const position = positionAt(history, asOf);
  const expectations = expectedReceipts(position, paymentHabits(delaysAt(history, asOf)));
  return { ...forecastOf(position, expectations, weeks), backtest: backtest(asOf, weeksOf) };
}

/**
 * Every cent of the outstanding is in one place: a week, `laterCents` when it is expected after the last week, or one of the parts from
 * which nothing is expected.
 */
export function forecastOf(position: ForecastPosition, expectations: Expectations, weeks: number): BareForecast {
  const { asOf } = position;
  const weekly = forecastWeeks(expectations.receipts, asOf, weeks);
  const expected = sumCents(weekly.map(({ expectedCents }) => expectedCents));
  return {
    asOf,
    weeks: weekly,
    laterCents: subtractCents(sumCents(expectations.receipts.map(({ amountCents }) => amountCents)), expected),
    disputedCents: leftOutCents(expectations, 'disputed'),
    insolvencyCents: leftOutCents(expectations, 'insolvency'),
    alreadyReceivedCents: leftOutCents(expectations, 'alreadyReceived'),
    creditBalanceCents: leftOutCents(expectations, 'creditNote'),
    outstandingCents: outstandingOf(position),
  };
}
