/**
 * What a person made of a credit of a bank's statement, beyond the one payment that it is; and the payments that a bank returned. In
 * tables of their own: a column more in `bank_movements` would make every movement that an import changed look changed since.
 */
export const matchingByHand = /* sql */ `
-- Payments of a credit. made: what a person's decision made, one for each customer; gap: a discount that settles what a fee left open; recorded: one of
-- the payments, entered another way, that the credit is or is the sum of.
CREATE TABLE movement_payments (
  movement_id INTEGER NOT NULL REFERENCES bank_movements (id) ON DELETE CASCADE,
  payment_id INTEGER NOT NULL REFERENCES payments (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('made', 'gap', 'recorded')),
  PRIMARY KEY (movement_id, payment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX movement_payments_payment ON movement_payments (payment_id);

-- The name of a payer, kept for a customer when a credit was given to it.
CREATE TABLE movement_aliases (
  movement_id INTEGER PRIMARY KEY REFERENCES bank_movements (id) ON DELETE CASCADE,
  alias_id INTEGER NOT NULL REFERENCES customer_aliases (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX movement_aliases_alias ON movement_aliases (alias_id);

-- Debits by which a bank takes back what it had credited: a direct debit rejected, a cheque unpaid.
CREATE TABLE returned_payments (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE RESTRICT,
  account TEXT NOT NULL DEFAULT '',
  booked_on TEXT NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  label TEXT NOT NULL,
  counterparty TEXT NOT NULL DEFAULT '',
  reference TEXT NOT NULL DEFAULT '',
  bank_reference TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('offered', 'applied', 'ignored')),
  -- the day a person decided; null while nobody did, or where the import did
  decided_on TEXT,
  -- the payment that it took out of the books, with what it settled, as JSON, so that it can be put back
  taken_out TEXT
) STRICT;
CREATE INDEX returned_payments_import ON returned_payments (import_id);
`;
