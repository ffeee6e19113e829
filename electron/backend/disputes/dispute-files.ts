import {
  deleteDisputeFile,
  disputeFiles,
  insertDisputeFile,
  readDisputeFile,
  readDisputeFileBytes,
} from '../../../db/disputes/dispute-files.queries.ts';
import { readDispute } from '../../../db/disputes/disputes.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { disputesContract } from '../../../shared/disputes/disputes.contract.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { readFileToKeep } from '../file-to-keep.ts';

type Contract = typeof disputesContract;

/** @throws AppError DISPUTE_NOT_FOUND */
export function listDisputeFiles({ db }: QueryContext, { disputeId }: InputOf<Contract['files']>): OutputOf<Contract['files']> {
  readDispute(db, disputeId);
  return disputeFiles(db, disputeId);
}

/**
 * Keeps a copy of a file with a dispute; the same content is kept once.
 * @throws AppError DISPUTE_NOT_FOUND, FILE_*, CUSTOMER_FILE_TOO_LARGE, CUSTOMER_FILE_IS_PROGRAM
 */
export async function addDisputeFile(
  context: CommandContext,
  { disputeId, file }: InputOf<Contract['addFile']>,
): Promise<OutputOf<Contract['addFile']>> {
  const { db, today } = context;
  readDispute(db, disputeId);
  const kept = await readFileToKeep(context, file);
  const known = disputeFiles(db, disputeId).find(({ sha256 }) => sha256 === kept.sha256);
  if (known) return known;
  const fileId = db.transaction(() => insertDisputeFile(db, { disputeId, ...kept, addedOn: today }));
  return readDisputeFile(db, fileId);
}

/** @throws AppError CUSTOMER_FILE_NOT_FOUND, OUTPUT_EXISTS, OUTPUT_UNWRITABLE */
export function exportDisputeFile(
  { db, files }: QueryContext,
  { fileId, out }: InputOf<Contract['exportFile']>,
): Promise<OutputOf<Contract['exportFile']>> {
  return files.write(out, readDisputeFileBytes(db, fileId));
}

/** @throws AppError CUSTOMER_FILE_NOT_FOUND */
export function removeDisputeFile({ db }: CommandContext, { fileId }: InputOf<Contract['removeFile']>): OutputOf<Contract['removeFile']> {
  readDisputeFile(db, fileId);
  db.transaction(() => deleteDisputeFile(db, fileId));
  return { fileId };
}
