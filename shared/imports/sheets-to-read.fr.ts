import { findExportedBook } from './exported-book.ts';
import { plainWords } from './row-words.fr.ts';
import { type SheetRows, sheetsOfOneShape } from './sheets-of-one-shape.ts';

/** Names of sheets that have the columns of invoices and are none, or sum or repeat those of other sheets. */
const SET_ASIDE =
  /\b(?:devis|quotes?|commandes?|bons?|bdc|pro ?forma|avoirs?|brouillons?|modeles?|templates?|exemples?|recap\w*|totaux|total|cumuls?|synthese|resume|bilan|tests?|copies?|sauvegarde|doublons?|fournisseurs?|achats?|depenses?)\b/;

/** Which sheets of a workbook belong together. */
export interface SheetsTogether {
  /** In the workbook's order; the main sheet alone where no other is like it. */
  readonly alike: readonly SheetRows[];
  /** Those to read unless the user says otherwise. */
  readonly proposed: readonly SheetRows[];
}

/**
 * What is read of a workbook with the sheet that is most worth it: all sheets of its shape, but those whose name says that they hold
 * something else, or the same again; the whole of a book that this program exported.
 */
export function sheetsTogether(sheets: readonly SheetRows[], main: SheetRows): SheetsTogether {
  if (sheets.length < 2) return { alike: [main], proposed: [main] };
  const book = findExportedBook(sheets).map(({ sheet }) => sheet);
  if (book.includes(main))
    return { alike: sheets.filter((sheet) => book.includes(sheet)), proposed: sheets.filter((sheet) => book.includes(sheet)) };
  const alike = sheetsOfOneShape(sheets, main);
  const aside = asideWord(main);
  return { alike, proposed: alike.filter((sheet) => sheet === main || asideWord(sheet) === null || asideWord(sheet) === aside) };
}

function asideWord({ name }: SheetRows): string | null {
  return SET_ASIDE.exec(plainWords(name))?.[0] ?? null;
}
