import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { FillScreen } from '../ui/FillScreen.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useAddressSetting } from '../ui/routing/location.ts';
import { ScreenTabs } from '../ui/ScreenTabs.tsx';
import { ClaimsTab } from './ClaimsTab.tsx';

const TABS = ['creances'] as const;
type Tab = (typeof TABS)[number];

/** What is owed as a court would see it: how long each claim can still be brought, and by which way. */
export function LegalScreen() {
  const { today } = useCompany();
  const claims = useApiQuery('legal.claims', { asOf: today });
  const [asked, ask] = useAddressSetting('onglet');
  const shown: Tab = TABS.find((each) => each === asked) ?? 'creances';
  return (
    <FillScreen>
      <PageHeader title="Contentieux" />
      <ScreenTabs
        label="Contentieux"
        shown={shown}
        onShow={(name) => ask(name === 'creances' ? null : name)}
        tabs={[{ name: 'creances', label: 'Créances', count: claims.data?.length, content: <ClaimsTab claims={claims} today={today} /> }]}
      />
    </FillScreen>
  );
}
