import { z } from 'zod';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';

export const Confidence = z.enum(['high', 'medium', 'low']);
export type Confidence = z.output<typeof Confidence>;

/** One fact of the law as it was read, with where; none: known generally, and to be verified. */
export const LawFact = z.object({
  procedure: z.string(),
  /** Of something beside the procedure itself: its cost, its countries, its effect on prescription. */
  about: z.enum(['cost', 'country', 'scope', 'prescription']).optional(),
  text: z.string(),
  confidence: Confidence,
  sources: z.array(z.string()),
});
export type LawFact = z.output<typeof LawFact>;

/** The ceilings, fees and delays that decide between procedures. */
export const LawFigures = z.object({
  smallClaimsCeilingCents: Cents,
  lawyerAboveCents: Cents,
  amicableAttemptUpToCents: Cents,
  europeanSmallClaimsCeilingCents: Cents,
  economicContributionAboveCents: Cents,
  serviceFeeBaseCents: Cents,
  serviceFeeHalfUpToCents: Cents,
  serviceFeeSingleUpToCents: Cents,
  civilContributionCents: Cents,
  serviceMonths: z.int(),
  serviceMonthsBefore: z.int(),
  serviceMonthsChangedOn: LocalDate,
});

export type LawFigures = z.output<typeof LawFigures>;

/** What the resource of procedures holds. */
export const ProcedureLaw = z.object({
  compiledOn: LocalDate,
  notice: z.string(),
  figures: LawFigures,
  economicCourtTowns: z.array(z.string()),
  facts: z.array(LawFact),
});
export type ProcedureLaw = z.output<typeof ProcedureLaw>;
