import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { insertPromise, promisesOf } from '../../../db/promises/promises.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { checkPromise, replacedPromises } from '../../../shared/promises/promise-rules.ts';
import type { promisesContract } from '../../../shared/promises/promises.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof promisesContract.record;

/**
 * Notes what a customer promised today: until it expires the invoices are not chased.
 *
 * @throws AppError CUSTOMER_NOT_FOUND, INVOICE_NOT_FOUND, INVOICE_OF_OTHER_CUSTOMER and those of `checkPromise`.
 */
export function recordPromise({ db, today }: CommandContext, input: InputOf<Verb>): OutputOf<Verb> {
  const { customerId, amountCents, promisedOn, madeBy = '' } = input;
  const invoiceIds = [...new Set(input.invoiceIds)];
  readCustomer(db, customerId);
  const own = new Map(invoicesAt(db, today, customerId).map((invoice) => [invoice.id, invoice]));
  const invoices = invoiceIds.map((invoiceId) => {
    const invoice = own.get(invoiceId);
    if (invoice) return invoice;
    const { number, customerId: ownerId } = readInvoice(db, invoiceId);
    // Its own, but issued after today: it owes nothing yet.
    throw ownerId === customerId ? new AppError('PROMISE_NOTHING_OPEN', { number }) : new AppError('INVOICE_OF_OTHER_CUSTOMER', { number });
  });
  const terms = { amountCents, promisedOn, madeOn: today, invoiceIds };
  checkPromise(terms, invoices);
  const replaces = replacedPromises(terms, promisesOf(db, customerId, today)).map(({ promiseId }) => promiseId);

  return { promiseId: db.transaction(() => insertPromise(db, { ...terms, customerId, madeBy, contactId: null, replaces })) };
}
