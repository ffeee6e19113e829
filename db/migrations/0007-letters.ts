/**
 * Letters of more kinds, their texts as the company edited them, checks passed over with a reason, and what the post says of a
 * registered letter.
 */
export const lettersOfEveryKind = /* sql */ `
-- the call that a written recap is about; taken back, the recap can no longer be brought up to date
ALTER TABLE letters ADD COLUMN contact_id INTEGER REFERENCES reminder_contacts (id) ON DELETE SET NULL;
-- how a reminder speaks; null where it is told from the customer's plan
ALTER TABLE letters ADD COLUMN tone TEXT CHECK (tone IN ('courteous', 'respectful', 'firm'));
-- what the postman or the user noted beside the outcome of the delivery
ALTER TABLE letters ADD COLUMN delivery_note TEXT NOT NULL DEFAULT '';

CREATE INDEX attachments_letter ON attachments (letter_id) WHERE letter_id IS NOT NULL;

-- A check that would have stopped a letter, passed over by the user: what it said then, and why.
CREATE TABLE letter_overrides (
  id INTEGER PRIMARY KEY,
  letter_id INTEGER NOT NULL REFERENCES letters (id) ON DELETE RESTRICT,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  reason TEXT NOT NULL,
  made_on TEXT NOT NULL,
  UNIQUE (letter_id, code)
) STRICT;

-- A letter's texts where the company changed the shipped ones.
CREATE TABLE letter_templates (
  kind TEXT NOT NULL,
  tone TEXT NOT NULL CHECK (tone IN ('courteous', 'respectful', 'firm')),
  language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
  -- JSON, see shared/letters/editable-texts.ts
  texts TEXT NOT NULL,
  changed_on TEXT NOT NULL,
  PRIMARY KEY (kind, tone, language)
) STRICT, WITHOUT ROWID;
`;
