import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { compareSettings, settingsToTake } from '../../../shared/portfolio/compare-settings.ts';
import type { routineContract, TakenSettings } from '../../../shared/portfolio/routine.contract.ts';
import { type AppContext, breathe, type CommandContext } from '../context.ts';
import { ownWordsOf, type PolicyOf, settingsOf } from './copied-settings.ts';
import { inEachCompany, openCompanies, sentenceOf } from './routine-companies.ts';

type Verbs = typeof routineContract;
type Terms = InputOf<Verbs['copySettings']>;

/** Takes settings into a company. */
export type TakeSettings = (context: CommandContext, settings: TakenSettings) => { taken: number };

/** What copying would do in each company. */
export async function showCopy(context: AppContext, terms: Terms, policyOf: PolicyOf): Promise<OutputOf<Verbs['compareSettings']>> {
  const { compare, targets, leftOut, release } = readSource(context, terms, policyOf);
  try {
    const companies = [];
    for (const { companyId, name } of targets) {
      await breathe(context);
      try {
        companies.push({ companyId, name, changes: compare(companyId) });
      } catch (error) {
        leftOut.push({ companyId, name, problem: sentenceOf(error) });
      }
    }
    return { companies, leftOut };
  } finally {
    release();
  }
}

/** Copies it, company by company; what is said is what was done. */
export async function copySettings(
  context: AppContext,
  terms: Terms,
  { policyOf, take }: { policyOf: PolicyOf; take: TakeSettings },
): Promise<OutputOf<Verbs['copySettings']>> {
  const { source, compare, targets, leftOut, release } = readSource(context, terms, policyOf);
  const keys = terms.keys === undefined ? null : new Set(terms.keys);
  try {
    const copied = await inEachCompany(
      context,
      { opened: targets, leftOut, verb: 'routine.takeSettings', step: 'Copie' },
      (inside, { companyId }) => {
        const changes = compare(companyId);
        take(inside, settingsToTake(source, changes, keys));
        return changes.filter(({ key }) => keys === null || keys.has(key));
      },
    );
    return { companies: copied.map(({ companyId, name, done }) => ({ companyId, name, changes: done })), leftOut };
  } finally {
    release();
  }
}

function readSource(context: AppContext, { from, to, parts }: Terms, policyOf: PolicyOf) {
  const { opened, leftOut: unopened, release: releaseSource } = openCompanies(context, [from]);
  const [company] = opened;
  if (company === undefined) throw new AppError('COPY_SOURCE_UNREADABLE', { problem: unopened[0]?.problem ?? '' });
  const { opened: all, leftOut, release: releaseTargets } = openCompanies(context, to);
  const db = context.companies.databaseOf(company.companyId);
  const source = settingsOf(db, policyOf);
  const terms = { parts: new Set(parts), ownWords: ownWordsOf(db) };
  return {
    source,
    leftOut,
    // Onto itself there is nothing to copy.
    targets: all.filter(({ companyId }) => companyId !== company.companyId),
    compare: (companyId: string) => compareSettings(source, settingsOf(context.companies.databaseOf(companyId), policyOf), terms),
    release: () => {
      releaseTargets();
      releaseSource();
    },
  };
}
