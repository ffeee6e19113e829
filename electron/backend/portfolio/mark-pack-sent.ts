import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { routineContract } from '../../../shared/portfolio/routine.contract.ts';
import type { AppContext, CommandContext } from '../context.ts';
import { type ChangeOf, refuseUnseenChanges } from './refuse-unseen-changes.ts';
import { inEachCompany, openCompanies } from './routine-companies.ts';

type Verb = typeof routineContract.markPackSent;

/** The letters' own use case, which this domain knows nothing of: all of a company's letters are marked, or none. */
export type MarkSent = (context: CommandContext, input: { letterIds: number[]; sentOn: LocalDate }) => { count: number };

/** Marks the letters of several companies as posted, company by company; none of one in which a letter changed since it was printed, unseen. */
export async function markPackSent(
  context: AppContext,
  { companies, sentOn }: InputOf<Verb>,
  markSent: MarkSent,
  changeOf: ChangeOf,
): Promise<OutputOf<Verb>> {
  const { opened, leftOut, release } = openCompanies(context, companies);
  try {
    const marked = await inEachCompany(
      context,
      { opened, leftOut, verb: 'letters.markAllSent', step: 'Envoi noté' },
      (inside, { asked }) => {
        refuseUnseenChanges(inside, asked, changeOf);
        return markSent(inside, { letterIds: [...new Set(asked.flatMap(({ letterIds }) => letterIds))], sentOn });
      },
    );
    return { companies: marked.map(({ companyId, name, done: { count } }) => ({ companyId, name, count })), leftOut };
  } finally {
    release();
  }
}
