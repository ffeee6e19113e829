import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode, RefObject } from 'react';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import { Card } from '../ui/Card.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import type { Column } from '../ui/table/column.ts';
import { ExportMenu } from '../ui/table/ExportMenu.tsx';
import classes from './MonthSheet.module.css';
import { monthName } from './month-name.ts';

export interface MonthSheetProps<Row extends { month: YearMonth }> {
  label: string;
  query: UseQueryResult<Row[]>;
  tableRef: RefObject<HTMLTableElement | null>;
  /** The name and the columns of its export. */
  exported: { label: string; columns: readonly Column<Row>[] };
  /** `<col>` elements of the columns after the months. */
  columns: ReactNode;
  /** The titles beside « Mois », and the second row of titles where there are two. */
  titles: ReactNode;
  subtitles?: ReactNode;
  /** The cells of a month, after its name. */
  cells: (row: Row, index: number, rows: readonly Row[]) => ReactNode;
  totals: (rows: readonly Row[]) => ReactNode;
  /** The month that is worked on, and who is told of another. */
  chosen?: { month: YearMonth; onChoose: (month: YearMonth) => void };
}

/** Twelve months in rows, their totals at the foot: the frame of a sheet of amounts that are typed in. */
export function MonthSheet<Row extends { month: YearMonth }>(props: MonthSheetProps<Row>) {
  const { label, query, tableRef, exported, columns, titles, subtitles, cells, totals, chosen } = props;
  return (
    <Card padding="flush">
      <QueryState query={query}>
        {(rows) => (
          <table ref={tableRef} className={classes.grid} aria-label={label}>
            <colgroup>
              <col className={classes.monthColumn} />
              {columns}
            </colgroup>
            <thead>
              <tr>
                <th rowSpan={subtitles === undefined ? 1 : 2} scope="col" className={classes.month}>
                  <span className={classes.firstTitle}>
                    Mois
                    <ExportMenu label={exported.label} columns={exported.columns} rows={rows} />
                  </span>
                </th>
                {titles}
              </tr>
              {subtitles !== undefined && <tr>{subtitles}</tr>}
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr
                  key={row.month}
                  data-chosen={row.month === chosen?.month || undefined}
                  onFocus={chosen && (() => chosen.onChoose(row.month))}
                  onClick={chosen && (() => chosen.onChoose(row.month))}
                >
                  <th scope="row" className={classes.month}>
                    {monthName(row.month)}
                  </th>
                  {cells(row, index, rows)}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" className={classes.month}>
                  Total
                </th>
                {totals(rows)}
              </tr>
            </tfoot>
          </table>
        )}
      </QueryState>
    </Card>
  );
}
