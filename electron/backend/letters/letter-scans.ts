import { createHash } from 'node:crypto';
import { readLetter } from '../../../db/letters/letters.queries.ts';
import { deleteScan, insertScan, readScan, readScanBytes, scansOf } from '../../../db/letters/posted-letters.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { harmlessName, isProgram, KEPT_FILE_LIMIT_MEGABYTES } from '../../../shared/customers/kept-files.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { lettersContract } from '../../../shared/letters/letters.contract.ts';
import type { CommandContext, QueryContext } from '../context.ts';

type Contract = typeof lettersContract;

/**
 * Keeps the scan of a receipt, or of the envelope that came back, with its letter; the same content once.
 * @throws AppError LETTER_NOT_FOUND, FILE_*, CUSTOMER_FILE_TOO_LARGE, CUSTOMER_FILE_IS_PROGRAM
 */
export async function addScan(
  { db, files, today }: CommandContext,
  { letterId, file }: InputOf<Contract['addScan']>,
): Promise<OutputOf<Contract['addScan']>> {
  const { customerId } = readLetter(db, letterId);
  const { name: given, bytes } = await files.read(file);
  const name = harmlessName(given);
  if (bytes.length === 0) throw new AppError('FILE_EMPTY', { file: name });
  if (bytes.length > KEPT_FILE_LIMIT_MEGABYTES * 1024 * 1024)
    throw new AppError('CUSTOMER_FILE_TOO_LARGE', { file: name, limitMegabytes: KEPT_FILE_LIMIT_MEGABYTES });
  if (isProgram(given, bytes)) throw new AppError('CUSTOMER_FILE_IS_PROGRAM', { file: name });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = scansOf(db, letterId).find((scan) => scan.sha256 === sha256);
  if (known) return known;
  const scanId = db.transaction(() => insertScan(db, { customerId, letterId, name, sha256, bytes, addedOn: today }));
  return readScan(db, scanId);
}

/** @throws AppError LETTER_NOT_FOUND */
export function listScans({ db }: QueryContext, { letterId }: InputOf<Contract['scans']>): OutputOf<Contract['scans']> {
  readLetter(db, letterId);
  return scansOf(db, letterId);
}

/** Gives a scan back, byte for byte. @throws AppError CUSTOMER_FILE_NOT_FOUND, OUTPUT_EXISTS, OUTPUT_UNWRITABLE */
export function exportScan(
  { db, files }: QueryContext,
  { scanId, out }: InputOf<Contract['exportScan']>,
): Promise<OutputOf<Contract['exportScan']>> {
  return files.write(out, readScanBytes(db, scanId));
}

/** @throws AppError CUSTOMER_FILE_NOT_FOUND */
export function removeScan({ db }: CommandContext, { scanId }: InputOf<Contract['removeScan']>): OutputOf<Contract['removeScan']> {
  readScan(db, scanId);
  db.transaction(() => deleteScan(db, scanId));
  return { scanId };
}
