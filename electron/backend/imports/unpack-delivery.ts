import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { harmlessText } from '../../../shared/contract/harmless-text.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { type Answers, answerTo, archiveQuestion } from '../../../shared/imports/import-questions.fr.ts';
import type { ImportQuestion } from '../../../shared/imports/imports.contract.ts';
import { type ZipEntry, zipEntries } from '../zip-entries.ts';
import type { ImportFile } from './prepared-import.ts';

/** A statement or a book is far smaller, even of a whole year. */
const LARGEST_MEGABYTES = 512;

/** What marks a zip that is a document by itself: a workbook, a text, a presentation. */
const DOCUMENT_PART = /^\/?(?:\[content_types\]\.xml$|mimetype$|xl\/|word\/|ppt\/|index\/|.*workbook\.(?:bin|xml)$)/i;
const IMPORTABLE = /\.(?:csv|tsv|txt|ofx|qfx|xml|sta|mt940|940|afb|cfonb|xlsx|xlsm|xlsb|xls|ods)$/i;

/**
 * The file to import of those in a zip: some banks deliver a statement, and accounting software a book beside its vouchers, as an
 * archive. Of several that can be imported, the one answered, else the question. Any other file as it is. Names are shown and looked at,
 * never used as paths.
 * @throws AppError FILE_PROTECTED for one that needs a password; FILE_TOO_LARGE, FILE_DAMAGED when it holds more than its directory says
 * or is cut short
 */
export async function unpackDelivery(file: ImportFile, answers: Answers): Promise<ImportFile | ImportQuestion> {
  const { bytes } = file;
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return file;
  const entries = zipEntries(bytes);
  if (entries === null || entries.some(({ name }) => DOCUMENT_PART.test(name.replaceAll('\\', '/')))) return file;
  const importable = entries.filter(({ name }) => IMPORTABLE.test(name) && !/(?:^|\/)(?:\.|__MACOSX)/.test(name));
  const [first] = importable;
  if (first === undefined) return file;
  const question = archiveQuestion(importable.slice(0, MOST_CHOICES).map(({ name }) => nameOf(name)));
  const answer = importable.length === 1 ? '1' : answerTo(question, answers);
  const chosen = answer === null ? undefined : importable[Number(answer) - 1];
  if (chosen === undefined) return question;
  if (chosen.isEncrypted) throw new AppError('FILE_PROTECTED', { file: file.name });
  return { name: nameOf(chosen.name), bytes: await unpack(file, chosen) };
}

/** A person chooses among so many. */
const MOST_CHOICES = 50;

function nameOf(path: string): string {
  return harmlessText(path)
    .replace(/^.*[\\/]/s, '')
    .slice(0, 200);
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
