import { z } from 'zod';
import { LocalDate } from '../../dates/local-date.ts';
import { YearMonth } from '../../dates/year-month.ts';
import { Cents } from '../../money/cents.ts';

/** Every figure that `dashboard.figures` gives, those of `concentration12Months` by their own names. */
export const PROVEN_FIGURES = [
  'revenueCents',
  'forecastRevenueCents',
  'collectedCents',
  'chargesCents',
  'fixedChargesCents',
  'variableChargesCents',
  'forecastChargesCents',
  'forecastFixedChargesCents',
  'forecastVariableChargesCents',
  'outstandingCents',
  'overdueCents',
  'disputedCents',
  'chaseableOverdueCents',
  'agedBalance',
  'commercialPerformance',
  'operationalPerformance',
  'operationalFixedPerformance',
  'operationalVariablePerformance',
  'dso',
  'dso3Months',
  'dso12Months',
  'dsoCountBack',
  'bestPossibleDso',
  'add',
  'dbt',
  'dbt12Months',
  'daysToPay',
  'daysToPay12Months',
  'cei',
  'cei12Months',
  'overdueRatio',
  'disputeRatio',
  'art12Months',
  'badDebtRatio',
  'badDebtRatio12Months',
  'dpo',
  'dsi',
  'ccc',
  'revenueShare12MonthsPct',
  'autoMatchRatio',
  'concentration12Months',
  'top1',
  'top3',
  'top5',
  'top10',
  'hhi',
  'effectiveCustomers',
  'customersFor80Pct',
] as const;
export const ProvenFigure = z.enum(PROVEN_FIGURES);
export type ProvenFigure = z.output<typeof ProvenFigure>;

/** Those that stand for any day, and not for a month only: what is open, and its shares, */
export const BALANCE_FIGURES = [
  'outstandingCents',
  'overdueCents',
  'disputedCents',
  'chaseableOverdueCents',
  'agedBalance',
  'overdueRatio',
  'disputeRatio',
] as const satisfies readonly ProvenFigure[];
export type BalanceFigure = (typeof BALANCE_FIGURES)[number];

/** And those of the payments of the twelve months that end on the day. */
export const DAY_FIGURES = [...BALANCE_FIGURES, 'dbt12Months', 'daysToPay12Months'] as const satisfies readonly ProvenFigure[];
export type DayFigure = (typeof DAY_FIGURES)[number];

export function isDayFigure(figure: ProvenFigure): figure is DayFigure {
  return (DAY_FIGURES as readonly ProvenFigure[]).includes(figure);
}

export function isBalanceFigure(figure: ProvenFigure): figure is BalanceFigure {
  return (BALANCE_FIGURES as readonly ProvenFigure[]).includes(figure);
}

/** What a figure is told in: `ratio` is shown in per cent (0.459 is 45,9 %), `percent` already is (45.9). */
export const ProofUnit = z.enum(['cents', 'days', 'ratio', 'percent', 'times', 'index', 'count']);
export type ProofUnit = z.output<typeof ProofUnit>;

/** What a list of rows adds up to: each figure rests on one or several of them. */
export const PROOF_PARTS = [
  'open',
  'notDue',
  'late1To30',
  'late31To60',
  'late61To90',
  'late90Plus',
  'overdue',
  'disputed',
  'chaseable',
  'opening',
  'opening12Months',
  'issued',
  'issued3Months',
  'issued12Months',
  'months',
  'collected',
  'delays',
  'delays12Months',
  'writeOffs',
  'writeOffs12Months',
  'imported',
  'charges',
  'fixedCharges',
  'variableCharges',
  'customers',
] as const;
export const ProofPart = z.enum(PROOF_PARTS);
export type ProofPart = z.output<typeof ProofPart>;

/** A list of a proof: of rows that count, or of those left out. */
export const ProofList = z.union([ProofPart, z.literal('excluded')]);
export type ProofList = z.output<typeof ProofList>;

export const ProofRow = z.object({
  part: ProofPart,
  kind: z.enum(['invoice', 'creditNote', 'payment', 'writeOff', 'charge', 'customer', 'month']),
  /** Of the invoice, payment, charge or customer; null for a month. */
  id: z.int().nullable(),
  label: z.string(),
  customerId: z.int().nullable(),
  customerName: z.string(),
  date: LocalDate.nullable(),
  dueOn: LocalDate.nullable(),
  /** What the row counts for. */
  amountCents: Cents,
  /** Days that the amount is weighted with, or days past due. */
  days: z.int().nullable(),
});
export type ProofRow = z.output<typeof ProofRow>;

/** Why a row is left out of a figure. */
export const ExclusionCode = z.enum([
  'cancelled',
  'notYetIssued',
  'writtenOff',
  'laterPayment',
  'unallocatedPayment',
  'creditNote',
  'notPastDue',
  'disputed',
  'notAPayment',
  'noRevenue',
  'notImported',
  'matchedByHand',
]);
export type ExclusionCode = z.output<typeof ExclusionCode>;

export const ExcludedRow = ProofRow.omit({ part: true }).extend({ code: ExclusionCode, reason: z.string() });
export type ExcludedRow = z.output<typeof ExcludedRow>;

export const Proof = z.object({
  figure: ProvenFigure,
  month: YearMonth,
  /** The day that the figure stands for: the month's last, or the day asked for. */
  asOf: LocalDate,
  name: z.string(),
  unit: ProofUnit,
  value: z.number().nullable(),
  /** Why there is no value, in French. */
  reason: z.string().nullable(),
  /** One sentence. */
  definition: z.string(),
  /** The formula in French with the real numbers in it. */
  formula: z.string(),
  /**
   * The same over the names of `inputs`: + − × ÷ as `+ - * /`, `sum(list)`, `sumOfSquares(list)`, `countBack(balance, revenues, days)` and
   * `countFor(list, total, percent)`. The result, rounded half up to 4 decimals, is `value`.
   */
  expression: z.string(),
  /** Exact values; amounts in cents. */
  inputs: z.record(z.string(), z.union([z.number().nullable(), z.array(z.number())])),
  /** One line for each list of rows: how many there are in all, what they sum to, and the input that sum is. */
  parts: z.array(z.object({ part: ProofPart, label: z.string(), count: z.int(), sumCents: Cents, input: z.string() })),
  rows: z.array(ProofRow),
  /** Reason after reason, the largest amounts of each first. */
  excluded: z.array(ExcludedRow),
  excludedCount: z.int(),
  /** For a DSO, the methods side by side, and why they differ. */
  methods: z.array(z.object({ figure: ProvenFigure, name: z.string(), value: z.number().nullable(), isThisOne: z.boolean() })),
  gap: z.string().nullable(),
});
export type Proof = z.output<typeof Proof>;
