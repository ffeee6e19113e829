import { Fragment, type ReactNode } from 'react';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import { ACTUAL_OF } from '../../shared/forecasts/forecast-fields.ts';
import type { ForecastField, ForecastRow } from '../../shared/forecasts/forecasts.contract.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { formatAmount, formatPercent } from '../../shared/money/format-money.ts';
import { ratio } from '../../shared/money/ratio.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbInput } from '../api/verbs.ts';
import { AmountCell } from './AmountCell.tsx';
import { exportedColumns, FORECAST_COLUMNS } from './forecast-columns.fr.ts';
import { forecastTotals, shownActual } from './forecast-totals.ts';
import classes from './MonthSheet.module.css';
import { MonthSheet } from './MonthSheet.tsx';
import { useSheet } from './use-sheet.ts';
import type { MonthsWriter } from './use-undoable-months.ts';

export type ForecastWriter = MonthsWriter<VerbInput<'forecasts.setMonths'>['months'][number]>;

export interface ForecastGridProps {
  firstMonth: YearMonth;
  currentMonth: YearMonth;
  /** The month whose charges are shown beside the grid. */
  chosenMonth: YearMonth;
  onMonth: (month: YearMonth) => void;
  writer: ForecastWriter;
}

/**
 * Twelve months × revenue, fixed and variable charges: what is expected, typed in, and what happened, beside it. Worked like a sheet:
 * arrows, Enter and Tab go from cell to cell, a block copied from a spreadsheet is pasted whole or not at all, Ctrl+Z takes back.
 */
export function ForecastGrid({ firstMonth, currentMonth, chosenMonth, onMonth, writer }: ForecastGridProps) {
  const forecasts = useApiQuery('forecasts.list', { firstMonth }, { keepPrevious: true });
  const sheet = useSheet<ForecastField>(FORECAST_COLUMNS, writer);
  return (
    <MonthSheet
      label="Prévisions et réalisé par mois"
      query={forecasts}
      tableRef={sheet.ref}
      exported={{ label: `Prévisions ${firstMonth.slice(0, 4)}`, columns: exportedColumns(currentMonth) }}
      // The first row of titles spans columns: without these the three of each group would be as wide.
      columns={FORECAST_COLUMNS.map(({ field }) => (
        <Fragment key={field}>
          <col />
          <col />
          <col className={classes.shareColumn} />
        </Fragment>
      ))}
      titles={FORECAST_COLUMNS.map((column) => (
        <th key={column.field} colSpan={3} scope="colgroup" className={classes.group}>
          {column.title}
        </th>
      ))}
      subtitles={FORECAST_COLUMNS.map((column) => <PairTitles key={column.field} />)}
      cells={(row, rowIndex, rows) =>
        FORECAST_COLUMNS.map((column, columnIndex) => (
          <Pair key={column.field} row={row} field={column.field} currentMonth={currentMonth}>
            <AmountCell
              value={row[column.field]}
              {...sheet.cell(
                rows.map(({ month }) => month),
                rowIndex,
                columnIndex,
              )}
            />
          </Pair>
        ))
      }
      totals={(rows) =>
        FORECAST_COLUMNS.map((column) => <Totals key={column.field} rows={rows} field={column.field} currentMonth={currentMonth} />)
      }
      chosen={{ month: chosenMonth, onChoose: onMonth }}
    />
  );
}

function PairTitles() {
  return (
    <>
      <th scope="col" className={classes.forecast}>
        prévu
      </th>
      <th scope="col">réel</th>
      <th scope="col" className={classes.share}>
        réel / prévu
      </th>
    </>
  );
}

interface PairProps {
  row: ForecastRow;
  field: ForecastField;
  currentMonth: YearMonth;
  children: ReactNode;
}

/** What was expected, and what happened; of a month to come, only what is dated in it already, which is compared with nothing. */
function Pair({ row, field, currentMonth, children }: PairProps) {
  const actual = shownActual(row, field, currentMonth);
  return (
    <>
      <td className={classes.forecast}>{children}</td>
      <td>{actual === null ? '' : formatAmount(actual)}</td>
      <td className={classes.share}>{row.month <= currentMonth ? shareText(row[ACTUAL_OF[field]], row[field]) : ''}</td>
    </>
  );
}

function Totals({ rows, field, currentMonth }: { rows: readonly ForecastRow[]; field: ForecastField; currentMonth: YearMonth }) {
  const { expectedCents, actualCents, share, comparedMonths } = forecastTotals(rows, field, currentMonth);
  return (
    <>
      <td className={classes.forecast}>{expectedCents === null ? '—' : formatAmount(expectedCents)}</td>
      <td>{actualCents === null ? '' : formatAmount(actualCents)}</td>
      <td className={classes.share} title={share === null ? undefined : `Sur les ${comparedMonths} mois commencés qui ont une prévision`}>
        {share === null ? '' : formatPercent(share)}
      </td>
    </>
  );
}

/** What happened as a share of what was expected: `94,2 %`; nothing where nothing was expected. */
function shareText(actual: Cents, expected: Cents | null): string {
  const share = expected === null ? null : ratio(actual, expected);
  return share === null ? '' : formatPercent(share);
}
