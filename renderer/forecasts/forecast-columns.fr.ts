import type { VerbOutput } from '../api/verbs.ts';

export type ForecastRow = VerbOutput<'forecasts.list'>[number];

/** The three amounts that a month is forecast by. */
export type ForecastField = 'revenueCents' | 'fixedChargesCents' | 'variableChargesCents';

export interface ForecastColumn {
  field: ForecastField;
  actual: 'actualRevenueCents' | 'actualFixedChargesCents' | 'actualVariableChargesCents';
  /** Over the pair of columns. */
  title: string;
  /** In the label of a cell: « Charges fixes prévues, mars 2026 ». */
  cellName: string;
}

export const FORECAST_COLUMNS: readonly ForecastColumn[] = [
  { field: 'revenueCents', actual: 'actualRevenueCents', title: 'Chiffre d’affaires', cellName: 'Chiffre d’affaires prévu' },
  { field: 'fixedChargesCents', actual: 'actualFixedChargesCents', title: 'Charges fixes', cellName: 'Charges fixes prévues' },
  {
    field: 'variableChargesCents',
    actual: 'actualVariableChargesCents',
    title: 'Charges variables',
    cellName: 'Charges variables prévues',
  },
];
