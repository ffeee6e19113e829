/** Late-payment interest, or the flat 40 €, that the creditor gave up on an invoice, from a day on, with the reason. */
export const lateFeeWaivers = /* sql */ `
CREATE TABLE late_fee_waivers (
  id INTEGER PRIMARY KEY,
  invoice_id INTEGER NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  interest INTEGER NOT NULL CHECK (interest IN (0, 1)),
  indemnity INTEGER NOT NULL CHECK (indemnity IN (0, 1)),
  reason TEXT NOT NULL CHECK (reason <> ''),
  waived_on TEXT NOT NULL,
  -- from that day on it holds no more
  ended_on TEXT,
  CHECK (interest + indemnity > 0)
) STRICT;
CREATE INDEX late_fee_waivers_invoice ON late_fee_waivers (invoice_id);
`;
