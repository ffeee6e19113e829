import type { ReadDb } from '../../../db/database.ts';
import {
  decideReturn,
  findReturn,
  listReturns,
  putBackPayment,
  type ReturnedPayment,
  returnablePayments,
  takeOutPayment,
} from '../../../db/imports/returned-payments.queries.ts';
import { matchReturn, RETURN_WORDS } from '../../../shared/bank-statements/returned-payments.fr.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { importsContract } from '../../../shared/imports/imports.contract.ts';
import type { CommandContext, QueryContext } from '../context.ts';

type Verbs = typeof importsContract;

/** What banks took back, each with the payments that it may be. */
export function listReturnedPayments({ db }: QueryContext): OutputOf<Verbs['returns']> {
  return listReturns(db).map(({ takenOut, ...found }) => {
    const { returnId, fileName, bookedOn, amountCents, label, state } = found;
    const common = { returnId, fileName, bookedOn, amountCents, label, state };
    if (takenOut) return { ...common, reason: RETURN_WORDS.takenOut(takenOut), candidates: [] };
    if (state === 'ignored') return { ...common, reason: RETURN_WORDS.ignored, candidates: [] };
    const { candidates, reason } = matchReturn(found, returnablePayments(db, [amountCents]));
    return {
      ...common,
      reason,
      candidates: candidates
        .filter(({ inSchedule }) => !inSchedule)
        .map(({ paymentId, customerName, paidOn, invoiceNumbers }) => ({
          paymentId,
          customerName,
          paidOn,
          invoiceNumbers: [...invoiceNumbers],
        })),
    };
  });
}

/** @throws AppError RETURN_DECIDED, MATCH_ABSENT when the payment is none of those that it can take back, PAYMENT_IN_SCHEDULE */
export function acceptReturn(
  { db, today }: CommandContext,
  { returnId, paymentId }: InputOf<Verbs['acceptReturn']>,
): OutputOf<Verbs['acceptReturn']> {
  const found = waitingReturn(db, returnId);
  const payment = matchReturn(found, returnablePayments(db, [found.amountCents])).candidates.find((one) => one.paymentId === paymentId);
  if (!payment) throw new AppError('MATCH_ABSENT', { label: found.label });
  if (payment.inSchedule) throw new AppError('PAYMENT_IN_SCHEDULE', { customerName: payment.customerName });
  db.transaction(() => takeOutPayment(db, returnId, paymentId, today));
  return { returnId };
}

/** @throws AppError RETURN_DECIDED */
export function ignoreReturn({ db, today }: CommandContext, { returnId }: InputOf<Verbs['ignoreReturn']>): OutputOf<Verbs['ignoreReturn']> {
  waitingReturn(db, returnId);
  db.transaction(() => decideReturn(db, returnId, 'ignored', today));
  return { returnId };
}

/** @throws AppError RETURN_DECIDED when it waits already */
export function reopenReturn({ db }: CommandContext, { returnId }: InputOf<Verbs['reopenReturn']>): OutputOf<Verbs['reopenReturn']> {
  const found = findReturn(db, returnId);
  if (!found || found.state === 'offered') throw new AppError('RETURN_DECIDED', { returnId });
  db.transaction(() => (found.state === 'applied' ? putBackPayment(db, returnId) : decideReturn(db, returnId, 'offered', null)));
  return { returnId };
}

function waitingReturn(db: ReadDb, returnId: number): ReturnedPayment {
  const found = findReturn(db, returnId);
  if (found?.state !== 'offered') throw new AppError('RETURN_DECIDED', { returnId });
  return found;
}
