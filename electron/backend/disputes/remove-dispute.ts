import { deleteDispute, readDispute } from '../../../db/disputes/disputes.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { disputesContract } from '../../../shared/disputes/disputes.contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CommandContext } from '../context.ts';
import { takeBackGrant } from './reopen-dispute.ts';

type Verb = typeof disputesContract.remove;

/** Takes out a dispute opened by mistake, with what closing it did and the files kept with it. @throws AppError DISPUTE_NOT_FOUND, DISPUTE_IMPORTED */
export function removeDispute({ db }: CommandContext, { disputeId }: InputOf<Verb>): OutputOf<Verb> {
  const dispute = readDispute(db, disputeId);
  if (dispute.importId !== null) throw new AppError('DISPUTE_IMPORTED', { disputeId });
  db.transaction(() => {
    deleteDispute(db, disputeId);
    takeBackGrant(db, dispute);
  });
  return { disputeId };
}
