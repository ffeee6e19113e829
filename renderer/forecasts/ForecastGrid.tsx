import { type ClipboardEvent, Fragment, type ReactNode, useRef } from 'react';
import { formatMonth } from '../../shared/dates/format-date.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import type { Cents } from '../../shared/money/cents.ts';
import { formatAmount, formatPercent } from '../../shared/money/format-money.ts';
import { ratio } from '../../shared/money/ratio.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { Card } from '../ui/Card.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import { ForecastCell } from './ForecastCell.tsx';
import classes from './ForecastGrid.module.css';
import { FORECAST_COLUMNS, type ForecastColumn, type ForecastRow } from './forecast-columns.fr.ts';
import { forecastTotals, shownActual } from './forecast-totals.ts';
import { readPastedAmounts } from './read-pasted-amounts.ts';

export interface ForecastGridProps {
  firstMonth: YearMonth;
  currentMonth: YearMonth;
  /** The month whose charges are shown beside the grid. */
  chosenMonth: YearMonth;
  onMonth: (month: YearMonth) => void;
}

/**
 * Twelve months × revenue, fixed and variable charges: what is expected, typed in, and what happened, beside it. Enter and the
 * vertical arrows go down and up a column, Tab across; a column copied from a spreadsheet can be pasted.
 */
export function ForecastGrid({ firstMonth, currentMonth, chosenMonth, onMonth }: ForecastGridProps) {
  const forecasts = useApiQuery('forecasts.list', { firstMonth }, { keepPrevious: true });
  const set = useApiCommand('forecasts.set', { onError: notifyError });
  const grid = useRef<HTMLTableElement>(null);

  const focusCell = (row: number, column: number) => {
    const input = grid.current?.querySelector<HTMLInputElement>(`input[data-cell="${row}-${column}"]`);
    input?.focus();
    input?.select();
  };

  const paste = async (event: ClipboardEvent, rows: readonly ForecastRow[], firstRow: number, firstColumn: number) => {
    const pasted = readPastedAmounts(event.clipboardData.getData('text/plain'));
    if (pasted === null) return;
    event.preventDefault();
    const columns = FORECAST_COLUMNS.slice(firstColumn);
    const months = rows.slice(firstRow, firstRow + pasted.amounts.length);
    try {
      for (const [index, row] of months.entries()) {
        const amounts = pasted.amounts[index] ?? [];
        const fields = amounts.flatMap((amount, offset) => {
          const column = columns[offset];
          return column && amount !== undefined ? [[column.field, amount] as const] : [];
        });
        await set.mutateAsync({ month: row.month, ...Object.fromEntries(fields) });
      }
    } catch {
      return; // said by the command itself
    }
    const cells =
      pasted.unread > 1 ? `${pasted.unread} cases illisibles laissées telles quelles` : 'une case illisible laissée telle quelle';
    const unread = pasted.unread === 0 ? '' : ` ; ${cells}`;
    notifyDone(`${months.length} mois collés${unread}.`);
  };

  return (
    <Card padding="flush">
      <QueryState query={forecasts}>
        {(rows) => (
          <table ref={grid} className={classes.grid} aria-label="Prévisions et réalisé par mois">
            {/* The first row of titles spans columns: without these the three of each group would be as wide. */}
            <colgroup>
              <col className={classes.monthColumn} />
              {FORECAST_COLUMNS.map(({ field }) => (
                <Fragment key={field}>
                  <col />
                  <col />
                  <col className={classes.shareColumn} />
                </Fragment>
              ))}
            </colgroup>
            <thead>
              <tr>
                <th rowSpan={2} scope="col" className={classes.month}>
                  Mois
                </th>
                {FORECAST_COLUMNS.map((column) => (
                  <th key={column.field} colSpan={3} scope="colgroup" className={classes.group}>
                    {column.title}
                  </th>
                ))}
              </tr>
              <tr>
                {FORECAST_COLUMNS.map((column) => (
                  <PairTitles key={column.field} />
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, rowIndex) => (
                <tr
                  key={row.month}
                  data-chosen={row.month === chosenMonth || undefined}
                  onFocus={() => onMonth(row.month)}
                  onClick={() => onMonth(row.month)}
                >
                  <th scope="row" className={classes.month}>
                    {monthName(row.month)}
                  </th>
                  {FORECAST_COLUMNS.map((column, columnIndex) => (
                    <Pair key={column.field} row={row} column={column} currentMonth={currentMonth}>
                      <ForecastCell
                        label={`${column.cellName}, ${formatMonth(row.month)}`}
                        value={row[column.field]}
                        position={`${rowIndex}-${columnIndex}`}
                        onMove={(down, right) => focusCell(rowIndex + down, columnIndex + right)}
                        onPaste={(event) => void paste(event, rows, rowIndex, columnIndex)}
                        onSave={(value) => set.mutateAsync({ month: row.month, [column.field]: value })}
                      />
                    </Pair>
                  ))}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" className={classes.month}>
                  Total
                </th>
                {FORECAST_COLUMNS.map((column) => (
                  <Totals key={column.field} rows={rows} column={column} currentMonth={currentMonth} />
                ))}
              </tr>
            </tfoot>
          </table>
        )}
      </QueryState>
    </Card>
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
  column: ForecastColumn;
  currentMonth: YearMonth;
  children: ReactNode;
}

/** What was expected, and what happened; of a month to come, only what is dated in it already, which is compared with nothing. */
function Pair({ row, column, currentMonth, children }: PairProps) {
  const actual = shownActual(row, column, currentMonth);
  return (
    <>
      <td className={classes.forecast}>{children}</td>
      <td>{actual === null ? '' : formatAmount(actual)}</td>
      <td className={classes.share}>{row.month <= currentMonth ? shareText(row[column.actual], row[column.field]) : ''}</td>
    </>
  );
}

function Totals({ rows, column, currentMonth }: { rows: readonly ForecastRow[]; column: ForecastColumn; currentMonth: YearMonth }) {
  const { expectedCents, actualCents, share, comparedMonths } = forecastTotals(rows, column, currentMonth);
  return (
    <>
      <td className={classes.forecast}>{expectedCents === null ? '—' : formatAmount(expectedCents)}</td>
      <td>{formatAmount(actualCents)}</td>
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

/** `janvier`: the year is in the head of the screen. */
function monthName(month: YearMonth): string {
  return formatMonth(month).slice(0, -5);
}
