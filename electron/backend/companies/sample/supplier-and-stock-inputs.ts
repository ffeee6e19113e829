import type { SampleBook } from '../../../../db/companies/sample-book.queries.ts';
import { type MonthPlan, perMille, toHalfThousand } from './month-plan.ts';
import { seededRandom } from './seeded-random.ts';

/** A joinery's wood and ironmongery, per mille of a month's sales, VAT included. */
const PURCHASES = 310;
/** What its sales cost: materials and the workshop's hours. */
const COST_OF_SALES = 560;
/** Wood in the yard on average, per mille of an ordinary month's cost of sales: about three weeks of it. */
const STOCK = 700;
/** What is owed to suppliers at a month's end, per mille of its purchases: they are paid at about 40 days. */
const SUPPLIER_DEBTS = 1310;

/** What the accounts say of a month that has ended, near its usual share of sales: for DPO, DSI and CCC. */
export function monthlyInputs(plan: MonthPlan): SampleBook['inputs'] {
  if (plan.age <= 0) return [];
  const random = seededRandom(`inputs ${plan.age}`);
  const near = (permille: number) => perMille(plan.revenueCents, permille + random.integer(-20, 20));
  const purchasesCents = near(PURCHASES);
  const costOfSalesCents = near(COST_OF_SALES);
  return [
    {
      month: plan.month,
      supplierDebtsCents: perMille(purchasesCents, SUPPLIER_DEBTS + random.integer(-80, 80)),
      purchasesCents,
      averageStockCents: toHalfThousand(perMille(costOfSalesCents, STOCK)),
      costOfSalesCents,
    },
  ];
}
