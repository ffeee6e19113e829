/**
 * The logo and the signature that letters print, and two mentions of the letterhead. The column that once stood for a logo was never
 * filled.
 */
export const letterhead = /* sql */ `
ALTER TABLE company DROP COLUMN logo;
-- who winds the company up; the letterhead then says that it is in liquidation (C. com. R123-237)
ALTER TABLE company ADD COLUMN liquidator TEXT NOT NULL DEFAULT '';
-- what else the letterhead must say, in the company's own words: locataire-gérant, RNE, RNA
ALTER TABLE company ADD COLUMN other_mention TEXT NOT NULL DEFAULT '';

CREATE TABLE letterhead_images (
  id INTEGER PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('logo', 'signature')),
  file_name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('png', 'jpeg', 'svg')),
  -- the file as it was chosen
  file BLOB NOT NULL,
  sha256 TEXT NOT NULL,
  -- what is printed of it: a PNG or a JPEG of our own making, or the shapes of a drawing as JSON, see shared/letterhead/picture.ts
  printed_form BLOB NOT NULL,
  printed_sha256 TEXT NOT NULL,
  -- of the printed form: in pixels, or in the drawing's own units
  width REAL NOT NULL CHECK (width > 0),
  height REAL NOT NULL CHECK (height > 0),
  added_on TEXT NOT NULL,
  -- kept after that for the letters that were printed with it
  removed_on TEXT
) STRICT;
CREATE UNIQUE INDEX letterhead_images_used ON letterhead_images (role) WHERE removed_on IS NULL;
CREATE INDEX letterhead_images_printed ON letterhead_images (printed_sha256);
`;
