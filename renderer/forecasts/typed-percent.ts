/**
 * A change in percent as a person types it in French (`5`, `-2,5 %`, `+10`), as the decimal text that the verb takes; null when it is
 * none, or takes away more than everything.
 */
export function readTypedPercent(text: string): string | null {
  const match = /^([+\-\u2212]?)\s*(\d{1,4})(?:[,.](\d{1,4}))?\s*%?$/.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = '', decimals] = match;
  const value = `${sign === '-' || sign === '\u2212' ? '-' : ''}${whole}${decimals === undefined ? '' : `.${decimals}`}`;
  return Number(value) < -100 ? null : value;
}
