import type { WriteDb } from '../../db/database.ts';
import { addDays, localDate } from '../../shared/dates/local-date.ts';

export const LETTERS_ON = localDate('2026-10-31');
const INVOICES = 8;

/** So many customers with 8 overdue invoices each, one in three of them paid in part. */
export function fillBookToRemind(db: WriteDb, customers: number): void {
  db.transaction(() => {
    const customer = db.prepare(
      `INSERT INTO customers (id, code, name, match_name, address_line1, postal_code, city, siren) VALUES (?, ?, ?, ?, ?, ?, ?, '552100554')`,
    );
    const invoice = db.prepare(
      `INSERT INTO invoices (id, customer_id, number, kind, issued_on, due_on, total_cents) VALUES (?, ?, ?, 'invoice', ?, ?, ?)`,
    );
    const payment = db.prepare('INSERT INTO payments (id, customer_id, paid_on, amount_cents) VALUES (?, ?, ?, ?)');
    const allocation = db.prepare(
      'INSERT INTO allocations (invoice_id, payment_id, allocated_on, received_on, amount_cents) VALUES (?, ?, ?, ?, ?)',
    );
    for (let id = 1; id <= customers; id += 1) {
      const name = `Établissements ${['Lefèvre', 'Gonçalves', 'Müller', 'Œuvrard', 'Le Goff'][id % 5]} n° ${id}`;
      customer.run(id, `C${id}`, name, name.toLowerCase(), `${id} rue de l’Église`, String(10_000 + id), 'Saint-Étienne');
      for (let nth = 0; nth < INVOICES; nth += 1) {
        const invoiceId = (id - 1) * INVOICES + nth + 1;
        const dueOn = addDays(LETTERS_ON, -20 - 9 * nth - (id % 7));
        const total = 45_000 + ((invoiceId * 7_919) % 800_000);
        invoice.run(invoiceId, id, `FA-2026-${String(invoiceId).padStart(5, '0')}`, addDays(dueOn, -30), dueOn, total);
        if (invoiceId % 3 !== 0) continue;
        const paid = Math.floor(total / 3);
        payment.run(invoiceId, id, addDays(dueOn, 2), paid);
        allocation.run(invoiceId, invoiceId, addDays(dueOn, 2), addDays(dueOn, 2), paid);
      }
    }
  });
}

export const lettersToPrint = {
  profile: {
    name: 'Menuiserie Lefèvre',
    legalForm: 'SAS',
    shareCapitalCents: 20_000_00,
    siren: '732829320',
    rcsTown: 'Aurillac',
    vatNumber: 'FR44732829320',
    addressLine1: '14 rue des Artisans',
    postalCode: '15000',
    city: 'Aurillac',
    phone: '04 71 00 00 00',
    email: 'contact@menuiserie-lefevre.fr',
    iban: 'FR7616807004008132314821153',
    bic: 'AGRIFRPP',
    signatoryName: 'Camille Lefèvre',
    signatoryTitle: 'Présidente',
  },
};
