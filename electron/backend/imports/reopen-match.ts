import { decideMovement, findOpenMovement } from '../../../db/imports/bank-movements.queries.ts';
import { customerWithSchedule, findDecidedMovement, reopenMovement } from '../../../db/imports/decided-movements.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { importsContract } from '../../../shared/imports/imports.contract.ts';
import type { CommandContext } from '../context.ts';

/** Leaves a movement out of what is to be matched; a payment that it already is stays at its customer's credit. @throws AppError MOVEMENT_NOT_FOUND */
export function ignoreMatch(
  { db, today }: CommandContext,
  { movementId }: InputOf<typeof importsContract.ignoreMatch>,
): OutputOf<typeof importsContract.ignoreMatch> {
  const movement = findOpenMovement(db, movementId);
  if (!movement) throw new AppError('MOVEMENT_NOT_FOUND', { movementId });
  db.transaction(() => decideMovement(db, movementId, 'ignored', movement.paymentId, today));
  return { movementId };
}

/** Takes back what a person decided of a movement, which waits again. @throws AppError MATCH_NOT_DECIDED, PAYMENT_IN_SCHEDULE */
export function reopenMatch(
  { db }: CommandContext,
  { movementId }: InputOf<typeof importsContract.reopenMatch>,
): OutputOf<typeof importsContract.reopenMatch> {
  const decided = findDecidedMovement(db, movementId);
  if (!decided) throw new AppError('MATCH_NOT_DECIDED', { movementId });
  const customerName = customerWithSchedule(db, movementId);
  if (customerName !== null) throw new AppError('PAYMENT_IN_SCHEDULE', { customerName });
  db.transaction(() => reopenMovement(db, decided));
  return { movementId };
}
