/**
 * A French sentence whose double punctuation stays with its word: a no-break space before `:`, `;`, `?`, `!` and `»`, and after
 * `«`, so that no line begins with a colon; `%` and `€` stay with their number.
 */
export function withFrenchSpaces(text: string): string {
  return text.replace(/ (?=[:;?!»%€])/g, '\u00a0').replace(/« /g, '«\u00a0');
}
