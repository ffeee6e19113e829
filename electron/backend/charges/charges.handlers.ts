import { deleteCharge, insertCharge, listCharges } from '../../../db/charges/charges.queries.ts';
import { chargeCategories } from '../../../shared/charges/charge-categories.ts';
import type { chargesContract } from '../../../shared/charges/charges.contract.ts';
import { monthsEndingWith, periodOfMonths, plusMonths } from '../../../shared/dates/year-month.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { HandlersOf } from '../context.ts';
import { setChargeNature, updateCharges } from './update-charges.ts';

export const chargesHandlers: HandlersOf<typeof chargesContract> = {
  add: ({ db }, charge) => db.transaction(() => insertCharge(db, charge)),
  update: updateCharges,
  setNature: setChargeNature,
  list: ({ db }, period) => listCharges(db, period),
  byCategory({ db }, { firstMonth }) {
    const last = plusMonths(firstMonth, 11);
    return chargeCategories(listCharges(db, periodOfMonths(last, 12)), monthsEndingWith(last, 12));
  },
  remove({ db }, { id }) {
    if (!db.transaction(() => deleteCharge(db, id))) throw new AppError('CHARGE_NOT_FOUND', { id });
    return { id };
  },
};
