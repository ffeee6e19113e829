import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { insertPromise, promisesOf } from '../../../db/promises/promises.queries.ts';
import { insertContact } from '../../../db/reminders/contacts.queries.ts';
import { customerPositions } from '../../../db/reminders/customer-positions.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { checkPromise, replacedPromises } from '../../../shared/promises/promise-rules.ts';
import { subjectOfContact } from '../../../shared/reminders/call-subject.ts';
import type { remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof remindersContract.recordCall;

/**
 * Notes a call, and what was promised in it. It counts as a contact about the invoices that it was about, see `subjectOfContact`, so
 * that the gap between two contacts and the next step follow. A promise is about the same ones.
 *
 * @throws AppError CUSTOMER_NOT_FOUND, CALL_IN_FUTURE, CALL_WITHOUT_PROMISE, NOTHING_TO_REMIND and those of `checkPromise`.
 */
export function recordCall({ db, today }: CommandContext, input: InputOf<Verb>): OutputOf<Verb> {
  const { customerId, on, level = 'call', outcome, note = '', promise } = input;
  const { name } = readCustomer(db, customerId);
  if (on > today) throw new AppError('CALL_IN_FUTURE', { on });
  if (promise && outcome !== 'promise') throw new AppError('CALL_WITHOUT_PROMISE', {});
  const [position] = customerPositions(db, on, customerId);
  const invoiceIds = position ? subjectOfContact(position, level, on) : [];
  if (invoiceIds.length === 0) throw new AppError('NOTHING_TO_REMIND', { customerName: name });
  const terms = promise && { ...promise, madeOn: on, invoiceIds };
  if (terms) {
    checkPromise(
      terms,
      invoicesAt(db, on, customerId).filter(({ id }) => invoiceIds.includes(id)),
    );
  }
  const replaces = terms ? replacedPromises(terms, promisesOf(db, customerId, on)).map(({ promiseId }) => promiseId) : [];

  return db.transaction(() => {
    const contactId = insertContact(db, { customerId, on, level, channel: 'phone', outcome, note, recordedOn: today, invoiceIds });
    const promiseId = terms ? insertPromise(db, { ...terms, customerId, madeBy: terms.madeBy ?? '', contactId, replaces }) : null;
    return { contactId, promiseId };
  });
}
