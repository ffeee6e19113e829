import type { ForecastField, ForecastRow } from './forecasts.contract.ts';

export const FORECAST_FIELDS: readonly ForecastField[] = ['revenueCents', 'fixedChargesCents', 'variableChargesCents'];

/** Where a row keeps what really happened of each amount forecast. */
export const ACTUAL_OF = {
  revenueCents: 'actualRevenueCents',
  fixedChargesCents: 'actualFixedChargesCents',
  variableChargesCents: 'actualVariableChargesCents',
} as const satisfies Record<ForecastField, keyof ForecastRow>;
