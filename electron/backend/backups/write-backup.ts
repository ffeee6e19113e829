import { type BigIntStats, existsSync, mkdirSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bookTotalsInSteps } from '../../../db/backups/book-totals.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import packageFile from '../../../package.json' with { type: 'json' };
import {
  type BackupManifest,
  type BackupReason,
  type CountedSoFar,
  MANIFEST_ENDING,
  sameCounted,
} from '../../../shared/backups/backup-checks.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { breathe, type QueryContext } from '../context.ts';
import { draftFolder, removeDraftFolder } from '../private-draft.ts';
import { diskFault, refuseWithoutRoom } from './disk-faults.ts';
import { examineApart } from './examine-apart.ts';
import { replaceFile, settleFile } from './settle-file.ts';

const STEPS = { copying: 'Copie du dossier', counting: 'Comptage de l’original', checking: 'Vérification de la copie' } as const;

/**
 * Copies the company's file to `target`, checks the copy from end to end, compares it with the file as it was at that moment, and only then
 * gives it its name: whole or not at all, never over an existing file. The company's commands wait while it is copied, not while it is counted
 * or the copy is checked; queries never wait.
 * @throws AppError OUTPUT_EXISTS, OUTPUT_UNWRITABLE, BACKUP_NO_SPACE, BACKUP_PLACE_GONE, BACKUP_DIFFERS, CANCELLED
 */
export async function writeBackup(context: QueryContext, target: string, reason: BackupReason): Promise<BackupManifest> {
  let folder: string | undefined;
  let sizeBytes = 0;
  try {
    sizeBytes = Number(companyFile(context.db.path).size);
    if (existsSync(target)) throw new AppError('OUTPUT_EXISTS', { path: target });
    mkdirSync(dirname(target), { recursive: true });
    await refuseWithoutRoom(target, sizeBytes);
    folder = draftFolder(dirname(target));
    const draft = join(folder, 'copie');
    const source = await copyUndisturbed(context, draft);
    context.progress({ done: 0, total: null, step: STEPS.counting });
    const counted = await countWhileUnchanged(context, source);
    context.progress({ done: 0, total: null, step: STEPS.checking });
    const { checks } = await examineApart(context, { path: draft, asOf: context.today, isFresh: true, sha256: null }, target);
    if (!sameCounted(counted, checks)) throw new AppError('BACKUP_DIFFERS', { path: target });
    const manifest: BackupManifest = {
      format: 'quittance-sauvegarde',
      reason,
      takenAt: context.now,
      takenOn: context.today,
      appVersion: packageFile.version,
      sourceState: source.state,
      ...checks,
    };
    await writeFlushed(join(folder, 'controle'), `${JSON.stringify(manifest, null, 1)}\n`);
    settleFile(draft, target);
    replaceFile(join(folder, 'controle'), `${target}${MANIFEST_ENDING}`);
    return manifest;
  } catch (error) {
    // Whatever it ran into: a program that closes takes the file away under the copy.
    if (context.signal.aborted) throw new AppError('CANCELLED', {});
    // What is wrong with a copy that was just made is the disk's doing, or a change that came between.
    if (error instanceof AppError && error.code === 'BACKUP_DAMAGED') throw new AppError('BACKUP_DIFFERS', { path: target });
    throw diskFault(error, target, sizeBytes);
  } finally {
    if (folder !== undefined) removeDraft(folder);
  }
}

/** What the original was when it was copied. */
interface SourceMoment {
  state: string;
  changes: number;
}

/** Copies the file between two commands. */
function copyUndisturbed(context: QueryContext, draft: string): Promise<SourceMoment> {
  return context.undisturbed(async (file) => {
    file.checkpoint();
    const copied = { state: sourceStateOf(context.db.path), changes: changesMade(context.db) };
    await file.copyTo(draft, (done, total) => {
      context.progress({ done, total, step: STEPS.copying });
      // Thrown between two pages: the copy ends there.
      if (context.signal.aborted) throw new AppError('CANCELLED', {});
    });
    return copied;
  });
}

/**
 * Adds up what the original holds, to hold the copy against it, while commands go on: as soon as one changes something, what was added up until
 * then is all that can be compared. A large company takes seconds, for which nobody is to wait.
 */
async function countWhileUnchanged(context: QueryContext, { state, changes }: SourceMoment): Promise<CountedSoFar> {
  // The file itself is looked at too: closed and opened again, it counts its changes anew.
  const isUnchanged = () => changesMade(context.db) === changes && sourceStateOf(context.db.path) === state;
  const counted: CountedSoFar = { counts: {}, sums: {} };
  const steps = bookTotalsInSteps(context.db, context.today, (found) => {
    if (!isUnchanged()) return;
    Object.assign(counted.counts, found.counts);
    Object.assign(counted.sums, found.sums);
  });
  while (isUnchanged()) {
    if (steps.next().done) break;
    await breathe(context);
  }
  return counted;
}

/** How many rows were written since the file was opened, unfinished work included. */
function changesMade(db: ReadDb): number {
  return db.prepare<{ changes: number }>('SELECT total_changes() AS changes').get()?.changes ?? 0;
}

/** What changes whenever something is written in a company's file: its size and the time of its last change, to the nanosecond. */
export function sourceStateOf(path: string): string {
  const { size, mtimeNs } = companyFile(path);
  return `${size}:${mtimeNs}`;
}

/** @throws AppError COMPANY_FILE_MOVED: taken away under the program, it is no place of backups that is missing */
function companyFile(path: string): BigIntStats {
  const status = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (status === undefined) throw new AppError('COMPANY_FILE_MOVED', { path });
  return status;
}

async function writeFlushed(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

function removeDraft(folder: string): void {
  try {
    removeDraftFolder(folder);
  } catch {
    // The key was pulled out with the draft on it: it is removed when the place is used again.
  }
}
