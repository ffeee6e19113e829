import { characterOf } from '../xml/character-references.ts';

/** Named references met in French labels; case matters (`&Eacute;` is É). */
const NAMED: ReadonlyMap<string, string> = new Map(
  'amp:& lt:< gt:> quot:" apos:\' nbsp:\u00a0 euro:€ deg:° laquo:« raquo:» rsquo:’ lsquo:‘ hellip:… ndash:– mdash:— agrave:à acirc:â auml:ä ccedil:ç egrave:è eacute:é ecirc:ê euml:ë icirc:î iuml:ï ocirc:ô ouml:ö ugrave:ù ucirc:û uuml:ü oelig:œ aelig:æ Agrave:À Acirc:Â Ccedil:Ç Egrave:È Eacute:É Ecirc:Ê Icirc:Î Ocirc:Ô Ugrave:Ù OElig:Œ'
    .split(' ')
    .map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)] as const),
);

/** Encoded more often than any bank was seen to do; beyond, the text is left as it is. */
const MOST_PASSES = 5;

/** Undoes HTML references, again and again while there are some: one bank encodes its labels up to three times. */
export function decodeHtmlEntities(text: string): string {
  let decoded = text;
  for (let pass = 0; pass < MOST_PASSES && decoded.includes('&'); pass += 1) {
    const before = decoded;
    decoded = decoded.replace(
      /&(?:([A-Za-z]{2,8})|#(\d{1,7})|#[xX]([\da-fA-F]{1,6}));/g,
      (written, name: string | undefined, decimal, hexadecimal) => {
        if (name !== undefined) return NAMED.get(name) ?? written;
        return characterOf(Number.parseInt(decimal ?? hexadecimal, decimal === undefined ? 16 : 10)) ?? written;
      },
    );
    if (decoded === before) break;
  }
  return decoded;
}

/** The start of a reference whose semicolon was taken for a delimiter; of known names only, so that « Durand&Fils » is left alone. */
const UNFINISHED = /&(?:([A-Za-z]{2,8})|#\d{1,7}|#[xX][\da-fA-F]{1,6})$/;

function isUnfinished(cell: string): boolean {
  const match = UNFINISHED.exec(decodeHtmlEntities(cell));
  return match !== null && (match[1] === undefined || NAMED.has(match[1]));
}

/** Cells of a file delimited by semicolons, with the references that the delimiter cut in two put together again. */
export function rejoinEntities<C>(cells: readonly C[]): readonly C[] {
  if (!cells.some((cell) => typeof cell === 'string' && cell.includes('&') && isUnfinished(cell))) return cells;
  const joined: C[] = [];
  for (const cell of cells) {
    const before = joined.at(-1);
    if (typeof before === 'string' && typeof cell === 'string' && isUnfinished(before))
      joined[joined.length - 1] = `${before};${cell}` as C;
    else joined.push(cell);
  }
  return joined;
}
