import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readIdentity } from '../../../db/companies/companies.queries.ts';
import { createDatabase, type OpenDatabase, openDatabase, type WriteDb } from '../../../db/database.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';

interface KnownCompanyRecord {
  companyId: string;
  name: string;
  path: string;
  lastOpenedOn: LocalDate;
}

export interface OpenedCompany {
  companyId: string;
  name: string;
  path: string;
}

/** The companies open in this process, and those known on this computer. One file is open at most once. */
export interface CompanyRegistry {
  /** Creates a file and lets `fill` write into it; if that fails, no file is left. */
  create(path: string, today: LocalDate, fill: (db: WriteDb) => void): OpenedCompany;
  open(path: string, today: LocalDate): OpenedCompany;
  /** The path under which a known company was last opened. @throws AppError COMPANY_NOT_OPEN when unknown */
  knownPath(companyId: string): string;
  databaseOf(companyId: string): OpenDatabase;
  known(): (KnownCompanyRecord & { present: boolean })[];
  forget(companyId: string): void;
  /** Where a company's file goes when the user did not choose: the application's folder, under its name, never over another. */
  defaultPath(name: string): string;
  closeAll(): void;
}

/** `directory` null: nothing is remembered between runs (command line). */
export function createCompanyRegistry(directory: string | null): CompanyRegistry {
  const open = new Map<string, { database: OpenDatabase; path: string }>();
  const listFile = directory === null ? null : join(directory, 'dossiers-connus.json');
  const remembered: KnownCompanyRecord[] = listFile === null ? [] : readList(listFile);

  function remember(company: OpenedCompany, today: LocalDate): void {
    const others = remembered.filter((known) => known.companyId !== company.companyId);
    remembered.splice(0, remembered.length, { ...company, lastOpenedOn: today }, ...others);
    save();
  }

  function save(): void {
    if (listFile === null || directory === null) return;
    mkdirSync(directory, { recursive: true });
    writeFileSync(`${listFile}.nouveau`, JSON.stringify(remembered, null, 1));
    renameSync(`${listFile}.nouveau`, listFile);
  }

  function adopt(database: OpenDatabase, today: LocalDate): OpenedCompany {
    const { uuid, name } = readIdentity(database);
    const path = realpathSync(database.path);
    open.set(uuid, { database, path });
    const company = { companyId: uuid, name, path };
    remember(company, today);
    return company;
  }

  return {
    create(path, today, fill) {
      const database = createDatabase(resolve(path));
      try {
        database.transaction(() => fill(database));
        database.checkpoint();
      } catch (error) {
        database.close();
        for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(resolve(file), { force: true }); // ours, made a moment ago
        throw error;
      }
      return adopt(database, today);
    },
    open(path, today) {
      const real = existsSync(path) ? realpathSync(path) : resolve(path);
      for (const [companyId, entry] of open) {
        if (entry.path !== real) continue;
        const company = { companyId, name: readIdentity(entry.database).name, path: real };
        remember(company, today);
        return company;
      }
      const database = openDatabase(real);
      const { uuid } = readIdentity(database);
      // A copy of a file that is already open would answer to the same name: refuse it rather than mix the two up.
      if (open.has(uuid)) {
        database.close();
        throw new AppError('COMPANY_COPY_OPEN', { path: real, openPath: open.get(uuid)?.path ?? '' });
      }
      return adopt(database, today);
    },
    knownPath(companyId) {
      const known = remembered.find((company) => company.companyId === companyId);
      if (!known) throw new AppError('COMPANY_NOT_OPEN', { company: companyId });
      return known.path;
    },
    databaseOf(companyId) {
      const entry = open.get(companyId);
      if (!entry) throw new AppError('COMPANY_NOT_OPEN', { company: companyId });
      return entry.database;
    },
    known: () => remembered.map((company) => ({ ...company, present: existsSync(company.path) })),
    forget(companyId) {
      const index = remembered.findIndex((company) => company.companyId === companyId);
      if (index >= 0) remembered.splice(index, 1);
      save();
    },
    defaultPath(name) {
      if (directory === null) throw new AppError('OUTPUT_UNWRITABLE', { path: name });
      const folder = join(directory, 'dossiers');
      mkdirSync(folder, { recursive: true });
      const stem = fileStem(name);
      for (let attempt = 1; ; attempt++) {
        const path = join(folder, `${stem}${attempt === 1 ? '' : ` ${attempt}`}.quittance`);
        if (!existsSync(path)) return path;
      }
    },
    closeAll() {
      for (const { database } of open.values()) database.close();
      open.clear();
    },
  };
}

/** A company's name as a file name on any system: letters, digits, spaces and dashes. */
function fileStem(name: string): string {
  const stem = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N} -]+/gu, ' ')
    .trim()
    .replace(/\s+/g, ' ')
    .slice(0, 60);
  return stem === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem) ? `Dossier ${stem}`.trim() : stem;
}

function readList(file: string): KnownCompanyRecord[] {
  if (!existsSync(file)) return [];
  try {
    const list: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(list) ? (list as KnownCompanyRecord[]) : [];
  } catch {
    return []; // a damaged list of recent files costs nobody anything: companies open by their file
  }
}
