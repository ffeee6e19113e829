import type { DashboardFigures } from '../dashboard/dashboard.contract.ts';
import { NULL_REASONS } from '../dashboard/null-reasons.fr.ts';
import { formatDate, formatShortMonth } from '../dates/format-date.ts';
import { type ExportSheet, rowsOf } from './export-sheet.ts';
import { FIGURE_ROWS, figureCell } from './figure-rows.fr.ts';

/** The figures of the last of some months with their definitions, then those of the months before it, latest first. */
export function figuresSheet(months: readonly DashboardFigures[]): ExportSheet {
  const last = months.at(-1);
  if (!last) return { name: NAME, columns: [{ title: 'Indicateur', kind: 'text' }], rows: [] };
  const before = months.slice(0, -1).reverse();
  return {
    name: NAME,
    columns: [
      { title: 'Indicateur', kind: 'text', width: 36 },
      { title: `Valeur au ${formatDate(last.asOf)}`, kind: 'number', width: 20 },
      { title: 'Unité', kind: 'text', width: 9 },
      { title: 'Comment il est calculé', kind: 'text', width: 78 },
      { title: 'Pourquoi il manque', kind: 'text', width: 32 },
      ...before.map(({ month }) => ({ title: formatShortMonth(month), kind: 'number', width: 14 }) as const),
    ],
    rows: rowsOf(FIGURE_ROWS, (row) => {
      const value = figureCell(row, last);
      const reason = last.reasons[row.key];
      return [
        row.name,
        value,
        row.unit,
        row.formula,
        value.value === null && reason ? NULL_REASONS[reason] : '',
        ...before.map((figures) => figureCell(row, figures)),
      ];
    }),
  };
}

const NAME = 'Indicateurs';
