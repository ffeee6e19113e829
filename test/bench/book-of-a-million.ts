import type { WriteDb } from '../../db/database.ts';

/** A fixed seed: every run measures the same book. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const FIRST_DAY = Date.UTC(2020, 6, 1) / 86_400_000;
/** Five years, until 30 June 2025. */
const DAYS = 1826;
const CUSTOMERS = 5000;
const NAMES: string[] = Array.from({ length: DAYS + 400 }, (_, day) => new Date((FIRST_DAY + day) * 86_400_000).toISOString().slice(0, 10));
const on = (day: number): string => NAMES[Math.max(0, day)] ?? '';

/** Rows of the tables as they are inserted, in the order of their columns. */
export interface BookRows {
  invoice(id: number, customerId: number, number: string, issuedOn: string, dueOn: string, totalCents: number): void;
  payment(id: number, customerId: number, paidOn: string, amountCents: number): void;
  allocation(invoiceId: number, paymentId: number, on: string, amountCents: number): void;
}

/** `count` invoices to 5 000 customers of unequal size over five years, each paid once or twice unless it waits still: as many payments. */
export function generateBook(count: number, rows: BookRows): { payments: number } {
  const next = random(7);
  let payments = 0;
  for (let index = 0; index < count; index++) {
    const issued = Math.floor((index / count) * DAYS);
    const customerId = 1 + Math.floor(next() ** 2 * CUSTOMERS);
    const due = issued + 30 + Math.floor(next() * 30);
    const total = Math.floor(next() * 240_000 + 1000);
    rows.invoice(index + 1, customerId, `FA${index + 1}`, on(issued), on(due), total);
    if (next() < 0.01) continue;
    const parts = next() < 0.06 ? [Math.floor(total / 2), total - Math.floor(total / 2)] : [total];
    let paid = due - 8 + Math.floor(next() ** 3 * 70);
    for (const amount of parts) {
      if (paid >= DAYS) break;
      payments += 1;
      rows.payment(payments, customerId, on(paid), amount);
      rows.allocation(index + 1, payments, on(paid), amount);
      paid += 20;
    }
  }
  return { payments };
}

/** The same in a company's file, as an import would leave it. */
export function fillCompany(db: WriteDb, count: number): { payments: number } {
  return db.transaction(() => {
    const customer = db.prepare('INSERT INTO customers (id, code, name, match_name) VALUES (?, ?, ?, ?)');
    for (let id = 1; id <= CUSTOMERS; id++) customer.run(id, `C${id}`, `Client ${id}`, `client ${id}`);
    db.prepare(
      `INSERT INTO imports (id, file_name, sha256, kind, imported_at, imported_on, counts, totals) VALUES (1, '', '', 'invoices', '', '2025-06-30', '{}', '{}')`,
    ).run();
    const invoice = db.prepare(
      `INSERT INTO invoices (id, customer_id, number, kind, issued_on, due_on, total_cents, import_id) VALUES (?, ?, ?, 'invoice', ?, ?, ?, 1)`,
    );
    const payment = db.prepare('INSERT INTO payments (id, customer_id, paid_on, amount_cents, import_id) VALUES (?, ?, ?, ?, 1)');
    const allocation = db.prepare(
      'INSERT INTO allocations (invoice_id, payment_id, allocated_on, received_on, amount_cents, import_id) VALUES (?, ?, ?, ?, ?, 1)',
    );
    const written = generateBook(count, {
      invoice: (...row) => void invoice.run(...row),
      payment: (...row) => void payment.run(...row),
      allocation: (invoiceId, paymentId, on, amountCents) => void allocation.run(invoiceId, paymentId, on, on, amountCents),
    });
    db.prepare(`INSERT INTO stale_customer_months (customer_id, from_month) SELECT id, '0000-01' FROM customers`).run();
    return written;
  });
}
