import type { ChargeNature } from '../charges/charges.contract.ts';
import { addCents, type Cents, ZERO } from '../money/cents.ts';
import type { ForecastDraft } from './forecast-planner.ts';
import type { ImportField } from './import-fields.contract.ts';
import { monthUnder, readMonth } from './months-in-text.ts';
import type { RowReader } from './row-reader.ts';
import type { TableRow } from './table.ts';
import { includingTax, type TaxBasis } from './tax-basis.fr.ts';

/** What the file itself does not say, and the user did. */
export interface ForecastAnswers {
  /** For months written without their year; null when each has one. */
  readonly year: number | null;
  readonly basis: TaxBasis;
  /** What charges that are not told apart are. */
  readonly chargeNature: ChargeNature;
}

export const FORECAST_AMOUNTS = [
  'forecastRevenue',
  'forecastCharges',
  'forecastFixedCharges',
  'forecastVariableCharges',
] as const satisfies ImportField[];

/** Reads the month of one row, and what it expects; null when it is refused. */
export function readForecastRow(row: TableRow, reader: RowReader, { year, basis, chargeNature }: ForecastAnswers): ForecastDraft | null {
  const written = readMonth(reader.cell(row, 'month'));
  const month = written && monthUnder(written, year);
  if (!month) reader.report.add('MONTH_UNREADABLE', {}, reader.place(row, 'month'));
  const [revenue, charges, fixed, variable] = FORECAST_AMOUNTS.map((field) => reader.amount(row, field));
  if (!month || revenue === undefined || charges === undefined || fixed === undefined || variable === undefined) return null;
  const withTax = (amount: Cents | null) => (amount === null ? null : includingTax(amount, basis));
  // A total of charges beside its two parts says nothing more.
  const undivided = fixed === null && variable === null ? charges : null;
  return {
    row: row.line,
    month,
    revenueCents: withTax(revenue),
    fixedChargesCents: withTax(sum(fixed, chargeNature === 'fixed' ? undivided : null)),
    variableChargesCents: withTax(sum(variable, chargeNature === 'variable' ? undivided : null)),
  };
}

function sum(a: Cents | null, b: Cents | null): Cents | null {
  return a === null && b === null ? null : addCents(a ?? ZERO, b ?? ZERO);
}
