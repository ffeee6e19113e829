import { readDispute, closeDispute as storeClosing } from '../../../db/disputes/disputes.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { disputesContract } from '../../../shared/disputes/disputes.contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof disputesContract.close;

/** Closes a dispute: from that day what is open is chased again. @throws AppError DISPUTE_NOT_FOUND, DISPUTE_ALREADY_CLOSED, DISPUTE_CLOSED_TOO_EARLY */
export function closeDispute({ db, today }: CommandContext, { disputeId, outcome, closedOn = today }: InputOf<Verb>): OutputOf<Verb> {
  const { openedOn, closedOn: already } = readDispute(db, disputeId);
  if (already !== null) throw new AppError('DISPUTE_ALREADY_CLOSED', { closedOn: already });
  if (closedOn < openedOn) throw new AppError('DISPUTE_CLOSED_TOO_EARLY', { openedOn, closedOn });
  db.transaction(() => storeClosing(db, disputeId, outcome, closedOn));
  return { disputeId };
}
