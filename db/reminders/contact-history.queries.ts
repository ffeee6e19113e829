import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Contact } from '../../shared/reminders/customer-position.ts';
import { ReminderLevel } from '../../shared/reminders/reminders.contract.ts';
import type { ReadDb } from '../database.ts';
import { rowsBy } from '../rows-by.ts';

export interface StoredContact extends Contact {
  /** Whether somebody of the customer's was written to or called: false for a call that reached the wrong person. */
  isCustomer: boolean;
}

interface Row extends Pick<StoredContact, 'on' | 'level' | 'channel'> {
  id: number;
  customerId: number;
  outcome: string;
  letterOf: LocalDate | null;
  deliveredOn: LocalDate | null;
  delivery: string | null;
}

/** Confirmed contacts, oldest first: not calls to a wrong number, which reached nobody; with the invoices they asked for: those noted on the contact, and those of its letter. */
export function contactsUpTo(db: ReadDb, asOf: LocalDate, customerId?: number): (StoredContact & { customerId: number })[] {
  const parameters = { asOf, customerId: customerId ?? null };
  const wanted = 'rc.contacted_on <= :asOf AND (:customerId IS NULL OR rc.customer_id = :customerId)';
  const invoiceIds = rowsBy(
    db
      .prepare<{ contactId: number; invoiceId: number }>(
        `SELECT rc.id AS contactId, ci.invoice_id AS invoiceId FROM reminder_contacts rc
           JOIN reminder_contact_invoices ci ON ci.contact_id = rc.id WHERE ${wanted}
         UNION SELECT rc.id, li.invoice_id FROM reminder_contacts rc JOIN letter_invoices li ON li.letter_id = rc.letter_id WHERE ${wanted}`,
      )
      .all(parameters),
    ({ contactId }) => contactId,
  );
  return db
    .prepare<Row>(
      `SELECT rc.id, rc.customer_id AS customerId, rc.contacted_on AS "on", rc.level, rc.channel, rc.outcome, l.as_of AS letterOf,
              CASE WHEN l.delivered_on <= :asOf THEN l.delivered_on END AS deliveredOn, l.delivery
       FROM reminder_contacts rc LEFT JOIN letters l ON l.id = rc.letter_id WHERE ${wanted} AND rc.outcome <> 'wrongNumber' ORDER BY rc.contacted_on, rc.id`,
    )
    .all(parameters)
    .filter(({ level }) => ReminderLevel.options.includes(level))
    .map(({ id, outcome, letterOf, deliveredOn, delivery, ...contact }) => ({
      ...contact,
      returnedOn: delivery === 'wrongAddress' ? deliveredOn : null,
      letter: letterOf === null ? null : { asOf: letterOf, deliveredOn: delivery === 'wrongAddress' ? null : deliveredOn },
      isCustomer: outcome !== 'wrongPerson',
      invoiceIds: (invoiceIds.get(id) ?? []).map(({ invoiceId }) => invoiceId),
    }));
}
