import { type ComponentType, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useCompany } from '../api/company-context.tsx';
import { usualMonth } from '../dashboard/usual-month.ts';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import { LoadingState } from '../ui/ScreenState.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import classes from './Frame.module.css';
import { Navigation } from './Navigation.tsx';
import { OwnerPageDialog } from './OwnerPageDialog.tsx';
import { ScreenErrorBoundary } from './ScreenErrorBoundary.tsx';
import { SCREENS, type ScreenName } from './screens.tsx';
import { TopBar } from './TopBar.tsx';

/** What surrounds every screen of an open company: top bar, navigation, and Ctrl+K. */
export function Frame({ screen }: { screen: { name: ScreenName; params: Record<string, string> } }) {
  const company = useCompany();
  const { companyId, today } = company;
  const [exporting, setExporting] = useState(false);
  const exportBook = useCallback(() => setExporting(true), []);
  const [printing, setPrinting] = useState(false);
  const printPage = useCallback(() => setPrinting(true), []);
  const main = useRef<HTMLElement>(null);
  const Screen = SCREENS[screen.name].component as ComponentType<Record<string, string>>;
  const key = `${companyId} ${screen.name} ${Object.values(screen.params).join(' ')}`;
  const first = useRef(true);
  // A new screen starts at its top, and a screen reader starts reading there.
  // biome-ignore lint/correctness/useExhaustiveDependencies(key): runs when the screen changes, whatever it then uses.
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
    main.current?.scrollTo(0, 0);
  }, [key]);
  return (
    <div className={classes.frame}>
      <button type="button" className={classes.skip} onClick={() => main.current?.focus()}>
        Aller au contenu
      </button>
      <TopBar onExport={exportBook} />
      <Navigation current={screen.name} />
      <main ref={main} className={classes.main} tabIndex={-1} id="contenu">
        <div className={classes.content}>
          <ScreenErrorBoundary key={key}>
            <Suspense fallback={<LoadingState />}>
              <Screen key={key} {...screen.params} />
            </Suspense>
          </ScreenErrorBoundary>
        </div>
      </main>
      <CommandPalette onExport={exportBook} onPrintPage={printPage} />
      {printing && <OwnerPageDialog month={usualMonth(company)} onClose={() => setPrinting(false)} />}
      {exporting && <ExportDialog day={today} onClose={() => setExporting(false)} />}
    </div>
  );
}
