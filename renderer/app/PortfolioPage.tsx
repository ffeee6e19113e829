import { Button } from '@mantine/core';
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight';
import { lazy, Suspense, useState } from 'react';
import { useCompanySwitch } from '../api/company-switch.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { AppearanceSwitch } from '../ui/Appearance.tsx';
import { Icon } from '../ui/icons.tsx';
import { plainWords } from '../ui/plain-words.ts';
import { hrefTo } from '../ui/routing/addresses.ts';
import { goTo } from '../ui/routing/location.ts';
import { LoadingState } from '../ui/ScreenState.tsx';
import { companyActions } from './company-actions.tsx';
import classes from './PortfolioPage.module.css';
import { ScreenErrorBoundary } from './ScreenErrorBoundary.tsx';

const PortfolioScreen = lazy(async () => ({ default: (await import('../portfolio/PortfolioScreen.tsx')).PortfolioScreen }));

/** What surrounds the portfolio, which belongs to no company: the way back, search among the companies. */
export function PortfolioPage({ previousCompanyId }: { previousCompanyId: string | null }) {
  const { goToCompany, opening } = useCompanySwitch();
  const known = useApiQuery('companies.recent', {});
  const previous = known.data?.find(({ companyId, present }) => present && companyId === previousCompanyId);
  const [query, setQuery] = useState('');
  const actions: SpotlightActionGroupData[] = [
    { group: 'Sociétés', actions: companyActions(known.data ?? [], { except: null, wanted: plainWords(query), goTo: goToCompany }) },
    {
      group: 'Écrans',
      actions: [{ id: 'home', label: 'Accueil', leftSection: <Icon name="folder" />, onClick: () => goTo('home', {}) }].filter(
        ({ label }) => plainWords(label).includes(plainWords(query)),
      ),
    },
  ];
  return (
    <div className={classes.frame}>
      <header className={classes.bar}>
        <a className={classes.brand} href={hrefTo('home', {})}>
          Quittance
        </a>
        {previous && (
          <Button
            size="compact-sm"
            className={classes.back ?? ''}
            leftSection={<Icon name="chevronLeft" size={12} />}
            loading={opening === previous.companyId}
            title={previous.name}
            onClick={() => goToCompany(previous.companyId)}
          >
            Revenir chez {previous.name}
          </Button>
        )}
        <button type="button" className={classes.search} onClick={() => spotlight.open()}>
          <Icon name="search" size={14} />
          <span>Aller chez une société…</span>
          <kbd>Ctrl K</kbd>
        </button>
        <AppearanceSwitch />
      </header>
      <main className={classes.main}>
        <ScreenErrorBoundary>
          <Suspense fallback={<LoadingState />}>
            <PortfolioScreen />
          </Suspense>
        </ScreenErrorBoundary>
      </main>
      <Spotlight
        actions={actions.filter((group) => group.actions.length > 0)}
        query={query}
        onQueryChange={setQuery}
        filter={(_, filtered) => filtered}
        shortcut="mod + K"
        tagsToIgnore={[]}
        searchProps={{ placeholder: 'Une société…', 'aria-label': 'Chercher', leftSection: <Icon name="search" /> }}
        nothingFound="Aucune société de ce nom."
        scrollable
        maxHeight={420}
        centered={false}
        yOffset="12vh"
        overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
        attributes={{ content: { 'aria-label': 'Chercher une société' } }}
      />
    </div>
  );
}
