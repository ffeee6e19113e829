import { plusMonths, type YearMonth } from '../dates/year-month.ts';
import { type Cents, cents } from '../money/cents.ts';
import { exact, roundToCent } from '../money/ratio.ts';
import type { CellChoice, ForecastField, ForecastMonth, ProposedAmount } from './forecasts.contract.ts';

/** An amount more or less a percentage (a decimal text), rounded once to the cent, half away from zero. */
export function changedByPercent(amount: Cents, percent: string): Cents {
  return cents(roundToCent(exact(amount).times(exact(percent).plus(100)).dividedBy(100)));
}

export interface LastYear {
  /** The twelve months to fill, as they are. */
  year: readonly ForecastMonth[];
  /** What is copied, by the month and field it comes from; null where there is nothing to copy. */
  base: (month: YearMonth, field: ForecastField) => Cents | null;
  percent: string;
  fields: readonly ForecastField[];
  cells: CellChoice;
}

/**
 * Each month's amounts as those of the same month a year before, more or less a percentage. A month that is forecast already is passed
 * over when only empty ones are filled; `leftOut` names the others that have nothing to copy, whose forecast stays as it is.
 */
export function copyLastYear({ year, base, percent, fields, cells }: LastYear): {
  amounts: ProposedAmount[];
  leftOut: { month: YearMonth; field: ForecastField }[];
} {
  const amounts: ProposedAmount[] = [];
  const leftOut: { month: YearMonth; field: ForecastField }[] = [];
  for (const row of year) {
    for (const field of fields) {
      const beforeCents = row[field];
      if (cells === 'empty' && beforeCents !== null) continue;
      const copied = base(plusMonths(row.month, -12), field);
      if (copied === null) leftOut.push({ month: row.month, field });
      else amounts.push({ month: row.month, field, beforeCents, afterCents: changedByPercent(copied, percent) });
    }
  }
  return { amounts, leftOut };
}
