import { z } from 'zod';
import { cashForecastProcedures } from '../cash-forecast/cash-forecast.contract.ts';
import { whatIfProcedures } from '../cash-forecast/what-if.contract.ts';
import { OutputFile } from '../contract/file-handles.ts';
import { query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { YearMonth } from '../dates/year-month.ts';
import { Page } from '../letters/page.ts';
import { Cents } from '../money/cents.ts';
import { Proof, ProofList, ProvenFigure } from './proof/proof.contract.ts';
import { thresholdProcedures } from './thresholds.contract.ts';

/** Why a figure is null: its denominator is zero or missing. */
export const NullReason = z.enum(['noRevenue', 'noForecast', 'noHistory', 'noInput', 'noPayment', 'noOutstanding', 'companyOnly']);
export type NullReason = z.output<typeof NullReason>;

const Bucket = z.object({ cents: Cents, count: z.int() });

/** Open amounts by days past due; the five sum to the outstanding. */
export const AgedBalance = z.object({ notDue: Bucket, '1-30': Bucket, '31-60': Bucket, '61-90': Bucket, '90+': Bucket });
export type AgedBalance = z.output<typeof AgedBalance>;

const Figure = z.number().nullable();

/** One customer, the customers of a segment, or the whole company when neither is named. */
const ScopeInput = z.object({ customerId: z.int().optional(), segment: z.string().trim().min(1).max(60).optional() });

/** A customer that owes past its due date; `daysLate` counts from the oldest due date still open. */
export const Debtor = z.object({
  customerId: z.int(),
  code: z.string(),
  name: z.string(),
  outstandingCents: Cents,
  overdueCents: Cents,
  disputedCents: Cents,
  oldestDueOn: LocalDate.nullable(),
  daysLate: z.int(),
});
export type Debtor = z.output<typeof Debtor>;

/** What is open at a day, as things stood then. */
export const Balances = z.object({
  asOf: LocalDate,
  outstandingCents: Cents,
  overdueCents: Cents,
  disputedCents: Cents,
  chaseableOverdueCents: Cents,
  agedBalance: AgedBalance,
  overdueRatio: Figure,
  disputeRatio: Figure,
  /** The ten customers who owe most past their due date. */
  topDebtors: z.array(Debtor),
});
export type Balances = z.output<typeof Balances>;

/** Shares of revenue by customer over 12 months. Percentages are 0–100, `hhi` 0–10 000. */
export const Concentration = z.object({
  totalCents: Cents,
  customers: z.int(),
  hhi: Figure,
  /** 10 000 / HHI: how many equal customers would make the same concentration. */
  effectiveCustomers: Figure,
  top1: Figure,
  top3: Figure,
  top5: Figure,
  top10: Figure,
  customersFor80Pct: z.int().nullable(),
  /** [customer code (name where there is none), revenue in cents], largest first. */
  rows: z.array(z.tuple([z.string(), Cents])),
});
export type Concentration = z.output<typeof Concentration>;

export const DashboardFigures = z.object({
  month: YearMonth,
  asOf: LocalDate,
  revenueCents: Cents,
  forecastRevenueCents: Cents.nullable(),
  /** Payments dated in the month; write-offs are not payments. */
  collectedCents: Cents,
  chargesCents: Cents,
  fixedChargesCents: Cents,
  variableChargesCents: Cents,
  forecastChargesCents: Cents.nullable(),
  forecastFixedChargesCents: Cents.nullable(),
  forecastVariableChargesCents: Cents.nullable(),
  outstandingCents: Cents,
  overdueCents: Cents,
  disputedCents: Cents,
  /** Overdue less what is disputed in it. */
  chaseableOverdueCents: Cents,
  agedBalance: AgedBalance,
  commercialPerformance: Figure,
  operationalPerformance: Figure,
  operationalFixedPerformance: Figure,
  operationalVariablePerformance: Figure,
  dso: Figure,
  dso3Months: Figure,
  dso12Months: Figure,
  dsoCountBack: Figure,
  bestPossibleDso: Figure,
  add: Figure,
  dbt: Figure,
  dbt12Months: Figure,
  daysToPay: Figure,
  daysToPay12Months: Figure,
  cei: Figure,
  cei12Months: Figure,
  overdueRatio: Figure,
  disputeRatio: Figure,
  art12Months: Figure,
  badDebtRatio: Figure,
  badDebtRatio12Months: Figure,
  /** From the month's inputs (`inputs.set`); of the whole company only. */
  dpo: Figure,
  dsi: Figure,
  /** dso + dsi − dpo. */
  ccc: Figure,
  /** Share of the company's revenue of 12 months, in per cent: 100 for the company itself. */
  revenueShare12MonthsPct: Figure,
  /** Imported payments of the month that were allocated without a hand, over all those imported; 0–1. */
  autoMatchRatio: Figure,
  concentration12Months: Concentration,
  topCustomers: z.array(z.object({ customerId: z.int(), code: z.string(), name: z.string(), revenueCents: Cents, sharePct: z.number() })),
  /** The ten customers who owe most past their due date at the last day of the month. */
  topDebtors: z.array(Debtor),
  /** For each null figure, why. Of a customer or a segment, what is of the company only is null: `companyOnly`. */
  reasons: z.record(z.string(), NullReason),
});
export type DashboardFigures = z.output<typeof DashboardFigures>;

export const TrendMonth = z.object({
  month: YearMonth,
  revenueCents: Cents,
  collectedCents: Cents,
  forecastRevenueCents: Cents.nullable(),
  outstandingCents: Cents,
  overdueCents: Cents,
  disputedCents: Cents,
  chargesCents: Cents,
  forecastChargesCents: Cents.nullable(),
  dso: Figure,
  dso12Months: Figure,
  bestPossibleDso: Figure,
  add: Figure,
  dbt: Figure,
  overdueRatio: Figure,
  commercialPerformance: Figure,
  operationalPerformance: Figure,
  top1: Figure,
});
export type TrendMonth = z.output<typeof TrendMonth>;

export const dashboardContract = {
  /** Every figure of a month, at its last day. Charges are the whole company's, whatever the scope. */
  figures: query({ input: ScopeInput.extend({ month: YearMonth }), output: DashboardFigures }),
  /** The months that end with `month`, oldest first; 13 of them when not said. */
  trend: query({
    input: ScopeInput.extend({ month: YearMonth, months: z.int().min(1).max(60).optional() }),
    output: z.array(TrendMonth),
  }),
  /**
   * Where a figure comes from: of a month, at its last day, or of any day (`asOf`) where it is a balance or a delay. `offset` and `limit` (200) are a
   * stretch of each list, or of `part` alone: a list of rows, or all that is left out.
   */
  proof: query({
    input: ScopeInput.extend({
      figure: ProvenFigure,
      month: YearMonth.optional(),
      asOf: LocalDate.optional(),
      part: ProofList.optional(),
      offset: z.int().min(0).optional(),
      limit: z.int().min(0).max(5000).optional(),
    }).refine(({ month, asOf }) => (month === undefined) !== (asOf === undefined), 'un mois ou un jour est attendu'),
    output: Proof,
  }),
  /** What is open at any day. A later payment, write-off or allocation never changes a past balance. */
  balances: query({ input: ScopeInput.extend({ asOf: LocalDate }), output: Balances }),
  /** The owner's page of a month as it would print: always one sheet. What to do and what should come in are as of today. */
  ownerPage: query({ input: z.object({ month: YearMonth }), output: z.object({ page: Page }) }),
  /** Writes that page as a PDF; `sha256` is that of the file. */
  printOwnerPage: query({
    input: z.object({ month: YearMonth, out: OutputFile }),
    output: z.object({ path: z.string(), pages: z.literal(1), sha256: z.string() }),
  }),
  ...cashForecastProcedures,
  ...whatIfProcedures,
  ...thresholdProcedures,
};
