import type { PageItem } from './page.ts';
import { BODY_BOTTOM, FOLLOWING_TOP } from './page-geometry.ts';

/** A horizontal slice of a letter that is never cut: a line, a table row, a panel. */
export interface Strip {
  height: number;
  /** Room above it, dropped at the top of a page. */
  spaceBefore: number;
  /** Its items, for the top of the slice at `y`. */
  paint(y: number): PageItem[];
  /** False keeps it on one page with the strip that follows. */
  breakAfter: boolean;
  /** Painted first when the strip starts a page: a table's header. */
  repeated?: { height: number; paint(y: number): PageItem[] };
  /** Starts a page of its own. */
  newPage?: boolean;
}

/** Groups of strips that stay together. */
function chunksOf(strips: readonly Strip[]): Strip[][] {
  const chunks: Strip[][] = [];
  let open = false;
  for (const strip of strips) {
    const current = chunks.at(-1);
    if (open && current && !strip.newPage) current.push(strip);
    else chunks.push([strip]);
    open = !strip.breakAfter;
  }
  return chunks;
}

/**
 * Fills pages with strips from top to bottom. A chunk that does not fit goes to the next page, under its table's header; one
 * that is taller than a page is cut between its strips.
 */
export function paginate(strips: readonly Strip[], firstTop: number): PageItem[][] {
  let items: PageItem[] = [];
  const pages = [items];
  let y = firstTop;
  let atTop = true;

  const turnPage = (): void => {
    items = [];
    pages.push(items);
    y = FOLLOWING_TOP;
    atTop = true;
  };
  const place = (strip: Strip): void => {
    if (atTop && strip.repeated && pages.length > 1) {
      items.push(...strip.repeated.paint(y));
      y += strip.repeated.height;
    } else if (!atTop) y += strip.spaceBefore;
    items.push(...strip.paint(y));
    y += strip.height;
    atTop = false;
  };
  const heightOf = (chunk: readonly Strip[]): number => chunk.reduce((sum, strip) => sum + strip.height + strip.spaceBefore, 0);

  for (const chunk of chunksOf(strips)) {
    const [first] = chunk;
    const full = y + heightOf(chunk) - (atTop ? (first?.spaceBefore ?? 0) : 0) > BODY_BOTTOM;
    if (!atTop && (first?.newPage || full)) turnPage();
    for (const strip of chunk) {
      if (!atTop && y + strip.spaceBefore + strip.height > BODY_BOTTOM) turnPage();
      place(strip);
    }
  }
  return pages;
}
