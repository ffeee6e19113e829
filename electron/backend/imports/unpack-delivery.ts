import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ImportFile } from './prepared-import.ts';
import { type ZipEntry, zipEntries } from './zip-entries.ts';

/** A statement or a book is far smaller, even of a whole year. */
const LARGEST_MEGABYTES = 512;

/** What marks a zip that is a document by itself: a workbook, a text, a presentation. */
const DOCUMENT_PART = /^\/?(?:\[content_types\]\.xml$|mimetype$|xl\/|word\/|ppt\/|index\/|.*workbook\.(?:bin|xml)$)/i;
const IMPORTABLE = /\.(?:csv|tsv|txt|ofx|qfx|xml|sta|mt940|940|afb|cfonb|xlsx|xlsm|xlsb|xls|ods)$/i;

/**
 * The only file that can be imported of those in a zip: some banks deliver a statement, and accounting software a book beside its
 * vouchers, as an archive. Any other file as it is.
 * @throws AppError FILE_TOO_LARGE, FILE_DAMAGED when it holds more than its directory says or is cut short
 */
export async function unpackDelivery(file: ImportFile): Promise<ImportFile> {
  const { bytes } = file;
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return file;
  const entries = zipEntries(bytes);
  if (entries === null || entries.some(({ name }) => DOCUMENT_PART.test(name.replaceAll('\\', '/')))) return file;
  const [only, ...others] = entries.filter(({ name }) => IMPORTABLE.test(name) && !/(?:^|\/)(?:\.|__MACOSX)/.test(name));
  if (only === undefined || others.length > 0) return file;
  return { name: only.name.replace(/^.*[\\/]/, ''), bytes: await unpack(file, only) };
}

async function unpack({ name: file, bytes }: ImportFile, { offset, method, uncompressedBytes }: ZipEntry): Promise<Uint8Array> {
  if (uncompressedBytes > LARGEST_MEGABYTES * 1024 * 1024)
    throw new AppError('FILE_TOO_LARGE', { file, limitMegabytes: LARGEST_MEGABYTES });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || (method !== 0 && method !== 8)) throw new AppError('FILE_DAMAGED', { file });
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (method === 0) return bytes.slice(start, start + uncompressedBytes);
  try {
    return await promisify(inflateRaw)(bytes.subarray(start), { maxOutputLength: Math.max(uncompressedBytes, 1) });
  } catch {
    throw new AppError('FILE_DAMAGED', { file });
  }
}
