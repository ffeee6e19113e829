import type { Measure } from '../../shared/dashboard/customer-months.ts';

/** The column of `customer_months` that holds each measure. */
export const COLUMN: Record<Measure, string> = {
  revenueCents: 'revenue_cents',
  invoiceCount: 'invoice_count',
  revenue12MonthsCents: 'revenue_12_months_cents',
  collectedCents: 'collected_cents',
  importedPayments: 'imported_payments',
  matchedPayments: 'matched_payments',
  delayedPayments: 'delayed_payments',
  delayCents: 'delay_cents',
  centDaysAfterDue: 'cent_days_after_due',
  centDaysAfterDueSquared: 'cent_days_after_due_squared',
  centDaysAfterIssue: 'cent_days_after_issue',
  notDueCents: 'not_due_cents',
  notDueCount: 'not_due_count',
  late30Cents: 'late_30_cents',
  late30Count: 'late_30_count',
  late60Cents: 'late_60_cents',
  late60Count: 'late_60_count',
  late90Cents: 'late_90_cents',
  late90Count: 'late_90_count',
  lateMoreCents: 'late_more_cents',
  lateMoreCount: 'late_more_count',
  disputedCents: 'disputed_cents',
  disputedOverdueCents: 'disputed_overdue_cents',
};
