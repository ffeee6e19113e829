import { expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents, ZERO } from '../../shared/money/cents.ts';
import { acceleratedBalance } from '../../shared/schedules/accelerated-balance.ts';
import type { Schedule } from '../../shared/schedules/schedules.contract.ts';

test('the interest of a broken schedule runs on the balance alone, and brings no 40 € that the agreement does not list', () => {
  const dueOn = localDate('2026-06-30');
  const asOf = localDate('2026-11-30');
  const paid = { on: localDate('2026-11-29'), amountCents: cents(426_93), source: 'payment' } as const;
  const invoice = { invoiceId: 1, number: 'K1', dueOn, totalCents: cents(1_000_00), reductions: [paid] };
  const schedule = {
    agreedOn: localDate('2026-09-30'),
    interestCents: ZERO,
    indemnityCents: ZERO,
    openCents: cents(573_07),
    invoices: [{ invoiceId: 1, openCents: cents(573_07) }],
  } as unknown as Schedule;
  const terms = { asOf, debtor: 'business', rates: new Map(), contractRatePct: '15' } as const;
  const { fees, totalCents } = acceleratedBalance(schedule, [invoice], terms);
  // 573.07 × 15 % × 153 ÷ 365 = 36.03, and not 62.88 on the 1 000.00 that were first owed.
  expect(fees).toMatchObject({ interestCents: 36_03, indemnityCents: 0 });
  expect(totalCents).toBe(609_10);
});
