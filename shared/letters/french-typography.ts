const NBSP = '\u00a0';
const NARROW_NBSP = '\u202f';
const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const DAY_OF_MONTH = new RegExp(`(\\d|1er) (?=(?:${MONTHS})(?!\\p{Letter}))`, 'gu');
const MONTH_OF_YEAR = new RegExp(`((?<!\\p{Letter})(?:${MONTHS})) (?=\\d{4}(?!\\d))`, 'gu');

/**
 * The spaces of French typesetting, so that a line never starts with a punctuation mark or a unit: a no-break space inside
 * guillemets, before a colon, % and €, a narrow one before ; ! and ?, and no break after « n° », « art. » or between a figure and its word.
 * Line breaks and tabs of imported names become spaces, and accents typed apart from their letter join it.
 */
export function withFrenchSpaces(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\r\n]+/g, ' ')
    .replace(/« /g, `«${NBSP}`)
    .replace(/ ([:»%€])/g, `${NBSP}$1`)
    .replace(/ ([;!?])/g, `${NARROW_NBSP}$1`)
    .replace(/(n°|art\.|articles?) (?=[\dLDR])/g, `$1${NBSP}`)
    .replace(/(\d) (?=(jours?|euros?|mois|exemplaires?|factures?|échéances?|avoirs?|%)(?!\p{Letter}))/gu, `$1${NBSP}`)
    .replace(DAY_OF_MONTH, `$1${NBSP}`)
    .replace(MONTH_OF_YEAR, `$1${NBSP}`);
}
