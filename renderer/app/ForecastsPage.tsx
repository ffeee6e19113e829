import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { monthOf, plusMonths, type YearMonth, yearMonth } from '../../shared/dates/year-month.ts';
import { useCompany } from '../api/company-context.tsx';
import { ChargeCategories } from '../charges/ChargeCategories.tsx';
import { ChargesPanel } from '../charges/ChargesPanel.tsx';
import { CopyYearDialog } from '../forecasts/CopyYearDialog.tsx';
import { ForecastGrid } from '../forecasts/ForecastGrid.tsx';
import { GapsView } from '../forecasts/GapsView.tsx';
import { InputsGrid } from '../forecasts/InputsGrid.tsx';
import { SeasonDialog } from '../forecasts/SeasonDialog.tsx';
import { useForecastWriter } from '../forecasts/use-forecast-writer.ts';
import { FileChooser } from '../imports/FileChooser.tsx';
import { CardStack } from '../ui/CardStack.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { Icon } from '../ui/icons.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { goTo, useAddressSetting } from '../ui/routing/location.ts';
import { ScreenTabs } from '../ui/ScreenTabs.tsx';
import { YearControl } from '../ui/YearControl.tsx';
import { useDroppedFiles } from './dropped-files.tsx';
import classes from './ForecastsPage.module.css';

const TABS = ['saisie', 'ecarts', 'charges', 'stock'] as const;
type Tab = (typeof TABS)[number];

/**
 * What the company expects of each month of a year: the grid with the real charges of the month the user is in, forecast against actual,
 * the year's charges by kind, and what the accounts say of suppliers and stock.
 */
export function ForecastsPage() {
  const { today } = useCompany();
  const thisMonth = monthOf(today);
  const [asked, setAsked] = useAddressSetting('annee');
  const [askedTab, setAskedTab] = useAddressSetting('vue');
  const tab = TABS.find((name) => name === askedTab) ?? 'saisie';
  const year = /^(19|20)\d\d$/.test(asked ?? '') ? Number(asked) : Number(thisMonth.slice(0, 4));
  const firstMonth = yearMonth(`${year}-01`);
  const [chosen, setChosen] = useState<YearMonth>(thisMonth);
  // Going to another year keeps the month: October stays October.
  const month = plusMonths(firstMonth, Number(chosen.slice(5)) - 1);
  const [dialog, setDialog] = useState<'copy' | 'season' | null>(null);
  const writer = useForecastWriter(firstMonth);
  const { drop } = useDroppedFiles();
  const chooser = useRef<HTMLInputElement>(null);
  const terms = { firstMonth, writer, onClose: () => setDialog(null) };

  return (
    <FillScreen>
      <PageHeader
        title="Prévisions"
        controls={<YearControl year={year} onChange={(next) => setAsked(String(next))} />}
        note="TTC, en euros"
        actions={
          <>
            {tab === 'saisie' && (
              <>
                <Button onClick={() => setDialog('copy')}>Reprendre {year - 1}…</Button>
                <Button onClick={() => setDialog('season')}>Répartir un total…</Button>
              </>
            )}
            <Button leftSection={<Icon name="imports" size={14} />} onClick={() => chooser.current?.click()}>
              Importer…
            </Button>
            <FileChooser
              ref={chooser}
              onFiles={(files) => {
                drop(files);
                goTo('imports', {});
              }}
            />
          </>
        }
      />
      <ScreenTabs<Tab>
        label="Vues des prévisions"
        shown={tab}
        onShow={(name) => setAskedTab(name === 'saisie' ? null : name)}
        tabs={[
          {
            name: 'saisie',
            label: 'Saisie',
            content: (
              <div className={classes.fill}>
                <CardStack minHeight={620}>
                  <ForecastGrid firstMonth={firstMonth} currentMonth={thisMonth} chosenMonth={month} onMonth={setChosen} writer={writer} />
                  <ChargesPanel month={month} today={today} />
                </CardStack>
              </div>
            ),
          },
          { name: 'ecarts', label: 'Prévu et réel', content: <GapsView firstMonth={firstMonth} /> },
          {
            name: 'charges',
            label: 'Charges de l’année',
            content: (
              <div className={classes.fill}>
                <ChargeCategories firstMonth={firstMonth} />
              </div>
            ),
          },
          { name: 'stock', label: 'Fournisseurs et stock', content: <InputsGrid firstMonth={firstMonth} /> },
        ]}
      />
      {dialog === 'copy' && <CopyYearDialog {...terms} />}
      {dialog === 'season' && <SeasonDialog {...terms} />}
    </FillScreen>
  );
}
