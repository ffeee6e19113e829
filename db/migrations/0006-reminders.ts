/**
 * Plans that the user edits and chooses, and what he decides in the agenda. A released file held the three shipped plans, which nothing
 * could change: their steps after the due date are carried over with the tone that they have, and the steps before it are added.
 */
export const editableReminders = /* sql */ `
ALTER TABLE reminder_plans ADD COLUMN legal_delay_days INTEGER NOT NULL DEFAULT 8 CHECK (legal_delay_days >= 0);

-- A plan may hold several calls, or reminders, of one level.
CREATE TABLE reminder_plan_steps (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES reminder_plans (id) ON DELETE RESTRICT,
  position INTEGER NOT NULL,
  level TEXT NOT NULL,
  -- from the due date; of a satisfaction check, from the date of the invoice
  offset_days INTEGER NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('letter', 'email', 'phone', 'sms')),
  tone TEXT NOT NULL CHECK (tone IN ('courteous', 'respectful', 'firm')),
  template TEXT,
  charges_fees INTEGER NOT NULL DEFAULT 0 CHECK (charges_fees IN (0, 1)),
  UNIQUE (plan_id, position)
) STRICT;
INSERT INTO reminder_plan_steps (plan_id, position, level, offset_days, channel, tone, template, charges_fees)
  SELECT plan_id, 1 + row_number() OVER (PARTITION BY plan_id ORDER BY offset_days, id), level, offset_days, channel,
         CASE level WHEN 'R1' THEN 'courteous' WHEN 'R3' THEN 'firm' WHEN 'formalNotice' THEN 'firm' ELSE 'respectful' END,
         nullif(template, ''), charges_fees
  FROM reminder_steps;
DROP TABLE reminder_steps;
INSERT INTO reminder_plan_steps (plan_id, position, level, offset_days, channel, tone)
  SELECT id, 1, 'notice', CASE key WHEN 'standard' THEN -7 WHEN 'soft' THEN -3 ELSE -15 END, 'email', 'courteous'
  FROM reminder_plans WHERE key IN ('standard', 'soft', 'firm');
INSERT INTO reminder_plan_steps (plan_id, position, level, offset_days, channel, tone)
  SELECT id, 0, 'satisfaction', 10, 'phone', 'courteous' FROM reminder_plans WHERE key = 'soft';

-- The plan chosen for the customers of a segment, and for one invoice; that of a customer is in its row.
CREATE TABLE segment_reminder_plans (
  segment TEXT PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES reminder_plans (id) ON DELETE RESTRICT
) STRICT;
CREATE TABLE invoice_reminder_plans (
  invoice_id INTEGER PRIMARY KEY REFERENCES invoices (id) ON DELETE CASCADE,
  plan_id INTEGER NOT NULL REFERENCES reminder_plans (id) ON DELETE RESTRICT
) STRICT;

-- What the user decided of a contact that the plan proposed.
CREATE TABLE reminder_decisions (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind IN ('skip', 'postpone', 'force')),
  decided_on TEXT NOT NULL,
  -- the step passed over, the level asked for
  level TEXT,
  -- the day to which a contact is put off
  until TEXT,
  reason TEXT NOT NULL DEFAULT '',
  -- the customer's last contact when it was decided: a level asked for is used up by the next one
  after_contact_id INTEGER NOT NULL DEFAULT 0,
  undone_on TEXT,
  CHECK ((kind = 'postpone') = (until IS NOT NULL)),
  CHECK ((kind = 'postpone') = (level IS NULL))
) STRICT;
CREATE INDEX reminder_decisions_customer ON reminder_decisions (customer_id);

-- The invoices for which a step was passed over.
CREATE TABLE reminder_decision_invoices (
  decision_id INTEGER NOT NULL REFERENCES reminder_decisions (id) ON DELETE CASCADE,
  invoice_id INTEGER NOT NULL REFERENCES invoices (id) ON DELETE CASCADE,
  PRIMARY KEY (decision_id, invoice_id)
) STRICT, WITHOUT ROWID;
`;
