/**
 * What moves the term of a claim, with its proof kept as a file; what the user knows of a claim that no invoice says; and the alerts that
 * he put aside.
 */
export const prescription = /* sql */ `
-- of a suspension: the day on which it ended
ALTER TABLE prescription_interruptions ADD COLUMN ended_on TEXT;
-- the proof itself, among the customer's files
ALTER TABLE prescription_interruptions ADD COLUMN attachment_id INTEGER REFERENCES attachments (id) ON DELETE SET NULL;
ALTER TABLE prescription_interruptions ADD COLUMN recorded_on TEXT;
CREATE INDEX prescription_interruptions_invoice ON prescription_interruptions (invoice_id);
CREATE INDEX prescription_interruptions_attachment ON prescription_interruptions (attachment_id) WHERE attachment_id IS NOT NULL;

-- A question about a claim that was answered: null where it was not.
CREATE TABLE claim_facts (
  invoice_id INTEGER PRIMARY KEY REFERENCES invoices (id) ON DELETE CASCADE,
  nature TEXT CHECK (nature IN ('goods', 'services', 'works', 'carriage', 'rent')),
  -- when the works or the service were completed, or the goods delivered
  performed_on TEXT,
  signed_order INTEGER CHECK (signed_order IN (0, 1)),
  delivery_proof INTEGER CHECK (delivery_proof IN (0, 1)),
  terms_accepted INTEGER CHECK (terms_accepted IN (0, 1)),
  existence_agreed INTEGER CHECK (existence_agreed IN (0, 1)),
  amount_settled INTEGER CHECK (amount_settled IN (0, 1)),
  payment_due INTEGER CHECK (payment_due IN (0, 1)),
  -- whether the debtor trades, where its name does not tell
  debtor_trades INTEGER CHECK (debtor_trades IN (0, 1)),
  note TEXT NOT NULL DEFAULT ''
) STRICT;

-- An alert of so many months before the end of a term, seen: put off to a day, or put aside for good.
CREATE TABLE prescription_decisions (
  invoice_id INTEGER NOT NULL REFERENCES invoices (id) ON DELETE CASCADE,
  months INTEGER NOT NULL CHECK (months IN (12, 6, 3, 1)),
  -- the end of the term as it was then: another one alerts again
  prescribes_on TEXT NOT NULL,
  until TEXT,
  reason TEXT NOT NULL DEFAULT '',
  decided_on TEXT NOT NULL,
  PRIMARY KEY (invoice_id, months)
) STRICT, WITHOUT ROWID;
`;
