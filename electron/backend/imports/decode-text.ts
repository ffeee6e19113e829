import { isUtf8 } from 'node:buffer';
import { AppError } from '../../../shared/errors/app-error.ts';
import { notASpreadsheet } from './recognise-content.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15';
export type LineEnd = '\n' | '\r\n' | '\r';

/** Text that stays in bytes until a part of it is asked for; its lines all end the same way. */
export interface TextSource {
  /** The encoding of the file, as a person would name it. */
  readonly encoding: Encoding;
  readonly bytes: Buffer;
  readonly lineEnd: LineEnd;
  /** The text of some bytes, which must begin and end between two lines. */
  decode(start: number, end: number): string;
}

/** No row of invoices is longer; a file that is one endless line is refused before it is decoded. */
export const LONGEST_LINE = 1_000_000;

/** How many bytes tell UTF-16 without a mark, and text from something else. */
const PROBE = 65_536;

/** How much of a text is looked at at once for its line ends. */
const WINDOW = 1 << 20;

/**
 * Decodes text: by its byte order mark, else UTF-16 where every other byte is zero, else UTF-8 where all of it is valid UTF-8, else
 * ISO-8859-15 where that alone makes words of it, else Windows-1252, in which every byte means something. `chosen` is the user's own word, above all that.
 * @throws AppError FILE_NOT_A_SPREADSHEET, IMPORT_LINE_TOO_LONG
 */
export function decodeText(file: string, bytes: Uint8Array, chosen?: Encoding): { text: string; encoding: Encoding } {
  const encoding = encodingOf(file, bytes, chosen);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/**
 * The same, without making one text of all of it. What cannot be read in parts (UTF-16, line ends of several kinds) is written anew as
 * UTF-8 with line feeds; every other file is left as it is. Quoted line breaks of a file with one kind of line end stay as written.
 * @throws AppError FILE_NOT_A_SPREADSHEET, IMPORT_LINE_TOO_LONG
 */
export function openText(file: string, bytes: Uint8Array, chosen?: Encoding): TextSource {
  const encoding = encodingOf(file, bytes, chosen);
  const given = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isWide = encoding.startsWith('utf-16');
  const lineEnd = isWide ? null : onlyLineEnd(given);
  if (lineEnd !== null) return sourceOf(given, encoding, encoding, lineEnd);
  const text = new TextDecoder(encoding).decode(bytes).replace(/\r\r\n|\r\n|\r/g, '\n');
  return sourceOf(Buffer.from(text, 'utf8'), encoding, 'utf-8', '\n');
}

function sourceOf(bytes: Buffer, encoding: Encoding, stored: Encoding, lineEnd: LineEnd): TextSource {
  // Only the file's own mark is left out, at its very start.
  const decoder = new TextDecoder(stored, { ignoreBOM: true });
  const body = stored === 'utf-8' && byteOrderMark(bytes) === 'utf-8' ? bytes.subarray(3) : bytes;
  return { encoding, bytes: body, lineEnd, decode: (start, end) => decoder.decode(body.subarray(start, end)) };
}

function encodingOf(file: string, bytes: Uint8Array, chosen?: Encoding): Encoding {
  const mark = byteOrderMark(bytes);
  const wide = chosen === undefined && mark === null ? wideWithoutMark(bytes) : null;
  const isWide = (chosen ?? mark ?? wide)?.startsWith('utf-16') === true;
  refuseEndlessLine(file, bytes, isWide ? 2 : 1);
  const encoding = chosen ?? mark ?? wide ?? (isUtf8(bytes) ? 'utf-8' : isLatin9(bytes) ? 'iso-8859-15' : 'windows-1252');
  if (!isWide && bytes.includes(0)) throw notASpreadsheet(file, 'binary');
  return encoding;
}

/** The euro sign, Œ and œ of ISO-8859-15, which Windows-1252 reads as a currency sign, a quarter and a half. */
const [LATIN9_EURO, LATIN9_OE_CAPITAL, LATIN9_OE] = [0xa4, 0xbc, 0xbd];

/** True for text that writes a euro sign or a word with œ as ISO-8859-15 does, and uses none of what Windows-1252 has in place of controls. */
function isLatin9(bytes: Uint8Array): boolean {
  const isLetter = (byte = 0) => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte >= 0xc0;
  const isInWord = (value: number) => {
    for (let at = bytes.indexOf(value); at >= 0; at = bytes.indexOf(value, at + 1)) if (isLetter(bytes[at + 1])) return true;
    return false;
  };
  if (!bytes.includes(LATIN9_EURO) && !isInWord(LATIN9_OE) && !isInWord(LATIN9_OE_CAPITAL)) return false;
  return bytes.every((byte) => byte < 0x80 || byte > 0x9f);
}

/** The one way in which all lines end; null when there are several. */
function onlyLineEnd(bytes: Buffer): LineEnd | null {
  if (!bytes.includes(0x0d)) return '\n';
  if (!bytes.includes(0x0a)) return '\r';
  if (bytes[0] === 0x0a) return null;
  for (let start = 0; start < bytes.length; start += WINDOW) {
    const end = bytes[start + WINDOW - 1] === 0x0d ? start + WINDOW + 1 : start + WINDOW;
    if (/[^\r]\n|\r(?!\n)/.test(bytes.toString('latin1', Math.max(start - 1, 0), Math.min(end, bytes.length)))) return null;
  }
  return '\r\n';
}

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** European text in UTF-16 has a zero in almost every second byte, always on the same side. */
function wideWithoutMark(bytes: Uint8Array): Encoding | null {
  const length = Math.min(bytes.length, PROBE) & ~1;
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1;
    if (bytes[index + 1] === 0) odd += 1;
  }
  const most = (length / 2) * 0.7;
  const few = (length / 2) * 0.1;
  if (odd > most && even < few) return 'utf-16le';
  return even > most && odd < few ? 'utf-16be' : null;
}

function refuseEndlessLine(file: string, bytes: Uint8Array, bytesPerCharacter: number): void {
  const limit = LONGEST_LINE * bytesPerCharacter;
  let start = 0;
  let row = 1;
  while (bytes.length - start > limit) {
    const window = bytes.subarray(start, start + limit + 1);
    const lineFeed = window.lastIndexOf(0x0a);
    const end = lineFeed >= 0 ? lineFeed : window.lastIndexOf(0x0d);
    if (end < 0) throw new AppError('IMPORT_LINE_TOO_LONG', { file, row, limitCharacters: LONGEST_LINE });
    row += countBytes(window.subarray(0, end + 1), window[end] ?? 0x0a);
    start += end + 1;
  }
}

export function countBytes(bytes: Uint8Array, value: number): number {
  let count = 0;
  for (let index = bytes.indexOf(value); index >= 0; index = bytes.indexOf(value, index + 1)) count += 1;
  return count;
}
