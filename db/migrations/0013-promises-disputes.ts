/**
 * Promises that a customer takes back; what a dispute is about, what comes next of it and what it ended with; why something was written off,
 * and the VAT of invoices for the note that recovers it; claims handed over to somebody who collects them, or sold.
 */
export const promisesAndDisputes = /* sql */ `
ALTER TABLE promises ADD COLUMN how TEXT NOT NULL DEFAULT '' CHECK (how IN ('', 'phone', 'email', 'letter', 'meeting'));
-- from that day on nobody counts on it any more
ALTER TABLE promises ADD COLUMN withdrawn_on TEXT;
ALTER TABLE promises ADD COLUMN withdrawn_reason TEXT NOT NULL DEFAULT '';
-- the last allocation that was in the book when it was noted: money of that very day does not come of it
ALTER TABLE promises ADD COLUMN after_allocation_id INTEGER NOT NULL DEFAULT 0;
CREATE INDEX promise_invoices_invoice ON promise_invoices (invoice_id);

-- What a dispute is about; the reason stays as it was written.
ALTER TABLE disputes ADD COLUMN category TEXT NOT NULL DEFAULT 'other'
  CHECK (category IN ('price', 'delivery', 'quality', 'missingDocument', 'other'));
UPDATE disputes SET category = CASE trim(lower(reason)) WHEN 'prix' THEN 'price' WHEN 'livraison' THEN 'delivery' WHEN 'qualité' THEN 'quality'
  WHEN 'document manquant' THEN 'missingDocument' ELSE 'other' END;
ALTER TABLE disputes ADD COLUMN next_step TEXT NOT NULL DEFAULT '';
ALTER TABLE disputes ADD COLUMN notes TEXT NOT NULL DEFAULT '';
-- what the creditor gave way on, by the credit note; which was entered when the dispute was closed, or was there before
ALTER TABLE disputes ADD COLUMN granted_cents INTEGER CHECK (granted_cents > 0);
ALTER TABLE disputes ADD COLUMN credit_note_id INTEGER REFERENCES invoices (id) ON DELETE RESTRICT;
ALTER TABLE disputes ADD COLUMN credit_note_entered INTEGER NOT NULL DEFAULT 0 CHECK (credit_note_entered IN (0, 1));
CREATE INDEX disputes_credit_note ON disputes (credit_note_id) WHERE credit_note_id IS NOT NULL;
ALTER TABLE attachments ADD COLUMN dispute_id INTEGER REFERENCES disputes (id) ON DELETE SET NULL;

-- Why a payment of kind writeOff was made.
CREATE TABLE write_offs (
  payment_id INTEGER PRIMARY KEY REFERENCES payments (id) ON DELETE CASCADE,
  reason TEXT NOT NULL CHECK (reason IN ('uncollectible', 'liquidation', 'goodwill', 'smallBalance', 'saleOfClaim', 'other')),
  note TEXT NOT NULL DEFAULT ''
) STRICT;

-- The VAT of a whole invoice, as its creditor says it.
CREATE TABLE invoice_vat (
  invoice_id INTEGER PRIMARY KEY REFERENCES invoices (id) ON DELETE CASCADE,
  vat_cents INTEGER NOT NULL CHECK (vat_cents >= 0)
) STRICT;

-- Claims handed over to an agency, or sold: the creditor chases them no more until he takes them back.
CREATE TABLE hand_overs (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind IN ('agency', 'sale')),
  handed_on TEXT NOT NULL,
  taker TEXT NOT NULL CHECK (taker <> ''),
  -- of a sale
  price_cents INTEGER CHECK (price_cents >= 0),
  note TEXT NOT NULL DEFAULT '',
  -- from that day on the creditor chases again
  taken_back_on TEXT,
  CHECK (kind = 'sale' OR price_cents IS NULL)
) STRICT;
CREATE INDEX hand_overs_customer ON hand_overs (customer_id);
CREATE TABLE hand_over_invoices (
  hand_over_id INTEGER NOT NULL REFERENCES hand_overs (id) ON DELETE CASCADE,
  invoice_id INTEGER NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  PRIMARY KEY (hand_over_id, invoice_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX hand_over_invoices_invoice ON hand_over_invoices (invoice_id);
-- What came of it: money, or what was given up.
CREATE TABLE hand_over_payments (
  hand_over_id INTEGER NOT NULL REFERENCES hand_overs (id) ON DELETE CASCADE,
  payment_id INTEGER NOT NULL REFERENCES payments (id) ON DELETE CASCADE,
  PRIMARY KEY (hand_over_id, payment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX hand_over_payments_payment ON hand_over_payments (payment_id);
`;
