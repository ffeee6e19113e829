import { z } from 'zod';
import { query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';

/** How many weeks a forecast covers when nobody says otherwise. */
export const FORECAST_WEEKS = 13;

const Weeks = z.int().min(1).max(53).optional();

/**
 * Why a part of an open invoice is expected on its day: an instalment of a running schedule, a promise, its due date plus its customer's
 * usual delay, or the time that its customer usually takes after a reminder, once the usual delay has passed.
 */
export const ReceiptReason = z.enum(['instalment', 'promise', 'habit', 'reminder']);
export type ReceiptReason = z.output<typeof ReceiptReason>;

/**
 * Why a part of the outstanding is left out of the weeks: contested; a claim older than its customer's collective proceedings, which may
 * not be paid any more (C. com. L622-7); settled by money already received that waits to be allocated; a credit note larger than
 * all that its customer is expected to pay.
 */
export const LeftOutReason = z.enum(['disputed', 'insolvency', 'alreadyReceived', 'creditNote']);
export type LeftOutReason = z.output<typeof LeftOutReason>;

export const ForecastWeek = z.object({
  /** A Monday. */
  start: LocalDate,
  lowCents: Cents,
  expectedCents: Cents,
  highCents: Cents,
});
export type ForecastWeek = z.output<typeof ForecastWeek>;

const Percentage = z.number().nullable();

export const BacktestMonth = z.object({
  /** The last day of a month, on which the forecast would have been made. */
  asOf: LocalDate,
  /** Weeks after that day that have ended since, and are compared. */
  weeks: z.int(),
  expectedCents: Cents,
  actualCents: Cents,
  errorPct: Percentage,
  naiveErrorPct: Percentage,
});
export type BacktestMonth = z.output<typeof BacktestMonth>;

export const Backtest = z.object({
  /** How many month ends the forecast was tried on: at most six; fewer in a young company. */
  months: z.int(),
  /** Σ |expected − received| over the weeks compared, in per cent of what was received in them; null when nothing was. */
  meanAbsoluteErrorPct: Percentage,
  /** The same if every invoice were expected on its due date. */
  naiveMeanAbsoluteErrorPct: Percentage,
  /** Of the weeks compared, those whose receipts were between low and high, in per cent. */
  withinBandPct: Percentage,
  details: z.array(BacktestMonth),
});
export type Backtest = z.output<typeof Backtest>;

/** Σ of the weeks' expected + later + disputed + insolvency + already received + credit balance = the outstanding, to the cent. */
export const CashForecast = z.object({
  asOf: LocalDate,
  weeks: z.array(ForecastWeek),
  /** Expected after the last week. */
  laterCents: Cents,
  disputedCents: Cents,
  insolvencyCents: Cents,
  alreadyReceivedCents: Cents,
  /** Negative or zero. */
  creditBalanceCents: Cents,
  outstandingCents: Cents,
  backtest: Backtest,
});
export type CashForecast = z.output<typeof CashForecast>;

/** The forecast beside what it should pay for. */
export const CashForecastWithCharges = CashForecast.extend({
  /** Of each week, the forecast charges of its days, fixed and variable; null where a month of it has no forecast. */
  weeklyChargesCents: z.array(Cents.nullable()),
  /** The first week whose expected cash-in is less than its forecast charges; null when there is none, or no forecast. */
  firstShortWeek: LocalDate.nullable(),
});
export type CashForecastWithCharges = z.output<typeof CashForecastWithCharges>;

/** A part of an open invoice or credit note and where the forecast puts it. */
export const ForecastReceipt = z.object({
  invoiceId: z.int(),
  invoiceNumber: z.string(),
  customerId: z.int(),
  customerName: z.string(),
  dueOn: LocalDate,
  amountCents: Cents,
  /** Null for what is left out. */
  expectedOn: LocalDate.nullable(),
  why: z.union([ReceiptReason, LeftOutReason]),
  /** The same in a French sentence, with its numbers. */
  sentence: z.string(),
});
export type ForecastReceipt = z.output<typeof ForecastReceipt>;

export const cashForecastProcedures = {
  /** When the money that customers owe should come in (kpis.md, `cashForecast`). */
  cashForecast: query({ input: z.object({ asOf: LocalDate, weeks: Weeks }), output: CashForecastWithCharges }),
  /**
   * What is behind a week (named by any of its days), behind `later`, or behind what is left out; everything when none is named.
   * Earliest first, a page at a time.
   */
  cashForecastReceipts: query({
    input: z.object({
      asOf: LocalDate,
      weeks: Weeks,
      week: LocalDate.optional(),
      part: z.enum(['later', 'leftOut']).optional(),
      customerId: z.int().optional(),
      offset: z.int().min(0).optional(),
      limit: z.int().min(1).max(1000).optional(),
    }),
    output: z.object({ total: z.int(), totalCents: Cents, rows: z.array(ForecastReceipt) }),
  }),
};
