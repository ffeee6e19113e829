/** The signs that begin a formula; the wide ones of East Asian keyboards, which some programs take for the plain ones. */
const SIGNS = '[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]';

/**
 * What a spreadsheet would run as a formula if it stood at the start of a cell of a text file, apostrophes before it included: also after
 * spaces, which some programs take off.
 */
const FORMULA_LIKE = new RegExp(`^'*(?:[\\t\\r\\n]|\\s*${SIGNS})`);
const GUARDED = new RegExp(`^'+(?:[\\t\\r\\n]|\\s*${SIGNS})`);

/**
 * The same within a text, after what begins a cell for a program that takes another separator: there `+` and `-` are signs of a formula only
 * before a call, since « rue des Lilas, -2 bis » is none.
 */
const INNER = '(?=[=@\\uff1d\\uff20]|[+\\-\\uff0b\\uff0d][^,\\t\\r\\n]*[|(])';
const INNER_FORMULAS = new RegExp(`([,\\t\\r\\n]\\s*)('*)${INNER}`, 'g');
const INNER_GUARDED = new RegExp(`([,\\t\\r\\n]\\s*)'('*)${INNER}`, 'g');

/**
 * A text as a CSV file may hold it: where a spreadsheet would take it for a formula it gets an apostrophe in front, which makes it text.
 * `unguardText` gives the text back, whatever it was.
 */
export function guardText(text: string): string {
  const inside = text.replace(INNER_FORMULAS, "$1'$2");
  return FORMULA_LIKE.test(text) ? `'${inside}` : inside;
}

/**
 * A text as a workbook's cell holds it, which says itself that it is text: as it is, but for one that would be read back without its own
 * apostrophe.
 */
export function guardApostrophe(text: string): string {
  if (!text.includes("'")) return text;
  const inside = text.replace(INNER_GUARDED, "$1''$2");
  return GUARDED.test(text) ? `'${inside}` : inside;
}

/** The text that `guardText` or `guardApostrophe` was given. */
export function unguardText(text: string): string {
  if (!text.includes("'")) return text;
  const inside = text.replace(INNER_GUARDED, '$1$2');
  return text.charCodeAt(0) === APOSTROPHE && GUARDED.test(inside) ? inside.slice(1) : inside;
}

const APOSTROPHE = 0x27;
