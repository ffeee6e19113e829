import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PLACE_KINDS, type PlaceKind } from '../../../shared/backups/backup-words.fr.ts';
import { LocalDate } from '../../../shared/dates/local-date.ts';
import { Cents } from '../../../shared/money/cents.ts';
import { removeDraft, replaceIfPossible, replaceWhole } from '../replace-whole.ts';
import { type FoundPlace, findPlaces, NO_SURROUNDINGS, type Surroundings } from './find-places.ts';

/** The folder that is made in a place for all companies' backups: where it is missing, the place is. */
export const FOLDER_NAME = 'Sauvegardes Quittance';

const LastBackup = z.object({
  takenOn: LocalDate,
  takenAt: z.string(),
  sourceState: z.string(),
  invoiceCount: z.int(),
  openCents: Cents,
  placeName: z.string(),
});
export type LastBackup = z.output<typeof LastBackup>;

const Failure = z.object({ on: LocalDate, message: z.string() });
export type BackupFailure = z.output<typeof Failure>;

const ChosenPlace = z.object({
  kind: z.enum(Object.keys(PLACE_KINDS) as [PlaceKind, ...PlaceKind[]]),
  name: z.string(),
  path: z.string(),
  awaySince: LocalDate.nullable(),
});
export type ChosenPlace = z.output<typeof ChosenPlace>;

const Kept = z.object({
  chosen: ChosenPlace.nullable().catch(null),
  /** Whether each backup made in the chosen place is made in the application's folder too. */
  alsoHere: z.boolean().catch(true),
  companies: z.record(z.string(), z.object({ last: LastBackup.nullable().catch(null), failure: Failure.nullable().catch(null) })).catch({}),
});
type Kept = z.output<typeof Kept>;

/** What the application remembers of backups outside any company's file: where they go, and how the last ones went. */
export interface BackupBook {
  /** Where backups go when no other place is chosen, or that one is away; null where there is none (command line). */
  readonly ownRoot: string | null;
  readonly chosen: ChosenPlace | null;
  readonly alsoHere: boolean;
  /** The chosen place's folder of backups if it is there at this moment. */
  chosenRoot(): string | null;
  choose(place: Omit<ChosenPlace, 'awaySince'> | null, alsoHere: boolean): void;
  /** Notes that the chosen place is missing, since that day unless it was before; null: it is there. */
  noteAway(since: LocalDate | null): void;
  lastOf(companyId: string): LastBackup | null;
  failureOf(companyId: string): BackupFailure | null;
  noteMade(companyId: string, last: LastBackup): void;
  noteFailure(companyId: string, failure: BackupFailure | null): void;
  places(): Promise<FoundPlace[]>;
  /** One backup at a time: two that are asked for at once would take one name, and the disk from each other. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Gives a path the name under which a window may ask for it; always the same one. */
  tokenOf(path: string): string;
  /** Undefined for a name that was never given. */
  pathOf(token: string): string | undefined;
}

/** `directory` null: nothing is remembered between runs (command line). */
export function createBackupBook(directory: string | null, surroundings: Surroundings = NO_SURROUNDINGS): BackupBook {
  const file = directory === null ? null : join(directory, 'sauvegardes.json');
  const kept: Kept = readKept(file);
  let lastTurn: Promise<unknown> = Promise.resolve();
  const tokens = new Map<string, string>();
  const paths = new Map<string, string>();

  const text = () => JSON.stringify(kept, null, 1);

  function change(companyId: string, changes: Partial<Kept['companies'][string]>): void {
    kept.companies[companyId] = { last: null, failure: null, ...kept.companies[companyId], ...changes };
    // A backup was made, or failed, whether or not that can be noted: the disk may be the one that is full.
    if (file !== null) replaceIfPossible(file, text());
  }

  return {
    ownRoot: directory === null ? null : join(directory, FOLDER_NAME),
    get chosen() {
      return kept.chosen;
    },
    get alsoHere() {
      return kept.alsoHere;
    },
    chosenRoot() {
      const root = kept.chosen === null ? null : join(kept.chosen.path, FOLDER_NAME);
      return root !== null && existsSync(root) ? root : null;
    },
    choose(place, alsoHere) {
      kept.chosen = place === null ? null : { ...place, awaySince: null };
      kept.alsoHere = alsoHere;
      if (file !== null) replaceWhole(file, text());
    },
    noteAway(since) {
      if (kept.chosen === null || (since !== null && kept.chosen.awaySince !== null) || kept.chosen.awaySince === since) return;
      kept.chosen = { ...kept.chosen, awaySince: since };
      if (file !== null) replaceIfPossible(file, text());
    },
    lastOf: (companyId) => kept.companies[companyId]?.last ?? null,
    failureOf: (companyId) => kept.companies[companyId]?.failure ?? null,
    noteMade: (companyId, last) => change(companyId, { last, failure: null }),
    noteFailure: (companyId, failure) => change(companyId, { failure }),
    inTurn(work) {
      const turn = lastTurn.then(work, work);
      lastTurn = turn.catch(() => {});
      return turn;
    },
    places: () => findPlaces(surroundings),
    tokenOf(path) {
      const token = tokens.get(path) ?? randomUUID();
      tokens.set(path, token);
      paths.set(token, path);
      return token;
    },
    pathOf: (token) => paths.get(token),
  };
}

function readKept(file: string | null): Kept {
  if (file !== null) removeDraft(file);
  try {
    return Kept.parse(file === null || !existsSync(file) ? {} : JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return Kept.parse({}); // a damaged list costs nobody a backup: they are found in their folders
  }
}
