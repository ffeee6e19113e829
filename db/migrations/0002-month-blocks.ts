/**
 * The sums by customer and month, of many customers together: a row for each of them made a first import write more rows of sums than it
 * has invoices. All sums are made again as the file is opened.
 */
export const monthBlocks = /* sql */ `
DROP TABLE customer_months;

-- What the dashboard adds up, by month and customer: what happened in the month, and where things stood at its end. A row holds the customers
-- whose ids begin with the same digits, those of nothing left out; db/dashboard/month-block.ts packs them. Kept for months up to
-- customer_months_through; a row without customers is absent.
CREATE TABLE customer_month_blocks (
  month TEXT NOT NULL,
  block INTEGER NOT NULL,
  sums BLOB NOT NULL,
  PRIMARY KEY (month, block)
) STRICT;

-- Months in which a customer paid something that no invoice took: money to its credit is looked for there only.
CREATE TABLE credit_customer_months (
  customer_id INTEGER NOT NULL,
  month TEXT NOT NULL,
  PRIMARY KEY (customer_id, month)
) STRICT, WITHOUT ROWID;

INSERT INTO stale_customer_months (customer_id, from_month) SELECT id, '0000-01' FROM customers WHERE true
ON CONFLICT (customer_id) DO UPDATE SET from_month = excluded.from_month;
`;
