import { readMonthlyInputs, writeMonthlyInputs } from '../../../db/inputs/monthly-inputs.queries.ts';
import { monthsEndingWith, plusMonths } from '../../../shared/dates/year-month.ts';
import type { inputsContract, MonthlyInputs } from '../../../shared/inputs/inputs.contract.ts';
import type { HandlersOf } from '../context.ts';

export const inputsHandlers: HandlersOf<typeof inputsContract> = {
  set({ db }, { month, ...changes }) {
    const inputs: MonthlyInputs = { ...readMonthlyInputs(db, month) };
    const keys = ['supplierDebtsCents', 'purchasesCents', 'averageStockCents', 'costOfSalesCents'] as const;
    for (const key of keys) {
      const change = changes[key];
      if (change !== undefined) inputs[key] = change;
    }
    db.transaction(() => writeMonthlyInputs(db, inputs));
    return inputs;
  },
  list: ({ db }, { firstMonth }) => monthsEndingWith(plusMonths(firstMonth, 11), 12).map((month) => readMonthlyInputs(db, month)),
};
