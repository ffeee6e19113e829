import { readLetter } from '../../../db/letters/letters.queries.ts';
import { deleteScan, insertScan, readScan, readScanBytes, scansOf } from '../../../db/letters/posted-letters.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { lettersContract } from '../../../shared/letters/letters.contract.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { readFileToKeep } from '../file-to-keep.ts';

type Contract = typeof lettersContract;

/**
 * Keeps the scan of a receipt, or of the envelope that came back, with its letter; the same content once.
 * @throws AppError LETTER_NOT_FOUND, FILE_*, CUSTOMER_FILE_TOO_LARGE, CUSTOMER_FILE_IS_PROGRAM
 */
export async function addScan(
  context: CommandContext,
  { letterId, file }: InputOf<Contract['addScan']>,
): Promise<OutputOf<Contract['addScan']>> {
  const { db, today } = context;
  const { customerId } = readLetter(db, letterId);
  const kept = await readFileToKeep(context, file);
  const known = scansOf(db, letterId).find(({ sha256 }) => sha256 === kept.sha256);
  if (known) return known;
  const scanId = db.transaction(() => insertScan(db, { customerId, letterId, ...kept, addedOn: today }));
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
