import { existsSync, realpathSync } from 'node:fs';
import { readIdentity } from '../../../db/companies/companies.queries.ts';
import { readChosenColour, readColour } from '../../../db/companies/company-colour.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { readCompanyFile } from '../../../db/read-company-file.ts';
import { type CompanyColour, usualColour } from '../../../shared/companies/company-colour.ts';
import type { InputFile } from '../../../shared/contract/file-handles.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/error-params.ts';
import type { CompanyState } from '../../../shared/portfolio/portfolio.contract.ts';
import type { AppContext } from '../context.ts';

/** A company's file to look into: by what is known of it, or as somebody named it. */
export interface LookedForCompany {
  companyId: string | null;
  path: string;
  name: string;
  colour: CompanyColour;
  /** What tells it from the other known companies of the same name. */
  difference: string;
}

export type Looked<T> = LookedForCompany &
  ({ state: 'read'; problem: null; found: T } | { state: CompanyState; problem: string; found: null });

/** The files asked for: those named, then those known by their ids; without either, all that are known on this computer. */
export function companiesLookedFor(
  { companies, files }: Pick<AppContext, 'companies' | 'files'>,
  asked: { companies?: readonly InputFile[] | undefined; companyIds?: readonly string[] | undefined },
): LookedForCompany[] {
  const known = companies.known();
  const byId = new Map(known.map((company) => [company.companyId, company]));
  const named = (asked.companies ?? []).map((file): LookedForCompany => {
    const path = pathOf(files, file);
    const real = existsSync(path) ? realpathSync(path) : path;
    const found = known.find((company) => company.path === real);
    return found ? pick({ ...found, path }) : { companyId: null, path, name: nameOf(path), colour: usualColour(path), difference: '' };
  });
  if (asked.companyIds !== undefined) return [...named, ...asked.companyIds.flatMap((id) => byId.get(id) ?? []).map(pick)];
  return asked.companies === undefined ? known.map(pick) : named;
}

/**
 * Reads one company's data in one turn: through its open file if it is open here, else through the file itself, left as it was. What is in the way is
 * said, and never stops the others.
 */
export function lookIntoCompany<T>(context: AppContext, company: LookedForCompany, work: (db: ReadDb) => T): Looked<T> {
  let seen = company;
  const look = (db: ReadDb): T => {
    const { uuid, name } = readIdentity(db);
    const expected = company.companyId;
    if (expected !== null && expected !== uuid && !expected.includes(':'))
      throw new AppError('COMPANY_FILE_OTHER', { path: company.path, name });
    // The colour given to a known company stays unless one was chosen.
    const colour = expected === null ? readColour(db) : (readChosenColour(db) ?? company.colour);
    seen = { companyId: expected ?? uuid, path: company.path, name, colour, difference: company.difference };
    return work(db);
  };
  try {
    const found = read(context, company, look);
    return { ...seen, state: 'read', problem: null, found };
  } catch (error) {
    if (error instanceof AppError && error.code === 'COMPANY_FILE_OLDER') {
      const { companyId, name } = (error as AppError<'COMPANY_FILE_OLDER'>).params;
      seen = { ...company, companyId: company.companyId ?? companyId, name: name || company.name };
      if (company.companyId?.includes(':') && name) context.companies.learnName(company.path, name);
    }
    const said: AppError = error instanceof AppError ? error : new AppError('COMPANY_FILE_UNREADABLE', { path: company.path });
    return { ...seen, state: STATES[said.code] ?? 'unreadable', problem: said.message, found: null };
  }
}

function read<T>({ companies, isBeingChanged }: AppContext, { path }: LookedForCompany, look: (db: ReadDb) => T): T {
  const openId = companies.openAt(existsSync(path) ? realpathSync(path) : path);
  const open = openId === undefined ? undefined : companies.openDatabaseOf(openId);
  if (openId === undefined || open === undefined) return readCompanyFile(path, look);
  if (isBeingChanged(openId)) throw new AppError('COMPANY_FILE_BUSY', { path });
  return look(open);
}

const STATES: Readonly<Partial<Record<ErrorCode, CompanyState>>> = {
  COMPANY_FILE_OLDER: 'older',
  COMPANY_FILE_BUSY: 'busy',
  COMPANY_FILE_IN_USE: 'inUse',
  COMPANY_FILE_MISSING: 'missing',
  COMPANY_FILE_DAMAGED: 'damaged',
  COMPANY_FILE_LEFTOVER: 'damaged',
  COMPANY_FILE_FOREIGN: 'foreign',
  COMPANY_FILE_NEWER: 'newer',
  COMPANY_FILE_OTHER: 'other',
};

function pathOf(files: AppContext['files'], file: InputFile): string {
  try {
    return files.pathOf(file);
  } catch (error) {
    // A handle that leads nowhere is a line like that of a file that went away.
    if (error instanceof AppError && error.code === 'FILE_NOT_FOUND') return file;
    throw error;
  }
}

function nameOf(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).replace(/\.quittance$/i, '');
}

function pick({ companyId, path, name, colour, difference }: LookedForCompany): LookedForCompany {
  return { companyId, path, name, colour, difference };
}
