import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecastOf } from '../../../shared/cash-forecast/cash-forecast.ts';
import { type ExpectedReceipt, expectedReceipts, visitReceiptsOnDueDates } from '../../../shared/cash-forecast/expected-receipts.ts';
import type { ForecastPosition } from '../../../shared/cash-forecast/forecast-position.ts';
import { addDays, dayNumber } from '../../../shared/dates/local-date.ts';
import { cents, sumCents } from '../../../shared/money/cents.ts';
import { anItem, aPosition, DAY, everybody } from './a-position.ts';

const TODAY = dayNumber(DAY);

/** [days from the day of the forecast, amount, why] of each receipt. */
const receipts = (position: ForecastPosition, habits = everybody()) =>
  expectedReceipts(position, habits).receipts.map(({ day, amountCents, why }) => [day - TODAY, amountCents, why]);
const leftOut = (position: ForecastPosition) =>
  expectedReceipts(position, everybody()).leftOut.map(({ amountCents, why }) => [amountCents, why]);

describe('an invoice', () => {
  test('is expected on its due date + the usual delay', () => {
    expect(receipts(aPosition({ items: [anItem({ dueIn: 20 }), anItem({ dueIn: -4 })] }))).toEqual([
      [30, 100_00, 'habit'],
      [6, 100_00, 'habit'],
    ]);
  });

  test('past that date, moves to the day + the usual gap after a reminder, never into the past', () => {
    expect(receipts(aPosition({ items: [anItem({ dueIn: -10 }), anItem({ dueIn: -11 }), anItem({ dueIn: -400 })] }))).toEqual([
      [0, 100_00, 'habit'],
      [5, 100_00, 'reminder'],
      [5, 100_00, 'reminder'],
    ]);
    expect(receipts(aPosition({ items: [anItem({ dueIn: 3 })] }), everybody({ delayDays: -8 }))).toEqual([[5, 100_00, 'reminder']]);
  });

  test('contested in whole or in part: that part is left out and set apart', () => {
    const position = aPosition({ items: [anItem({ dueIn: 20, disputedCents: 30_00 }), anItem({ dueIn: 1, disputedCents: 100_00 })] });
    expect(receipts(position)).toEqual([[30, 70_00, 'habit']]);
    expect(leftOut(position)).toEqual([
      [30_00, 'disputed'],
      [100_00, 'disputed'],
    ]);
  });

  test('older than its customer’s collective proceedings is frozen; a later one is not', () => {
    const items = [anItem({ dueIn: 10, issuedAgo: 30 }), anItem({ dueIn: 10, issuedAgo: 2 })];
    const position = aPosition({ items, insolvencies: new Map([[1, TODAY - 10]]) });
    expect(receipts(position)).toEqual([[20, 100_00, 'habit']]);
    expect(leftOut(position)).toEqual([[100_00, 'insolvency']]);
  });
});

describe('a promise', () => {
  test('takes precedence for its amount, oldest due first; the rest follows the habit', () => {
    const items = [anItem({ invoiceId: 1, dueIn: 20 }), anItem({ invoiceId: 2, dueIn: -60 })];
    const promises = [{ promisedOn: addDays(DAY, 12), restCents: cents(130_00), invoiceIds: [1, 2] }];
    expect(receipts(aPosition({ items, promises }))).toEqual([
      [12, 100_00, 'promise'],
      [12, 30_00, 'promise'],
      [30, 70_00, 'habit'],
    ]);
  });

  test('whose day has just passed is still expected, at once', () => {
    const promises = [{ promisedOn: addDays(DAY, -1), restCents: cents(100_00), invoiceIds: [1] }];
    expect(receipts(aPosition({ items: [anItem({ invoiceId: 1, dueIn: 20 })], promises }))).toEqual([[0, 100_00, 'promise']]);
  });

  test('never brings more than is open, nor what is contested', () => {
    const items = [anItem({ invoiceId: 1, dueIn: 20, disputedCents: 60_00 })];
    const promises = [{ promisedOn: addDays(DAY, 2), restCents: cents(500_00), invoiceIds: [1] }];
    expect(receipts(aPosition({ items, promises }))).toEqual([[2, 40_00, 'promise']]);
  });
});

describe('a schedule', () => {
  const schedule = {
    instalments: [
      { dueOn: addDays(DAY, -3), principalCents: cents(50_00) },
      { dueOn: addDays(DAY, 14), principalCents: cents(80_00) },
      { dueOn: addDays(DAY, 44), principalCents: cents(60_00) },
    ],
    invoices: [
      { invoiceId: 1, amountCents: cents(100_00) },
      { invoiceId: 2, amountCents: cents(90_00) },
    ],
  };
  const items = [anItem({ invoiceId: 1, dueIn: -90 }), anItem({ invoiceId: 2, dueIn: -60 })];

  test('takes precedence; a late instalment is expected after a reminder; what it does not hold follows the habit', () => {
    expect(receipts(aPosition({ items, schedules: [schedule] }))).toEqual([
      [5, 50_00, 'instalment'],
      [14, 50_00, 'instalment'],
      [14, 30_00, 'instalment'],
      [44, 60_00, 'instalment'],
      [5, 10_00, 'reminder'],
    ]);
  });

  test('comes before a promise about the same invoices', () => {
    const promises = [{ promisedOn: addDays(DAY, 2), restCents: cents(200_00), invoiceIds: [1, 2] }];
    expect(receipts(aPosition({ items, schedules: [schedule], promises })).filter(([, , why]) => why === 'promise')).toEqual([
      [2, 10_00, 'promise'],
    ]);
  });
});

describe('money in the customer’s favour', () => {
  test('a credit note lessens the earliest expected receipts of its customer alone', () => {
    const items = [
      anItem({ dueIn: 20 }),
      anItem({ dueIn: 5 }),
      anItem({ dueIn: 0, openCents: -130_00 }),
      anItem({ customerId: 2, dueIn: 1 }),
    ];
    expect(receipts(aPosition({ items }))).toEqual([
      [11, 100_00, 'habit'],
      [30, 70_00, 'habit'],
    ]);
  });

  test('larger than all that is expected, it leaves a credit balance', () => {
    const position = aPosition({ items: [anItem({ dueIn: 20 }), anItem({ dueIn: 0, openCents: -130_00 })] });
    expect(receipts(position)).toEqual([]);
    expect(leftOut(position)).toEqual([[-30_00, 'creditNote']]);
  });

  test('money received and not allocated is not expected a second time; a promise is touched last', () => {
    const items = [anItem({ invoiceId: 1, dueIn: 1 }), anItem({ invoiceId: 2, dueIn: 40 })];
    const promises = [{ promisedOn: addDays(DAY, 2), restCents: cents(100_00), invoiceIds: [1] }];
    const position = aPosition({ items, promises, unallocated: new Map([[1, cents(120_00)]]) });
    expect(receipts(position)).toEqual([[2, 80_00, 'promise']]);
    expect(leftOut(position)).toEqual([
      [100_00, 'alreadyReceived'],
      [20_00, 'alreadyReceived'],
    ]);
  });
});

test('the naive way: all on its due date, what is past due at once', () => {
  const items = [anItem({ dueIn: -9 }), anItem({ dueIn: 20, disputedCents: 40_00 })];
  const naive: ExpectedReceipt[] = [];
  visitReceiptsOnDueDates(aPosition({ items }), (receipt) => naive.push(receipt));
  expect(naive.map(({ day, amountCents }) => [day - TODAY, amountCents])).toEqual([
    [0, 100_00],
    [20, 60_00],
  ]);
});

describe('whatever the book', () => {
  const id = fc.integer({ min: 1, max: 12 });
  const amount = fc.integer({ min: 1, max: 500_00 });
  const days = fc.integer({ min: -200, max: 200 });
  const customerOf = (invoiceId: number) => 1 + (invoiceId % 3);
  const book = fc
    .record({
      invoices: fc.uniqueArray(
        fc.record({
          invoiceId: id,
          dueIn: days,
          openCents: fc.oneof(
            amount,
            amount,
            amount.map((value) => -value),
          ),
          disputed: fc.nat(500_00),
        }),
        { selector: ({ invoiceId }) => invoiceId },
      ),
      promises: fc.array(fc.record({ in: fc.integer({ min: -2, max: 90 }), restCents: amount, invoiceIds: fc.uniqueArray(id) })),
      schedules: fc.array(
        fc.record({
          instalments: fc.array(fc.record({ in: days, principalCents: amount })),
          invoices: fc.uniqueArray(fc.record({ invoiceId: id, amountCents: amount }), { selector: ({ invoiceId }) => invoiceId }),
        }),
        { maxLength: 2 },
      ),
      unallocated: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 3 }), amount), { selector: ([customerId]) => customerId }),
      insolvent: fc.option(fc.integer({ min: 1, max: 3 })),
    })
    .map(({ invoices, promises, schedules, unallocated, insolvent }) =>
      aPosition({
        items: invoices.map(({ invoiceId, dueIn, openCents, disputed }) =>
          anItem({
            invoiceId,
            customerId: customerOf(invoiceId),
            dueIn,
            openCents,
            disputedCents: Math.max(0, Math.min(disputed, openCents)),
          }),
        ),
        promises: promises.map((promise) => ({
          promisedOn: addDays(DAY, promise.in),
          restCents: cents(promise.restCents),
          invoiceIds: promise.invoiceIds,
        })),
        schedules: schedules.map(({ instalments, invoices: agreed }) => ({
          instalments: instalments
            .toSorted((a, b) => a.in - b.in)
            .map((instalment) => ({ dueOn: addDays(DAY, instalment.in), principalCents: cents(instalment.principalCents) })),
          invoices: agreed.map(({ invoiceId, amountCents }) => ({ invoiceId, amountCents: cents(amountCents) })),
        })),
        unallocated: new Map(unallocated.map(([customerId, amountCents]) => [customerId, cents(amountCents)])),
        insolvencies: new Map(insolvent === null ? [] : [[insolvent, TODAY]]),
      }),
    );
  const habit = fc.record({ delayDays: fc.integer({ min: -30, max: 90 }), spreadDays: fc.nat(40), gapDays: fc.nat(20) });

  test('every cent of the outstanding is in exactly one place, and none before the day', () => {
    fc.assert(
      fc.property(book, habit, fc.integer({ min: 1, max: 20 }), (position, everyone, weeks) => {
        const expectations = expectedReceipts(position, everybody(everyone));
        const forecast = forecastOf(position, expectations, weeks);
        const outstanding = sumCents(position.items.map(({ openCents }) => openCents));
        expect(forecast.outstandingCents).toBe(outstanding);
        const { laterCents, disputedCents, insolvencyCents, alreadyReceivedCents, creditBalanceCents } = forecast;
        const parts = [laterCents, disputedCents, insolvencyCents, alreadyReceivedCents, creditBalanceCents];
        expect(sumCents([...forecast.weeks.map(({ expectedCents }) => expectedCents), ...parts])).toBe(outstanding);
        expect(expectations.receipts.every(({ day, amountCents }) => day >= TODAY && amountCents > 0)).toBe(true);
        expect(creditBalanceCents).toBeLessThanOrEqual(0);
        for (const week of forecast.weeks) {
          expect(week.lowCents).toBeGreaterThanOrEqual(0);
          expect(week.lowCents).toBeLessThanOrEqual(week.expectedCents);
          expect(week.highCents).toBeGreaterThanOrEqual(week.expectedCents);
        }
      }),
    );
  });

  test('nothing is counted for an invoice beyond what is open of it', () => {
    fc.assert(
      fc.property(book, habit, (position, everyone) => {
        const { receipts: expected, leftOut: apart } = expectedReceipts(position, everybody(everyone));
        for (const { invoiceId, openCents } of position.items) {
          const parts = [...expected, ...apart].filter(({ item }) => item.invoiceId === invoiceId);
          const sum = sumCents(parts.map(({ amountCents }) => amountCents));
          if (openCents > 0) expect(sum).toBeLessThanOrEqual(openCents);
          else expect(sum).toBeGreaterThanOrEqual(openCents);
        }
      }),
    );
  });
});
