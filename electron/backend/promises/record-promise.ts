import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { insertPromise, promisesOf } from '../../../db/promises/promises.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { checkPromise, replacedPromises } from '../../../shared/promises/promise-rules.ts';
import type { promisesContract } from '../../../shared/promises/promises.contract.ts';
import type { CommandContext } from '../context.ts';
import { promisedInvoices } from './promised-invoices.ts';

type Verb = typeof promisesContract.record;

/**
 * Notes what a customer promised, today or on an earlier day: until it expires the invoices are not chased.
 *
 * @throws AppError CUSTOMER_NOT_FOUND, PROMISE_MADE_LATER and those of `promisedInvoices` and `checkPromise`.
 */
export function recordPromise({ db, today }: CommandContext, input: InputOf<Verb>): OutputOf<Verb> {
  const { customerId, amountCents, promisedOn, madeBy = '', how, madeOn = today } = input;
  const invoiceIds = [...new Set(input.invoiceIds)];
  readCustomer(db, customerId);
  if (madeOn > today) throw new AppError('PROMISE_MADE_LATER', { madeOn });
  const terms = { amountCents, promisedOn, madeOn, invoiceIds };
  checkPromise(terms, promisedInvoices(db, customerId, invoiceIds, madeOn));
  const replaces = replacedPromises(terms, promisesOf(db, customerId, madeOn)).map(({ promiseId }) => promiseId);

  return {
    promiseId: db.transaction(() => insertPromise(db, { ...terms, customerId, madeBy, how: how ?? '', contactId: null, replaces })),
  };
}
