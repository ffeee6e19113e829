import { inflateSync } from 'node:zlib';
import { unpackedEntry, zipEntries } from '../zip-entries.ts';

/** More than that is not looked into: such a file is taken to mention everybody. */
const LARGEST = 1 << 29;

/**
 * Whether a kept import file mentions one of some texts, in whatever case: as it is, in the encodings of tables, or inside the parts of a
 * workbook. A file that cannot be read is taken to.
 */
export function mentionsOneOf(deflated: Uint8Array, variants: readonly string[]): boolean {
  try {
    const bytes = inflateSync(deflated, { maxOutputLength: LARGEST });
    const parts = bytes.subarray(0, 2).toString('latin1') === 'PK' ? partsOf(bytes) : [bytes];
    return parts === null || parts.some((part) => holds(part, variants));
  } catch {
    return true;
  }
}

function partsOf(bytes: Uint8Array): Buffer[] | null {
  const entries = zipEntries(bytes);
  if (entries === null) return null;
  const parts = entries.map((entry) => unpackedEntry(bytes, entry));
  return parts.every((part) => part !== null) ? parts : null;
}

function holds(bytes: Buffer, variants: readonly string[]): boolean {
  const wanted = [...new Set(variants.flatMap((variant) => [variant.toLowerCase(), variant.toLowerCase().replaceAll('&', '&amp;')]))];
  return (['utf8', 'latin1', 'utf16le'] as const).some((encoding) => {
    const text = bytes.toString(encoding).toLowerCase();
    return wanted.some((variant) => text.includes(variant));
  });
}
