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
  /** Where its file lies. */
  path: z.string().catch(''),
});
export type LastBackup = z.output<typeof LastBackup>;

/** The last attempt that did not end well: the program's own, or one by hand in the place of that name. */
const Failure = z.object({
  on: LocalDate,
  message: z.string(),
  byHand: z.boolean().catch(false),
  placeName: z.string().nullable().catch(null),
});
export type BackupFailure = z.output<typeof Failure>;

/** The backup that a company's file was made of, and the state in which that left it. */
const TakenUp = z.object({ sourceState: z.string(), takenAt: z.string().nullable(), takenOn: LocalDate });
export type TakenUp = z.output<typeof TakenUp>;

const OfCompany = z.object({
  last: LastBackup.nullable().catch(null),
  /** The last one in each place, by the folder of all companies' backups there. */
  inPlaces: z.record(z.string(), LastBackup).catch({}),
  failure: Failure.nullable().catch(null),
  takenUp: TakenUp.nullable().catch(null),
});
type OfCompany = z.output<typeof OfCompany>;
const NOTHING: OfCompany = { last: null, inPlaces: {}, failure: null, takenUp: null };

const ChosenPlace = z.object({
  kind: z.enum(Object.keys(PLACE_KINDS) as [PlaceKind, ...PlaceKind[]]),
  name: z.string(),
  path: z.string(),
  awaySince: LocalDate.nullable(),
});
export type ChosenPlace = z.output<typeof ChosenPlace>;

const Kept = z.object({
  chosen: ChosenPlace.nullable().catch(null),
  /** The places chosen before, latest first: what was saved there can still be taken up. */
  former: z.array(ChosenPlace).catch([]),
  /** Whether each backup made in the chosen place is made in the application's folder too. */
  alsoHere: z.boolean().catch(true),
  companies: z.record(z.string(), OfCompany).catch({}),
  /** The backups that a check found damaged, by their path, and what it said. */
  damaged: z.record(z.string(), z.string()).catch({}),
});
type Kept = z.output<typeof Kept>;

/** How many places chosen before are remembered. */
const FORMER_PLACES = 6;

/** What the application remembers of backups outside any company's file: where they go, and how the last ones went. */
export interface BackupBook {
  /** Where backups go when no other place is chosen, or that one is away; null where there is none (command line). */
  readonly ownRoot: string | null;
  readonly chosen: ChosenPlace | null;
  readonly alsoHere: boolean;
  /** The chosen place's folder of backups if it is there at this moment. */
  chosenRoot(): string | null;
  choose(place: Omit<ChosenPlace, 'awaySince'> | null, alsoHere: boolean): void;
  /** The places chosen before that are there at this moment. */
  formerPlaces(): { root: string; name: string }[];
  /** Notes that the chosen place is missing, since that day unless it was before; null: it is there. */
  noteAway(since: LocalDate | null): void;
  lastOf(companyId: string): LastBackup | null;
  /** The last backup in the place of that root, as long as its file is there. */
  lastIn(companyId: string, root: string): LastBackup | null;
  failureOf(companyId: string): BackupFailure | null;
  takenUpBy(companyId: string): TakenUp | null;
  noteMade(companyId: string, root: string, last: LastBackup): void;
  /** Notes what was found in a place: whoever deletes or brings files there tells nobody. */
  noteFound(companyId: string, root: string, last: LastBackup | null): void;
  noteTakenUp(companyId: string, takenUp: TakenUp): void;
  damageOf(path: string): string | null;
  /** `damage` null: it was checked and is whole. */
  noteChecked(path: string, damage: string | null): void;
  /** Whether a backup of the company is being made at this moment. */
  isSaving(companyId: string): boolean;
  /** Does what makes a backup of the company: `isSaving` says so meanwhile. */
  saving<T>(companyId: string, work: () => Promise<T>): Promise<T>;
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

  const saving = new Map<string, number>();

  const text = () => JSON.stringify(kept, null, 1);
  const of = (companyId: string): OfCompany => kept.companies[companyId] ?? NOTHING;

  // A backup was made, or failed, whether or not that can be noted: the disk may be the one that is full.
  function keep(): void {
    if (file !== null) replaceIfPossible(file, text());
  }

  function change(companyId: string, changes: Partial<OfCompany>): void {
    kept.companies[companyId] = { ...of(companyId), ...changes };
    keep();
  }

  /** The backup itself, unless it was found damaged: that is none. */
  function whole(backup: LastBackup | null | undefined): LastBackup | null {
    return backup == null || kept.damaged[backup.path] !== undefined ? null : backup;
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
      const { chosen } = kept;
      const isOther = chosen !== null && chosen.path !== place?.path;
      kept.former = [...(isOther ? [chosen] : []), ...kept.former.filter(({ path }) => path !== chosen?.path)]
        .filter(({ path }) => path !== place?.path)
        .slice(0, FORMER_PLACES);
      kept.chosen = place === null ? null : { ...place, awaySince: null };
      kept.alsoHere = alsoHere;
      if (file !== null) replaceWhole(file, text());
    },
    formerPlaces: () =>
      kept.former.map(({ path, name }) => ({ root: join(path, FOLDER_NAME), name })).filter(({ root }) => existsSync(root)),
    noteAway(since) {
      if (kept.chosen === null || (since !== null && kept.chosen.awaySince !== null) || kept.chosen.awaySince === since) return;
      kept.chosen = { ...kept.chosen, awaySince: since };
      if (file !== null) replaceIfPossible(file, text());
    },
    lastOf(companyId) {
      const { last, inPlaces } = of(companyId);
      const others = Object.values(inPlaces).filter((each) => whole(each) !== null);
      return whole(last) ?? others.sort((a, b) => (a.takenAt < b.takenAt ? 1 : -1))[0] ?? null;
    },
    lastIn(companyId, root) {
      const last = whole(of(companyId).inPlaces[root]);
      return last !== null && existsSync(last.path) ? last : null;
    },
    failureOf: (companyId) => of(companyId).failure,
    takenUpBy: (companyId) => of(companyId).takenUp,
    noteMade: (companyId, root, last) => change(companyId, { last, inPlaces: { ...of(companyId).inPlaces, [root]: last } }),
    noteFound(companyId, root, last) {
      const { [root]: before, ...others } = of(companyId).inPlaces;
      if (before?.path === last?.path && before?.sourceState === last?.sourceState) return;
      change(companyId, { inPlaces: last === null ? others : { ...others, [root]: last } });
    },
    noteFailure(companyId, failure) {
      if (failure !== null || of(companyId).failure !== null) change(companyId, { failure });
    },
    noteTakenUp: (companyId, takenUp) => change(companyId, { takenUp }),
    damageOf: (path) => kept.damaged[path] ?? null,
    noteChecked(path, damage) {
      if ((kept.damaged[path] ?? null) === damage) return;
      const { [path]: _before, ...others } = kept.damaged;
      kept.damaged = damage === null ? others : { ...others, [path]: damage };
      keep();
    },
    isSaving: (companyId) => saving.has(companyId),
    saving(companyId, work) {
      saving.set(companyId, (saving.get(companyId) ?? 0) + 1);
      return work().finally(() => {
        const others = (saving.get(companyId) ?? 1) - 1;
        if (others > 0) saving.set(companyId, others);
        else saving.delete(companyId);
      });
    },
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
