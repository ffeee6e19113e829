import { describe, expect, it, test } from 'vitest';
import { forecastDay } from '../../../renderer/dashboard/forecast-day.ts';
import { scenarioOf } from '../../../renderer/dashboard/what-if-scenario.ts';
import { localDate } from '../../../shared/dates/local-date.ts';
import { yearMonth } from '../../../shared/dates/year-month.ts';

const NOTHING = { kind: null, customer: null, days: null, customers: null };
const CUSTOMERS = [
  { id: 1, outstandingCents: 100, overdueCents: 90 },
  { id: 2, outstandingCents: 500, overdueCents: 0 },
  ...[3, 4, 5, 6, 7].map((id) => ({ id, outstandingCents: 10 * id, overdueCents: id })),
  { id: 8, outstandingCents: 0, overdueCents: 0 },
];

describe('what is supposed', () => {
  it('before anything is chosen: the largest debtor pays 30 days later', () =>
    expect(scenarioOf(NOTHING, CUSTOMERS)).toEqual({ kind: 'paysLater', customerId: 2, days: 30 }));
  it('collects the five who are most overdue, until others are chosen', () => {
    expect(scenarioOf({ ...NOTHING, kind: 'collected' }, CUSTOMERS)).toEqual({ kind: 'collected', customerIds: [1, 7, 6, 5, 4] });
    expect(scenarioOf({ ...NOTHING, kind: 'collected', customers: '2,99' }, CUSTOMERS)).toEqual({ kind: 'collected', customerIds: [2] });
    expect(scenarioOf({ ...NOTHING, kind: 'collected', customers: '' }, CUSTOMERS)).toBeNull();
  });
  it('leaves it to the answer who the largest customer is', () =>
    expect(scenarioOf({ ...NOTHING, kind: 'customerLeaves' }, CUSTOMERS)).toEqual({ kind: 'customerLeaves' }));
  it('passes over an address that makes no sense', () =>
    expect(scenarioOf({ kind: 'paysLater', customer: 'abc', days: '31', customers: null }, CUSTOMERS)).toEqual({
      kind: 'paysLater',
      customerId: 2,
      days: 30,
    }));
  it('is nothing where nobody owes anything', () => expect(scenarioOf({ ...NOTHING, kind: 'neverPays' }, CUSTOMERS.slice(-1))).toBeNull());
});

describe('the day from which a screen looks ahead', () => {
  test.each([
    ['2026-11', '2026-11-21'],
    ['2026-10', '2026-11-21'],
    ['2026-09', '2026-09-30'],
  ])('of %s, on 21 November: %s', (month, day) => expect(forecastDay(yearMonth(month), localDate('2026-11-21'))).toBe(day));
});
