import { z } from 'zod';
import { query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';
import { ForecastWeek } from './cash-forecast.contract.ts';

export const Scenario = z.discriminatedUnion('kind', [
  /** A customer pays that many days later than the forecast expects it to. */
  z.object({ kind: z.literal('paysLater'), customerId: z.int(), days: z.int().min(1).max(365) }),
  z.object({ kind: z.literal('neverPays'), customerId: z.int() }),
  /** These customers pay today all that they owe. */
  z.object({ kind: z.literal('collected'), customerIds: z.array(z.int()).min(1).max(1000) }),
  /** A customer buys no more; the largest of the last twelve months when none is named. */
  z.object({ kind: z.literal('customerLeaves'), customerId: z.int().optional() }),
]);
export type Scenario = z.output<typeof Scenario>;

const Figure = z.number().nullable();

const OutlookWeek = ForecastWeek.extend({
  /** Forecast charges, fixed and variable, of the days of the week; null where a month of it has no forecast. */
  chargesCents: Cents.nullable(),
});

export const Outlook = z.object({
  outstandingCents: Cents,
  overdueCents: Cents,
  /** Outstanding × days / revenue over the month, and over the twelve months, that end on the day (kpis.md); null without revenue. */
  dso: Figure,
  dso12Months: Figure,
  revenue12MonthsCents: Cents,
  concentration: z.object({ hhi: Figure, top1: Figure, top3: Figure, top5: Figure, top10: Figure, customersFor80Pct: z.int().nullable() }),
  weeks: z.array(OutlookWeek),
  /** Σ expected over the weeks. */
  cashInCents: Cents,
  laterCents: Cents,
  /** What will never come. */
  neverCents: Cents,
  /** The first week whose expected cash-in is less than its forecast charges; null when there is none. */
  firstShortWeek: LocalDate.nullable(),
  /** Why no week could be compared with its charges. */
  firstShortWeekReason: z.enum(['noForecast']).nullable(),
});
export type Outlook = z.output<typeof Outlook>;

export const WhatIf = z.object({
  asOf: LocalDate,
  /** The customers that the scenario is about. */
  customers: z.array(z.object({ customerId: z.int(), name: z.string() })),
  before: Outlook,
  after: Outlook,
  /** What changes, in plain French. */
  sentences: z.array(z.string()),
});
export type WhatIf = z.output<typeof WhatIf>;

export const whatIfProcedures = {
  /** The same day twice: as it is, and if a scenario came true. Nothing is stored. */
  whatIf: query({
    input: z.object({ asOf: LocalDate, weeks: z.int().min(1).max(53).optional(), scenario: Scenario }),
    output: WhatIf,
  }),
};
