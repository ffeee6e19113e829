import { readExtent, readProfile, updateProfile } from '../../../db/companies/companies.queries.ts';
import { readChosenColour, readColour, writeColour } from '../../../db/companies/company-colour.queries.ts';
import { latestChangeOn } from '../../../db/journal/latest-change.queries.ts';
import type { CompanyProfile, companiesContract } from '../../../shared/companies/companies.contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { HandlersOf } from '../context.ts';
import { adoptCompany } from './adopt-company.ts';
import { createCompany } from './create-company.ts';
import { createSampleCompany } from './create-sample-company.ts';

export const companiesHandlers: HandlersOf<typeof companiesContract> = {
  create: createCompany,
  createSample: createSampleCompany,
  open({ companies, files, today }, { companyId, file }) {
    if (file !== undefined) return companies.open(files.pathOf(file), today);
    if (companyId !== undefined) return companies.open(companies.knownPath(companyId), today);
    throw new AppError('COMPANY_REQUIRED', { verb: 'companies.open' });
  },
  adopt: adoptCompany,
  close({ companies }, { companyId }) {
    companies.close(companyId);
    return {};
  },
  recent: ({ companies }) => companies.known(),
  forget({ companies }, { companyId }) {
    companies.forget(companyId);
    return {};
  },
  profile: ({ db }) => readProfile(db),
  updateProfile({ db }, changes) {
    db.transaction(() => updateProfile(db, changes as Partial<CompanyProfile>));
    return readProfile(db);
  },
  setColour({ db }, { colour }) {
    db.transaction(() => writeColour(db, colour));
    return { colour: readColour(db) };
  },
  status({ db, today, now }) {
    const { name, isSample } = readProfile(db);
    const latest = latestChangeOn(db);
    const changedAheadOn = latest !== null && latest > now.slice(0, 10) ? latest : null;
    return {
      name,
      isSample,
      today,
      colour: readColour(db),
      colourIsChosen: readChosenColour(db) !== null,
      changedAheadOn,
      ...readExtent(db),
    };
  },
};
