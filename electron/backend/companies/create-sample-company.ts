import { randomUUID } from 'node:crypto';
import { insertCompany } from '../../../db/companies/companies.queries.ts';
import { insertSampleBook } from '../../../db/companies/sample-book.queries.ts';
import { rateTable } from '../../../db/late-fees/semester-rates.queries.ts';
import type { companiesContract } from '../../../shared/companies/companies.contract.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { type AppContext, breathe } from '../context.ts';
import { buildSampleBook } from './sample/build-sample-book.ts';
import { sampleResources } from './sample/sample-resources.ts';

/**
 * Creates the sample company: 18 months of a small joinery up to yesterday. Everything in it is the same for the same day, but
 * the file's own identity: two sample files can be open side by side.
 */
export async function createSampleCompany(
  context: AppContext,
  { path }: InputOf<typeof companiesContract.createSample>,
): Promise<OutputOf<typeof companiesContract.createSample>> {
  const { companies, files, today } = context;
  const step = 'Création de la société d’exemple';
  context.progress({ done: 0, total: null, step });
  await breathe(context);
  const resources = sampleResources();
  const target = path === undefined ? companies.defaultPath(resources.company.name) : files.outputPath(path);
  return companies.create(target, today, (db) => {
    insertCompany(db, { ...resources.company, uuid: randomUUID(), createdOn: today, isSample: true });
    insertSampleBook(db, buildSampleBook(today, rateTable(db), resources), (done, total) => context.progress({ done, total, step }));
  });
}
