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

export const ForecastField = z.enum(['revenueCents', 'fixedChargesCents', 'variableChargesCents']);
export type ForecastField = z.output<typeof ForecastField>;

/** A month's forecast beside what really happened, as far as it is known. */
export const ForecastRow = ForecastMonth.extend({
  actualRevenueCents: Cents,
  actualFixedChargesCents: Cents,
  actualVariableChargesCents: Cents,
});
export type ForecastRow = z.output<typeof ForecastRow>;

const ForecastChanges = ForecastMonth.partial().required({ month: true });

/** Which months a proposal fills: those without a forecast, or all, over what is there. */
export const CellChoice = z.enum(['empty', 'all']);
export type CellChoice = z.output<typeof CellChoice>;

/** One amount proposed for a month, and what stands there now. */
export const ProposedAmount = z.object({
  month: YearMonth,
  field: ForecastField,
  beforeCents: Cents.nullable(),
  afterCents: Cents,
});
export type ProposedAmount = z.output<typeof ProposedAmount>;

/** A percentage as a decimal text, −100 at least: `5`, `-2.5`. */
const ChangePercent = z
  .string()
  .regex(/^-?\d{1,4}(\.\d{1,4})?$/, 'un pourcentage comme 5 ou -2.5 est attendu')
  .refine((text) => Number(text) >= -100, 'une baisse de plus de 100 % n’a pas de sens');

/**
 * How one column was spread, or why it could not be: fewer than twelve complete months, nothing sold or paid in them, or a total
 * smaller than what the months that are kept already hold.
 */
export const SeasonOutcome = z.object({
  field: ForecastField,
  state: z.enum(['spread', 'tooShort', 'nothingInHistory', 'belowKept', 'nothingToFill']),
  /** Complete months known without a gap, as many as were asked for at most. */
  historyMonths: z.int(),
  /** Whole years taken; 0 when there is less than one. */
  years: z.int(),
  /** The months taken; null when there are none. */
  from: YearMonth.nullable(),
  to: YearMonth.nullable(),
  /** What the months that are not filled already hold. */
  keptCents: Cents,
});
export type SeasonOutcome = z.output<typeof SeasonOutcome>;

/** A month against its forecast. Gaps are null without a forecast and until the month is over: a part is not compared with a whole. */
export const ForecastGap = z.object({
  month: YearMonth,
  state: z.enum(['over', 'running', 'toCome']),
  forecastCents: Cents.nullable(),
  actualCents: Cents,
  /** actual − forecast. */
  gapCents: Cents.nullable(),
  /** gap / forecast, 4 decimals; null for a forecast of zero. */
  gapRatio: z.number().nullable(),
  /** The sum of the gaps so far; null in a month without one. */
  cumulatedGapCents: Cents.nullable(),
});
export type ForecastGap = z.output<typeof ForecastGap>;

export const ForecastComparison = z.object({
  field: ForecastField,
  months: z.array(ForecastGap),
  /** Of the months that have a gap only. */
  totals: z.object({
    comparedMonths: z.int(),
    /** The last of them; null when there is none. */
    lastMonth: YearMonth.nullable(),
    forecastCents: Cents,
    actualCents: Cents,
    gapCents: Cents,
    gapRatio: z.number().nullable(),
  }),
  /** What it comes to, in a plain French sentence. */
  sentence: z.string(),
  tone: z.enum(['neutral', 'good', 'warn']),
});
export type ForecastComparison = z.output<typeof ForecastComparison>;

export const forecastsContract = {
  /** Sets the named amounts of a month and leaves the others; null clears one. */
  set: command({ input: ForecastChanges, output: ForecastMonth }),
  /** The same for several months, all or nothing; `before` is what they were, to be set again as a way back. */
  setMonths: command({
    input: z.object({ months: z.array(ForecastChanges).min(1).max(120) }),
    output: z.object({ months: z.array(ForecastMonth), before: z.array(ForecastMonth) }),
  }),
  /** Twelve months from `firstMonth`, with what really happened beside them. */
  list: query({ input: z.object({ firstMonth: YearMonth }), output: z.array(ForecastRow) }),
  /**
   * The year before, more or less a percentage, as amounts for the twelve months from `firstMonth`. Nothing is written: `setMonths` does.
   * `leftOut`: months whose year before has no forecast, is not over, or lies outside of what is known.
   */
  copyLastYear: query({
    input: z.object({
      firstMonth: YearMonth,
      basis: z.enum(['forecast', 'actual']),
      percent: ChangePercent,
      fields: z.array(ForecastField).min(1).max(10),
      cells: CellChoice,
    }),
    output: z.object({ amounts: z.array(ProposedAmount), leftOut: z.array(z.object({ month: YearMonth, field: ForecastField })) }),
  }),
  /** A year's totals spread over its months as the last one to three years were. Nothing is written: `setMonths` does. */
  spreadBySeason: query({
    input: z.object({
      firstMonth: YearMonth,
      totals: z.partialRecord(
        ForecastField,
        Cents.refine((value) => value >= 0, 'un total positif est attendu'),
      ),
      years: z.int().min(1).max(3),
      cells: CellChoice,
    }),
    output: z.object({ amounts: z.array(ProposedAmount), outcomes: z.array(SeasonOutcome) }),
  }),
  /** Forecast against actual over the twelve months from `firstMonth`. */
  compare: query({ input: z.object({ firstMonth: YearMonth }), output: z.array(ForecastComparison) }),
};
