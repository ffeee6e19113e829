import { accessSync, constants, mkdirSync, statfsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PLACE_KINDS } from '../../../shared/backups/backup-words.fr.ts';
import type { BackupPlace, backupsContract } from '../../../shared/backups/backups.contract.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AppContext } from '../context.ts';
import { FOLDER_NAME } from './backup-book.ts';

type Verbs = typeof backupsContract;

/** What names the application's own folder. */
export const APPLICATION_PLACE = 'application';

export async function listPlaces({ backups }: AppContext): Promise<OutputOf<Verbs['places']>> {
  const { chosen } = backups;
  const own: BackupPlace = {
    place: APPLICATION_PLACE,
    kind: 'application',
    name: PLACE_KINDS.application,
    freeBytes: freeBytesAt(backups.ownRoot === null ? null : join(backups.ownRoot, '..')),
    isChosen: chosen === null,
  };
  const found = (await backups.places()).map(({ kind, name, path, freeBytes }) => ({
    place: backups.tokenOf(path),
    kind,
    name,
    freeBytes,
    isChosen: chosen?.path === path,
  }));
  const isListed = chosen === null || found.some(({ isChosen }) => isChosen);
  // A folder from the system's dialog, or a drive that is away: still the one that is chosen.
  const other: BackupPlace[] = isListed
    ? []
    : [
        {
          place: backups.tokenOf(chosen.path),
          kind: chosen.kind,
          name: chosen.name,
          freeBytes: backups.chosenRoot() === null ? null : freeBytesAt(chosen.path),
          isChosen: true,
        },
      ];
  return [own, ...found, ...other];
}

/** @throws AppError BACKUP_PLACE_GONE, OUTPUT_UNWRITABLE when nothing can be written there */
export async function choosePlace(
  { backups, files }: AppContext,
  { place, folder, alsoHere = backups.alsoHere }: InputOf<Verbs['choosePlace']>,
): Promise<OutputOf<Verbs['choosePlace']>> {
  if (folder === undefined && (place === APPLICATION_PLACE || place === undefined)) {
    if (place === APPLICATION_PLACE || backups.chosen === null) backups.choose(null, alsoHere);
    else backups.choose(backups.chosen, alsoHere);
  } else {
    const path = folder === undefined ? backups.pathOf(place ?? '') : files.pathOf(folder);
    if (path === undefined) throw new AppError('BACKUP_PLACE_GONE', { path: FOLDER_NAME });
    const found = (await backups.places()).find((each) => each.path === path);
    const known = found ?? (backups.chosen?.path === path ? backups.chosen : undefined);
    prepare(path);
    backups.choose({ kind: known?.kind ?? 'chosen', name: known?.name ?? basename(path), path }, alsoHere);
  }
  const { chosen } = backups;
  return { kind: chosen?.kind ?? 'application', name: chosen?.name ?? PLACE_KINDS.application, alsoHere: backups.alsoHere };
}

/** Makes the folder of backups: from then on its presence says that the place is there. */
function prepare(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw new AppError('BACKUP_PLACE_GONE', { path });
  const folder = join(path, FOLDER_NAME);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new AppError('OUTPUT_UNWRITABLE', { path: folder });
  }
}

function freeBytesAt(path: string | null): number | null {
  try {
    if (path === null) return null;
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  } catch {
    return null;
  }
}
