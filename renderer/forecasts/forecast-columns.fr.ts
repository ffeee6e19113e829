import type { YearMonth } from '../../shared/dates/year-month.ts';
import { ACTUAL_OF } from '../../shared/forecasts/forecast-fields.ts';
import type { ForecastField, ForecastRow } from '../../shared/forecasts/forecasts.contract.ts';
import type { Column } from '../ui/table/column.ts';
import { monthName } from './month-name.ts';
import type { SheetColumn } from './use-sheet.ts';

export interface ForecastColumn extends SheetColumn<ForecastField> {
  /** Over the group of columns, and where the kind of amount is chosen. */
  title: string;
}

export const FORECAST_COLUMNS: readonly ForecastColumn[] = [
  { field: 'revenueCents', title: 'Chiffre d’affaires', cellName: 'Chiffre d’affaires prévu' },
  { field: 'fixedChargesCents', title: 'Charges fixes', cellName: 'Charges fixes prévues' },
  { field: 'variableChargesCents', title: 'Charges variables', cellName: 'Charges variables prévues' },
];

export const FORECAST_TITLES = Object.fromEntries(FORECAST_COLUMNS.map(({ field, title }) => [field, title])) as Record<
  ForecastField,
  string
>;

/** The grid as a list to export: each forecast beside what happened, as far as it is known. */
export function exportedColumns(currentMonth: YearMonth): Column<ForecastRow>[] {
  return [
    { id: 'month', header: 'Mois', value: (row) => monthName(row.month) },
    ...FORECAST_COLUMNS.flatMap(({ field, title }): Column<ForecastRow>[] => [
      { id: field, header: `${title}, prévu TTC`, kind: 'amount', value: (row) => row[field], total: 'sum' },
      {
        id: `${field}-actual`,
        header: `${title}, réel TTC`,
        kind: 'amount',
        value: (row) => (row.month <= currentMonth || row[ACTUAL_OF[field]] !== 0 ? row[ACTUAL_OF[field]] : null),
        total: 'sum',
      },
    ]),
  ];
}
