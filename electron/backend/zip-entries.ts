import { inflateRawSync } from 'node:zlib';

/** A file inside a zip archive, as the archive's directory lists it. */
export interface ZipEntry {
  readonly name: string;
  readonly packedBytes: number;
  readonly uncompressedBytes: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** Only a password opens it. */
  readonly isEncrypted: boolean;
  /** Where its own header begins. */
  readonly offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_SIZE = 22;
const LOCAL_ENTRY = 0x04034b50;
const LOCAL_SIZE = 30;
const LONGEST_COMMENT = 65_535;

/** The entries of a zip archive, from its directory at the end, nothing being unpacked; null when it is cut short or broken. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end < 0) return null;
  const count = view.getUint16(end + 10, true);
  let offset = view.getUint32(end + 16, true);
  const decoder = new TextDecoder();
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (offset + 46 > bytes.length || view.getUint32(offset, true) !== DIRECTORY_ENTRY) return null;
    const nameLength = view.getUint16(offset + 28, true);
    const next = offset + 46 + nameLength + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true);
    entries.push({
      name: decoder.decode(bytes.subarray(offset + 46, offset + 46 + nameLength)),
      packedBytes: view.getUint32(offset + 20, true),
      uncompressedBytes: view.getUint32(offset + 24, true),
      method: view.getUint16(offset + 10, true),
      isEncrypted: (view.getUint16(offset + 8, true) & 1) === 1,
      offset: view.getUint32(offset + 42, true),
    });
    offset = next;
  }
  return entries;
}

/**
 * Unpacks an entry once to see that it gives no more than the directory says: a library that unpacks it would not look, and go on to the
 * end. False for one that cannot be unpacked.
 */
export function unpacksAsDeclared(bytes: Uint8Array, entry: ZipEntry): boolean {
  if (entry.method === 0) return entry.uncompressedBytes <= bytes.length;
  const packed = packedPart(bytes, entry);
  if (packed === null) return false;
  try {
    inflateRawSync(packed, { maxOutputLength: Math.max(entry.uncompressedBytes, 1) });
    return true;
  } catch {
    return false;
  }
}

/**
 * An entry unpacked; null when it is not exactly what the directory says, or needs a password. The entry's own header must say the same,
 * unless it leaves its sizes to what follows the content.
 */
export function unpackedEntry(bytes: Uint8Array, entry: ZipEntry): Buffer | null {
  const packed = entry.isEncrypted ? null : packedPart(bytes, entry);
  if (packed === null || !agreesWithDirectory(bytes, entry, packed)) return null;
  const { uncompressedBytes, method } = entry;
  if (method === 0) return packed.length < uncompressedBytes ? null : Buffer.from(packed.subarray(0, uncompressedBytes));
  try {
    const most = Math.max(uncompressedBytes, 1);
    const content = inflateRawSync(packed, { maxOutputLength: most, chunkSize: Math.min(Math.max(most, 64), LARGEST_CHUNK) });
    return content.length === uncompressedBytes ? content : null;
  } catch {
    return null;
  }
}

/** Flags of an entry: encrypted, strongly or with its header; and its sizes following its content. */
const NEEDS_PASSWORD = 0x2041;
const SIZES_FOLLOW = 8;
/** May stand before the sizes that follow; those then count for as little as they do to the library. */
const DESCRIPTOR = 0x08074b50;

function agreesWithDirectory(
  bytes: Uint8Array,
  { offset, name, method, packedBytes, uncompressedBytes }: ZipEntry,
  packed: Uint8Array,
): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint16(offset + 6, true);
  if ((flags & NEEDS_PASSWORD) !== 0 || view.getUint16(offset + 8, true) !== method) return false;
  const title = bytes.subarray(offset + LOCAL_SIZE, offset + LOCAL_SIZE + view.getUint16(offset + 26, true));
  if (new TextDecoder().decode(title) !== name) return false;
  const follow = (flags & SIZES_FOLLOW) !== 0;
  const sizes = follow ? packed.byteOffset - bytes.byteOffset + packedBytes + 4 : offset + 18;
  if (sizes + 8 > bytes.length) return false;
  if (follow && view.getUint32(sizes - 4, true) === DESCRIPTOR) return true;
  return view.getUint32(sizes, true) === packedBytes && view.getUint32(sizes + 4, true) === uncompressedBytes;
}

/** Parts are unpacked in one piece, or few: to put pieces together costs as much as unpacking them. */
const LARGEST_CHUNK = 1 << 26;

/** The bytes from where an entry's content begins, packed as it is; null when it is not where the directory says, or packed otherwise. */
export function packedPart(bytes: Uint8Array, { offset, method }: ZipEntry): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (method !== 0 && method !== 8) return null;
  if (offset + LOCAL_SIZE > bytes.length || view.getUint32(offset, true) !== LOCAL_ENTRY) return null;
  return bytes.subarray(offset + LOCAL_SIZE + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true));
}

function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let offset = view.byteLength - END_SIZE; offset >= first; offset--) {
    if (view.getUint32(offset, true) === END_OF_DIRECTORY) return offset;
  }
  return -1;
}
