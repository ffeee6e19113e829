import { Modal } from '@mantine/core';
import { useMemo } from 'react';
import type { Backtest, BacktestMonth } from '../../../shared/cash-forecast/cash-forecast.contract.ts';
import { FORECAST_DEFINITIONS } from '../../../shared/cash-forecast/forecast-definitions.fr.ts';
import { backtestSentence } from '../../../shared/cash-forecast/forecast-sentences.fr.ts';
import { formatNumber } from '../../../shared/money/format-money.ts';
import { withFrenchSpaces } from '../../ui/french-spaces.ts';
import { EmptyState } from '../../ui/ScreenState.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import classes from './ForecastProofDialog.module.css';

/** One line for each month end; the foot is what the sentence above it says, over all their weeks. */
function columnsOf({ meanAbsoluteErrorPct, naiveMeanAbsoluteErrorPct }: Backtest): Column<BacktestMonth>[] {
  const foot = (value: number | null) => (value === null ? {} : { total: formatNumber(value, 1) });
  return [
    { id: 'asOf', header: 'Prévu le', kind: 'date', value: (row) => row.asOf, total: 'Total' },
    { id: 'weeks', header: 'Semaines', kind: 'number', value: (row) => row.weeks },
    { id: 'expected', header: 'Attendu (€)', kind: 'amount', value: (row) => row.expectedCents, total: 'sum' },
    { id: 'actual', header: 'Reçu (€)', kind: 'amount', value: (row) => row.actualCents, total: 'sum' },
    { id: 'error', header: 'Erreur, %', kind: 'number', decimals: 1, value: (row) => row.errorPct, ...foot(meanAbsoluteErrorPct) },
    {
      id: 'naive',
      header: 'Échéance, %',
      kind: 'number',
      decimals: 1,
      width: 132,
      hint: 'L’erreur qu’aurait faite « tout est payé à l’échéance »',
      value: (row) => row.naiveErrorPct,
      ...foot(naiveMeanAbsoluteErrorPct),
    },
  ];
}

/** What the expected, low and high amounts of the forecast are, and how its error was measured, month after month. */
export function ForecastProofDialog({ backtest, onClose }: { backtest: Backtest; onClose: () => void }) {
  const { details, withinBandPct } = backtest;
  const columns = useMemo(() => columnsOf(backtest), [backtest]);
  return (
    <Modal opened onClose={onClose} title="D’où vient cette prévision ?" size={860} transitionProps={{ duration: 0 }}>
      <dl className={classes.definitions}>
        {FORECAST_DEFINITIONS.map(({ name, definition }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{withFrenchSpaces(definition)}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.sentence}>
        {withFrenchSpaces(backtestSentence(backtest))}
        {withinBandPct !== null && ` ${formatNumber(withinBandPct, 0)}\u00a0% de ces semaines sont restées entre bas et haut.`}
      </p>
      <div className={classes.table}>
        <DataTable
          label="La prévision refaite aux fins de mois passées"
          columns={columns}
          rows={details}
          rowKey={(row) => row.asOf}
          rememberAs="forecast-backtest"
          empty={<EmptyState title="Aucune fin de mois passée à comparer" />}
        />
      </div>
    </Modal>
  );
}
