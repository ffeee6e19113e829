import { readMonthlyInputs } from '../../../db/inputs/monthly-inputs.queries.ts';
import { monthsEndingWith, plusMonths } from '../../../shared/dates/year-month.ts';
import type { inputsContract } from '../../../shared/inputs/inputs.contract.ts';
import type { HandlersOf } from '../context.ts';
import { setMonthlyInputs } from './set-monthly-inputs.ts';

export const inputsHandlers: HandlersOf<typeof inputsContract> = {
  set(context, changes) {
    const [row] = setMonthlyInputs(context, { months: [changes] }).months;
    return row ?? readMonthlyInputs(context.db, changes.month);
  },
  setMonths: setMonthlyInputs,
  list: ({ db }, { firstMonth }) => monthsEndingWith(plusMonths(firstMonth, 11), 12).map((month) => readMonthlyInputs(db, month)),
};
