import type { CustomerRevenue } from '../dashboard/book-facts.ts';
import { concentration } from '../dashboard/concentration.ts';
import { dateOfDay, type LocalDate } from '../dates/local-date.ts';
import { daysInPeriod, monthsEndingOn, type YearMonth } from '../dates/year-month.ts';
import { AppError } from '../errors/app-error.ts';
import { isOverdue } from '../invoices/invoice-status.ts';
import { addCents, type Cents, cents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
import { exact, ratio, roundToCent } from '../money/ratio.ts';
import { type Expectations, expectedReceipts } from './expected-receipts.ts';
import { delaysAt, type ForecastHistory, outstandingOf, positionAt } from './forecast-history.ts';
import type { ForecastPosition } from './forecast-position.ts';
import { forecastWeeks } from './forecast-weeks.ts';
import { paymentHabits } from './payment-habits.ts';
import { firstShortWeek, weeklyCharges } from './weekly-charges.ts';
import type { Outlook, Scenario } from './what-if.contract.ts';

export interface WhatIfFacts {
  history: ForecastHistory;
  weeks: number;
  /** By customer, largest first, over the month and over the twelve months that end on the day. */
  revenueOfMonth: readonly CustomerRevenue[];
  revenueOf12Months: readonly CustomerRevenue[];
  /** Forecast charges by month; a month without forecast is absent. */
  forecastCharges: ReadonlyMap<YearMonth, Cents>;
}

export interface Comparison {
  customerIds: number[];
  before: Outlook;
  after: Outlook;
}

/** A day's facts that an outlook is drawn from; a scenario changes some of them. */
interface Situation {
  outstandingCents: Cents;
  overdueCents: Cents;
  revenueOfMonth: readonly CustomerRevenue[];
  revenueOf12Months: readonly CustomerRevenue[];
  receipts: Expectations['receipts'];
  /** Paid today, on top of what is expected. */
  collectedCents: Cents;
  neverCents: Cents;
}

/**
 * What a scenario would change:
 * - a customer pays N days later: each of its expected receipts comes N days later; once all its invoices are paid so, the outstanding, all
 *   of it overdue, has grown by N days of what it buys (its revenue of twelve months / their days × N);
 * - it never pays: none of its receipts come; what it owes stays in the outstanding, all of it overdue in the end;
 * - customers are collected: all that they owe, contested or not, less what they have already paid, comes in week 1 and leaves the balances;
 * - a customer leaves: it still pays what it owes, so the weeks stand; then its debt is out of the outstanding and its purchases out of the
 *   revenue.
 * The DSO follows from the changed outstanding and revenue, the concentration from the changed revenue.
 *
 * @throws AppError WHAT_IF_NO_CUSTOMER when a customer should leave and none has bought anything
 */
export function whatIf(facts: WhatIfFacts, scenario: Scenario): Comparison {
  const asOf = facts.history.last;
  const position = positionAt(facts.history, asOf);
  const expectations = expectedReceipts(position, paymentHabits(delaysAt(facts.history, asOf)));
  const today: Situation = {
    outstandingCents: outstandingOf(position),
    overdueCents: overdueOf(position, () => true),
    revenueOfMonth: facts.revenueOfMonth,
    revenueOf12Months: facts.revenueOf12Months,
    receipts: expectations.receipts,
    collectedCents: ZERO,
    neverCents: ZERO,
  };
  const customerIds = concerned(facts, scenario);
  const then = changed(today, { position, expectations, customerIds: new Set(customerIds) }, scenario);
  return { customerIds, before: outlook(today, facts, asOf), after: outlook(then, facts, asOf) };
}

function concerned({ revenueOf12Months }: WhatIfFacts, scenario: Scenario): number[] {
  if (scenario.kind === 'collected') return [...new Set(scenario.customerIds)];
  const customerId = scenario.customerId ?? revenueOf12Months.find(({ revenueCents }) => revenueCents > 0)?.customerId;
  if (customerId === undefined) throw new AppError('WHAT_IF_NO_CUSTOMER', {});
  return [customerId];
}

interface Concerned {
  position: ForecastPosition;
  expectations: Expectations;
  customerIds: ReadonlySet<number>;
}

function changed(today: Situation, { position, expectations, customerIds }: Concerned, scenario: Scenario): Situation {
  const isTheirs = ({ item }: { item: { customerId: number } }) => customerIds.has(item.customerId);
  const theirs = expectations.receipts.filter(isTheirs);
  const others = expectations.receipts.filter((receipt) => !isTheirs(receipt));
  const theirItems = position.items.filter(({ customerId }) => customerIds.has(customerId));
  const theirOverdueCents = overdueOf(position, (customerId) => customerIds.has(customerId));
  const withoutThem = (revenue: readonly CustomerRevenue[]) => revenue.filter(({ customerId }) => !customerIds.has(customerId));
  switch (scenario.kind) {
    case 'paysLater': {
      const grownCents = purchasesOf(today.revenueOf12Months, customerIds, position.asOf, scenario.days);
      return {
        ...today,
        outstandingCents: addCents(today.outstandingCents, grownCents),
        overdueCents: addCents(today.overdueCents, grownCents),
        receipts: expectations.receipts.map((receipt) => (isTheirs(receipt) ? postponed(receipt, scenario.days) : receipt)),
      };
    }
    case 'neverPays': {
      const owedCents = sumCents(theirItems.filter(({ openCents }) => openCents > 0).map(({ openCents }) => openCents));
      return {
        ...today,
        overdueCents: addCents(today.overdueCents, subtractCents(owedCents, theirOverdueCents)),
        receipts: others,
        neverCents: sumCents(theirs.map(({ amountCents }) => amountCents)),
      };
    }
    case 'collected': {
      const settled = expectations.leftOut.filter((part) => isTheirs(part) && part.why !== 'creditNote');
      const stillToPay = settled.filter(({ why }) => why !== 'alreadyReceived');
      const expectedCents = sumCents(theirs.map(({ amountCents }) => amountCents));
      return {
        ...today,
        outstandingCents: subtractCents(
          today.outstandingCents,
          sumCents([expectedCents, ...settled.map(({ amountCents }) => amountCents)]),
        ),
        overdueCents: subtractCents(today.overdueCents, theirOverdueCents),
        receipts: others,
        collectedCents: sumCents([expectedCents, ...stillToPay.map(({ amountCents }) => amountCents)]),
      };
    }
    case 'customerLeaves':
      return {
        ...today,
        outstandingCents: subtractCents(today.outstandingCents, sumCents(theirItems.map(({ openCents }) => openCents))),
        overdueCents: subtractCents(today.overdueCents, theirOverdueCents),
        revenueOfMonth: withoutThem(today.revenueOfMonth),
        revenueOf12Months: withoutThem(today.revenueOf12Months),
      };
  }
}

function overdueOf({ items, asOf }: ForecastPosition, isWanted: (customerId: number) => boolean): Cents {
  const theirs = items.filter(({ customerId }) => isWanted(customerId));
  const overdue = theirs.filter(({ kind, dueDay, openCents }) => isOverdue({ kind, dueOn: dateOfDay(dueDay), openCents }, asOf));
  return sumCents(overdue.map(({ openCents }) => openCents));
}

/** What customers buy in some days, from their revenue of twelve months; never negative. */
function purchasesOf(revenue: readonly CustomerRevenue[], customerIds: ReadonlySet<number>, asOf: LocalDate, days: number): Cents {
  const bought = revenue.filter(({ customerId }) => customerIds.has(customerId)).reduce((sum, { revenueCents }) => sum + revenueCents, 0);
  return cents(
    roundToCent(
      exact(Math.max(0, bought))
        .times(days)
        .dividedBy(daysInPeriod(monthsEndingOn(asOf, 12))),
    ),
  );
}

function postponed(receipt: Expectations['receipts'][number], days: number): Expectations['receipts'][number] {
  const { day, earliestDay, latestDay } = receipt;
  return { ...receipt, day: day + days, earliestDay: earliestDay + days, latestDay: latestDay + days };
}

function outlook(situation: Situation, { weeks: count, forecastCharges }: WhatIfFacts, asOf: LocalDate): Outlook {
  const { outstandingCents, overdueCents, receipts, revenueOfMonth, revenueOf12Months, collectedCents, neverCents } = situation;
  const forecast = forecastWeeks(receipts, asOf, count);
  const charges = weeklyCharges(
    forecast.map(({ start }) => start),
    asOf,
    forecastCharges,
  );
  const weeks = forecast.map((week, index) => {
    const paidToday = index === 0 ? collectedCents : ZERO;
    return {
      start: week.start,
      lowCents: addCents(week.lowCents, paidToday),
      expectedCents: addCents(week.expectedCents, paidToday),
      highCents: addCents(week.highCents, paidToday),
      chargesCents: charges[index] ?? null,
    };
  });
  const expectedCents = sumCents(forecast.map((week) => week.expectedCents));
  const dsoOver = (revenue: readonly CustomerRevenue[], months: number) =>
    ratio(
      exact(outstandingCents).times(daysInPeriod(monthsEndingOn(asOf, months))),
      sumCents(revenue.map(({ revenueCents }) => revenueCents)),
    );
  const { hhi, top1, top3, top5, top10, customersFor80Pct } = concentration(revenueOf12Months);
  return {
    outstandingCents,
    overdueCents,
    dso: dsoOver(revenueOfMonth, 1),
    dso12Months: dsoOver(revenueOf12Months, 12),
    revenue12MonthsCents: sumCents(revenueOf12Months.map(({ revenueCents }) => revenueCents)),
    concentration: { hhi, top1, top3, top5, top10, customersFor80Pct },
    weeks,
    cashInCents: addCents(expectedCents, collectedCents),
    laterCents: subtractCents(sumCents(receipts.map(({ amountCents }) => amountCents)), expectedCents),
    neverCents,
    firstShortWeek: firstShortWeek(weeks),
    firstShortWeekReason: charges.every((ofWeek) => ofWeek === null) ? 'noForecast' : null,
  };
}
