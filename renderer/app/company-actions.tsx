import type { SpotlightActionData } from '@mantine/spotlight';
import { nameApart } from '../../shared/companies/tell-apart.ts';
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
    .filter((each) => each.present && each.companyId !== except && isWanted(nameApart(each)))
    .slice(0, COMPANIES_SHOWN)
    .map(({ companyId, name, colour, difference }) => ({
      id: `company-${companyId}`,
      label: `Aller chez ${nameApart({ name, difference })}`,
      leftSection: <CompanyBadge name={name} colour={colour} small />,
      onClick: () => goTo(companyId),
    }));
}
