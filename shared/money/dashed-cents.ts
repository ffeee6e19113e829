const DASHES = /(?<=\d[.,])\s?[-\u2010-\u2015\u2212]{1,2}(?=\s*(?:€|euros?\b|eur\b|$))/i;

/** `1 800,–`, `1800.--`: dashes after a decimal mark stand for no cents, and are no minus. Written as zeros; any other text as it is. */
export function withDashedCents(text: string): string {
  return text.replace(DASHES, '00');
}
