import { createHash } from 'node:crypto';
import { insertImage, retireImage, usedImages } from '../../../db/letterhead/letterhead.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { harmlessName } from '../../../shared/customers/kept-files.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { letterheadContract } from '../../../shared/letterhead/letterhead.contract.ts';
import type { CommandContext } from '../context.ts';
import { readImageApart } from './read-image-apart.ts';

type Verb = typeof letterheadContract.setImage;

/**
 * Keeps an image as the logo or the signature of the letters to come, in the place of the one before; the same file again changes nothing.
 * @throws AppError FILE_*, IMAGE_*, DRAWING_*
 */
export async function setImage(context: CommandContext, { role, file }: InputOf<Verb>): Promise<OutputOf<Verb>> {
  const { db, files, today } = context;
  const { name, bytes } = await files.read(file);
  const fileName = harmlessName(name);
  const sha256 = hash(bytes);
  const used = usedImages(db)[role];
  if (used?.sha256 === sha256) return used;
  const { kind, width, height, printedForm } = await readImageApart(context, { file: fileName, bytes });
  db.transaction(() => {
    retireImage(db, role, today);
    insertImage(db, {
      ...{ role, fileName, kind, file: bytes, sha256, printedForm, width, height },
      printedSha256: hash(printedForm),
      addedOn: today,
    });
  });
  const image = usedImages(db)[role];
  if (!image) throw new AppError('IMAGE_NOT_FOUND', { picture: sha256 });
  return image;
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
