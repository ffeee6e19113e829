/**
 * Calls: who made them, who was asked for, and the days on which somebody is to be rung again. A number of somebody's that turned out to be
 * wrong. Buyers under the rules of public contracts.
 */
export const calls = /* sql */ `
-- who made the call, and who was asked for, as typed or as the customer's people name them
ALTER TABLE reminder_contacts ADD COLUMN called_by TEXT NOT NULL DEFAULT '';
ALTER TABLE reminder_contacts ADD COLUMN spoken_to TEXT NOT NULL DEFAULT '';

-- A call to make again on a day. Until then no other call is proposed.
CREATE TABLE call_backs (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE RESTRICT,
  call_on TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  planned_on TEXT NOT NULL,
  -- the call in which it was agreed, if it was in one
  contact_id INTEGER REFERENCES reminder_contacts (id) ON DELETE RESTRICT,
  done_on TEXT,
  -- the call that did it, if one did
  done_contact_id INTEGER REFERENCES reminder_contacts (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX call_backs_customer ON call_backs (customer_id);

-- The day on which a telephone number turned out to be wrong, of somebody and of the customer's own sheet; a new number takes it away.
ALTER TABLE customer_contacts ADD COLUMN wrong_number_on TEXT;
ALTER TABLE customers ADD COLUMN wrong_number_on TEXT;
CREATE TRIGGER customer_contacts_new_number AFTER UPDATE OF phone ON customer_contacts WHEN NEW.phone <> OLD.phone
BEGIN UPDATE customer_contacts SET wrong_number_on = NULL WHERE id = NEW.id; END;
CREATE TRIGGER customers_new_number AFTER UPDATE OF phone ON customers WHEN NEW.phone <> OLD.phone
BEGIN UPDATE customers SET wrong_number_on = NULL WHERE id = NEW.id; END;

-- Pays under the code of public contracts (CCP R2192-31): a kind of business, with its own rate.
ALTER TABLE customers ADD COLUMN public_buyer INTEGER NOT NULL DEFAULT 0 CHECK (public_buyer IN (0, 1));
`;
