import { SegmentedControl } from '@mantine/core';
import { FillScreen } from '../ui/FillScreen.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useAddressSetting } from '../ui/routing/location.ts';
import { CompaniesView } from './CompaniesView.tsx';
import { DayWorkView } from './DayWorkView.tsx';
import { RoutineView, type RoutineViewProps } from './RoutineView.tsx';
import { useTourPlace } from './tour-place.ts';

const VIEWS = [
  { value: 'societes', label: 'Sociétés' },
  { value: 'aujourdhui', label: 'Aujourd’hui, toutes sociétés' },
  { value: 'tournee', label: 'Tournée du mois' },
];

/** Every company known on this computer, one line each; the day's work of all of them in one list; or the month's work, step by step. */
export function PortfolioScreen(files: RoutineViewProps) {
  const [asked, setView] = useAddressSetting('vue');
  const view = files.dropped.length > 0 ? 'tournee' : (VIEWS.find(({ value }) => value === asked)?.value ?? 'societes');
  const forgetTour = useTourPlace(view === 'tournee', asked !== null || files.dropped.length > 0);
  return (
    <FillScreen>
      <PageHeader
        title="Portefeuille"
        controls={
          <SegmentedControl
            aria-label="Vue"
            value={view}
            onChange={(value) => {
              forgetTour();
              setView(value === 'societes' ? null : value);
            }}
            data={VIEWS}
          />
        }
      />
      {view === 'tournee' ? <RoutineView {...files} /> : view === 'aujourdhui' ? <DayWorkView /> : <CompaniesView />}
    </FillScreen>
  );
}
