import { peopleOf, wrongNumberOf } from '../../../db/customers/customer-contacts.queries.ts';
import { readCustomer } from '../../../db/customers/customers.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { promiseRecords } from '../../../db/promises/promise-book.queries.ts';
import { pendingCallBacks } from '../../../db/reminders/call-backs.queries.ts';
import { contactsOf } from '../../../db/reminders/contacts.queries.ts';
import { customerPositions, readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { inOrderOfCall } from '../../../shared/customers/contact-roles.fr.ts';
import type { Customer } from '../../../shared/customers/customers.contract.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { callSubject, NOTHING_TO_CALL_FOR } from '../../../shared/reminders/call-sheet.ts';
import type { CallPerson, CallSheet, remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof remindersContract.callSheet;

const SHOWN_CONTACTS = 3;

/** What is needed to call a customer, whether the agenda proposes it or not. @throws AppError CUSTOMER_NOT_FOUND */
export function showCallSheet({ db }: QueryContext, { customerId, asOf, level = 'call' }: InputOf<Verb>): OutputOf<Verb> {
  const customer = readCustomer(db, customerId);
  const [position] = customerPositions(db, asOf, customerId);
  const subject = position ? callSubject(position, asOf, level, readReminderSettings(db).formalNoticeDelayDays) : NOTHING_TO_CALL_FOR;
  const ids = new Set(subject.invoices.map(({ invoiceId }) => invoiceId));
  const [next] = pendingCallBacks(db, asOf, customerId);
  return {
    customerId,
    customerName: customer.name,
    kind: customer.kind,
    publicBuyer: customer.publicBuyer,
    ...subject,
    people: callPeople(db, customer, subject.stage === 'afterFormalNotice'),
    brokenPromise: brokenPromise(db, customerId, asOf, ids),
    history: contactsOf(db, customerId)
      .filter(({ on }) => on <= asOf)
      .slice(0, SHOWN_CONTACTS)
      .map(({ recordedOn: _, invoiceIds, ...contact }) => ({
        ...contact,
        removable: false,
        isAboutThese: invoiceIds.some((id) => ids.has(id)),
      })),
    callBack: next ? { callBackId: next.callBackId, on: next.on, note: next.note, doneOn: null } : null,
  };
}

/** Whom to ask for; the number of the customer's own sheet comes after those of its people, once. A wrong number comes last. */
function callPeople(db: ReadDb, customer: Customer, isFormal: boolean): CallPerson[] {
  const people = inOrderOfCall(peopleOf(db, customer.id), isFormal).map(
    ({ contactId, name, role, phone, wrongNumberOn }): CallPerson => ({ contactId, name, role, phone, wrongNumberOn }),
  );
  const { phone, contactName, id } = customer;
  const own = { contactId: null, name: contactName, role: null, phone, wrongNumberOn: wrongNumberOf(db, id) };
  const isKnown = people.some((person) => digits(person.phone) === digits(phone));
  const all = phone === '' || isKnown ? people : [...people, own];
  return all.toSorted((a, b) => place(a) - place(b));
}

function digits(phone: string): string {
  return phone.replace(/\D/g, '');
}

/** Who can be rung first, then who has no number, then wrong numbers. */
function place({ phone, wrongNumberOn }: CallPerson): number {
  return wrongNumberOn !== null ? 2 : phone === '' ? 1 : 0;
}

/** The last promise about one of these invoices, where nothing or not all of it came in time. */
function brokenPromise(db: ReadDb, customerId: number, asOf: LocalDate, ids: ReadonlySet<number>): CallSheet['brokenPromise'] {
  const about = promiseRecords(db, asOf, customerId).filter(({ invoices }) => invoices.some(({ invoiceId }) => ids.has(invoiceId)));
  const [last] = about.toSorted((a, b) => (a.madeOn < b.madeOn ? 1 : a.madeOn > b.madeOn ? -1 : b.promiseId - a.promiseId));
  if (!last || (last.state !== 'broken' && last.state !== 'partlyKept')) return null;
  return { amountCents: last.amountCents, promisedOn: last.promisedOn, madeBy: last.madeBy };
}
