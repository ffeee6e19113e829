import { readIdentity } from '../../../db/companies/companies.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { nameApart } from '../../../shared/companies/tell-apart.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CompanyCommand } from '../../../shared/journal/journaled-commands.fr.ts';
import type { CompanyRef, LeftOutCompany } from '../../../shared/portfolio/routine.contract.ts';
import type { AppContext, CommandContext, QueryContext } from '../context.ts';

/** A company that work is done in, its file open; its name with what tells it from others of the same name. */
export interface RoutineCompany {
  companyId: string;
  name: string;
}

/**
 * Opens the companies asked for, each once; one whose file cannot be opened is left out with its reason. `release` closes again those that were
 * closed before.
 */
export function openCompanies<Ref extends CompanyRef>(
  { companies, files, today }: AppContext,
  asked: readonly Ref[],
): { opened: (RoutineCompany & { asked: Ref[] })[]; leftOut: LeftOutCompany[]; release: () => void } {
  const opened = new Map<string, RoutineCompany & { asked: Ref[] }>();
  const leftOut: LeftOutCompany[] = [];
  const isOpenedHere = new Set(companies.known().flatMap((company) => (company.openedBefore ? [company.companyId] : [])));
  const wasClosed: string[] = [];
  const apart = (companyId: string) => {
    const known = companies.known().find((company) => company.companyId === companyId);
    return nameApart({ name: readIdentity(companies.databaseOf(companyId)).name, difference: known?.difference ?? '' });
  };
  const nameOf = ({ companyId, file }: CompanyRef) =>
    companies.known().find((company) => company.companyId === companyId)?.name ??
    (file === undefined ? (companyId ?? '') : files.nameOf(file));
  const open = ({ companyId, file }: CompanyRef): string => {
    if (companyId !== undefined && isOpenedHere.has(companyId)) {
      if (companies.openDatabaseOf(companyId) === undefined) wasClosed.push(companyId);
      return companyId;
    }
    const path = companyId === undefined ? files.pathOf(file ?? ('' as never)) : companies.knownPath(companyId);
    const before = companies.openAt(path);
    const { companyId: id } = companies.open(path, today);
    if (before === undefined) wasClosed.push(id);
    return id;
  };
  for (const ref of asked) {
    try {
      const companyId = open(ref);
      const known = opened.get(companyId);
      if (known) known.asked.push(ref);
      else opened.set(companyId, { companyId, name: apart(companyId), asked: [ref] });
    } catch (error) {
      leftOut.push({ companyId: ref.companyId ?? null, name: safely(() => nameOf(ref)), problem: sentenceOf(error) });
    }
  }
  const release = () => {
    for (const companyId of wasClosed) companies.close(companyId);
  };
  return { opened: [...opened.values()], leftOut, release };
}

/** What goes wrong in one company, as its sentence. What is no error of the domain is one of the program, and stops all. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof AppError) || error.code === 'CANCELLED') throw error;
  return error.message;
}

/** Does the same in one company after the other; one in which it fails is left out, and nothing of it was done there. */
export async function inEachCompany<Company extends RoutineCompany, T>(
  context: AppContext,
  { opened, leftOut, verb, step }: { opened: readonly Company[]; leftOut: LeftOutCompany[]; verb: CompanyCommand; step: string },
  work: (inside: CommandContext, company: Company) => Promise<T> | T,
): Promise<(RoutineCompany & { done: T })[]> {
  const done: (RoutineCompany & { done: T })[] = [];
  for (const [index, company] of opened.entries()) {
    const { companyId, name } = company;
    context.progress({ done: index, total: opened.length, step: `${step} : ${name}` });
    try {
      done.push({ companyId, name, done: await context.inCompany(companyId, verb, (inside) => work(inside, company)) });
    } catch (error) {
      leftOut.push({ companyId, name, problem: sentenceOf(error) });
    }
  }
  return done;
}

/** What a use case that only reads is given over a file that is looked into. */
export function lookingInto(context: AppContext, db: ReadDb): QueryContext {
  return {
    ...context,
    db,
    aside: (work) => work(),
    undisturbed: () => Promise.reject(new Error('a file that is only looked into is not copied')),
  };
}

function safely(name: () => string): string {
  try {
    return name();
  } catch {
    return '';
  }
}
