import { SegmentedControl } from '@mantine/core';
import { FillScreen } from '../ui/FillScreen.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useAddressSetting } from '../ui/routing/location.ts';
import { CompaniesView } from './CompaniesView.tsx';
import { DayWorkView } from './DayWorkView.tsx';

const VIEWS = [
  { value: 'societes', label: 'Sociétés' },
  { value: 'aujourdhui', label: 'Aujourd’hui, toutes sociétés' },
];

/** Every company known on this computer, one line each; or the day's work of all of them in one list. */
export function PortfolioScreen() {
  const [asked, setView] = useAddressSetting('vue');
  const view = asked === 'aujourdhui' ? asked : 'societes';
  return (
    <FillScreen>
      <PageHeader
        title="Portefeuille"
        controls={
          <SegmentedControl aria-label="Vue" value={view} onChange={(value) => setView(value === 'societes' ? null : value)} data={VIEWS} />
        }
      />
      {view === 'aujourdhui' ? <DayWorkView /> : <CompaniesView />}
    </FillScreen>
  );
}
