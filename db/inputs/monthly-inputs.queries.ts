import type { YearMonth } from '../../shared/dates/year-month.ts';
import type { MonthlyInputs } from '../../shared/inputs/inputs.contract.ts';
import type { ReadDb, WriteDb } from '../database.ts';

export function readMonthlyInputs(db: ReadDb, month: YearMonth): MonthlyInputs {
  const row = db
    .prepare<MonthlyInputs>(
      `SELECT month, supplier_debt_cents AS supplierDebtsCents, purchases_cents AS purchasesCents, average_stock_cents AS averageStockCents,
              cost_of_sales_cents AS costOfSalesCents
       FROM monthly_inputs WHERE month = ?`,
    )
    .get(month);
  return row ?? noInputs(month);
}

export function noInputs(month: YearMonth): MonthlyInputs {
  return { month, supplierDebtsCents: null, purchasesCents: null, averageStockCents: null, costOfSalesCents: null };
}

/** Stores a month's inputs; a month of which nothing is known leaves no row. */
export function writeMonthlyInputs(db: WriteDb, inputs: MonthlyInputs): void {
  const { month, ...amounts } = inputs;
  if (Object.values(amounts).every((amount) => amount === null)) {
    db.prepare('DELETE FROM monthly_inputs WHERE month = ?').run(month);
    return;
  }
  db.prepare(
    `INSERT INTO monthly_inputs (month, supplier_debt_cents, purchases_cents, average_stock_cents, cost_of_sales_cents)
     VALUES (:month, :supplierDebtsCents, :purchasesCents, :averageStockCents, :costOfSalesCents)
     ON CONFLICT (month) DO UPDATE SET supplier_debt_cents = excluded.supplier_debt_cents, purchases_cents = excluded.purchases_cents,
       average_stock_cents = excluded.average_stock_cents, cost_of_sales_cents = excluded.cost_of_sales_cents`,
  ).run(inputs);
}
