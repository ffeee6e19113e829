import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { insertCallBack, readCallBack, saveCallBackDone } from '../../../db/reminders/call-backs.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { CommandContext } from '../context.ts';

type Contract = typeof remindersContract;

/** @throws AppError CUSTOMER_NOT_FOUND, CALL_BACK_IN_PAST */
export function planCallBack(
  { db, today }: CommandContext,
  { customerId, on, note = '' }: InputOf<Contract['planCallBack']>,
): OutputOf<Contract['planCallBack']> {
  readCustomer(db, customerId);
  if (on < today) throw new AppError('CALL_BACK_IN_PAST', { on });
  return db.transaction(() => ({ callBackId: insertCallBack(db, { customerId, on, note, plannedOn: today, contactId: null }) }));
}

/** Saying twice that it is done changes nothing. @throws AppError CALL_BACK_NOT_FOUND */
export function finishCallBack(
  { db, today }: CommandContext,
  { callBackId, done }: InputOf<Contract['finishCallBack']>,
): OutputOf<Contract['finishCallBack']> {
  const { doneOn } = readCallBack(db, callBackId);
  if ((doneOn !== null) !== done) db.transaction(() => saveCallBackDone(db, callBackId, done ? today : null));
  return { callBackId };
}
