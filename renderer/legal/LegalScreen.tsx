import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { FillScreen } from '../ui/FillScreen.tsx';
import { useFiguresDay } from '../ui/figures-day.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useAddressSetting } from '../ui/routing/location.ts';
import { ScreenTabs } from '../ui/ScreenTabs.tsx';
import { CasesTab } from './CasesTab.tsx';
import { ClaimsTab } from './ClaimsTab.tsx';
import { GuideTab } from './GuideTab.tsx';
import { SourcesTab } from './SourcesTab.tsx';

const TABS = ['creances', 'dossiers', 'quiRelance', 'sources'] as const;
type Tab = (typeof TABS)[number];

/** What is owed as a court would see it: how long each claim can still be brought, and by which way. */
export function LegalScreen() {
  const { today } = useCompany();
  const claims = useApiQuery('legal.claims', { asOf: today });
  const cases = useApiQuery('legal.cases', { asOf: today });
  const openCases = cases.data?.filter(({ closedOn }) => closedOn === null).length;
  const [asked, ask] = useAddressSetting('onglet');
  const shown: Tab = TABS.find((each) => each === asked) ?? 'creances';
  useFiguresDay(today);
  return (
    <FillScreen>
      <PageHeader title="Contentieux" term="contentieux" note="Ce n’est pas un conseil juridique : faites vérifier ce qui décide." />
      <ScreenTabs
        label="Contentieux"
        shown={shown}
        onShow={(name) => ask(name === 'creances' ? null : name)}
        tabs={[
          { name: 'creances', label: 'Créances', count: claims.data?.length, content: <ClaimsTab claims={claims} today={today} /> },
          { name: 'dossiers', label: 'Dossiers', count: openCases, content: <CasesTab cases={cases} /> },
          { name: 'quiRelance', label: 'Soi-même ou confier', content: <GuideTab today={today} /> },
          { name: 'sources', label: 'Sources', content: <SourcesTab /> },
        ]}
      />
    </FillScreen>
  );
}
