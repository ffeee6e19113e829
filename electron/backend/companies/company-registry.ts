import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { readIdentity, readProfile } from '../../../db/companies/companies.queries.ts';
import { readChosenColour } from '../../../db/companies/company-colour.queries.ts';
import { readFileIdentity } from '../../../db/companies/file-identity.ts';
import { closeWhole, openDatabase } from '../../../db/company-file.ts';
import type { OpenDatabase, WriteDb } from '../../../db/database.ts';
import { type CompanyColour, usualColour } from '../../../shared/companies/company-colour.ts';
import { colourApart, differences } from '../../../shared/companies/tell-apart.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { draftRegister, NO_DRAFT_REGISTER } from '../draft-register.ts';
import { rememberDraftsIn, removeAbandonedDrafts } from '../private-draft.ts';
import { companyFolder } from './company-folder.ts';
import { createFile } from './create-file.ts';
import { giveColours, shownColour } from './give-colours.ts';
import { type KnownCompanyRecord, knownCompaniesFile } from './known-companies-file.ts';
import { reopeningDatabase } from './reopening-database.ts';

export interface ListedCompany extends Omit<KnownCompanyRecord, 'given' | 'city' | 'siren'> {
  colour: CompanyColour;
  /** What tells it from the other companies of the same name; empty when there are none. */
  difference: string;
  present: boolean;
  /** False for a file found in the application's folder; `lastOpenedOn` is then the day it was last written to. */
  openedBefore: boolean;
  /** False for a file that would be found again at once: it is present in the application's folder. */
  removable: boolean;
}

type FoundCompany = Omit<ListedCompany, 'difference'>;

export interface OpenedCompany {
  companyId: string;
  name: string;
  path: string;
}

interface OpenFile {
  database: OpenDatabase;
  path: string;
  /** How many pieces of work under way need the file to stay open from one turn to the next. */
  lasting: number;
  /** Somebody left the company during such work: it closes once that has ended. */
  closesAfterwards: boolean;
}

/** The companies open in this process, and those known on this computer. One file is open at most once. */
export interface CompanyRegistry {
  /** The application's own folder; null where nothing is remembered. */
  readonly directory: string | null;
  /** Creates a file and lets `fill` write into it; if that fails, no file is left. */
  create(path: string, today: LocalDate, fill: (db: WriteDb) => void): OpenedCompany;
  open(path: string, today: LocalDate): OpenedCompany;
  /**
   * Brings a company's file into the application's folder, where `write` makes it out of sight, and opens it.
   * @throws AppError COMPANY_ALREADY_HERE when that company's file is already on this computer; COMPANY_FILE_* as opening does
   */
  adopt(fileName: string, write: (path: string) => Promise<void> | void, today: LocalDate): Promise<OpenedCompany>;
  /** Releases a company's file for other programs. Whoever names the company again gets it reopened. */
  close(companyId: string): void;
  /** Closes a company's file for a change of the file itself, made in one turn. @throws AppError COMPANY_FILE_IN_USE while work needs it open */
  whileClosed(companyId: string, work: () => void): void;
  /** The path that a company of the list was last opened under, or was found at. @throws AppError COMPANY_NOT_OPEN when unknown */
  knownPath(companyId: string): string;
  /** A known company's data; its file is opened again when need be. @throws AppError COMPANY_NOT_OPEN when unknown */
  databaseOf(companyId: string): OpenDatabase;
  /** The company's data if its file is open at this moment. */
  openDatabaseOf(companyId: string): OpenDatabase | undefined;
  known(): ListedCompany[];
  /** What a file of the application's folder, not opened here yet, calls its company. */
  learnName(path: string, name: string): void;
  /** The company whose file is open in this process under that path. */
  openAt(path: string): string | undefined;
  forget(companyId: string): void;
  /** Where a company's file goes when the user did not choose: the application's folder, under its name, never over another. */
  defaultPath(name: string): string;
  closeAll(): void;
}

/** What names a file of the application's folder until it is opened and says which company it holds. */
const FOUND = 'trouve:';

/** `directory` null: nothing is remembered between runs (command line). */
export function createCompanyRegistry(directory: string | null): CompanyRegistry {
  const open = new Map<string, OpenFile>();
  const folder = companyFolder(directory);
  const drafts = directory === null ? NO_DRAFT_REGISTER : draftRegister(directory);
  rememberDraftsIn(drafts);
  const list = knownCompaniesFile(directory);
  const remembered = list.read();
  const foundNames = new Map<string, string>();
  const foundColours = new Map<string, CompanyColour>();

  function remember(company: OpenedCompany, today: LocalDate): void {
    // One entry per company and one per file: another file may have come under the same path.
    const others = remembered.filter((known) => known.companyId !== company.companyId && known.path !== company.path);
    const before = remembered.find((known) => known.companyId === company.companyId);
    // The colour under which a file was found stays that of its company.
    const given = before?.given ?? foundColours.get(company.path);
    remembered.splice(0, remembered.length, { ...before, ...company, ...(given ? { given } : {}), lastOpenedOn: today }, ...others);
    save();
  }

  /** A company opens although its place in the list cannot be kept: the list is a convenience, and may lie on a full disk. */
  function save(): void {
    try {
      list.write(remembered);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }

  function hold(database: OpenDatabase, today: LocalDate): OpenedCompany {
    const { uuid, name } = readIdentity(database);
    const path = realpathSync(database.path);
    removeAbandonedDrafts(dirname(path));
    const company = { companyId: uuid, name, path };
    remember(company, today);
    open.set(uuid, { database, path, lasting: 0, closesAfterwards: false });
    return company;
  }

  function openFile(path: string, today: LocalDate): OpenedCompany {
    const real = existsSync(path) ? realpathSync(path) : resolve(path);
    for (const [companyId, entry] of open) {
      if (entry.path !== real) continue;
      entry.closesAfterwards = false;
      const company = { companyId, name: readIdentity(entry.database).name, path: real };
      remember(company, today);
      return company;
    }
    const database = openDatabase(real);
    try {
      const { uuid } = readIdentity(database);
      // A copy of a file that is already open would answer to the same name: refuse it rather than mix the two up.
      const openPath = open.get(uuid)?.path;
      if (openPath !== undefined) throw new AppError('COMPANY_COPY_OPEN', { path: real, openPath });
      return hold(database, today);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** The open file of a known company, opened again if it had been closed. */
  function current(companyId: string): OpenFile {
    const entry = open.get(companyId);
    if (entry && !(entry.database.isLost() && entry.lasting === 0)) return entry;
    // Its disk had failed: what was open is worth nothing any more, and what it confirmed is in the file.
    if (entry) giveUp(companyId, entry);
    const { path } = recordOf(companyId);
    const database = openDatabase(path);
    // Under a known path there may by now be the file of another company: that one was not asked for.
    if (identityOrClose(database).uuid !== companyId) {
      database.close();
      throw new AppError('COMPANY_FILE_MISSING', { path });
    }
    const reopened: OpenFile = { database, path, lasting: 0, closesAfterwards: false };
    open.set(companyId, reopened);
    return reopened;
  }

  function giveUp(companyId: string, entry: OpenFile): void {
    open.delete(companyId);
    try {
      entry.database.close();
    } catch {
      // The disk is still gone: opening says so.
    }
  }

  async function lasting<T>(companyId: string, work: (database: OpenDatabase) => Promise<T>): Promise<T> {
    const entry = current(companyId);
    entry.lasting += 1;
    try {
      return await work(entry.database);
    } finally {
      entry.lasting -= 1;
      if (entry.closesAfterwards) close(companyId);
    }
  }

  function close(companyId: string): void {
    const entry = open.get(companyId);
    if (!entry) return;
    entry.closesAfterwards = entry.lasting > 0;
    if (entry.closesAfterwards) return;
    keepAppearance(companyId, entry);
    entry.database.close();
    open.delete(companyId);
  }

  /** What the list says of a company while its file is closed. */
  function keepAppearance(companyId: string, { database }: OpenFile): void {
    const record = remembered.find((company) => company.companyId === companyId);
    if (!record) return;
    try {
      const { name, city, siren } = readProfile(database);
      const { colour: _seenBefore, ...rest } = record;
      const chosen = readChosenColour(database);
      const seen: KnownCompanyRecord = { ...rest, name, city, siren, ...(chosen ? { colour: chosen } : {}) };
      if (JSON.stringify(seen) === JSON.stringify(record)) return;
      remembered.splice(remembered.indexOf(record), 1, seen);
      save();
    } catch {
      // A file that cannot be read any more is closed all the same; the list keeps what it said.
    }
  }

  function recordOf(companyId: string): KnownCompanyRecord {
    const known = remembered.find((company) => company.companyId === companyId);
    if (!known) throw new AppError('COMPANY_NOT_OPEN', { company: companyId });
    return known;
  }

  /** Files of the application's folder that belong to no known company; their id resolves only among them. */
  function found(): FoundCompany[] {
    const paths = new Set(remembered.map(({ path }) => path));
    return folder
      .files()
      .filter(({ path }) => !paths.has(path))
      .map(({ name, path, changedOn }) => ({
        companyId: `${FOUND}${basename(path)}`,
        name: foundNames.get(path) ?? name,
        path,
        lastOpenedOn: changedOn,
        colour: usualColour(path),
        present: true,
        openedBefore: false,
        removable: false,
      }));
  }

  function refuseIfHere(file: string, { uuid, name }: { uuid: string; name: string }): void {
    const known = remembered.find((company) => company.companyId === uuid && existsSync(company.path));
    const path = known?.path ?? found().find((company) => readFileIdentity(company.path)?.uuid === uuid)?.path;
    if (path !== undefined) throw new AppError('COMPANY_ALREADY_HERE', { file, name: known?.name ?? name, path });
  }

  return {
    directory,
    create(path, today, fill) {
      const place = resolve(path);
      createFile(place, drafts, fill);
      return openFile(place, today);
    },
    open: openFile,
    async adopt(fileName, write, today) {
      const path = await folder.bringIn(fileName, write, (draft) => {
        const database = namingTheFile(fileName, () => openDatabase(draft));
        const identity = namingTheFile(fileName, () => identityOrClose(database));
        namingTheFile(fileName, () => closeWhole(database));
        refuseIfHere(fileName, identity);
      });
      return openFile(path, today);
    },
    close,
    whileClosed(companyId, work) {
      const entry = open.get(companyId);
      if (entry && entry.lasting > 0) throw new AppError('COMPANY_FILE_IN_USE', { path: entry.path });
      open.delete(companyId);
      try {
        entry?.database.close();
      } catch {
        // A file whose disk failed under it: what replaces it is whole.
      }
      work();
    },
    knownPath(companyId) {
      if (companyId.startsWith(FOUND)) {
        const file = found().find((company) => company.companyId === companyId);
        if (!file) throw new AppError('COMPANY_FILE_MISSING', { path: companyId.slice(FOUND.length) });
        return file.path;
      }
      return recordOf(companyId).path;
    },
    openAt: (path) => [...open].find(([, entry]) => entry.path === path)?.[0],
    openDatabaseOf: (companyId) => open.get(companyId)?.database,
    databaseOf(companyId) {
      if (!open.has(companyId)) recordOf(companyId);
      return reopeningDatabase({
        current: () => current(companyId).database,
        lasting: (work) => lasting(companyId, work),
        ifOpen: () => open.get(companyId)?.database,
      });
    },
    known() {
      for (const [companyId, entry] of open) keepAppearance(companyId, entry);
      if (giveColours(remembered)) save();
      const companies = remembered.map((company) => {
        const present = existsSync(company.path);
        const removable = !(present && folder.holds(company.path));
        return { ...company, colour: shownColour(company), present, openedBefore: true, removable };
      });
      const all: (FoundCompany & KnownCompanyRecord)[] = companies;
      for (const company of found()) {
        const colour = colourApart({ ...company, own: foundColours.get(company.path) ?? company.colour }, all);
        foundColours.set(company.path, colour);
        all.push({ ...company, colour });
      }
      const apart = differences(all.map(({ name, path, city = '', siren = '' }) => ({ name, path, city, siren })));
      return all.map(({ given: _given, city: _city, siren: _siren, ...company }, index) => ({
        ...company,
        difference: apart[index] ?? '',
      }));
    },
    learnName(path, name) {
      foundNames.set(path, name);
    },
    forget(companyId) {
      const index = remembered.findIndex((company) => company.companyId === companyId);
      const without = remembered.filter((_known, at) => at !== index);
      list.write(without);
      remembered.splice(0, remembered.length, ...without);
    },
    defaultPath: folder.freePath,
    closeAll() {
      for (const { database } of open.values()) database.close();
      open.clear();
    },
  };
}

function identityOrClose(database: OpenDatabase): { uuid: string; name: string } {
  try {
    return readIdentity(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** What is wrong with a file is said under the name that the user knows, not under that of the copy being looked at. */
function namingTheFile<T>(fileName: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError && 'path' in error.params) throw new AppError(error.code, { ...error.params, path: fileName });
    throw error;
  }
}
