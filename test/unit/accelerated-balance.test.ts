import { expect, test } from 'vitest';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { acceleratedBalance } from '../../shared/schedules/accelerated-balance.ts';
import type { Schedule } from '../../shared/schedules/schedules.contract.ts';

test('a broken schedule owes the late fees of its own invoices as the ledger counts them, less those already paid', () => {
  const asOf = localDate('2026-11-30');
  const paid = { on: localDate('2026-11-29'), amountCents: cents(426_93), source: 'payment' } as const;
  const invoice = { invoiceId: 1, number: 'K1', dueOn: localDate('2026-06-30'), totalCents: cents(1_000_00), reductions: [paid] };
  const schedule = { invoices: [{ invoiceId: 1, openCents: cents(573_07) }] } as unknown as Schedule;
  const terms = { asOf, debtor: 'business', rates: new Map(), contractRatePct: '15' } as const;
  const late = [invoice, { ...invoice, invoiceId: 2, number: 'K2' }];
  const { fees, totalCents } = acceleratedBalance(schedule, late, terms, cents(50_00));
  // 1 000.00 × 15 % × 152 ÷ 365 = 62.47 until the payment, 573.07 × 15 % × 1 ÷ 365 = 0.24 after it; 40.00; less 50.00.
  expect(fees).toMatchObject({ interestCents: 62_71, indemnityCents: 40_00, paidCents: 50_00, totalCents: 52_71 });
  expect(totalCents).toBe(625_78);
  expect(acceleratedBalance(schedule, late, terms, cents(900_00)).totalCents).toBe(573_07);
});
