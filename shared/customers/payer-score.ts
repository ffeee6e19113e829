import type { LocalDate } from '../dates/local-date.ts';
import { daysBetween } from '../dates/local-date.ts';
import type { Cents } from '../money/cents.ts';
import { exact, percentage, ratio } from '../money/ratio.ts';

/** Σ amount and Σ amount × days beyond terms of some payments. */
export interface WeightedDelay {
  amountCents: number;
  centDays: number;
}

/** All that a customer's score is made from, as it stood at a day. Twelve months are those that end on the day. */
export interface PayerFacts {
  /** Payments of the last six months, and of the six before. */
  lastSixMonths: WeightedDelay;
  previousSixMonths: WeightedDelay;
  /** Promises for a day of the last twelve months or later: paid by their date + 2 days, or not. */
  promisesKept: number;
  promisesBroken: number;
  /** Invoices of the last twelve months, and those of them that were ever contested by the day. */
  invoices: number;
  invoicesDisputed: number;
  /** Written off in the last twelve months. */
  writtenOffCents: Cents;
  outstandingCents: Cents;
  overdueCents: Cents;
  oldestDueOn: LocalDate | null;
  insolvencyOn: LocalDate | null;
}

export const SCORE_LETTERS = ['A', 'B', 'C', 'D', 'E'] as const;
export type ScoreLetter = (typeof SCORE_LETTERS)[number];

export type Criterion = 'delay' | 'trend' | 'overdue' | 'promises' | 'disputes';

export interface CriterionPoints {
  criterion: Criterion;
  points: number;
  maxPoints: number;
  /** What was looked up in the table: days, or per cent; null when there is nothing to look up, which costs nothing. */
  measure: number | null;
}

export interface PayerScore {
  letter: ScoreLetter;
  points: number;
  criteria: CriterionPoints[];
  /** What makes the letter E whatever the points. */
  forced: 'insolvency' | 'writtenOff' | null;
}

/** Points for a measure of at most `upTo`; the first line that holds it counts, and none beyond the last. */
type PointTable = readonly (readonly [upTo: number, points: number])[];

/**
 * The point table, 100 in all. Usual delay: days beyond terms over twelve months. Trend: days that the last six months are later than
 * the six before. Overdue: per cent of the outstanding. Promises: per cent broken. Disputes: per cent of the year's invoices.
 */
export const POINT_TABLES: Readonly<Record<Criterion, PointTable>> = {
  delay: [
    [0, 40],
    [7, 34],
    [15, 26],
    [30, 16],
    [60, 6],
  ],
  trend: [
    [3, 15],
    [10, 8],
  ],
  overdue: [
    [0, 20],
    [25, 14],
    [50, 8],
    [75, 3],
  ],
  promises: [
    [0, 15],
    [25, 10],
    [50, 5],
  ],
  disputes: [
    [0, 10],
    [5, 7],
    [20, 3],
  ],
};

/** The least points of each letter; fewer than the last is E. */
export const LETTER_TABLE: readonly (readonly [ScoreLetter, number])[] = [
  ['A', 85],
  ['B', 70],
  ['C', 50],
  ['D', 30],
];

const CRITERIA = ['delay', 'trend', 'overdue', 'promises', 'disputes'] as const;

/**
 * How well a customer pays: the sum of its points by the table, as a letter. Collective proceedings, or something written off in the last
 * twelve months, make it E. A customer that paid nothing in twelve months is judged by the age of its oldest overdue invoice in place of
 * its usual delay; without one there is nothing to judge: null. What cannot be measured (no earlier payments, no promise) costs no point.
 */
export function payerScore(facts: PayerFacts, asOf: LocalDate): PayerScore | null {
  const forced = facts.insolvencyOn !== null && facts.insolvencyOn <= asOf ? 'insolvency' : facts.writtenOffCents > 0 ? 'writtenOff' : null;
  const delay = usualDelay(facts) ?? (facts.oldestDueOn === null ? null : daysBetween(facts.oldestDueOn, asOf));
  if (delay === null && forced === null) return null;
  const measures: Record<Criterion, number | null> = {
    delay,
    trend: delayTrend(facts),
    overdue: facts.outstandingCents > 0 ? percentage(facts.overdueCents, facts.outstandingCents) : null,
    promises: percentage(facts.promisesBroken, facts.promisesKept + facts.promisesBroken),
    disputes: percentage(facts.invoicesDisputed, facts.invoices),
  };
  const criteria = CRITERIA.map((criterion) => ({ criterion, ...pointsOf(criterion, measures[criterion]), measure: measures[criterion] }));
  const points = criteria.reduce((sum, each) => sum + each.points, 0);
  const letter = forced === null ? (LETTER_TABLE.find(([, least]) => points >= least)?.[0] ?? 'E') : 'E';
  return { letter, points, criteria, forced };
}

/** Amount-weighted days beyond terms of the last twelve months of payments (kpis.md, `dbt`); null without any. */
export function usualDelay({ lastSixMonths, previousSixMonths }: Pick<PayerFacts, 'lastSixMonths' | 'previousSixMonths'>): number | null {
  return ratio(lastSixMonths.centDays + previousSixMonths.centDays, lastSixMonths.amountCents + previousSixMonths.amountCents);
}

/** Days that the last six months' usual delay is above that of the six before; null when either has no payment. */
export function delayTrend({ lastSixMonths, previousSixMonths }: Pick<PayerFacts, 'lastSixMonths' | 'previousSixMonths'>): number | null {
  const [last, previous] = [averageOf(lastSixMonths), averageOf(previousSixMonths)];
  return last === null || previous === null ? null : ratio(last.minus(previous), 1);
}

function averageOf({ amountCents, centDays }: WeightedDelay) {
  return amountCents === 0 ? null : exact(centDays).dividedBy(amountCents);
}

function pointsOf(criterion: Criterion, measure: number | null): { points: number; maxPoints: number } {
  const table = POINT_TABLES[criterion];
  const maxPoints = table[0]?.[1] ?? 0;
  if (measure === null) return { points: maxPoints, maxPoints };
  return { points: table.find(([upTo]) => measure <= upTo)?.[1] ?? 0, maxPoints };
}

/** What is owed beyond the limit agreed for a customer; 0 within it, null without a limit. */
export function limitExcess(outstandingCents: Cents, creditLimitCents: Cents | null): Cents | null {
  return creditLimitCents === null ? null : (Math.max(0, outstandingCents - creditLimitCents) as Cents);
}

export type PayerSegment = 'keyAccount' | 'goodPayer' | 'ordinary' | 'latePayer';
export type PlanKey = 'standard' | 'soft' | 'firm';

/** From this share of the revenue of twelve months on, a customer is a key account. */
const KEY_ACCOUNT_PCT = 10;

/**
 * The segment and plan to propose: soft for a good payer (A, B) or a key account that is not a late payer, firm for a late payer (D, E),
 * standard for the others and for who has no score yet. Proposed, never set.
 */
export function suggestedTreatment(
  letter: ScoreLetter | null,
  revenueSharePct: number | null,
): { segment: PayerSegment; planKey: PlanKey } {
  if (letter === 'D' || letter === 'E') return { segment: 'latePayer', planKey: 'firm' };
  if ((revenueSharePct ?? 0) >= KEY_ACCOUNT_PCT) return { segment: 'keyAccount', planKey: 'soft' };
  if (letter === 'A' || letter === 'B') return { segment: 'goodPayer', planKey: 'soft' };
  return { segment: 'ordinary', planKey: 'standard' };
}
