import { z } from 'zod';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';
import { ratio } from '../money/ratio.ts';

/**
 * From which rate of unpaid sales, in per cent, chasing starts to go outside, and from which most of it does. No law sets them: usage, to
 * be changed to one's own experience.
 */
export const GuideThresholds = z
  .object({ outsideForCourtsPct: z.number().min(0).max(100), outsideForAllPct: z.number().min(0).max(100) })
  .refine(
    ({ outsideForCourtsPct, outsideForAllPct }) => outsideForCourtsPct <= outsideForAllPct,
    'le second seuil est au moins le premier',
  );
export type GuideThresholds = z.output<typeof GuideThresholds>;

export const DEFAULT_THRESHOLDS: GuideThresholds = { outsideForCourtsPct: 1, outsideForAllPct: 3 };

/** What is done between the due date and a title, milder first. */
export const GUIDE_STAGES = ['before', 'friendly', 'notice', 'court', 'enforcement'] as const;
export type GuideStage = (typeof GUIDE_STAGES)[number];

export const GUIDE_HANDS = ['inHouse', 'either', 'outside'] as const;
export type GuideHand = (typeof GUIDE_HANDS)[number];

export const CollectionGuide = z.object({
  from: LocalDate,
  to: LocalDate,
  /** Sales of the twelve months, VAT included, less credit notes. */
  salesCents: Cents,
  /** What of them is open and more than 90 days late, and what of them was written off. */
  unpaidCents: Cents,
  writtenOffCents: Cents,
  unpaidCount: z.int(),
  /** (unpaid + written off) ÷ sales; null without sales. */
  unpaidRate: z.number().nullable(),
  thresholds: GuideThresholds,
  level: z.enum(['low', 'medium', 'high']).nullable(),
  stages: z.array(z.object({ stage: z.enum(GUIDE_STAGES), hand: z.enum(GUIDE_HANDS), name: z.string(), advice: z.string() })),
});
export type CollectionGuide = z.output<typeof CollectionGuide>;

export interface UnpaidFigures {
  salesCents: Cents;
  unpaidCents: Cents;
  writtenOffCents: Cents;
}

/** The rate of unpaid sales, rounded half up to 4 decimals; null without sales. */
export function unpaidRate({ salesCents, unpaidCents, writtenOffCents }: UnpaidFigures): number | null {
  return salesCents <= 0 ? null : ratio(unpaidCents + writtenOffCents, salesCents);
}

export function guideLevel(
  rate: number | null,
  { outsideForCourtsPct, outsideForAllPct }: GuideThresholds,
): 'low' | 'medium' | 'high' | null {
  if (rate === null) return null;
  if (rate * 100 >= outsideForAllPct) return 'high';
  return rate * 100 >= outsideForCourtsPct ? 'medium' : 'low';
}

const HANDS: Record<'low' | 'medium' | 'high', Record<GuideStage, GuideHand>> = {
  low: { before: 'inHouse', friendly: 'inHouse', notice: 'inHouse', court: 'either', enforcement: 'outside' },
  medium: { before: 'inHouse', friendly: 'inHouse', notice: 'inHouse', court: 'outside', enforcement: 'outside' },
  high: { before: 'inHouse', friendly: 'either', notice: 'outside', court: 'outside', enforcement: 'outside' },
};

/** Who does each stage best at a level of unpaid sales. Only a commissaire de justice enforces, whatever the level. */
export function handsAt(level: 'low' | 'medium' | 'high'): Record<GuideStage, GuideHand> {
  return HANDS[level];
}
