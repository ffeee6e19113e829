/**
 * What a spreadsheet would run as a formula if it stood at the start of a cell of a text file, apostrophes before it included: also after
 * spaces, which some programs take off, and as the wide signs of East Asian keyboards, which some take for the plain ones.
 */
const FORMULA_LIKE = /^'*\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const GUARDED = /^'+\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * A text as a CSV file may hold it: one that a spreadsheet would take for a formula gets an apostrophe in front, which makes it text.
 * `unguardText` gives the text back, whatever it was.
 */
export function guardText(text: string): string {
  return FORMULA_LIKE.test(text) ? `'${text}` : text;
}

/**
 * A text as a workbook's cell holds it, which says itself that it is text: as it is, but for one that would be read back without its own
 * apostrophe.
 */
export function guardApostrophe(text: string): string {
  return GUARDED.test(text) ? `'${text}` : text;
}

/** The text that `guardText` or `guardApostrophe` was given. */
export function unguardText(text: string): string {
  return text.charCodeAt(0) === APOSTROPHE && GUARDED.test(text) ? text.slice(1) : text;
}

const APOSTROPHE = 0x27;
