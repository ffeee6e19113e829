import { readPicture, retireImage, usedImages } from '../../../db/letterhead/letterhead.queries.ts';
import { readNudge, writeNudge } from '../../../db/letterhead/nudge.queries.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { letterheadContract } from '../../../shared/letterhead/letterhead.contract.ts';
import type { HandlersOf } from '../context.ts';
import { previewLetterhead } from './preview-letterhead.ts';
import { printControlPage, showControlPage } from './print-control-page.ts';
import { setImage } from './set-image.ts';

export const letterheadHandlers: HandlersOf<typeof letterheadContract> = {
  images: ({ db }) => usedImages(db),
  setImage,
  removeImage({ db, today }, { role }) {
    db.transaction(() => retireImage(db, role, today));
    return { role };
  },
  picture({ db }, { picture: name }) {
    const picture = readPicture(db, name);
    if (!picture) throw new AppError('IMAGE_NOT_FOUND', { picture: name });
    return picture;
  },
  preview: previewLetterhead,
  nudge: ({ db }) => readNudge(db),
  setNudge({ db }, nudge) {
    db.transaction(() => writeNudge(db, nudge));
    return readNudge(db);
  },
  controlPage: showControlPage,
  printControlPage,
};
