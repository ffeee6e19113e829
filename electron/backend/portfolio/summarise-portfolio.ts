import type { ReadDb } from '../../../db/database.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { PortfolioFigures, type PortfolioLine, type portfolioContract } from '../../../shared/portfolio/portfolio.contract.ts';
import { type AppContext, breathe } from '../context.ts';
import { type CustomersToDo, companyFigures } from './company-figures.ts';
import { keepFigures, readKeptFigures } from './kept-figures.ts';
import { companiesLookedFor, type Looked, lookIntoCompany } from './look-into-company.ts';

type Verb = typeof portfolioContract.summary;

/** What there is to do in a company on a day: the reminders' own use case, which this domain knows nothing of. */
export type TasksOf = (db: ReadDb, asOf: LocalDate) => CustomersToDo;

const NOTHING = Object.fromEntries(Object.keys(PortfolioFigures.shape).map((key) => [key, null])) as {
  [Key in keyof PortfolioFigures]: null;
};

/** One line for each company asked for. Each file is looked into by itself, in one turn. */
export async function summarisePortfolio(context: AppContext, input: InputOf<Verb>, tasksOf: TasksOf): Promise<OutputOf<Verb>> {
  const asOf = input.asOf ?? context.today;
  const { directory } = context.companies;
  const looked = await lookIntoAll(context, input, (db) => companyFigures(db, asOf, tasksOf(db, asOf)));
  const kept = looked.some(({ found }) => found === null) ? readKeptFigures(directory) : new Map<string, PortfolioFigures>();
  if (asOf === context.today) {
    const known = new Set(context.companies.known().map(({ companyId }) => companyId));
    const shown = looked.flatMap(({ companyId, found }) => (companyId !== null && found !== null ? [[companyId, found] as const] : []));
    keepFigures(directory, known, new Map(shown));
  }
  return looked.map(({ found, ...company }): PortfolioLine => {
    const figures = found ?? (company.companyId === null ? undefined : kept.get(company.companyId));
    return { ...company, asOf, ...(figures ?? NOTHING), ...backupOf(context, company.companyId) };
  });
}

function backupOf({ backups }: AppContext, companyId: string | null): Pick<PortfolioLine, 'lastBackupOn' | 'backupProblem'> {
  if (companyId === null) return { lastBackupOn: null, backupProblem: null };
  return { lastBackupOn: backups.lastOf(companyId)?.takenOn ?? null, backupProblem: backups.failureOf(companyId)?.message ?? null };
}

/** Looks into every file asked for, one a turn, so that other calls run in between; says how far it is and stops when asked to. */
export async function lookIntoAll<T>(
  context: AppContext,
  asked: Parameters<typeof companiesLookedFor>[1],
  work: (db: ReadDb) => T,
): Promise<Looked<T>[]> {
  const companies = companiesLookedFor(context, asked);
  const looked: Looked<T>[] = [];
  for (const [done, company] of companies.entries()) {
    context.progress({ done, total: companies.length, step: `Lecture de ${company.name}` });
    await breathe(context);
    looked.push(lookIntoCompany(context, company, work));
  }
  return looked;
}
