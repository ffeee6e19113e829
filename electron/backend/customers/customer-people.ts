import { deletePerson, insertPerson, peopleOf, readPerson, updatePerson } from '../../../db/customers/customer-contacts.queries.ts';
import { readCustomer } from '../../../db/customers/customers.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { inOrderOfCall } from '../../../shared/customers/contact-roles.fr.ts';
import type { customersContract } from '../../../shared/customers/customers.contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CommandContext, QueryContext } from '../context.ts';

type Contract = typeof customersContract;

/** The people of a customer, those to reach about an invoice first. @throws AppError CUSTOMER_NOT_FOUND */
export function listPeople({ db }: QueryContext, { id }: InputOf<Contract['contacts']>): OutputOf<Contract['contacts']> {
  readCustomer(db, id);
  return inOrderOfCall(peopleOf(db, id)).map(withoutCustomer);
}

function withoutCustomer({ customerId: _, ...person }: ReturnType<typeof readPerson>) {
  return person;
}

/** Adds or corrects one of a customer's people. @throws AppError CUSTOMER_NOT_FOUND, CUSTOMER_CONTACT_NOT_FOUND, CUSTOMER_CONTACT_EMPTY */
export function savePerson(
  { db }: CommandContext,
  { id, contactId, ...given }: InputOf<Contract['saveContact']>,
): OutputOf<Contract['saveContact']> {
  readCustomer(db, id);
  const known = contactId === undefined ? undefined : readPerson(db, contactId);
  if (known && known.customerId !== id) throw new AppError('CUSTOMER_CONTACT_NOT_FOUND', { contactId: known.contactId });
  const person = {
    role: given.role ?? known?.role ?? 'billing',
    name: given.name ?? known?.name ?? '',
    email: given.email ?? known?.email ?? '',
    phone: given.phone ?? known?.phone ?? '',
  };
  if (person.name === '' && person.email === '' && person.phone === '') throw new AppError('CUSTOMER_CONTACT_EMPTY', {});
  return db.transaction(() => {
    if (known) {
      updatePerson(db, { ...person, contactId: known.contactId });
      return withoutCustomer(readPerson(db, known.contactId));
    }
    return withoutCustomer(readPerson(db, insertPerson(db, id, person)));
  });
}

/** @throws AppError CUSTOMER_CONTACT_NOT_FOUND */
export function removePerson(
  { db }: CommandContext,
  { contactId }: InputOf<Contract['removeContact']>,
): OutputOf<Contract['removeContact']> {
  readPerson(db, contactId);
  db.transaction(() => deletePerson(db, contactId));
  return { contactId };
}
