import { CFB } from 'xlsx';
import { AppError } from '../../../shared/errors/app-error.ts';
import { CONTENT_NAMES, type ForeignContent, KIND_NAMES } from '../../../shared/imports/content-names.fr.ts';
import { zipEntries } from '../zip-entries.ts';
import './whole-utf16-units.ts';

/** What a file is, whatever its name says. */
export type Content = { readonly form: 'text' } | { readonly form: 'workbook'; readonly format: 'xlsx' | 'xlsb' | 'xls' | 'ods' };

/** A workbook that unpacks to more than this is refused before it is unpacked. */
const LARGEST_UNPACKED_MEGABYTES = 700;

const SIGNATURES: readonly (readonly [ForeignContent, readonly number[]])[] = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20]],
  ['binary', [0x4d, 0x5a, 0x90]],
  ['binary', [0x7f, 0x45, 0x4c, 0x46]],
  ['utf32', [0xff, 0xfe, 0x00, 0x00]],
  ['utf32', [0x00, 0x00, 0xfe, 0xff]],
];
const ZIP = [0x50, 0x4b];
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * Tells a table from everything that is named like one, by its bytes.
 * @throws AppError FILE_EMPTY, FILE_NOT_A_SPREADSHEET, FILE_PROTECTED, FILE_DAMAGED, FILE_TOO_LARGE, IMPORT_KIND_UNSUPPORTED
 */
export function recogniseContent(file: string, bytes: Uint8Array): Content {
  if (bytes.length === 0) throw new AppError('FILE_EMPTY', { file });
  const foreign = SIGNATURES.find(([, signature]) => startsWith(bytes, signature));
  if (foreign) throw notASpreadsheet(file, foreign[0]);
  if (startsWith(bytes, ZIP) && bytes.length > 3 && (bytes[2] ?? 0) <= 8) return { form: 'workbook', format: zippedFormat(file, bytes) };
  if (startsWith(bytes, COMPOUND_FILE)) return { form: 'workbook', format: compoundFormat(file, bytes) };
  const start = new TextDecoder('windows-1252')
    .decode(bytes.subarray(0, 512))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html') || start.startsWith('<table')) throw notASpreadsheet(file, 'html');
  if (start.startsWith('<?xml') || /^<[a-z]+:?[a-z]+ xmlns/.test(start)) throw notASpreadsheet(file, 'xml');
  // Bank statements of one line per operation: OFX, and CFONB's lines of 120 characters.
  if (start.startsWith('ofxheader') || start.startsWith('<ofx>') || /^0[1457]\d{5}.{113}[\r\n]/.test(start))
    throw new AppError('IMPORT_KIND_UNSUPPORTED', { file, kind: KIND_NAMES.bankStatement });
  return { form: 'text' };
}

/** Whether a file is an archive or a compound file: small as it is, there may be much in it. */
export function isPacked(bytes: Uint8Array): boolean {
  return isZip(bytes) || startsWith(bytes, COMPOUND_FILE);
}

export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, ZIP);
}

export function notASpreadsheet(file: string, content: ForeignContent): AppError {
  return new AppError('FILE_NOT_A_SPREADSHEET', { file, looksLike: CONTENT_NAMES[content] });
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function zippedFormat(file: string, bytes: Uint8Array): 'xlsx' | 'xlsb' | 'ods' {
  const entries = zipEntries(bytes);
  if (entries === null) throw new AppError('FILE_DAMAGED', { file });
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedBytes, 0);
  if (unpacked > LARGEST_UNPACKED_MEGABYTES * 1024 * 1024)
    throw new AppError('FILE_TOO_LARGE', { file, limitMegabytes: LARGEST_UNPACKED_MEGABYTES });
  const has = (pattern: RegExp) => entries.some(({ name }) => pattern.test(name.replaceAll('\\', '/').replace(/^\//, '')));
  if (has(/(^|\/)workbook\.bin$/i)) return 'xlsb';
  if (has(/^xl\//i) || has(/(^|\/)workbook\d*\.xml$/i)) return 'xlsx';
  if (has(/^content\.xml$/i) && has(/^mimetype$/i)) return 'ods';
  throw notASpreadsheet(file, has(/^word\//i) ? 'word' : has(/^ppt\//i) ? 'powerpoint' : has(/^index\/|\.iwa$/i) ? 'numbers' : 'zip');
}

/** Excel before 2007, and every protected workbook since, is a compound file of streams. */
function compoundFormat(file: string, bytes: Uint8Array): 'xls' {
  let streams: string[];
  try {
    streams = CFB.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { type: 'buffer' }).FullPaths.map((path: string) =>
      path.replace(/^.*\//, '').toLowerCase(),
    );
  } catch {
    throw new AppError('FILE_DAMAGED', { file });
  }
  if (streams.includes('encryptedpackage')) throw new AppError('FILE_PROTECTED', { file });
  if (streams.includes('workbook') || streams.includes('book')) return 'xls';
  throw notASpreadsheet(
    file,
    streams.includes('worddocument') ? 'word' : streams.includes('powerpoint document') ? 'powerpoint' : 'oldOffice',
  );
}
