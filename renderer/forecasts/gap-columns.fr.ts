import type { ForecastComparison, ForecastGap } from '../../shared/forecasts/forecasts.contract.ts';
import { formatAmount, formatNumber } from '../../shared/money/format-money.ts';
import type { Column } from '../ui/table/column.ts';
import { monthName } from './month-name.ts';

/** Why a month has no gap; one that is over has no forecast. */
const WITHOUT_GAP: Record<ForecastGap['state'], string> = { over: 'non prévu', running: 'en cours', toCome: '' };

/** Forecast, actual and their gap; the foot sums the months that are compared only. */
export function gapColumns({
  comparedMonths,
  forecastCents,
  actualCents,
  gapCents,
  gapRatio,
}: ForecastComparison['totals']): Column<ForecastGap>[] {
  const hasTotals = comparedMonths > 0;
  const percent = (value: number | null) => (value === null ? null : value * 100);
  return [
    {
      id: 'month',
      header: 'Mois',
      value: ({ month }) => monthName(month),
      sortable: false,
      ...(hasTotals ? { total: 'Total' } : {}),
    },
    {
      id: 'forecast',
      header: 'Prévu',
      kind: 'amount',
      width: 116,
      sortable: false,
      value: (row) => row.forecastCents,
      ...(hasTotals ? { total: forecastCents } : {}),
    },
    {
      id: 'actual',
      header: 'Réel',
      kind: 'amount',
      width: 116,
      sortable: false,
      value: (row) => (row.state === 'toCome' && row.actualCents === 0 ? null : row.actualCents),
      ...(hasTotals ? { total: actualCents } : {}),
    },
    {
      id: 'gap',
      header: 'Écart',
      kind: 'amount',
      width: 108,
      sortable: false,
      hint: 'Réel moins prévu, pour les mois terminés',
      value: (row) => row.gapCents,
      cell: (row) => (row.gapCents === null ? WITHOUT_GAP[row.state] : formatAmount(row.gapCents)),
      ...(hasTotals ? { total: gapCents } : {}),
    },
    {
      id: 'gapPercent',
      header: 'Écart %',
      kind: 'number',
      decimals: 1,
      width: 68,
      sortable: false,
      value: (row) => percent(row.gapRatio),
      cell: (row) => (row.gapRatio === null ? '' : formatNumber(row.gapRatio * 100, 1)),
      ...(hasTotals && gapRatio !== null ? { total: formatNumber(gapRatio * 100, 1) } : {}),
    },
    {
      id: 'cumulated',
      header: 'Cumul',
      kind: 'amount',
      width: 108,
      sortable: false,
      hint: 'Somme des écarts depuis le début de l’année',
      value: (row) => row.cumulatedGapCents,
      cell: (row) => (row.cumulatedGapCents === null ? '' : formatAmount(row.cumulatedGapCents)),
    },
  ];
}
