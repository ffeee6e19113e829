export interface ExampleQuery {
  /** Which sentence of schema-document.fr.ts says what it is for. */
  name: 'owed' | 'late' | 'received';
  sql: string;
}

/**
 * What is still owed of an invoice: its total less all that was put against it. Of a credit note: its (negative) total plus what was taken out of
 * it. Cancelled ones count for nothing. Euros are cents divided by a hundred, for the eye only.
 */
const OPEN = `total_cents
    - (SELECT coalesce(sum(amount_cents), 0) FROM allocations WHERE invoice_id = invoices.id)
    + (SELECT coalesce(sum(amount_cents), 0) FROM allocations WHERE credit_note_id = invoices.id)`;

/** Queries that whoever has lost the program can begin with: each runs as it is in the sqlite3 of any system. */
export const EXAMPLE_QUERIES: readonly ExampleQuery[] = [
  {
    name: 'owed',
    sql: `SELECT customers.code, customers.name, sum(open_cents) / 100.0 AS euros
FROM customers JOIN (
  SELECT customer_id, ${OPEN} AS open_cents
  FROM invoices WHERE cancelled_on IS NULL
) AS open ON open.customer_id = customers.id
GROUP BY customers.id HAVING sum(open_cents) <> 0
ORDER BY euros DESC;`,
  },
  {
    name: 'late',
    sql: `SELECT customers.name, number, due_on,
  cast(julianday(date('now', 'localtime')) - julianday(due_on) AS INTEGER) AS days_late, open_cents / 100.0 AS euros
FROM (
  SELECT customer_id, number, due_on, ${OPEN} AS open_cents
  FROM invoices WHERE kind = 'invoice' AND cancelled_on IS NULL
) AS open JOIN customers ON customers.id = open.customer_id
WHERE open_cents > 0 AND due_on < date('now', 'localtime')
ORDER BY due_on;`,
  },
  {
    name: 'received',
    sql: `SELECT substr(paid_on, 1, 7) AS month, count(*) AS payments, sum(amount_cents) / 100.0 AS euros
FROM payments WHERE kind = 'payment'
GROUP BY month ORDER BY month DESC;`,
  },
];
