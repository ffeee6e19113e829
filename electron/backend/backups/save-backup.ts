import { copyFileSync, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readIdentity } from '../../../db/companies/companies.queries.ts';
import { type BackupManifest, type BackupReason, MANIFEST_ENDING } from '../../../shared/backups/backup-checks.ts';
import { isBackupDue } from '../../../shared/backups/backup-due.ts';
import { THIS_COMPUTER } from '../../../shared/backups/backup-words.fr.ts';
import type { backupsContract } from '../../../shared/backups/backups.contract.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { QueryContext } from '../context.ts';
import { draftFolder, removeAbandonedDrafts, removeDraftFolder } from '../private-draft.ts';
import { type BackupFailure, FOLDER_NAME } from './backup-book.ts';
import { diskFault } from './disk-faults.ts';
import { examineApart } from './examine-apart.ts';
import { APPLICATION_PLACE } from './list-places.ts';
import { lastBackup, noteStored } from './note-stored.ts';
import { settleFile } from './settle-file.ts';
import { backupName, companyFolderIn, rotateBackups } from './stored-backups.ts';
import { sourceStateOf, writeBackup } from './write-backup.ts';

type Verbs = typeof backupsContract;

/** Where a backup is to go: the folder of all companies' backups there, and what people call the place. */
interface Target {
  root: string;
  name: string;
}

export async function saveNow(context: QueryContext, { place }: InputOf<Verbs['saveNow']>): Promise<OutputOf<Verbs['saveNow']>> {
  const { backups, db, today } = context;
  const { uuid } = readIdentity(db);
  const target = place === undefined ? usualTarget(context) : namedTarget(context, place);
  try {
    const { manifest } = await context.aside(() => backups.saving(uuid, () => backups.inTurn(() => save(context, target, 'manual'))));
    // One by hand elsewhere does not mend the place where backups go by themselves.
    if (backups.failureOf(uuid)?.byHand === true || target.root === usualTarget(context).root) backups.noteFailure(uuid, null);
    const { takenAt, sizeBytes, sums, counts } = manifest;
    return { takenAt, sizeBytes, placeName: target.name, invoiceCount: counts.invoices ?? 0, openCents: sums.openCents };
  } catch (error) {
    noteFailed(context, uuid, error, { on: today, byHand: true, placeName: target.name });
    throw error;
  }
}

export function keepUp(context: QueryContext): Promise<OutputOf<Verbs['keepUp']>> {
  return context.aside(() => context.backups.inTurn(() => keepUpInTurn(context)));
}

async function keepUpInTurn(context: QueryContext): Promise<OutputOf<Verbs['keepUp']>> {
  const { backups, today, db } = context;
  const { uuid } = readIdentity(db);
  try {
    const due: Target[] = [];
    for (const target of automaticTargets(context)) if (await isDueIn(context, target, uuid)) due.push(target);
    const [first, ...others] = due;
    if (first !== undefined) await backups.saving(uuid, () => saveInAll(context, uuid, first, others));
    if (first !== undefined || backups.failureOf(uuid)?.byHand !== true) backups.noteFailure(uuid, null);
    return { made: first !== undefined, message: null };
  } catch (error) {
    const message = noteFailed(context, uuid, error, { on: today, byHand: false, placeName: null });
    // The log is to say what nobody expected.
    if (!(error instanceof AppError)) throw error;
    return { made: false, message };
  }
}

/** Keeps for every screen why a backup was not made, in a sentence; null when its user gave it up. */
function noteFailed({ backups }: QueryContext, companyId: string, error: unknown, about: Omit<BackupFailure, 'message'>): string | null {
  const said = error instanceof AppError ? error : new AppError('BACKUP_UNEXPECTED', {});
  if (said.code === 'CANCELLED') return null;
  backups.noteFailure(companyId, { ...about, message: said.message });
  return said.message;
}

/**
 * Saves in the first place and copies that backup to the others. When the first fails, in the application's folder, if one is due there; the
 * failure is told all the same.
 */
async function saveInAll(context: QueryContext, companyId: string, first: Target, others: readonly Target[]): Promise<void> {
  const { backups, today } = context;
  const isOwn = ({ root }: Target) => root === backups.ownRoot;
  const rotate = ({ root }: Target) => rotateBackups(root, companyId, today, (path) => backups.damageOf(path) !== null);
  try {
    const made = await save(context, first, 'automatic');
    await rotate(first);
    for (const other of others) {
      await copyTo(context, made, other, companyId);
      await rotate(other);
    }
  } catch (error) {
    if ((error instanceof AppError && error.code === 'CANCELLED') || isOwn(first) || backups.ownRoot === null) throw error;
    const here = ownTarget(context);
    if (await isDueIn(context, here, companyId)) {
      await save(context, here, 'automatic');
      await rotate(here);
    }
    throw error;
  }
}

/** Where the day's backup goes by itself: the chosen place if it is there, and the application's folder. */
function automaticTargets(context: QueryContext): Target[] {
  const { backups } = context;
  const usual = usualTarget(context);
  return usual.root === backups.ownRoot || !backups.alsoHere || backups.ownRoot === null ? [usual] : [usual, ownTarget(context)];
}

/** Each place by itself: one that was just chosen, or comes back, may have nothing of what the others have. */
async function isDueIn(context: QueryContext, { root, name }: Target, companyId: string): Promise<boolean> {
  const found = await noteStored(context, { root, name }, companyId);
  return isBackupDue(found, context.today, sourceStateOf(context.db.path));
}

/** The chosen place if it is there, the application's folder meanwhile; notes since when it has been away. */
function usualTarget(context: QueryContext): Target {
  const { backups, today } = context;
  const root = backups.chosenRoot();
  if (backups.chosen === null) return ownTarget(context);
  backups.noteAway(root === null ? today : null);
  return root === null ? ownTarget(context) : { root, name: backups.chosen.name };
}

function ownTarget({ backups }: QueryContext): Target {
  if (backups.ownRoot === null) throw new AppError('BACKUP_PLACE_GONE', { path: FOLDER_NAME });
  return { root: backups.ownRoot, name: THIS_COMPUTER };
}

function namedTarget(context: QueryContext, place: string): Target {
  if (place === APPLICATION_PLACE) return ownTarget(context);
  const path = context.backups.pathOf(place);
  if (path === undefined || !existsSync(path))
    throw new AppError('BACKUP_PLACE_GONE', { path: path === undefined ? FOLDER_NAME : basename(path) });
  return { root: join(path, FOLDER_NAME), name: basename(path) };
}

async function save(
  context: QueryContext,
  { root, name }: Target,
  reason: BackupReason,
): Promise<{ manifest: BackupManifest; path: string }> {
  const { backups, db } = context;
  const { uuid, name: companyName } = readIdentity(db);
  const folder = companyFolderIn(root, { companyId: uuid, companyName });
  removeAbandonedDrafts(folder);
  const path = freePath(context, folder, companyName);
  const manifest = await writeBackup(context, path, reason).catch((error: unknown) => {
    throw namedByPlace(error, path, name);
  });
  backups.noteMade(uuid, root, lastBackup(manifest, path, name));
  return { manifest, path };
}

/** A place by the name that people give it: the whole path tells them less. */
function namedByPlace(error: unknown, path: string, placeName: string): unknown {
  if (!(error instanceof AppError) || !('path' in error.params) || error.params.path !== path) return error;
  return new AppError(error.code, { ...error.params, path: `${placeName} › ${basename(path)}` } as never);
}

function freePath({ today, now }: QueryContext, folder: string, companyName: string): string {
  for (let attempt = 1; ; attempt++) {
    const path = join(folder, backupName(companyName, today, now, attempt));
    if (!existsSync(path)) return path;
  }
}

/** A second copy, of the backup that was just made and checked; it is checked too. */
async function copyTo(
  context: QueryContext,
  { manifest, path: source }: { manifest: BackupManifest; path: string },
  place: Target,
  companyId: string,
): Promise<void> {
  const { name } = readIdentity(context.db);
  const folder = companyFolderIn(place.root, { companyId, companyName: name });
  const target = freePath(context, folder, name);
  let drafts: string | undefined;
  try {
    drafts = draftFolder(folder);
    const draft = join(drafts, 'copie');
    copyFileSync(source, draft);
    copyFileSync(`${source}${MANIFEST_ENDING}`, `${draft}${MANIFEST_ENDING}`);
    await examineApart(context, { path: draft, asOf: context.today, isFresh: true, sha256: null }, target);
    settleFile(draft, target);
    settleFile(`${draft}${MANIFEST_ENDING}`, `${target}${MANIFEST_ENDING}`);
    context.backups.noteFound(companyId, place.root, lastBackup(manifest, target, place.name));
  } catch (error) {
    throw diskFault(error, join(dirname(target), basename(target)), 0);
  } finally {
    if (drafts !== undefined) removeDraftFolder(drafts);
  }
}
