import type { ForecastPosition, OpenItem } from '../../../shared/cash-forecast/forecast-position.ts';
import type { PaymentHabit, PaymentHabits } from '../../../shared/cash-forecast/payment-habits.ts';
import { dayNumber, localDate } from '../../../shared/dates/local-date.ts';
import { cents } from '../../../shared/money/cents.ts';

/** A Monday. */
export const DAY = localDate('2025-06-16');

let lastId = 0;

export function anItem({
  invoiceId = ++lastId,
  customerId = 1,
  dueIn,
  openCents = 100_00,
  disputedCents = 0,
  issuedAgo = 30,
}: {
  invoiceId?: number;
  customerId?: number;
  /** Days from the day of the forecast to the due date. */
  dueIn: number;
  openCents?: number;
  disputedCents?: number;
  issuedAgo?: number;
}): OpenItem {
  return {
    invoiceId,
    kind: openCents < 0 ? 'creditNote' : 'invoice',
    customerId,
    issuedDay: dayNumber(DAY) - issuedAgo,
    dueDay: dayNumber(DAY) + dueIn,
    openCents: cents(openCents),
    disputedCents: cents(disputedCents),
  };
}

export function aPosition(facts: Partial<ForecastPosition>): ForecastPosition {
  return { asOf: DAY, items: [], promises: [], schedules: [], unallocated: new Map(), insolvencies: new Map(), ...facts };
}

/** Everybody pays in the same way. */
export function everybody(habit: Partial<PaymentHabit> = {}): PaymentHabits {
  const company = { delayDays: 10, spreadDays: 0, gapDays: 5, ...habit };
  return { company, of: () => company };
}
