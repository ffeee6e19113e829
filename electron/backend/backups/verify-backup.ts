import { basename } from 'node:path';
import { type BackupManifest, sameTotals } from '../../../shared/backups/backup-checks.ts';
import type { backupsContract } from '../../../shared/backups/backups.contract.ts';
import type { InputFile } from '../../../shared/contract/file-handles.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AppContext, CallContext } from '../context.ts';
import type { BackupTask, ExaminedFile } from './backup-messages.ts';
import { examineApart } from './examine-apart.ts';
import { readManifest } from './read-manifest.ts';

type Verb = typeof backupsContract.verify;

export async function verifyBackup(context: AppContext, { file }: InputOf<Verb>): Promise<OutputOf<Verb>> {
  const { path, name } = backupFile(context, file);
  return verifiedOutput(await verifyFile(context, path, name));
}

/** The file that a call names: one of a list of backups, or one that the user handed over. */
export function backupFile({ backups, files }: Pick<CallContext, 'backups' | 'files'>, file: InputFile): { path: string; name: string } {
  const listed = backups.pathOf(file);
  return listed === undefined ? { path: files.pathOf(file), name: files.nameOf(file) } : { path: listed, name: basename(listed) };
}

export interface VerifiedFile extends ExaminedFile {
  manifest: BackupManifest | null;
}

/**
 * Reads a backup from end to end and holds it against the manifest beside it, where there is one: same fingerprint, same rows, same money.
 * @throws AppError as `examineApart`; BACKUP_DAMAGED also when the manifest says otherwise
 */
export async function verifyFile(
  context: Pick<CallContext, 'signal' | 'today' | 'backups'>,
  path: string,
  shownAs: string,
  other?: BackupTask['other'],
): Promise<VerifiedFile> {
  try {
    const verified = await readVerified(context, path, shownAs, other);
    context.backups.noteChecked(path, null);
    return verified;
  } catch (error) {
    // Kept: a backup that is damaged is none, for whoever counts on it and for the next one that is due.
    if (error instanceof AppError && error.code === 'BACKUP_DAMAGED') context.backups.noteChecked(path, error.message);
    throw error;
  }
}

async function readVerified(
  context: Pick<CallContext, 'signal' | 'today'>,
  path: string,
  shownAs: string,
  other: BackupTask['other'],
): Promise<VerifiedFile> {
  const manifest = await readManifest(path);
  const asOf = manifest?.asOf ?? context.today;
  const task = { path, asOf, isFresh: false, sha256: manifest?.sha256 ?? null, other };
  const examined = await examineApart(context, task, shownAs);
  if (manifest !== null && !sameTotals(manifest, examined.checks))
    throw new AppError('BACKUP_DAMAGED', { file: basename(shownAs), findings: ['manifest'] });
  return { ...examined, manifest };
}

export function verifiedOutput({ checks, manifest }: VerifiedFile): OutputOf<Verb> {
  return { ...checks, matchesManifest: manifest === null ? null : true, takenAt: manifest?.takenAt ?? null };
}
