import { deleteCharge, insertCharge, listCharges } from '../../../db/charges/charges.queries.ts';
import type { chargesContract } from '../../../shared/charges/charges.contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { HandlersOf } from '../context.ts';

export const chargesHandlers: HandlersOf<typeof chargesContract> = {
  add: ({ db }, charge) => db.transaction(() => insertCharge(db, charge)),
  list: ({ db }, period) => listCharges(db, period),
  remove({ db }, { id }) {
    if (!db.transaction(() => deleteCharge(db, id))) throw new AppError('CHARGE_NOT_FOUND', { id });
    return { id };
  },
};
