/**
 * Schedules from their draft to their end: a first payment on signing, what of the late fees is not asked for and why, the delay that the
 * clause of the agreement leaves, the signed copy that is kept, and which schedule took the place of which.
 */
export const scheduleLife = /* sql */ `
-- the first instalment is paid when the agreement is signed
ALTER TABLE schedules ADD COLUMN on_signing INTEGER NOT NULL DEFAULT 0 CHECK (on_signing IN (0, 1));
-- what could have been included of interest and of the 40 €, and was not
ALTER TABLE schedules ADD COLUMN interest_waived_cents INTEGER NOT NULL DEFAULT 0 CHECK (interest_waived_cents >= 0);
ALTER TABLE schedules ADD COLUMN indemnity_waived_cents INTEGER NOT NULL DEFAULT 0 CHECK (indemnity_waived_cents >= 0);
ALTER TABLE schedules ADD COLUMN waiver_reason TEXT NOT NULL DEFAULT '';
-- days that a formal notice leaves before the balance falls due, as agreed; null: the company's own setting
ALTER TABLE schedules ADD COLUMN acceleration_days INTEGER CHECK (acceleration_days >= 0);
-- the schedule that it took the place of
ALTER TABLE schedules ADD COLUMN replaces_id INTEGER REFERENCES schedules (id) ON DELETE RESTRICT;
CREATE INDEX schedules_replaces ON schedules (replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX letters_schedule ON letters (schedule_id) WHERE schedule_id IS NOT NULL;

-- The signed agreement, scanned, among the files of its customer.
CREATE TABLE schedule_files (
  schedule_id INTEGER NOT NULL REFERENCES schedules (id) ON DELETE RESTRICT,
  attachment_id INTEGER NOT NULL REFERENCES attachments (id) ON DELETE CASCADE,
  PRIMARY KEY (schedule_id, attachment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX schedule_files_attachment ON schedule_files (attachment_id);
`;
