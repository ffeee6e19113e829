import type { LocalDate } from '../../shared/dates/local-date.ts';
import { sizeInBox } from '../../shared/letterhead/image-box.ts';
import type { ImageKind, LetterheadImage, LetterheadRole } from '../../shared/letterhead/letterhead.contract.ts';
import { Picture } from '../../shared/letterhead/picture.ts';
import type { LetterImages } from '../../shared/letters/letter-parts.ts';
import type { ReadDb, WriteDb } from '../database.ts';

type Row = Omit<LetterheadImage, 'widthMm' | 'heightMm'> & { width: number; height: number };

/** The images that letters print now, at their size on the page. */
export function usedImages(db: ReadDb): { logo: LetterheadImage | null; signature: LetterheadImage | null } {
  const rows = db
    .prepare<Row>(
      `SELECT role, file_name AS fileName, kind, length(file) AS bytes, sha256, printed_sha256 AS picture, width, height, added_on AS addedOn
       FROM letterhead_images WHERE removed_on IS NULL`,
    )
    .all();
  const imageOf = (role: LetterheadRole): LetterheadImage | null => {
    const row = rows.find((each) => each.role === role);
    if (!row) return null;
    const { width, height, ...image } = row;
    return { ...image, ...sizeInBox(role, { width, height }) };
  };
  return { logo: imageOf('logo'), signature: imageOf('signature') };
}

/** What letters print of them. */
export function letterImages(db: ReadDb): LetterImages {
  const { logo, signature } = usedImages(db);
  const placed = (image: LetterheadImage | null) => image && { picture: image.picture, widthMm: image.widthMm, heightMm: image.heightMm };
  return { logo: placed(logo), signature: placed(signature) };
}

export function insertImage(
  db: WriteDb,
  image: {
    role: LetterheadRole;
    fileName: string;
    kind: ImageKind;
    file: Uint8Array;
    sha256: string;
    printedForm: Uint8Array;
    printedSha256: string;
    width: number;
    height: number;
    addedOn: LocalDate;
  },
): void {
  db.prepare(
    `INSERT INTO letterhead_images (role, file_name, kind, file, sha256, printed_form, printed_sha256, width, height, added_on)
     VALUES (@role, @fileName, @kind, @file, @sha256, @printedForm, @printedSha256, @width, @height, @addedOn)`,
  ).run({ ...image, file: Buffer.from(image.file), printedForm: Buffer.from(image.printedForm) });
}

/**
 * Takes the image of a role out of use, and out of the file unless a letter was printed with it: that letter is shown and copied with
 * what it was printed with.
 */
export function retireImage(db: WriteDb, role: LetterheadRole, on: LocalDate): void {
  db.prepare('UPDATE letterhead_images SET removed_on = ? WHERE role = ? AND removed_on IS NULL').run(on, role);
  db.prepare(
    `DELETE FROM letterhead_images WHERE removed_on IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM letters l WHERE l.state <> 'draft' AND instr(l.content, letterhead_images.printed_sha256) > 0)`,
  ).run();
}

/** What is painted where a page names a picture; null for one that the file does not hold. */
export function readPicture(db: ReadDb, picture: string): Picture | null {
  const row = db
    .prepare<{ kind: ImageKind; printedForm: Uint8Array }>(
      'SELECT kind, printed_form AS printedForm FROM letterhead_images WHERE printed_sha256 = ? LIMIT 1',
    )
    .get(picture);
  if (!row) return null;
  const bytes = Buffer.from(row.printedForm);
  if (row.kind === 'svg') return Picture.parse(JSON.parse(bytes.toString('utf8')));
  return { kind: 'raster', mime: row.kind === 'png' ? 'image/png' : 'image/jpeg', base64: bytes.toString('base64') };
}
