import { daysBetween, type LocalDate } from '../dates/local-date.ts';
import { cents } from '../money/cents.ts';
import type { OpenInvoice } from './book-facts.ts';
import type { AgedBalance } from './dashboard.contract.ts';

export const BUCKETS = ['notDue', '1-30', '31-60', '61-90', '90+'] as const;
export type Bucket = (typeof BUCKETS)[number];

/** Which bucket an open amount is in at a day. A credit note is never overdue: it sits in `notDue` (kpis.md). */
export function bucketOf({ kind, dueOn }: Pick<OpenInvoice, 'kind' | 'dueOn'>, asOf: LocalDate): Bucket {
  const days = kind === 'creditNote' ? 0 : daysBetween(dueOn, asOf);
  if (days <= 0) return 'notDue';
  if (days <= 30) return '1-30';
  if (days <= 60) return '31-60';
  if (days <= 90) return '61-90';
  return '90+';
}

/** In one of the four late buckets: past its due date, and not a credit note. */
export function isPastDue(invoice: Pick<OpenInvoice, 'kind' | 'dueOn'>, asOf: LocalDate): boolean {
  return bucketOf(invoice, asOf) !== 'notDue';
}

/** Open amounts by days past due, with how many invoices each holds; the five sum to the outstanding (kpis.md, `agedBalance`). */
export function agedBalance(openInvoices: Iterable<OpenInvoice>, asOf: LocalDate): AgedBalance {
  const sums = Object.fromEntries(BUCKETS.map((bucket) => [bucket, { cents: 0, count: 0 }])) as Record<
    Bucket,
    { cents: number; count: number }
  >;
  for (const invoice of openInvoices) {
    const sum = sums[bucketOf(invoice, asOf)];
    sum.cents += invoice.openCents;
    sum.count += 1;
  }
  return Object.fromEntries(BUCKETS.map((bucket) => [bucket, { ...sums[bucket], cents: cents(sums[bucket].cents) }])) as AgedBalance;
}
