import { markWrongNumber, readPerson } from '../../../db/customers/customer-contacts.queries.ts';
import { readCustomer } from '../../../db/customers/customers.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { ownAuthor } from '../../../db/journal/author.queries.ts';
import { insertPromise, promisesOf } from '../../../db/promises/promises.queries.ts';
import { insertCallBack, settleCallBacks } from '../../../db/reminders/call-backs.queries.ts';
import { insertContact } from '../../../db/reminders/contacts.queries.ts';
import { customerPositions } from '../../../db/reminders/customer-positions.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { checkPromise, replacedPromises } from '../../../shared/promises/promise-rules.ts';
import { subjectOfContact } from '../../../shared/reminders/call-subject.ts';
import type { CustomerPosition } from '../../../shared/reminders/customer-position.ts';
import type { CallOutcome, remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof remindersContract.recordCall;

/**
 * Notes a call, what was promised in it and when to call again. It counts as a contact about the invoices that were spoken of, else those that
 * it was to be about (see `subjectOfContact`), so that the gap between two contacts and the next step follow. A promise is about the same
 * ones. It does the calls to make again that were planned before it. One to a wrong number counts as no contact, does none of them, and marks the
 * number.
 *
 * @throws AppError CUSTOMER_NOT_FOUND, CALL_IN_FUTURE, CALL_WITHOUT_CHECK, CALL_WITHOUT_PROMISE, CALL_WITHOUT_WRONG_NUMBER, CALL_BACK_IN_PAST, CALL_INVOICE_NOT_OPEN,
 *   CUSTOMER_CONTACT_NOT_FOUND, NOTHING_TO_REMIND and those of `checkPromise`.
 */
export function recordCall({ db, today, user }: CommandContext, input: InputOf<Verb>): OutputOf<Verb> {
  const { customerId, on, level = 'call', outcome, note = '', promise, callBack, wrongNumberOf } = input;
  const { name } = readCustomer(db, customerId);
  if (on > today) throw new AppError('CALL_IN_FUTURE', { on });
  if (outcome === 'satisfied' && level !== 'satisfaction') throw new AppError('CALL_WITHOUT_CHECK', {});
  if (promise && outcome !== 'promise') throw new AppError('CALL_WITHOUT_PROMISE', {});
  if (callBack && callBack.on < today) throw new AppError('CALL_BACK_IN_PAST', { on: callBack.on });
  if (wrongNumberOf !== undefined) refuseWrongNumber(db, customerId, outcome, wrongNumberOf);
  const [position] = customerPositions(db, on, customerId);
  const invoiceIds = position ? (input.invoiceIds ? spokenOf(position, input.invoiceIds) : subjectOfContact(position, level, on)) : [];
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
    const people = { calledBy: input.calledBy ?? (ownAuthor(db) || user), spokenTo: input.spokenTo ?? '' };
    const contact = { customerId, on, level, channel: 'phone', outcome, note, ...people, recordedOn: today, invoiceIds } as const;
    const contactId = insertContact(db, contact);
    if (outcome !== 'wrongNumber') settleCallBacks(db, customerId, { on, contactId });
    if (wrongNumberOf !== undefined) markWrongNumber(db, customerId, wrongNumberOf, on);
    const callBackId = callBack
      ? insertCallBack(db, { customerId, on: callBack.on, note: callBack.note ?? '', plannedOn: on, contactId })
      : null;
    const promiseId = terms ? insertPromise(db, { ...terms, customerId, madeBy: terms.madeBy ?? '', contactId, replaces }) : null;
    return { contactId, promiseId, callBackId };
  });
}

/** What was spoken of: of what is open that day. */
function spokenOf({ customerName, receivables }: CustomerPosition, wanted: readonly number[]): number[] {
  const open = new Set(receivables.filter(({ openCents }) => openCents > 0).map(({ invoiceId }) => invoiceId));
  const invoiceIds = [...new Set(wanted)];
  if (invoiceIds.some((id) => !open.has(id))) throw new AppError('CALL_INVOICE_NOT_OPEN', { customerName });
  return invoiceIds;
}

function refuseWrongNumber(db: ReadDb, customerId: number, outcome: CallOutcome, contactId: number | null): void {
  if (outcome !== 'wrongNumber') throw new AppError('CALL_WITHOUT_WRONG_NUMBER', {});
  if (contactId !== null && readPerson(db, contactId).customerId !== customerId) {
    throw new AppError('CUSTOMER_CONTACT_NOT_FOUND', { contactId });
  }
}
