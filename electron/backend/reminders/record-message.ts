import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { insertContact } from '../../../db/reminders/contacts.queries.ts';
import { customerPositions } from '../../../db/reminders/customer-positions.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { subjectOfContact } from '../../../shared/reminders/call-subject.ts';
import type { remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof remindersContract.recordMessage;

/** Notes a message that the user sent; it counts as a contact. @throws AppError CUSTOMER_NOT_FOUND, CALL_IN_FUTURE, NOTHING_TO_REMIND */
export function recordMessage({ db, today }: CommandContext, { customerId, on, level, channel, note = '' }: InputOf<Verb>): OutputOf<Verb> {
  const { name } = readCustomer(db, customerId);
  if (on > today) throw new AppError('CALL_IN_FUTURE', { on });
  const [position] = customerPositions(db, on, customerId);
  const invoiceIds = position ? subjectOfContact(position, level, on) : [];
  if (invoiceIds.length === 0) throw new AppError('NOTHING_TO_REMIND', { customerName: name });
  return db.transaction(() => ({
    contactId: insertContact(db, { customerId, on, level, channel, outcome: '', note, recordedOn: today, invoiceIds }),
  }));
}
