import type { DashboardFigures, TrendMonth } from '../dashboard/dashboard.contract.ts';
import { nullReasonText } from '../dashboard/null-reasons.fr.ts';
import { formatDate, formatShortMonth } from '../dates/format-date.ts';
import { type ExportSheet, rowsOf } from './export-sheet.ts';
import { FIGURE_ROWS } from './figure-rows.fr.ts';

/** The figures of a month with their definitions, and beside them those of the months before it that its trend has, latest first. */
export function figuresSheet(figures: DashboardFigures, trend: readonly TrendMonth[]): ExportSheet {
  const before = trend.filter(({ month }) => month < figures.month).reverse();
  return {
    name: 'Indicateurs',
    columns: [
      { title: 'Indicateur', kind: 'text', width: 36 },
      { title: `Valeur au ${formatDate(figures.asOf)}`, kind: 'number', width: 20 },
      { title: 'Unité', kind: 'text', width: 9 },
      { title: 'Comment il est calculé', kind: 'text', width: 78 },
      { title: 'Pourquoi il manque', kind: 'text', width: 32 },
      ...before.map(({ month }) => ({ title: formatShortMonth(month), kind: 'number', width: 14 }) as const),
    ],
    rows: rowsOf(FIGURE_ROWS, (row) => {
      const reason = row.reason(figures);
      const missing = reason ? nullReasonText(row.figure, reason) : '';
      return [row.name, row.cell(figures), row.unit, row.calculation, missing, ...before.map((month) => row.trendCell(month))];
    }),
  };
}
