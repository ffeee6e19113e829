import { basename } from 'node:path';
import { type BackupChecks, type BackupManifest, sameTotals } from '../../../shared/backups/backup-checks.ts';
import type { backupsContract } from '../../../shared/backups/backups.contract.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AppContext, CallContext } from '../context.ts';
import { examineApart } from './examine-apart.ts';
import { readManifest } from './read-manifest.ts';

type Verb = typeof backupsContract.verify;

export async function verifyBackup(context: AppContext, { file }: InputOf<Verb>): Promise<OutputOf<Verb>> {
  const path = context.files.pathOf(file);
  return verifiedOutput(await verifyFile(context, path, context.files.nameOf(file)));
}

export interface VerifiedFile {
  checks: BackupChecks;
  manifest: BackupManifest | null;
}

/**
 * Reads a backup from end to end and holds it against the manifest beside it, where there is one: same fingerprint, same rows, same money.
 * @throws AppError as `examineApart`; BACKUP_DAMAGED also when the manifest says otherwise
 */
export async function verifyFile(context: Pick<CallContext, 'signal' | 'today'>, path: string, shownAs: string): Promise<VerifiedFile> {
  const manifest = await readManifest(path);
  const asOf = manifest?.asOf ?? context.today;
  const checks = await examineApart(context, { path, asOf, isFresh: false, sha256: manifest?.sha256 ?? null }, shownAs);
  if (manifest !== null && !sameTotals(manifest, checks))
    throw new AppError('BACKUP_DAMAGED', { file: basename(shownAs), findings: ['manifest'] });
  return { checks, manifest };
}

export function verifiedOutput({ checks, manifest }: VerifiedFile): OutputOf<Verb> {
  return { ...checks, matchesManifest: manifest === null ? null : true, takenAt: manifest?.takenAt ?? null };
}
