import { z } from 'zod';
import { Cents } from '../money/cents.ts';
import { SCORE_LETTERS } from './payer-score.ts';

const Figure = z.number().nullable();

/** How a customer pays, as it stood at a day; twelve months are those that end on it. */
export const PayerBehaviour = z.object({
  /** Null while there is nothing to judge: no payment in twelve months and nothing overdue. */
  score: z
    .object({
      letter: z.enum(SCORE_LETTERS),
      points: z.int(),
      forced: z.enum(['insolvency', 'writtenOff']).nullable(),
      criteria: z.array(
        z.object({
          criterion: z.enum(['delay', 'trend', 'overdue', 'promises', 'disputes']),
          points: z.int(),
          maxPoints: z.int(),
          measure: Figure,
        }),
      ),
    })
    .nullable(),
  /** Why it has its letter, in French sentences with the points of each. */
  reasons: z.array(z.string()),
  /** Amount-weighted days beyond terms over twelve months of payments. */
  usualDelayDays: Figure,
  /** Days that the last six months are later than the six before; negative for one that pays earlier than it did. */
  trendDays: Figure,
  promisesKept: z.int(),
  promisesBroken: z.int(),
  keptPromisesPct: Figure,
  invoices: z.int(),
  invoicesDisputed: z.int(),
  outstandingCents: Cents,
  overdueCents: Cents,
  disputedCents: Cents,
  /** Of the company's outstanding, and of its revenue of twelve months, in per cent. */
  outstandingSharePct: Figure,
  revenueSharePct: Figure,
  creditLimitCents: Cents.nullable(),
  creditExcessCents: Cents.nullable(),
  /** Proposed, never set. */
  suggestion: z.object({
    segment: z.enum(['keyAccount', 'goodPayer', 'ordinary', 'latePayer']),
    segmentName: z.string(),
    planKey: z.enum(['standard', 'soft', 'firm']),
    planName: z.string(),
    /** Days after the due date of the plan's first contact; null when the plan has no step after it. */
    firstContactDays: z.int().nullable(),
    sentence: z.string(),
  }),
});
export type PayerBehaviour = z.output<typeof PayerBehaviour>;
