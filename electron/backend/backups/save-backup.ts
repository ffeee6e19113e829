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
import { FOLDER_NAME } from './backup-book.ts';
import { diskFault } from './disk-faults.ts';
import { examineApart } from './examine-apart.ts';
import { APPLICATION_PLACE } from './list-places.ts';
import { settleFile } from './settle-file.ts';
import { backupName, companyFolderIn, rotateBackups, storedBackups } from './stored-backups.ts';
import { sourceStateOf, writeBackup } from './write-backup.ts';

type Verbs = typeof backupsContract;

/** Where a backup is to go: the folder of all companies' backups there, and what people call the place. */
interface Target {
  root: string;
  name: string;
}

export async function saveNow(context: QueryContext, { place }: InputOf<Verbs['saveNow']>): Promise<OutputOf<Verbs['saveNow']>> {
  const target = place === undefined ? usualTarget(context) : namedTarget(context, place);
  const { manifest } = await context.aside(() => context.backups.inTurn(() => save(context, target, 'manual')));
  const { takenAt, sizeBytes, sums, counts } = manifest;
  return { takenAt, sizeBytes, placeName: target.name, invoiceCount: counts.invoices ?? 0, openCents: sums.openCents };
}

export function keepUp(context: QueryContext): Promise<OutputOf<Verbs['keepUp']>> {
  return context.aside(() => context.backups.inTurn(() => keepUpInTurn(context)));
}

async function keepUpInTurn(context: QueryContext): Promise<OutputOf<Verbs['keepUp']>> {
  const { backups, today, db } = context;
  const { uuid } = readIdentity(db);
  try {
    const target = usualTarget(context);
    const earlier = await earlierBackups(context, uuid);
    if (!isBackupDue(earlier, today, sourceStateOf(db.path))) return { made: false, message: null };
    await saveOrHere(context, target, uuid);
    return { made: true, message: backups.failureOf(uuid)?.message ?? null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'CANCELLED') return { made: false, message: null };
    backups.noteFailure(uuid, { on: today, message: error.message });
    return { made: false, message: error.message };
  }
}

/** Saves where backups go; when that place fails, in the application's folder, and the failure is told all the same. */
async function saveOrHere(context: QueryContext, target: Target, companyId: string): Promise<void> {
  const { backups, today } = context;
  const here = ownTarget(context);
  try {
    const { path } = await save(context, target, 'automatic');
    await rotateBackups(target.root, companyId, today);
    if (target.root === here.root || !backups.alsoHere) return;
    await copyHere(context, path, here, companyId);
    await rotateBackups(here.root, companyId, today);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'CANCELLED' || target.root === here.root) throw error;
    await save(context, here, 'automatic');
    await rotateBackups(here.root, companyId, today);
    throw error;
  }
}

async function earlierBackups({ backups }: QueryContext, companyId: string) {
  const roots = [backups.chosenRoot(), backups.ownRoot].filter((root) => root !== null);
  const stored = await Promise.all(roots.map((root) => storedBackups(root, companyId)));
  return stored.flat().flatMap(({ manifest }) => (manifest === null ? [] : [manifest]));
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
  const manifest = await writeBackup(context, path, reason);
  const { takenAt, takenOn, sourceState, sums, counts } = manifest;
  backups.noteMade(uuid, {
    takenAt,
    takenOn,
    sourceState,
    invoiceCount: counts.invoices ?? 0,
    openCents: sums.openCents,
    placeName: name,
  });
  return { manifest, path };
}

function freePath({ today, now }: QueryContext, folder: string, companyName: string): string {
  for (let attempt = 1; ; attempt++) {
    const path = join(folder, backupName(companyName, today, now, attempt));
    if (!existsSync(path)) return path;
  }
}

/** A second copy, of the backup that was just made and checked; it is checked too. */
async function copyHere(context: QueryContext, source: string, here: Target, companyId: string): Promise<void> {
  const { name } = readIdentity(context.db);
  const folder = companyFolderIn(here.root, { companyId, companyName: name });
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
  } catch (error) {
    throw diskFault(error, join(dirname(target), basename(target)), 0);
  } finally {
    if (drafts !== undefined) removeDraftFolder(drafts);
  }
}
