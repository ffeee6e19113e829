import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { contactsOf, lastNotedContact } from '../../../db/reminders/contacts.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { removalObstacle } from '../../../shared/reminders/contact-removal.ts';
import type { remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof remindersContract.contacts;

/** The log of contacts with a customer. @throws AppError CUSTOMER_NOT_FOUND */
export function listContacts({ db, today }: QueryContext, { customerId }: InputOf<Verb>): OutputOf<Verb> {
  readCustomer(db, customerId);
  const latestId = lastNotedContact(db, customerId);
  return contactsOf(db, customerId).map(({ recordedOn, invoiceIds: _, ...contact }) => ({
    ...contact,
    removable: removalObstacle({ ...contact, recordedOn }, latestId, today) === null,
  }));
}
