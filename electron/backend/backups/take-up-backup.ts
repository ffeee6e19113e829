import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { renameCompany } from '../../../db/backups/rename-company.queries.ts';
import { closeWhole, openDatabase } from '../../../db/company-file.ts';
import type { WriteDb } from '../../../db/database.ts';
import { ownAuthor } from '../../../db/journal/author.queries.ts';
import { appendEntry } from '../../../db/journal/journal.queries.ts';
import type { backupsContract } from '../../../shared/backups/backups.contract.ts';
import { BESIDE } from '../../../shared/backups/copies-beside.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { formatDate } from '../../../shared/dates/format-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { canonicalJson } from '../../../shared/journal/canonical-json.ts';
import type { AppContext } from '../context.ts';
import { copyVerified } from './restore-backup.ts';
import { hasNoLinks, replaceFile, settleFile } from './settle-file.ts';
import { backupFile, type VerifiedFile, verifyFile } from './verify-backup.ts';
import { sourceStateOf } from './write-backup.ts';

type Verbs = typeof backupsContract;

export async function takeUpBackup(context: AppContext, { file }: InputOf<Verbs['takeUp']>): Promise<OutputOf<Verbs['takeUp']>> {
  const { companies, today } = context;
  const { path: source, name } = backupFile(context, file);
  const verified = await verifyFile(context, source, name);
  const { companyId, companyName } = verified.checks;
  const here = companies.known().find((known) => known.companyId === companyId && known.present);
  if (here) throw new AppError('COMPANY_ALREADY_HERE', { file: name, name: here.name, path: here.path });
  const target = companies.defaultPath(companyName);
  await copyVerified(context, source, verified, target, (draft) => settleFile(draft, target));
  const opened = companies.open(target, today);
  noteRestored(context, context.companies.databaseOf(opened.companyId), 'backups.takeUp', verified);
  noteSame(context, opened, verified);
  return opened;
}

/**
 * The backup is copied beside the company's file and verified there; only then are the two exchanged, in one turn, by renaming: a program that is
 * killed leaves the one or the other, whole. What the file was stays beside it.
 */
export async function replaceByBackup(
  context: AppContext,
  { file, companyId }: InputOf<Verbs['replace']>,
): Promise<OutputOf<Verbs['replace']>> {
  const { companies, today } = context;
  const { path: source, name } = backupFile(context, file);
  const verified = await verifyFile(context, source, name);
  if (verified.checks.companyId !== companyId)
    throw new AppError('BACKUP_OTHER_COMPANY', { file: name, companyName: verified.checks.companyName });
  const target = companies.knownPath(companyId);
  const keptPath = freeName(`${target}${BESIDE.beforeRestore}${today}`);
  await context.whileIdle(companyId, async () => {
    refuseInUse(context, companyId);
    await copyVerified(context, source, verified, target, (draft) => {
      // Before it takes its place: a program that is killed between the two leaves no file whose journal does not say where it came from.
      const database = openDatabase(draft);
      try {
        noteRestored(context, database, 'backups.replace', verified);
      } finally {
        closeWhole(database);
      }
      companies.whileClosed(companyId, () => {
        keepAs(target, keptPath);
        replaceFile(draft, target);
      });
    });
  });
  const opened = companies.open(target, today);
  noteSame(context, opened, verified);
  return { ...opened, keptAs: basename(keptPath) };
}

/** The file is that backup, but for the line that says so: nothing that was done is missing from it, until something changes. */
function noteSame(
  { backups, companies }: AppContext,
  { companyId, path }: { companyId: string; path: string },
  { manifest, checks }: VerifiedFile,
): void {
  companies.databaseOf(companyId).checkpoint();
  const takenOn = manifest?.takenOn ?? checks.asOf;
  backups.noteTakenUp(companyId, { sourceState: sourceStateOf(path), takenAt: manifest?.takenAt ?? null, takenOn });
}

/** A second company: two files of the same one cannot be open side by side, nor told apart in a list. */
export async function openBeside(context: AppContext, { file }: InputOf<Verbs['openBeside']>): Promise<OutputOf<Verbs['openBeside']>> {
  const { companies, today } = context;
  const { path: source, name } = backupFile(context, file);
  const verified = await verifyFile(context, source, name);
  const { manifest, checks } = verified;
  const companyName = `${checks.companyName.slice(0, 80)} (sauvegarde du ${formatDate(manifest?.takenOn ?? checks.asOf)})`;
  const target = companies.defaultPath(companyName);
  await copyVerified(context, source, verified, target, (draft) => {
    const database = openDatabase(draft);
    try {
      database.transaction(() => renameCompany(database, { uuid: randomUUID(), name: companyName }));
    } finally {
      closeWhole(database);
    }
    settleFile(draft, target);
  });
  return companies.open(target, today);
}

/** The journal of the file that is now in use says where it came from; what was decided since the backup is in none. */
function noteRestored(context: AppContext, database: WriteDb, verb: string, { manifest, checks }: VerifiedFile): void {
  const after = canonicalJson({ backups: { '1': { taken_on: manifest?.takenOn ?? checks.asOf, sha256: checks.sha256 } } });
  database.transaction(() =>
    appendEntry(database, {
      at: context.now,
      actor: ownAuthor(database) || context.user,
      verb,
      customerId: null,
      subject: '',
      before: canonicalJson({}),
      after,
    }),
  );
}

/** @throws AppError COMPANY_FILE_IN_USE when another program has the file open; whatever else is wrong with it is why it is replaced */
function refuseInUse({ companies }: AppContext, companyId: string): void {
  try {
    companies.databaseOf(companyId).checkpoint();
    companies.databaseOf(companyId).prepare('SELECT 1').get();
  } catch (error) {
    if (error instanceof AppError && error.code === 'COMPANY_FILE_IN_USE') throw error;
  }
}

/** Gives what a file is another name too, its side file included. */
function keepAs(path: string, kept: string): void {
  if (!existsSync(path)) return;
  try {
    linkSync(path, kept);
  } catch (error) {
    if (!hasNoLinks(error)) throw error;
    copyFileSync(path, kept);
  }
  // A side file of the old content, left by a program that was killed, must not be read with the new one.
  if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${kept}-wal`);
  rmSync(`${path}-shm`, { force: true });
}

function freeName(path: string): string {
  for (let attempt = 1; ; attempt++) {
    const free = attempt === 1 ? path : `${path} (${attempt})`;
    if (!existsSync(free)) return free;
  }
}
