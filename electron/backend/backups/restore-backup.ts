import { existsSync, mkdirSync, statSync } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { backupsContract } from '../../../shared/backups/backups.contract.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AppContext, CallContext } from '../context.ts';
import { fileStem } from '../file-stem.ts';
import { draftFolder, removeDraftFolder } from '../private-draft.ts';
import { diskFault, refuseWithoutRoom } from './disk-faults.ts';
import { examineApart } from './examine-apart.ts';
import { settleFile } from './settle-file.ts';
import { backupFile, type VerifiedFile, verifiedOutput, verifyFile } from './verify-backup.ts';

type Verb = typeof backupsContract.restore;

export async function restoreBackup(context: AppContext, { file, path }: InputOf<Verb>): Promise<OutputOf<Verb>> {
  const { files, companies } = context;
  const { path: source, name } = backupFile(context, file);
  const verified = await verifyFile(context, source, name);
  const { companyName } = verified.checks;
  const usual = () => (companies.directory === null ? besideBackup(source, companyName) : companies.defaultPath(companyName));
  const target = path === undefined ? usual() : files.outputPath(path);
  await copyVerified(context, source, verified, target, (draft) => settleFile(draft, target));
  return { ...verifiedOutput(verified), path: target };
}

/** Where there is no application's folder (command line): beside the backup, under a free name. */
function besideBackup(source: string, companyName: string): string {
  for (let attempt = 1; ; attempt++) {
    const path = join(dirname(source), `${fileStem(companyName)} repris${attempt === 1 ? '' : ` ${attempt}`}.quittance`);
    if (!existsSync(path)) return path;
  }
}

/**
 * Copies a verified backup beside `target` and verifies the copy too: then `settle` gives it its place. Nothing is left when any of it fails.
 * @throws AppError OUTPUT_EXISTS, OUTPUT_UNWRITABLE, BACKUP_NO_SPACE, BACKUP_PLACE_GONE, BACKUP_DAMAGED, CANCELLED
 */
export async function copyVerified(
  context: Pick<CallContext, 'signal'>,
  source: string,
  { checks }: VerifiedFile,
  target: string,
  settle: (draft: string) => void,
): Promise<void> {
  let folder: string | undefined;
  try {
    mkdirSync(dirname(target), { recursive: true });
    await refuseWithoutRoom(target, checks.sizeBytes);
    folder = draftFolder(dirname(target));
    const draft = join(folder, 'reprise');
    await copyFile(source, draft);
    // A file that a program used has its last changes beside it.
    if (existsSync(`${source}-wal`) && statSync(`${source}-wal`).size > 0) await copyFile(`${source}-wal`, `${draft}-wal`);
    const hasSideFile = existsSync(`${draft}-wal`);
    const { checks: copied } = await examineApart(context, {
      path: draft,
      asOf: checks.asOf,
      isFresh: hasSideFile,
      sha256: hasSideFile ? null : checks.sha256,
    });
    if (copied.companyId !== checks.companyId) throw new AppError('BACKUP_DIFFERS', { path: target });
    await flush(draft);
    settle(draft);
  } catch (error) {
    throw diskFault(error, target, checks.sizeBytes);
  } finally {
    if (folder !== undefined) removeDraftFolder(folder);
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
