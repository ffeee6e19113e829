import type { companiesContract } from '../../../shared/companies/companies.contract.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { AppContext } from '../context.ts';
import { createCompany } from './create-company.ts';

export function createSampleCompany(
  context: AppContext,
  { path }: InputOf<typeof companiesContract.createSample>,
): OutputOf<typeof companiesContract.createSample> {
  return createCompany(context, { name: 'Menuiserie Lefèvre', path });
}
