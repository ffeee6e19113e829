import { randomUUID } from 'node:crypto';
import { insertCompany } from '../../../db/companies/companies.queries.ts';
import type { companiesContract } from '../../../shared/companies/companies.contract.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { AppContext } from '../context.ts';

export function createCompany(
  { companies, files, today }: AppContext,
  { path, ...profile }: InputOf<typeof companiesContract.create>,
): OutputOf<typeof companiesContract.create> {
  const target = path === undefined ? companies.defaultPath(profile.name) : files.outputPath(path);
  return companies.create(target, today, (db) =>
    insertCompany(db, { ...withoutUndefined(profile), name: profile.name, uuid: randomUUID(), createdOn: today }),
  );
}

function withoutUndefined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
