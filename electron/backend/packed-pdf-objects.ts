import { constants, inflateSync } from 'node:zlib';

/** What the objects of a PDF of an invoice unpack to is a few megabytes. */
const MOST_BYTES = 64_000_000;
/** The dictionary before a stream of objects is a line or two. */
const PACKED_OBJECTS = /\bobj\b([\s\S]{0,1000}?)\bstream\r?\n/g;

/**
 * Whether the objects that a PDF keeps packed unpack to a size that a document of invoices may have. The library that opens it unpacks
 * them all at once, in memory that no thread's limit counts; nothing here is kept.
 */
export function unpacksWithinReason(pdf: Uint8Array): boolean {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  let total = 0;
  for (const match of text.matchAll(PACKED_OBJECTS)) {
    const dictionary = match[1] ?? '';
    if (!/\/(?:ObjStm|XRef)\b/.test(dictionary)) continue;
    const filters = dictionary.match(/\/\w+Decode\b/g) ?? [];
    // Packed twice is a trap's way of being small.
    if (filters.length > 1) return false;
    if (filters[0] !== '/FlateDecode') continue;
    const size = unpackedSize(pdf.subarray(match.index + match[0].length), MOST_BYTES - total);
    if (size === null) return false;
    total += size;
  }
  return true;
}

/** Null past the limit; what is broken unpacks to nothing, and is for the library to say. */
function unpackedSize(bytes: Uint8Array, limit: number): number | null {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(limit, 1), finishFlush: constants.Z_SYNC_FLUSH }).length;
  } catch (error) {
    return error instanceof RangeError ? null : 0;
  }
}
