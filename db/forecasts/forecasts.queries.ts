import type { YearMonth } from '../../shared/dates/year-month.ts';
import type { ForecastMonth } from '../../shared/forecasts/forecasts.contract.ts';
import type { ReadDb, WriteDb } from '../database.ts';

const COLUMNS =
  'month, revenue_cents AS revenueCents, fixed_charges_cents AS fixedChargesCents, variable_charges_cents AS variableChargesCents';

export function readForecast(db: ReadDb, month: YearMonth): ForecastMonth {
  const row = db.prepare<ForecastMonth>(`SELECT ${COLUMNS} FROM forecasts WHERE month = ?`).get(month);
  return row ?? { month, revenueCents: null, fixedChargesCents: null, variableChargesCents: null };
}

/** Stores a month's forecast; a month of which nothing is forecast leaves no row. */
export function writeForecast(db: WriteDb, forecast: ForecastMonth): void {
  if (forecast.revenueCents === null && forecast.fixedChargesCents === null && forecast.variableChargesCents === null) {
    db.prepare('DELETE FROM forecasts WHERE month = ?').run(forecast.month);
    return;
  }
  db.prepare(
    `INSERT INTO forecasts (month, revenue_cents, fixed_charges_cents, variable_charges_cents)
     VALUES (:month, :revenueCents, :fixedChargesCents, :variableChargesCents)
     ON CONFLICT (month) DO UPDATE SET revenue_cents = excluded.revenue_cents, fixed_charges_cents = excluded.fixed_charges_cents,
       variable_charges_cents = excluded.variable_charges_cents`,
  ).run(forecast);
}
