import { findCharge, updateCharge } from '../../../db/charges/charges.queries.ts';
import type { Charge, chargesContract } from '../../../shared/charges/charges.contract.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof chargesContract.update;

/** Rewrites charges, all or none. @throws AppError CHARGE_NOT_FOUND */
export function updateCharges({ db }: Pick<CommandContext, 'db'>, { charges }: InputOf<Verb>): OutputOf<Verb> {
  const before = charges.map(({ id }) => existing(findCharge(db, id), id));
  db.transaction(() => {
    for (const charge of charges) updateCharge(db, charge);
  });
  return { charges, before };
}

/** Makes charges fixed or variable, all or none. @throws AppError CHARGE_NOT_FOUND */
export function setChargeNature(
  context: Pick<CommandContext, 'db'>,
  { ids, nature }: InputOf<typeof chargesContract.setNature>,
): OutputOf<Verb> {
  const charges = ids.map((id) => ({ ...existing(findCharge(context.db, id), id), nature }));
  return updateCharges(context, { charges });
}

function existing(charge: Charge | undefined, id: number): Charge {
  if (!charge) throw new AppError('CHARGE_NOT_FOUND', { id });
  return charge;
}
