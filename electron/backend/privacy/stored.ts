import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { STORED_KINDS, storedCount } from '../../../db/privacy/stored-kinds.queries.ts';
import { copyBeside } from '../../../shared/backups/copies-beside.ts';
import type { OutputOf } from '../../../shared/contract/procedure.ts';
import type { privacyContract } from '../../../shared/privacy/privacy.contract.ts';
import { STORED_WORDS } from '../../../shared/privacy/stored-words.fr.ts';
import type { AppContext, QueryContext } from '../context.ts';

/** What the company's file holds of people, and which files beside it hold the same. */
export function stored({ db }: QueryContext): OutputOf<typeof privacyContract.stored> {
  return {
    path: db.path,
    sizeBytes: sizeOf(db.path) + sizeOf(`${db.path}-wal`),
    kinds: STORED_KINDS.map((kind) => ({ ...STORED_WORDS[kind], ...storedCount(db, kind) })),
    copies: copiesBeside(db.path),
  };
}

/** Where the program keeps its own lists and its log on this computer. */
export function places({ companies, log }: AppContext): OutputOf<typeof privacyContract.places> {
  const { directory } = companies;
  const present = (path: string | null | undefined) =>
    path === null || path === undefined || sizeOf(path) === 0 ? null : { path, sizeBytes: sizeOf(path) };
  const own = (name: string) => present(directory === null ? null : join(directory, name));
  return {
    folder: directory,
    list: own('dossiers-connus.json'),
    figures: own('portefeuille.json'),
    backups: own('sauvegardes.json'),
    log: present(log.path),
  };
}

/** Copies that the program itself made: before it brought the file to a new version, before a backup replaced it. */
function copiesBeside(path: string): OutputOf<typeof privacyContract.stored>['copies'] {
  try {
    return readdirSync(dirname(path)).flatMap((name) => {
      const kind = copyBeside(name, basename(path));
      const copy = join(dirname(path), name);
      return kind === undefined ? [] : [{ kind, path: copy, sizeBytes: sizeOf(copy) }];
    });
  } catch {
    return [];
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
