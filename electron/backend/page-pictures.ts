import type { ReadDb } from '../../db/database.ts';
import { readPicture } from '../../db/letterhead/letterhead.queries.ts';
import type { Page } from '../../shared/letters/page.ts';
import type { Pictures } from './paint-picture.ts';

/** The pictures that pages name, as far as the company's file holds them. */
export function picturesOn(db: ReadDb, pages: readonly Page[]): Pictures {
  const names = new Set(pages.flatMap(({ items }) => items.flatMap((item) => (item.type === 'image' ? [item.picture] : []))));
  return new Map(
    [...names].flatMap((name) => {
      const picture = readPicture(db, name);
      return picture ? [[name, picture] as const] : [];
    }),
  );
}
