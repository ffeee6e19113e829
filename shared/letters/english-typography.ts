const NBSP = '\u00a0';
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const DAY_OF_MONTH = new RegExp(`(\\d) (?=(?:${MONTHS})(?!\\p{Letter}))`, 'gu');
const MONTH_OF_YEAR = new RegExp(`((?<!\\p{Letter})(?:${MONTHS})) (?=\\d{4}(?!\\d))`, 'gu');

/** The spaces of English typesetting: a date, an article and a figure with its word are never parted by the end of a line. */
export function withEnglishSpaces(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\r\n]+/g, ' ')
    .replace(/(No\.|[Aa]rticles?|art\.) (?=[\dLDR])/g, `$1${NBSP}`)
    .replace(/(\d) (?=(days?|euros?|invoices?|instalments?|months?|originals?)(?!\p{Letter}))/gu, `$1${NBSP}`)
    .replace(DAY_OF_MONTH, `$1${NBSP}`)
    .replace(MONTH_OF_YEAR, `$1${NBSP}`);
}
