import { readMonthlyInputs, writeMonthlyInputs } from '../../../db/inputs/monthly-inputs.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { inputsContract, MonthlyInputs } from '../../../shared/inputs/inputs.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof inputsContract.setMonths;

const FIELDS = ['supplierDebtsCents', 'purchasesCents', 'averageStockCents', 'costOfSalesCents'] as const;

function changed(current: MonthlyInputs, changes: InputOf<Verb>['months'][number]): MonthlyInputs {
  const next = { ...current };
  for (const field of FIELDS) {
    const change = changes[field];
    if (change !== undefined) next[field] = change;
  }
  return next;
}

/** Sets the named amounts of months, one month after the other, all in one transaction. */
export function setMonthlyInputs({ db }: Pick<CommandContext, 'db'>, { months }: InputOf<Verb>): OutputOf<Verb> {
  const before = [...new Set(months.map(({ month }) => month))].map((month) => readMonthlyInputs(db, month));
  const after = new Map(before.map((row) => [row.month, row]));
  for (const changes of months)
    after.set(changes.month, changed(after.get(changes.month) ?? readMonthlyInputs(db, changes.month), changes));
  const rows = [...after.values()];
  db.transaction(() => {
    for (const row of rows) writeMonthlyInputs(db, row);
  });
  return { months: rows, before };
}
