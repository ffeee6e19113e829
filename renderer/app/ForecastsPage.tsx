import { useState } from 'react';
import { monthOf, plusMonths, type YearMonth, yearMonth } from '../../shared/dates/year-month.ts';
import { useCompany } from '../api/company-context.tsx';
import { ChargesPanel } from '../charges/ChargesPanel.tsx';
import { ForecastGrid } from '../forecasts/ForecastGrid.tsx';
import { CardStack } from '../ui/CardStack.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useAddressSetting } from '../ui/routing/location.ts';
import { YearControl } from '../ui/YearControl.tsx';

/** What the company expects of each month of a year, and beside it the real charges of the month the user is in. */
export function ForecastsPage() {
  const { today } = useCompany();
  const thisMonth = monthOf(today);
  const [asked, setAsked] = useAddressSetting('annee');
  const year = /^(19|20)\d\d$/.test(asked ?? '') ? Number(asked) : Number(thisMonth.slice(0, 4));
  const firstMonth = yearMonth(`${year}-01`);
  const [chosen, setChosen] = useState<YearMonth>(thisMonth);
  // Going to another year keeps the month: October stays October.
  const month = plusMonths(firstMonth, Number(chosen.slice(5)) - 1);

  return (
    <FillScreen>
      <PageHeader
        title="Prévisions"
        controls={<YearControl year={year} onChange={(next) => setAsked(String(next))} />}
        note="Montants TTC en euros, enregistrés au fur et à mesure"
      />
      <CardStack minHeight={650}>
        <ForecastGrid firstMonth={firstMonth} currentMonth={thisMonth} chosenMonth={month} onMonth={setChosen} />
        <ChargesPanel month={month} today={today} />
      </CardStack>
    </FillScreen>
  );
}
