import { deleteHandOver, handedOverInvoices, readHandOver, setTakenBack } from '../../../db/hand-overs/hand-overs.queries.ts';
import { scheduledInvoices } from '../../../db/schedules/schedules.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { handOversContract } from '../../../shared/hand-overs/hand-overs.contract.ts';
import type { CommandContext } from '../context.ts';

type Verbs = typeof handOversContract;

/** The creditor chases again. @throws AppError HAND_OVER_NOT_FOUND, HAND_OVER_OVER, HAND_OVER_SETTLED_TOO_EARLY, HAND_OVER_IN_FUTURE */
export function takeBackHandOver(
  { db, today }: CommandContext,
  { handOverId, on = today }: InputOf<Verbs['takeBack']>,
): OutputOf<Verbs['takeBack']> {
  const handOver = readHandOver(db, handOverId, today);
  if (handOver.state !== 'running') throw new AppError('HAND_OVER_OVER', { handOverId });
  if (on > today) throw new AppError('HAND_OVER_IN_FUTURE', { on });
  if (on < handOver.on) throw new AppError('HAND_OVER_SETTLED_TOO_EARLY', { handedOn: handOver.on, on });
  db.transaction(() => setTakenBack(db, handOverId, on));
  return { handOverId };
}

/** @throws AppError HAND_OVER_NOT_FOUND, HAND_OVER_NOT_TAKEN_BACK, HAND_OVER_ALREADY, HAND_OVER_SCHEDULED */
export function resumeHandOver({ db, today }: CommandContext, { handOverId }: InputOf<Verbs['resume']>): OutputOf<Verbs['resume']> {
  const { state, customerId, invoices } = readHandOver(db, handOverId, today);
  if (state !== 'takenBack') throw new AppError('HAND_OVER_NOT_TAKEN_BACK', { handOverId });
  const handed = handedOverInvoices(db, today, customerId);
  const scheduled = scheduledInvoices(db, customerId);
  for (const { invoiceId, invoiceNumber } of invoices) {
    const already = handed.get(invoiceId);
    if (already) throw new AppError('HAND_OVER_ALREADY', { number: invoiceNumber, taker: already.taker });
    if (scheduled.has(invoiceId)) throw new AppError('HAND_OVER_SCHEDULED', { number: invoiceNumber });
  }
  db.transaction(() => setTakenBack(db, handOverId, null));
  return { handOverId };
}

/** @throws AppError HAND_OVER_NOT_FOUND, HAND_OVER_HAS_RESULTS */
export function removeHandOver({ db, today }: CommandContext, { handOverId }: InputOf<Verbs['remove']>): OutputOf<Verbs['remove']> {
  const { collectedCents, lostCents } = readHandOver(db, handOverId, today);
  if (collectedCents > 0 || lostCents > 0) throw new AppError('HAND_OVER_HAS_RESULTS', { handOverId });
  db.transaction(() => deleteHandOver(db, handOverId));
  return { handOverId };
}
