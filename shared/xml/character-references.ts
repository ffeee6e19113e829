const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Replaces the five references that XML predefines and numeric ones, once: `&amp;lt;` is the text `&lt;`. Any other entity would
 * need a DOCTYPE, which is refused, and stays as it is written.
 */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
    (written, name: string | undefined, decimal, hexadecimal) => {
      if (name !== undefined) return PREDEFINED[name.toLowerCase()] ?? written;
      return characterOf(decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal, 16)) ?? written;
    },
  );
}

/** The character of a code point; a space for a control character, null for what is no character. */
export function characterOf(codePoint: number): string | null {
  if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return null;
  return codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0) ? ' ' : String.fromCodePoint(codePoint);
}
