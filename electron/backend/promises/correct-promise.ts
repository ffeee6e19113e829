import { judgedPromises } from '../../../db/promises/promise-book.queries.ts';
import { readPromise, updatePromise } from '../../../db/promises/promises.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { addCents, type Cents } from '../../../shared/money/cents.ts';
import { checkPromise } from '../../../shared/promises/promise-rules.ts';
import type { promisesContract } from '../../../shared/promises/promises.contract.ts';
import type { CommandContext } from '../context.ts';
import { promisedInvoices } from './promised-invoices.ts';

type Verb = typeof promisesContract.correct;

/**
 * Corrects a promise that runs. Of its amount, what has already come is not asked of what is open today.
 *
 * @throws AppError PROMISE_NOT_FOUND, PROMISE_NOT_RUNNING and those of `promisedInvoices` and `checkPromise`.
 */
export function correctPromise({ db, today }: CommandContext, input: InputOf<Verb>): OutputOf<Verb> {
  const { promiseId } = input;
  const stored = readPromise(db, promiseId);
  const running = judgedPromises(db, today, stored.customerId).find((each) => each.promiseId === promiseId);
  if (running?.state !== 'running') throw new AppError('PROMISE_NOT_RUNNING', { promiseId });
  const terms = {
    amountCents: input.amountCents ?? stored.amountCents,
    promisedOn: input.promisedOn ?? stored.promisedOn,
    madeBy: input.madeBy ?? stored.madeBy,
    how: input.how === undefined ? stored.how : (input.how ?? ''),
    invoiceIds: input.invoiceIds ? [...new Set(input.invoiceIds)] : running.invoiceIds,
  };
  const invoices = promisedInvoices(db, stored.customerId, terms.invoiceIds, today);
  // One that it named already may be settled by what has come.
  const asked = invoices.filter(({ id, openCents }) => openCents > 0 || !running.invoiceIds.includes(id));
  const [first, ...rest] = asked;
  const withWhatCame = first
    ? [{ ...first, openCents: addCents(first.openCents, roomOf(running.cameCents, first.openCents)) }, ...rest]
    : [];
  checkPromise({ ...terms, madeOn: stored.madeOn }, withWhatCame);
  db.transaction(() => updatePromise(db, promiseId, terms));
  return { promiseId };
}

/** What has come of the promise is part of what it may be for, but opens no invoice that has nothing open. */
function roomOf(cameCents: Cents, openCents: Cents): Cents {
  return openCents > 0 ? cameCents : (0 as Cents);
}
