import { ContactRole, type CustomerContact } from '../../shared/customers/customers.contract.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from '../database.ts';

const COLUMNS = 'id AS contactId, customer_id AS customerId, role, name, email, phone, wrong_number_on AS wrongNumberOn';

interface StoredPerson extends CustomerContact {
  customerId: number;
}

type Row = Omit<StoredPerson, 'role'> & { role: string };

/** The people of a customer, by name. */
export function peopleOf(db: ReadDb, customerId: number): StoredPerson[] {
  return db
    .prepare<Row>(`SELECT ${COLUMNS} FROM customer_contacts WHERE customer_id = ? ORDER BY name COLLATE NOCASE, id`)
    .all(customerId)
    .map(fromRow);
}

/** @throws AppError CUSTOMER_CONTACT_NOT_FOUND */
export function readPerson(db: ReadDb, contactId: number): StoredPerson {
  const row = db.prepare<Row>(`SELECT ${COLUMNS} FROM customer_contacts WHERE id = ?`).get(contactId);
  if (!row) throw new AppError('CUSTOMER_CONTACT_NOT_FOUND', { contactId });
  return fromRow(row);
}

export function insertPerson(
  db: WriteDb,
  customerId: number,
  { role, name, email, phone }: Omit<CustomerContact, 'contactId' | 'wrongNumberOn'>,
): number {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO customer_contacts (customer_id, role, name, email, phone) VALUES (?, ?, ?, ?, ?)')
    .run(customerId, role, name, email, phone);
  return Number(lastInsertRowid);
}

export function updatePerson(db: WriteDb, { contactId, role, name, email, phone }: Omit<CustomerContact, 'wrongNumberOn'>): void {
  db.prepare('UPDATE customer_contacts SET role = ?, name = ?, email = ?, phone = ? WHERE id = ?').run(role, name, email, phone, contactId);
}

/** Marks the number of one of a customer's people as wrong, or that of its own sheet. Inside the caller's transaction. */
export function markWrongNumber(db: WriteDb, customerId: number, contactId: number | null, on: LocalDate): void {
  if (contactId === null) db.prepare('UPDATE customers SET wrong_number_on = ? WHERE id = ?').run(on, customerId);
  else db.prepare('UPDATE customer_contacts SET wrong_number_on = ? WHERE id = ? AND customer_id = ?').run(on, contactId, customerId);
}

/** The day on which the number of a customer's own sheet turned out to be wrong. */
export function wrongNumberOf(db: ReadDb, customerId: number): LocalDate | null {
  return db.prepare<{ on: LocalDate | null }>('SELECT wrong_number_on AS "on" FROM customers WHERE id = ?').get(customerId)?.on ?? null;
}

export function deletePerson(db: WriteDb, contactId: number): void {
  db.prepare('DELETE FROM customer_contacts WHERE id = ?').run(contactId);
}

function fromRow({ role, ...row }: Row): StoredPerson {
  return { ...row, role: ContactRole.safeParse(role).data ?? 'other' };
}
