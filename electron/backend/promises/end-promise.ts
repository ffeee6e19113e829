import type { ReadDb } from '../../../db/database.ts';
import { judgedPromises } from '../../../db/promises/promise-book.queries.ts';
import { deletePromise, readPromise, setPromiseWithdrawn } from '../../../db/promises/promises.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { PromiseState } from '../../../shared/promises/promise-outcomes.ts';
import type { promisesContract } from '../../../shared/promises/promises.contract.ts';
import type { CommandContext } from '../context.ts';

type Verbs = typeof promisesContract;

/** Counts on a promise no more; kept with its reason. @throws AppError PROMISE_NOT_FOUND, PROMISE_NOT_RUNNING */
export function withdrawPromise(
  { db, today }: CommandContext,
  { promiseId, reason = '' }: InputOf<Verbs['withdraw']>,
): OutputOf<Verbs['withdraw']> {
  if (stateOf(db, promiseId, today) !== 'running') throw new AppError('PROMISE_NOT_RUNNING', { promiseId });
  db.transaction(() => setPromiseWithdrawn(db, promiseId, today, reason));
  return { promiseId };
}

/** Counts again on one that was withdrawn. @throws AppError PROMISE_NOT_FOUND, PROMISE_NOT_WITHDRAWN */
export function reinstatePromise({ db, today }: CommandContext, { promiseId }: InputOf<Verbs['reinstate']>): OutputOf<Verbs['reinstate']> {
  if (stateOf(db, promiseId, today) !== 'withdrawn') throw new AppError('PROMISE_NOT_WITHDRAWN', { promiseId });
  db.transaction(() => setPromiseWithdrawn(db, promiseId, null, ''));
  return { promiseId };
}

/** Takes out a promise noted by mistake. The call in which it was made stays. @throws AppError PROMISE_NOT_FOUND */
export function removePromise({ db }: CommandContext, { promiseId }: InputOf<Verbs['remove']>): OutputOf<Verbs['remove']> {
  readPromise(db, promiseId);
  db.transaction(() => deletePromise(db, promiseId));
  return { promiseId };
}

/** @throws AppError PROMISE_NOT_FOUND */
function stateOf(db: ReadDb, promiseId: number, today: LocalDate): PromiseState | undefined {
  const { customerId } = readPromise(db, promiseId);
  return judgedPromises(db, today, customerId).find((each) => each.promiseId === promiseId)?.state;
}
