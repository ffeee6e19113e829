import type { WriteDb } from '../../db/database.ts';
import { addDays, localDate } from '../../shared/dates/local-date.ts';

const CUSTOMERS = 5000;
const TODAY = localDate('2025-06-30');

/** A fixed seed: every run measures the same book. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/**
 * So many open invoices to 5 000 customers on 30 June 2025: from not due yet to half a year late, one in ten paid in part, one in fifty
 * contested; most customers were reminded before.
 */
export function fillOpenBook(db: WriteDb, count: number): void {
  const next = random(11);
  db.transaction(() => {
    const customer = db.prepare('INSERT INTO customers (id, code, name, match_name) VALUES (?, ?, ?, ?)');
    for (let id = 1; id <= CUSTOMERS; id++) customer.run(id, `C${id}`, `Client ${id}`, `client ${id}`);
    db.prepare(
      `INSERT INTO imports (id, file_name, sha256, kind, imported_at, imported_on, counts, totals) VALUES (1, '', '', 'invoices', '', ?, '{}', '{}')`,
    ).run(TODAY);
    const invoice = db.prepare(
      `INSERT INTO invoices (id, customer_id, number, kind, issued_on, due_on, total_cents, import_id) VALUES (?, ?, ?, 'invoice', ?, ?, ?, 1)`,
    );
    const payment = db.prepare('INSERT INTO payments (id, customer_id, paid_on, amount_cents, import_id) VALUES (?, ?, ?, ?, 1)');
    const allocation = db.prepare(
      'INSERT INTO allocations (invoice_id, payment_id, allocated_on, received_on, amount_cents, import_id) VALUES (?, ?, ?, ?, ?, 1)',
    );
    const dispute = db.prepare(`INSERT INTO disputes (invoice_id, reason, opened_on) VALUES (?, 'Prix', ?)`);
    for (let id = 1; id <= count; id++) {
      const customerId = 1 + (id % CUSTOMERS);
      const dueOn = addDays(TODAY, 30 - Math.floor(next() * 210));
      const total = Math.floor(next() * 240_000 + 2000);
      invoice.run(id, customerId, `FA${id}`, addDays(dueOn, -30), dueOn, total);
      if (next() < 0.1) {
        payment.run(id, customerId, addDays(dueOn, -5), Math.floor(total / 2));
        allocation.run(id, id, addDays(dueOn, -5), addDays(dueOn, -5), Math.floor(total / 2));
      }
      if (next() < 0.02) dispute.run(id, addDays(dueOn, -2));
    }
    const contact = db.prepare(
      `INSERT INTO reminder_contacts (id, customer_id, contacted_on, level, channel) VALUES (?, ?, ?, ?, 'letter')`,
    );
    const about = db.prepare('INSERT INTO reminder_contact_invoices (contact_id, invoice_id) VALUES (?, ?)');
    for (let id = 1; id <= CUSTOMERS; id++) {
      if (next() < 0.3) continue;
      contact.run(id, 1 + (id % CUSTOMERS), addDays(TODAY, -Math.floor(next() * 60)), next() < 0.5 ? 'R1' : 'R2');
      for (let nth = 0; nth < 8; nth++) about.run(id, id + nth * CUSTOMERS);
    }
  });
}
