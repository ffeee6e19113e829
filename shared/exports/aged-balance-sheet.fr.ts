import { BUCKETS, type Bucket, bucketOf } from '../dashboard/aged-balance.ts';
import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { type Cents, cents } from '../money/cents.ts';
import type { ExportedCustomer } from './customers-sheet.fr.ts';
import { type ExportSheet, rowsOf } from './export-sheet.ts';

interface OpenInvoice {
  readonly customerId: number;
  readonly kind: 'invoice' | 'creditNote';
  readonly dueOn: LocalDate;
  readonly openCents: Cents;
}

/**
 * Open amounts of each customer by days past due at a day, largest debt first; the columns add up to the outstanding and its aged balance
 * (kpis.md, `agedBalance`). Customers who owe nothing and are owed nothing are left out.
 */
export function agedBalanceSheet(
  openInvoices: readonly OpenInvoice[],
  customers: readonly ExportedCustomer[],
  asOf: LocalDate,
): ExportSheet {
  const byCustomer = new Map<number, Record<Bucket, number>>();
  for (const invoice of openInvoices) {
    const sums = byCustomer.get(invoice.customerId) ?? { notDue: 0, '1-30': 0, '31-60': 0, '61-90': 0, '90+': 0 };
    sums[bucketOf(invoice, asOf)] += invoice.openCents;
    byCustomer.set(invoice.customerId, sums);
  }
  const owing = customers
    .flatMap(({ id, code, name }) => {
      const sums = byCustomer.get(id);
      if (!sums) return [];
      const buckets = BUCKETS.map((bucket) => cents(sums[bucket]));
      return [{ code, name, buckets, total: buckets.reduce((sum, each) => sum + each, 0) }];
    })
    .sort((a, b) => b.total - a.total);
  return {
    name: 'Balance âgée',
    columns: [
      { title: 'Code client', kind: 'text', width: 14 },
      { title: 'Client', kind: 'text', width: 34 },
      { title: 'Non échu', kind: 'amount', total: true },
      { title: '1 à 30 jours', kind: 'amount', total: true },
      { title: '31 à 60 jours', kind: 'amount', total: true },
      { title: '61 à 90 jours', kind: 'amount', total: true },
      { title: 'Plus de 90 jours', kind: 'amount', width: 18, total: true },
      { title: `Encours au ${formatDate(asOf)}`, kind: 'amount', total: true },
    ],
    rows: rowsOf(owing, ({ code, name, buckets, total }) => [code, name, ...buckets, total]),
  };
}
