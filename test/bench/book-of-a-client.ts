import type { WriteDb } from '../../db/database.ts';
import { addDays, type LocalDate, localDate } from '../../shared/dates/local-date.ts';

const CUSTOMERS = 300;
const TODAY = localDate('2025-06-30');
const DAYS = 3 * 365;

/** A fixed seed for each company: every run measures the same books. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/**
 * The book of one of a bookkeeper's clients on 30 June 2025: so many invoices to 300 customers over three years, most of them paid some days late, one in
 * thirty never; some are contested, promised or in a schedule; customers were reminded before. As imports would leave it.
 */
export function fillClientBook(db: WriteDb, count: number, seed: number): void {
  const next = random(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  db.transaction(() => {
    const customer = db.prepare('INSERT INTO customers (id, code, name, match_name) VALUES (?, ?, ?, ?)');
    for (let id = 1; id <= CUSTOMERS; id++) customer.run(id, `C${id}`, `Client ${id}`, `client ${id}`);
    db.prepare(
      `INSERT INTO imports (id, file_name, sha256, kind, imported_at, imported_on, counts, totals) VALUES (1, '', '', 'invoices', '', ?, '{}', '{}')`,
    ).run(addDays(TODAY, -below(40)));
    const invoice = db.prepare(
      `INSERT INTO invoices (id, customer_id, number, kind, issued_on, due_on, total_cents, import_id) VALUES (?, ?, ?, 'invoice', ?, ?, ?, 1)`,
    );
    const payment = db.prepare('INSERT INTO payments (id, customer_id, paid_on, amount_cents, import_id) VALUES (?, ?, ?, ?, 1)');
    const allocation = db.prepare(
      'INSERT INTO allocations (invoice_id, payment_id, allocated_on, received_on, amount_cents, import_id) VALUES (?, ?, ?, ?, ?, 1)',
    );
    const open: { id: number; customerId: number; dueOn: LocalDate; total: number }[] = [];
    for (let id = 1; id <= count; id++) {
      const customerId = 1 + below(CUSTOMERS);
      const issuedOn = addDays(TODAY, Math.floor((id / count) * DAYS) - DAYS);
      const dueOn = addDays(issuedOn, 30 + below(16));
      const paidOn = addDays(dueOn, below(60) - 10);
      const total = 2000 + below(240_000);
      invoice.run(id, customerId, `FA${id}`, issuedOn, dueOn, total);
      if (paidOn > TODAY || next() < 1 / 30) {
        open.push({ id, customerId, dueOn, total });
        continue;
      }
      payment.run(id, customerId, paidOn, total);
      allocation.run(id, id, paidOn, paidOn, total);
    }
    followUp(db, open, next);
    db.prepare(
      `INSERT INTO stale_customer_months (customer_id, from_month) SELECT id, '0000-01' FROM customers WHERE true
       ON CONFLICT (customer_id) DO UPDATE SET from_month = excluded.from_month`,
    ).run();
  });
}

/** What was done about what is open: one in twenty contested, one in twenty promised, one in forty in a schedule, late customers reminded. */
function followUp(
  db: WriteDb,
  open: readonly { id: number; customerId: number; dueOn: LocalDate; total: number }[],
  next: () => number,
): void {
  const dispute = db.prepare(`INSERT INTO disputes (invoice_id, reason, opened_on, deadline_on) VALUES (?, 'Prix', ?, ?)`);
  const promise = db.prepare('INSERT INTO promises (id, customer_id, amount_cents, promised_on, made_on) VALUES (?, ?, ?, ?, ?)');
  const promised = db.prepare('INSERT INTO promise_invoices (promise_id, invoice_id) VALUES (?, ?)');
  const schedule = db.prepare(
    `INSERT INTO schedules (id, customer_id, agreed_on, every, first_on, principal_cents, interest_cents, indemnity_cents, sent_on, signed_on)
     VALUES (?, ?, ?, 'month', ?, ?, 0, 0, ?, ?)`,
  );
  const covered = db.prepare('INSERT INTO schedule_invoices (schedule_id, invoice_id, amount_cents) VALUES (?, ?, ?)');
  const instalment = db.prepare('INSERT INTO instalments (schedule_id, position, due_on, amount_cents) VALUES (?, ?, ?, ?)');
  const contact = db.prepare(`INSERT INTO reminder_contacts (id, customer_id, contacted_on, level, channel) VALUES (?, ?, ?, ?, 'letter')`);
  const about = db.prepare('INSERT INTO reminder_contact_invoices (contact_id, invoice_id) VALUES (?, ?)');
  for (const { id, customerId, dueOn, total } of open) {
    const what = next();
    const soon = addDays(TODAY, Math.floor(next() * 20) - 10);
    if (what < 0.05) dispute.run(id, addDays(dueOn, -2), soon);
    else if (what < 0.1) {
      promise.run(id, customerId, total, soon, addDays(TODAY, -20));
      promised.run(id, id);
    } else if (what < 0.125) {
      const agreedOn = addDays(TODAY, -45);
      schedule.run(id, customerId, agreedOn, addDays(agreedOn, 15), total, agreedOn, agreedOn);
      covered.run(id, id, total);
      instalment.run(id, 1, addDays(agreedOn, 15), Math.floor(total / 2));
      instalment.run(id, 2, addDays(agreedOn, 46), total - Math.floor(total / 2));
    } else if (what < 0.6 && dueOn < addDays(TODAY, -10)) {
      contact.run(id, customerId, addDays(dueOn, 8), next() < 0.5 ? 'R1' : 'R2');
      about.run(id, id);
    }
  }
}
