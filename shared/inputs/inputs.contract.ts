import { z } from 'zod';
import { command, query } from '../contract/procedure.ts';
import { YearMonth } from '../dates/year-month.ts';
import { Cents } from '../money/cents.ts';

/** What the company's accounts say of a month, that invoices and charges do not: for DPO, DSI and CCC. null = not known. */
export const MonthlyInputs = z.object({
  month: YearMonth,
  /** Owed to suppliers at the month's end, VAT included. */
  supplierDebtsCents: Cents.nullable(),
  /** Purchases of the month, VAT included like the debts they are compared with. */
  purchasesCents: Cents.nullable(),
  /** Stock on average over the month, at cost. */
  averageStockCents: Cents.nullable(),
  /** What the month's sales cost. */
  costOfSalesCents: Cents.nullable(),
});
export type MonthlyInputs = z.output<typeof MonthlyInputs>;

const InputChanges = MonthlyInputs.partial().required({ month: true });

export const inputsContract = {
  /** Sets the named amounts of a month and leaves the others; null clears one. */
  set: command({ input: InputChanges, output: MonthlyInputs }),
  /** The same for several months, all or nothing; `before` is what they were, to be set again as a way back. */
  setMonths: command({
    input: z.object({ months: z.array(InputChanges).min(1).max(120) }),
    output: z.object({ months: z.array(MonthlyInputs), before: z.array(MonthlyInputs) }),
  }),
  /** Twelve months from `firstMonth`. */
  list: query({ input: z.object({ firstMonth: YearMonth }), output: z.array(MonthlyInputs) }),
};
