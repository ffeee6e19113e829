import { readCustomer } from '../../../db/customers/customers.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { insertContact } from '../../../db/reminders/contacts.queries.ts';
import { customerPositions, readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { subjectOfContact } from '../../../shared/reminders/call-subject.ts';
import { selectForContact } from '../../../shared/reminders/contact-selection.ts';
import type { CustomerPosition } from '../../../shared/reminders/customer-position.ts';
import type { ReminderLevel, remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof remindersContract.recordMessage;

/** Notes a message that the user sent; it counts as a contact. @throws AppError CUSTOMER_NOT_FOUND, CALL_IN_FUTURE, NOTHING_TO_REMIND */
export function recordMessage({ db, today }: CommandContext, { customerId, on, level, channel, note = '' }: InputOf<Verb>): OutputOf<Verb> {
  const { name } = readCustomer(db, customerId);
  if (on > today) throw new AppError('CALL_IN_FUTURE', { on });
  const [position] = customerPositions(db, on, customerId);
  const invoiceIds = position ? askedBy(db, position, level, on) : [];
  if (invoiceIds.length === 0) throw new AppError('NOTHING_TO_REMIND', { customerName: name });
  return db.transaction(() => ({
    contactId: insertContact(db, { customerId, on, level, channel, outcome: '', note, recordedOn: today, invoiceIds }),
  }));
}

/** What a message asks for: not what a firmer letter already asked for. */
function askedBy(db: ReadDb, position: CustomerPosition, level: ReminderLevel, on: LocalDate): number[] {
  const subject = subjectOfContact(position, level, on);
  const { chaseable } = selectForContact(position, on, level, readReminderSettings(db).formalNoticeDelayDays);
  const asked = subject.filter((id) => chaseable.some(({ invoiceId }) => invoiceId === id));
  return asked.length === 0 ? subject : asked;
}
