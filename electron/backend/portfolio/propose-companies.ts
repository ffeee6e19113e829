import { readProfile } from '../../../db/companies/companies.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { listMappings } from '../../../db/imports/import-mappings.queries.ts';
import { countKnownTexts, importedFileNames } from '../../../db/portfolio/file-traits.queries.ts';
import type { InputFile } from '../../../shared/contract/file-handles.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { type CompanyTraits, type FileTraits, lastingName, proposeCompany } from '../../../shared/portfolio/propose-company.ts';
import type { routineContract } from '../../../shared/portfolio/routine.contract.ts';
import { type AppContext, breathe } from '../context.ts';
import { lookIntoAll } from './summarise-portfolio.ts';

type Verb = typeof routineContract.proposeCompanies;

/** What a file says of itself: the imports' own reading, which this domain knows nothing of. */
export type TraitsOfFile = (context: AppContext, file: InputFile) => Promise<{ traits: FileTraits; problem: string | null }>;

type OfCompany = Omit<CompanyTraits, 'companyId'>;

/** Reads the beginning of each file, then looks into each company's file for what it knows of them. */
export async function proposeCompanies(
  context: AppContext,
  { files, ...asked }: InputOf<Verb>,
  traitsOfFile: TraitsOfFile,
): Promise<OutputOf<Verb>> {
  const read: { file: InputFile; traits: FileTraits; problem: string | null }[] = [];
  for (const [done, file] of files.entries()) {
    context.progress({ done, total: files.length, step: 'Lecture des fichiers' });
    await breathe(context);
    read.push({ file, ...(await traitsOfFile(context, file)) });
  }
  const traits = read.map((each) => each.traits);
  const looked = await lookIntoAll(context, asked, (db) => traitsOfCompany(db, traits));
  return read.map(({ file, traits: { name }, problem }, index) => {
    const companies = looked.flatMap(({ companyId, found }) => {
      const ofFile = found?.[index];
      return companyId === null || ofFile === undefined ? [] : [{ companyId, ...ofFile }];
    });
    return {
      file,
      name,
      problem,
      ...proposeCompany(traits[index] ?? { name, identifiers: [], head: [], texts: [], shapes: [] }, companies),
    };
  });
}

/** What one company knows of each of the files. */
function traitsOfCompany(db: ReadDb, files: readonly FileTraits[]): OfCompany[] {
  const { name, siren, vatNumber, iban } = readProfile(db);
  const shapes = new Set(listMappings(db).map(({ fingerprint }) => fingerprint));
  const before = importedFileNames(db).map((each) => ({ ...each, lasting: lastingName(each.name) }));
  return files.map((file) => {
    const lasting = lastingName(file.name);
    const alike = lasting === '' ? undefined : before.find((each) => each.lasting === lasting);
    return {
      ...{ name, siren, vatNumber, iban, namedAlike: alike ? { name: alike.name, on: alike.on } : null },
      ...countKnownTexts(db, file.texts),
      knowsShape: file.shapes.some((shape) => shapes.has(shape)),
    };
  });
}
