import type { companiesContract } from '../../../shared/companies/companies.contract.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { AppContext } from '../context.ts';
import { writeWhole } from './company-folder.ts';

/** Takes in a company's file of which only the bytes are to be had: its copy, in the application's folder, is the one in use. */
export async function adoptCompany(
  { companies, files, today }: AppContext,
  { file }: InputOf<typeof companiesContract.adopt>,
): Promise<OutputOf<typeof companiesContract.adopt>> {
  const { name, bytes } = await files.read(file);
  return companies.adopt(name, (draft) => writeWhole(draft, bytes), today);
}
