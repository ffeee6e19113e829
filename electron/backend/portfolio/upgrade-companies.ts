import { readIdentity } from '../../../db/companies/companies.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { portfolioContract } from '../../../shared/portfolio/portfolio.contract.ts';
import { type AppContext, breathe } from '../context.ts';
import { companiesLookedFor } from './look-into-company.ts';

type Verb = typeof portfolioContract.upgrade;

/**
 * Opens each of the companies asked for, which upgrades its file after copying it beside itself, and closes it again. The list of companies
 * stays in the order in which its user opened them.
 */
export async function upgradeCompanies(context: AppContext, { companyIds }: InputOf<Verb>): Promise<OutputOf<Verb>> {
  const { companies, today } = context;
  const asked = companiesLookedFor(context, { companyIds });
  const isOpenedHere = new Set(companies.known().flatMap((company) => (company.openedBefore ? [company.companyId] : [])));
  const output: OutputOf<Verb> = { upgraded: [], failed: [] };
  for (const [done, { companyId, path, name }] of asked.entries()) {
    context.progress({ done, total: asked.length, step: `Mise à jour de ${name}` });
    await breathe(context);
    if (companyId === null || companies.openDatabaseOf(companyId) !== undefined) continue;
    try {
      const id = isOpenedHere.has(companyId) ? companyId : companies.open(path, today).companyId;
      readIdentity(companies.databaseOf(id));
      companies.close(id);
      output.upgraded.push({ companyId: id, name });
    } catch (error) {
      const said = error instanceof AppError ? error : new AppError('COMPANY_FILE_UPGRADE_FAILED', { path });
      output.failed.push({ companyId, name, problem: said.message });
    }
  }
  return output;
}
