import { Button } from '@mantine/core';
import { Spotlight, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useCompanySwitch } from '../api/company-switch.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { AppearanceSwitch } from '../ui/Appearance.tsx';
import { Icon } from '../ui/icons.tsx';
import { plainWords } from '../ui/plain-words.ts';
import { hrefTo } from '../ui/routing/addresses.ts';
import { goTo } from '../ui/routing/location.ts';
import { LoadingState } from '../ui/ScreenState.tsx';
import { companyActions } from './company-actions.tsx';
import { useDroppedFiles } from './dropped-files.tsx';
import classes from './PortfolioPage.module.css';
import { ScreenErrorBoundary } from './ScreenErrorBoundary.tsx';

const PortfolioScreen = lazy(async () => ({ default: (await import('../portfolio/PortfolioScreen.tsx')).PortfolioScreen }));

/** What surrounds the portfolio, which belongs to no company: the way back, search among the companies. */
export function PortfolioPage({ previousCompanyId }: { previousCompanyId: string | null }) {
  const { goToCompany, opening } = useCompanySwitch();
  const known = useApiQuery('companies.recent', {});
  const previous = known.data?.find(({ companyId, present }) => present && companyId === previousCompanyId);
  const { files, drop, taken } = useDroppedFiles();
  // On its way to its company's own import screen: not taken here again.
  const [handedOver, setHandedOver] = useState<File | null>(null);
  const dropped = useMemo(() => files.filter((file) => file !== handedOver), [files, handedOver]);
  const look = (file: File, companyId: string) => {
    setHandedOver(file);
    drop([file]);
    goToCompany(companyId, hrefTo('imports', {}));
  };
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
        <span className={classes.brand}>Quittance</span>
        <Button component="a" size="compact-sm" href={hrefTo('home', {})} leftSection={<Icon name="folder" size={14} />}>
          Accueil
        </Button>
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
            <PortfolioScreen dropped={dropped} onTaken={taken} onLook={look} />
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
