import { join } from 'node:path';
import { readIdentity } from '../../../db/companies/companies.queries.ts';
import { type BackupKind, PLACE_KINDS, THIS_COMPUTER } from '../../../shared/backups/backup-words.fr.ts';
import type { backupsContract, FoundBackup, ListedBackup } from '../../../shared/backups/backups.contract.ts';
import { keptBackups } from '../../../shared/backups/rotation.ts';
import type { InputFile } from '../../../shared/contract/file-handles.ts';
import type { OutputOf } from '../../../shared/contract/procedure.ts';
import { localDate } from '../../../shared/dates/local-date.ts';
import type { AppContext, CallContext, QueryContext } from '../context.ts';
import { FOLDER_NAME } from './backup-book.ts';
import { noteWhole } from './note-stored.ts';
import { isOnSameDisk, standingOf } from './standing.ts';
import { backupsIn, copiesBeside, type StoredBackup, storedBackups } from './stored-backups.ts';

type Verbs = typeof backupsContract;

export function showState({ backups, db, today }: QueryContext): OutputOf<Verbs['state']> {
  const { uuid } = readIdentity(db);
  const { chosen, alsoHere, ownRoot } = backups;
  const standing = standingOf(backups, uuid, db.path, today);
  const { state, takenUp, awaySince } = standing;
  const usual = chosen === null ? [] : [{ root: join(chosen.path, FOLDER_NAME), name: chosen.name, isOwn: false, awaySince }];
  // The application's folder as far as backups go there, or have gone there.
  const isOwnUsed = ownRoot !== null && (chosen === null || alsoHere || awaySince !== null || backups.lastIn(uuid, ownRoot) !== null);
  const own = isOwnUsed ? [{ root: ownRoot, name: THIS_COMPUTER, isOwn: true, awaySince: null }] : [];
  return {
    last: standing.last,
    hasChangedSince: standing.hasChangedSince,
    failure: standing.failure,
    alert: standing.alert,
    takenUp: takenUp?.sourceState === state ? { takenAt: takenUp.takenAt, takenOn: takenUp.takenOn } : null,
    isSaving: backups.isSaving(uuid),
    place: {
      kind: chosen?.kind ?? 'application',
      name: chosen?.name ?? PLACE_KINDS.application,
      awaySince,
      alsoHere,
      isOnSameDisk: isOnSameDisk(chosen, db.path),
    },
    places: [...usual, ...own].map(({ root, name, isOwn, awaySince: away }) => {
      const last = away === null ? backups.lastIn(uuid, root) : null;
      return {
        name,
        isOwn,
        awaySince: away,
        last: last === null ? null : { takenAt: last.takenAt, takenOn: last.takenOn },
        holdsPresent: last !== null && last.sourceState === state,
      };
    }),
  };
}

export async function listBackups(context: QueryContext): Promise<OutputOf<Verbs['list']>> {
  const { backups, db, today } = context;
  const { uuid } = readIdentity(db);
  const listed: ListedBackup[] = [];
  for (const { root, name } of usualRoots(context)) {
    const stored = await storedBackups(root, uuid);
    noteWhole(context, { root, name }, uuid, stored);
    const kinds = kindsOf(stored, today);
    for (const backup of stored) listed.push(listedBackup(context, backup, kinds.get(backup) ?? 'unknown', name));
  }
  for (const { path, kind, sizeBytes, changedAt } of copiesBeside(db.path)) {
    const dates = { takenAt: null, takenOn: dayOf(changedAt), changedAt };
    listed.push({
      file: backups.tokenOf(path) as InputFile,
      kind,
      ...dates,
      placeName: 'À côté du dossier',
      sizeBytes,
      invoiceCount: null,
      openCents: null,
      damage: backups.damageOf(path),
    });
  }
  return listed.sort(latestFirst);
}

export async function findBackups(context: AppContext): Promise<OutputOf<Verbs['find']>> {
  const { backups, companies, today } = context;
  const known = new Set(companies.known().flatMap(({ companyId, present }) => (present ? [companyId] : [])));
  const roots = usualRoots(context);
  const found = new Map<string, FoundBackup>();
  const add = (stored: StoredBackup[], placeName: string) => {
    const kinds = kindsOf(stored, today);
    for (const backup of stored) {
      const { companyId, companyName } = backup;
      const listed = listedBackup(context, backup, kinds.get(backup) ?? 'unknown', placeName);
      found.set(backup.path, { ...listed, companyId, companyName, isKnownHere: known.has(companyId) });
    }
  };
  for (const { root, name } of roots) add(await storedBackups(root), name);
  for (const { path, name, kind } of await backups.places()) {
    if (!roots.some(({ root }) => root === join(path, FOLDER_NAME))) add(await storedBackups(join(path, FOLDER_NAME)), name);
    // Whoever copies a file to a key by hand drops it right there.
    if (kind === 'removable') add(await backupsIn(path), name);
  }
  return [...found.values()].sort(latestFirst);
}

function usualRoots({ backups }: CallContext): { root: string; name: string }[] {
  const chosen = backups.chosenRoot();
  return [
    ...(chosen === null || backups.chosen === null ? [] : [{ root: chosen, name: backups.chosen.name }]),
    ...backups.formerPlaces(),
    ...(backups.ownRoot === null ? [] : [{ root: backups.ownRoot, name: THIS_COMPUTER }]),
  ];
}

/** What each backup of one place is there for; the rotation counts each company's own. */
function kindsOf(stored: readonly StoredBackup[], today: CallContext['today']): Map<StoredBackup, BackupKind> {
  const kinds = new Map<StoredBackup, BackupKind>();
  const automatic = new Map<string, { backup: StoredBackup; takenOn: CallContext['today']; takenAt: string }[]>();
  for (const backup of stored) {
    const { manifest, companyId } = backup;
    if (manifest === null) continue;
    if (manifest.reason !== 'automatic') kinds.set(backup, manifest.reason);
    else automatic.set(companyId, [...(automatic.get(companyId) ?? []), { backup, takenOn: manifest.takenOn, takenAt: manifest.takenAt }]);
  }
  for (const own of automatic.values()) {
    const kept = keptBackups(own, today);
    for (const dated of own) kinds.set(dated.backup, kept.get(dated) ?? 'day');
  }
  return kinds;
}

function listedBackup({ backups }: CallContext, backup: StoredBackup, kind: BackupKind, placeName: string): ListedBackup {
  const { path, manifest, sizeBytes, changedAt } = backup;
  return {
    file: backups.tokenOf(path) as InputFile,
    kind,
    takenAt: manifest?.takenAt ?? null,
    takenOn: manifest?.takenOn ?? dayOf(changedAt),
    changedAt,
    placeName,
    sizeBytes,
    invoiceCount: manifest?.counts.invoices ?? null,
    openCents: manifest?.sums.openCents ?? null,
    damage: backups.damageOf(path),
  };
}

/** The day of an instant in this computer's calendar. */
function dayOf(instant: string): CallContext['today'] {
  const date = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return localDate(`${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`);
}

function latestFirst(a: ListedBackup, b: ListedBackup): number {
  const [first, second] = [`${a.takenOn} ${a.takenAt ?? a.changedAt}`, `${b.takenOn} ${b.takenAt ?? b.changedAt}`];
  return first < second ? 1 : first > second ? -1 : 0;
}
