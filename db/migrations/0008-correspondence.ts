/**
 * What people keep on a customer beyond its address, what they write to it by e-mail and SMS, and the chain of the journal. Notes and
 * contacts had their tables from the first schema on.
 */
export const correspondence = /* sql */ `
ALTER TABLE customers ADD COLUMN siret TEXT NOT NULL DEFAULT '';
ALTER TABLE customers ADD COLUMN iban TEXT NOT NULL DEFAULT '';

-- The details of a customer that a person typed: an import keeps them unless it is told not to. Without a reference to the customer, so
-- that a merge that is undone finds them again.
CREATE TABLE customer_typed_fields (
  customer_id INTEGER NOT NULL,
  field TEXT NOT NULL,
  typed_on TEXT NOT NULL,
  PRIMARY KEY (customer_id, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX attachments_customer ON attachments (customer_id) WHERE customer_id IS NOT NULL;

-- E-mails and text messages that were prepared; the user sends them with another program, and says so.
CREATE TABLE messages (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE RESTRICT,
  channel TEXT NOT NULL CHECK (channel IN ('email', 'sms')),
  level TEXT NOT NULL,
  -- the letter that goes with it as a PDF
  letter_id INTEGER REFERENCES letters (id) ON DELETE RESTRICT,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL,
  -- names of the files that go with it, as JSON
  attached TEXT NOT NULL DEFAULT '[]',
  -- ids of the invoices that it asks for, as JSON
  asked TEXT NOT NULL DEFAULT '[]',
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'sent', 'discarded')),
  drafted_on TEXT NOT NULL,
  sent_on TEXT,
  discarded_on TEXT,
  -- the contact that it became when it was sent
  contact_id INTEGER REFERENCES reminder_contacts (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX messages_customer ON messages (customer_id, drafted_on);
CREATE INDEX messages_letter ON messages (letter_id) WHERE letter_id IS NOT NULL;

-- The customer that an entry is about, as it was known then.
ALTER TABLE journal ADD COLUMN customer_id INTEGER;
CREATE INDEX journal_customer ON journal (customer_id) WHERE customer_id IS NOT NULL;
-- Entries are added, never changed: the chain of hashes tells of a file changed by other means.
CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal BEGIN SELECT raise(ABORT, 'the journal is not changed'); END;
CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal BEGIN SELECT raise(ABORT, 'the journal is not deleted from'); END;
-- How many entries the journal has and the hash of the last, so that entries cut off at its end are missed too.
CREATE TABLE journal_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  entries INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
`;
