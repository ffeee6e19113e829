import type { SpotlightActionData } from '@mantine/spotlight';
import type { VerbOutput } from '../api/verbs.ts';
import { CompanyBadge } from '../ui/CompanyMark.tsx';
import { plainWords } from '../ui/plain-words.ts';

/** As many companies as the eye takes in; typing more letters narrows them. */
const COMPANIES_SHOWN = 8;

/** « Aller chez … » for each company whose name holds the words that were typed. */
export function companyActions(
  known: VerbOutput<'companies.recent'>,
  { except, wanted, goTo }: { except: string | null; wanted: string; goTo: (companyId: string) => void },
): SpotlightActionData[] {
  const words = wanted.split(' ');
  const isWanted = (name: string) => words.every((word) => plainWords(`Aller chez ${name}`).includes(word));
  return known
    .filter(({ companyId, name, present }) => present && companyId !== except && isWanted(name))
    .slice(0, COMPANIES_SHOWN)
    .map(({ companyId, name, colour }) => ({
      id: `company-${companyId}`,
      label: `Aller chez ${name}`,
      leftSection: <CompanyBadge name={name} colour={colour} small />,
      onClick: () => goTo(companyId),
    }));
}
