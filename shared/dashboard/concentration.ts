import { sumCents } from '../money/cents.ts';
import { exact, percentage, ratio, round4 } from '../money/ratio.ts';
import type { CustomerRevenue } from './book-facts.ts';
import type { Concentration } from './dashboard.contract.ts';

const ENOUGH_PCT = 80;

/**
 * How much of the revenue hangs on few customers (kpis.md, `concentration`): cumulated shares in per cent of the largest 1, 3, 5
 * and 10; HHI = Σ(share in %)² over customers with positive revenue, and
 * 10 000 / HHI; how many of the largest reach 80 %.
 * `rows` come largest first. Without positive revenue every ratio is null.
 */
export function concentration(customers: readonly CustomerRevenue[]): Concentration {
  const rows = customers.map((customer): Concentration['rows'][number] => [customer.code || customer.name, customer.revenueCents]);
  const total = sumCents(customers.map((customer) => customer.revenueCents));
  const base = { totalCents: total, customers: customers.length, rows };
  if (total <= 0)
    return { ...base, hhi: null, effectiveCustomers: null, top1: null, top3: null, top5: null, top10: null, customersFor80Pct: null };
  const share = (count: number) => percentage(sumCents(customers.slice(0, count).map((customer) => customer.revenueCents)), total);
  const squares = customers
    .filter((customer) => customer.revenueCents > 0)
    .reduce((sum, customer) => sum + BigInt(customer.revenueCents) ** 2n, 0n);
  const hhi = exact(String(squares)).times(10_000).dividedBy(exact(total).pow(2));
  let cumulated = 0;
  let customersFor80Pct = 0;
  for (const customer of customers) {
    if (cumulated * 100 >= total * ENOUGH_PCT) break;
    cumulated += customer.revenueCents;
    customersFor80Pct += 1;
  }
  return {
    ...base,
    hhi: round4(hhi),
    effectiveCustomers: ratio(10_000, hhi),
    top1: share(1),
    top3: share(3),
    top5: share(5),
    top10: share(10),
    customersFor80Pct,
  };
}
