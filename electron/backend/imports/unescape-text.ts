/** The five entities that XML knows by itself; no other is ever replaced. */
const ENTITIES: Readonly<Record<string, string>> = { quot: '"', apos: "'", gt: '>', lt: '<', amp: '&' };
const REFERENCE = /&(?:(quot|apos|gt|lt|amp)|#(\d{1,7})|#x([\da-f]{1,6}));/gi;
const WELL_FORMED = /&(?!(?:quot|apos|gt|lt|amp|#\d{1,7}|#x[\da-fA-F]{1,6});)/;
const LAST_CHARACTER = 0x10ffff;

/** The text of a workbook's element: its references replaced, then what Excel writes as `_x000D_`, then its line ends made alike. */
export function unescapeText(text: string): string {
  return unescapeCharacters(text).replaceAll('\r\n', '\n');
}

/** The same with its line ends as they are. */
export function unescapeCharacters(text: string): string {
  return text
    .replace(REFERENCE, (whole, name?: string, decimal?: string, hexadecimal?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(decimal, 10);
      return code <= LAST_CHARACTER ? String.fromCodePoint(code) : whole;
    })
    .replace(/_x([\da-f]{4})_/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Whether all that looks like a reference is one. */
export function hasOnlyReferences(text: string): boolean {
  return !WELL_FORMED.test(text);
}
