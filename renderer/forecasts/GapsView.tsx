import { useMemo, useState } from 'react';
import { formatMonth } from '../../shared/dates/format-date.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import type { ForecastComparison, ForecastField, ForecastGap } from '../../shared/forecasts/forecasts.contract.ts';
import { formatAmount } from '../../shared/money/format-money.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { amountScale } from '../charts/amount-scale.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { MonthlyAmountsChart } from '../charts/MonthlyAmountsChart.tsx';
import { Card } from '../ui/Card.tsx';
import { goTo } from '../ui/routing/location.ts';
import { EmptyState, QueryState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { FORECAST_COLUMNS, FORECAST_TITLES } from './forecast-columns.fr.ts';
import classes from './GapsView.module.css';
import { gapColumns } from './gap-columns.fr.ts';

/** Forecast against actual, for revenue and for charges: what it comes to in words, month by month, and as a drawing. */
export function GapsView({ firstMonth }: { firstMonth: YearMonth }) {
  const comparisons = useApiQuery('forecasts.compare', { firstMonth }, { keepPrevious: true });
  const [field, setField] = useState<ForecastField>('revenueCents');
  return (
    <QueryState query={comparisons}>
      {(list) => {
        if (list.every(({ months }) => months.every(({ forecastCents }) => forecastCents === null))) {
          return (
            <Card>
              <EmptyState icon="forecasts" title={`Rien n’est prévu en ${firstMonth.slice(0, 4)}`}>
                Dans « Saisie », écrivez ou collez vos prévisions, reprenez l’année passée, ou répartissez un total selon la saison :
                l’écart avec le réel se lit ensuite ici, mois par mois.
              </EmptyState>
            </Card>
          );
        }
        const shown = list.find((comparison) => comparison.field === field);
        return (
          <div className={classes.view}>
            <div className={classes.choices}>
              {list.map((comparison) => (
                <Choice
                  key={comparison.field}
                  comparison={comparison}
                  isShown={comparison.field === field}
                  onShow={() => setField(comparison.field)}
                />
              ))}
            </div>
            {shown && <Comparison comparison={shown} year={firstMonth.slice(0, 4)} />}
          </div>
        );
      }}
    </QueryState>
  );
}

function Choice({ comparison, isShown, onShow }: { comparison: ForecastComparison; isShown: boolean; onShow: () => void }) {
  const { field, sentence, tone } = comparison;
  return (
    <button type="button" className={classes.choice} aria-pressed={isShown} data-tone={tone} onClick={onShow}>
      <span className={classes.choiceTitle}>{FORECAST_COLUMNS.find((column) => column.field === field)?.title}</span>
      <span className={classes.sentence}>{sentence}</span>
    </button>
  );
}

function Comparison({ comparison, year }: { comparison: ForecastComparison; year: string }) {
  const { field, months, totals } = comparison;
  const title = FORECAST_TITLES[field];
  const columns = useMemo(() => gapColumns(totals), [totals]);
  return (
    <div className={classes.columns}>
      <Card title={`${title}, prévu et réel`} note={totalNote(totals.comparedMonths)} fill>
        <DataTable
          label={`${title}, prévu et réel ${year}`}
          columns={columns}
          rows={months}
          rowKey={(row) => row.month}
          onOpen={({ month }) => goTo('proof', { figure: field }, { mois: month, depuis: 'previsions' })}
          rememberAs="forecast-gaps"
          isMuted={({ state }) => state === 'toCome'}
        />
      </Card>
      <GapChart title={title} months={months} />
    </div>
  );
}

/** What the foot sums: months that are over and forecast, since a part is not compared with a whole. */
function totalNote(comparedMonths: number): string | undefined {
  if (comparedMonths === 0) return undefined;
  return comparedMonths === 1 ? 'Total du seul mois terminé et prévu' : `Total des ${comparedMonths} mois terminés et prévus`;
}

const CHART_TABLE: readonly Column<ForecastGap>[] = [
  { id: 'month', header: 'Mois', value: (row) => row.month, cell: (row) => formatMonth(row.month), sortable: false },
  { id: 'forecast', header: 'Prévu', kind: 'amount', value: (row) => row.forecastCents, width: 96, sortable: false },
  { id: 'actual', header: 'Réel', kind: 'amount', value: (row) => shownActual(row), width: 96, sortable: false },
  {
    id: 'cumulated',
    header: 'Écart cumulé',
    kind: 'amount',
    value: (row) => row.cumulatedGapCents,
    cell: (row) => (row.cumulatedGapCents === null ? '' : formatAmount(row.cumulatedGapCents)),
    width: 104,
    sortable: false,
  },
];

const shownActual = (row: ForecastGap) => (row.state === 'toCome' && row.actualCents === 0 ? null : row.actualCents);

function GapChart({ title, months }: { title: string; months: ForecastGap[] }) {
  const labels = useMemo(() => months.map(({ month }) => month), [months]);
  const bars = useMemo(() => ({ name: 'réel', amounts: months.map(shownActual) }), [months]);
  const line = useMemo(() => ({ name: 'écart cumulé', amounts: months.map((row) => row.cumulatedGapCents) }), [months]);
  const dashed = useMemo(() => ({ name: 'prévu', amounts: months.map((row) => row.forecastCents) }), [months]);
  const largest = Math.max(
    0,
    ...months.flatMap((row) => [Math.abs(row.actualCents), Math.abs(row.forecastCents ?? 0), Math.abs(row.cumulatedGapCents ?? 0)]),
  );
  return (
    <ChartCard
      title="Par mois"
      note={`barres : réel, en ${amountScale(largest).unit}`}
      chart={
        <MonthlyAmountsChart
          label={`${title} : réel, prévu et écart cumulé par mois.`}
          months={labels}
          bars={bars}
          line={line}
          dashed={dashed}
          isNarrow
        />
      }
      table={
        <DataTable
          label={`${title} par mois`}
          columns={CHART_TABLE}
          rows={months}
          rowKey={(row) => row.month}
          rememberAs="forecast-gaps-chart"
          density="compact"
          exportable={false}
        />
      }
    />
  );
}
