/**
 * What of a payment settled late fees (interest and the 40 €) of invoices outside any schedule, beside what schedules hold of it; and one
 * place that adds up both.
 */
export const feePayments = /* sql */ `
CREATE TABLE fee_payments (
  payment_id INTEGER NOT NULL REFERENCES payments (id) ON DELETE RESTRICT,
  -- the invoice whose lateness it pays for
  invoice_id INTEGER NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  PRIMARY KEY (payment_id, invoice_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX fee_payments_invoice ON fee_payments (invoice_id);

-- All that payments settled that is no invoice.
CREATE VIEW payment_fees (payment_id, amount_cents) AS
  SELECT payment_id, fee_cents FROM instalment_payments
  UNION ALL SELECT payment_id, amount_cents FROM fee_payments;
`;
