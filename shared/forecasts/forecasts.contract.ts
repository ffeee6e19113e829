import { z } from 'zod';
import { command, query } from '../contract/procedure.ts';
import { YearMonth } from '../dates/year-month.ts';
import { Cents } from '../money/cents.ts';

/** What the company expects of a month, VAT included; null = not forecast. */
export const ForecastMonth = z.object({
  month: YearMonth,
  revenueCents: Cents.nullable(),
  fixedChargesCents: Cents.nullable(),
  variableChargesCents: Cents.nullable(),
});
export type ForecastMonth = z.output<typeof ForecastMonth>;

export const forecastsContract = {
  /** Sets the named amounts of a month and leaves the others; null clears one. */
  set: command({
    input: ForecastMonth.partial().required({ month: true }),
    output: ForecastMonth,
  }),
  /** Twelve months from `firstMonth`, with what really happened beside them. */
  list: query({
    input: z.object({ firstMonth: YearMonth }),
    output: z.array(
      ForecastMonth.extend({
        actualRevenueCents: Cents,
        actualFixedChargesCents: Cents,
        actualVariableChargesCents: Cents,
      }),
    ),
  }),
};
