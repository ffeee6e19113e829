import { deleteCall, lastNotedContact, readContact } from '../../../db/reminders/contacts.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { removalObstacle } from '../../../shared/reminders/contact-removal.ts';
import type { remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof remindersContract.removeContact;

/** Takes back a call noted by mistake, with the promise noted in it. @throws AppError CONTACT_NOT_FOUND, CONTACT_NOT_REMOVABLE */
export function removeContact({ db, today }: CommandContext, { contactId }: InputOf<Verb>): OutputOf<Verb> {
  const contact = readContact(db, contactId);
  const reason = removalObstacle(contact, lastNotedContact(db, contact.customerId), today);
  if (reason) throw new AppError('CONTACT_NOT_REMOVABLE', { reason });
  db.transaction(() => deleteCall(db, contactId));
  return { contactId };
}
