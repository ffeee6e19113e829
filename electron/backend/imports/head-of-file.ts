import { constants, inflateRawSync } from 'node:zlib';
import { packedPart, type ZipEntry, zipEntries } from '../zip-entries.ts';
import { isPacked } from './recognise-content.ts';
import { type ArchivePart, storedArchive } from './stored-archive.ts';

/**
 * The first rows of a file as a small file of its own, at a cost that does not depend on the file's size. What cannot be cut that way
 * (workbooks before 2007, binary or OpenDocument ones, a workbook whose first rows need the last of its texts) is given back whole.
 */
export function headOfFile(bytes: Uint8Array, rows: number): Uint8Array {
  return isPacked(bytes) ? (headOfWorkbook(bytes, rows) ?? bytes) : headOfText(bytes);
}

const TEXT_BYTES = 1 << 18;

/** Text up to the end of one of its lines. */
function headOfText(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= TEXT_BYTES) return bytes;
  const start = bytes.subarray(0, TEXT_BYTES);
  const end = Math.max(start.lastIndexOf(0x0a), start.lastIndexOf(0x0d)) + 1;
  if (end === 0) return start;
  // Two bytes make a character of UTF-16, in which every other byte of a line end is zero.
  return start.includes(0) ? start.subarray(0, end + (end % 2)) : start.subarray(0, end);
}

/** Parts up to this size are taken whole; of larger ones as much as so many packed bytes give. */
const SMALL_PART = 1 << 20;
const PACKED_BYTES = 1 << 17;
const MOST_UNPACKED = 1 << 24;

/** A workbook of more parts than that is not looked into here. */
const MOST_PARTS = 500;
const MOST_UNPACKED_PARTS = 1 << 26;

const PART = /\.(?:xml|rels)$/i;
const SHEET = /^\/?xl\/worksheets\/[^/]+\.xml$/i;
const TEXTS = /^\/?xl\/sharedStrings\.xml$/i;

/** A workbook of the same sheets, each cut after some rows. */
function headOfWorkbook(bytes: Uint8Array, rows: number): Uint8Array | null {
  const entries = (zipEntries(bytes) ?? []).filter(({ name }) => PART.test(name));
  if (entries.length > MOST_PARTS || !entries.some(({ name, uncompressedBytes }) => SHEET.test(name) && uncompressedBytes > SMALL_PART))
    return null;
  const parts: ArchivePart[] = [];
  let lastText = -1;
  let texts = 0;
  let unpacked = 0;
  for (const entry of entries) {
    const { name } = entry;
    const start = startOf(bytes, entry);
    unpacked += start?.content.length ?? 0;
    if (start === null || unpacked > MOST_UNPACKED_PARTS) return null;
    const content = start.isWhole ? start.content : cutPart(name, start.content, rows);
    if (content === null) return null;
    if (SHEET.test(name)) lastText = Math.max(lastText, lastTextOf(content));
    if (TEXTS.test(name)) texts = content.toString('latin1').split('</si>').length - 1;
    parts.push({ name, content });
  }
  return lastText < texts ? storedArchive(parts) : null;
}

/** A large part cut where it is still well formed; what is neither a sheet nor its texts is left empty, since no cell depends on it. */
function cutPart(name: string, content: Buffer, rows: number): Buffer | null {
  if (SHEET.test(name)) return cutSheet(content, rows);
  if (TEXTS.test(name)) return cutTexts(content);
  return /^\/?xl\/(?:workbook|styles)\.xml$/i.test(name) ? null : Buffer.alloc(0);
}

function startOf(bytes: Uint8Array, entry: ZipEntry): { content: Buffer; isWhole: boolean } | null {
  const packed = packedPart(bytes, entry);
  if (packed === null) return null;
  const isWhole = entry.uncompressedBytes <= SMALL_PART;
  if (entry.method === 0) return { content: Buffer.from(packed.subarray(0, Math.min(entry.uncompressedBytes, SMALL_PART))), isWhole };
  try {
    // Cut short, the stream gives what it holds up to there.
    const options = isWhole ? { maxOutputLength: SMALL_PART } : { maxOutputLength: MOST_UNPACKED, finishFlush: constants.Z_SYNC_FLUSH };
    return { content: inflateRawSync(isWhole ? packed : packed.subarray(0, PACKED_BYTES), options), isWhole };
  } catch {
    return null;
  }
}

function cutSheet(content: Buffer, rows: number): Buffer | null {
  let end = -1;
  for (let row = 0; row < rows; row++) {
    const next = content.indexOf('</row>', end + 1);
    if (next < 0) break;
    end = next;
  }
  return end < 0 ? null : Buffer.concat([content.subarray(0, end), Buffer.from('</row></sheetData></worksheet>')]);
}

function cutTexts(content: Buffer): Buffer | null {
  const end = content.lastIndexOf('</si>');
  return end < 0 ? null : Buffer.concat([content.subarray(0, end), Buffer.from('</si></sst>')]);
}

/** The highest number of a shared text that a cell of a sheet names; -1 when none does. */
function lastTextOf(sheet: Buffer): number {
  let last = -1;
  for (const [, number] of sheet.toString('latin1').matchAll(/<c\b[^>]*\bt="s"[^>]*>\s*<v>(\d+)</g)) last = Math.max(last, Number(number));
  return last;
}
