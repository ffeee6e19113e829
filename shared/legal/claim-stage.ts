import type { LocalDate } from '../dates/local-date.ts';

/**
 * How far a claim has come: not due; under reminders; contested in whole; in a schedule; its formal notice runs; the notice's deadline is
 * over and something is to be decided; in an open legal case; its debtor in collective proceedings; collected by somebody else; no longer to
 * be brought.
 */
export const CLAIM_STAGES = [
  'notDue',
  'reminders',
  'disputed',
  'schedule',
  'notice',
  'decision',
  'case',
  'proceedings',
  'handedOver',
  'prescribed',
] as const;
export type ClaimStage = (typeof CLAIM_STAGES)[number];

export interface StageFacts {
  asOf: LocalDate;
  dueOn: LocalDate;
  extendedOn: LocalDate;
  insolvencyOn: LocalDate | null;
  isInCase: boolean;
  isHandedOver: boolean;
  isInSchedule: boolean;
  isContested: boolean;
  /** The first day after the formal notice's deadline on which a court may be seized; null without a notice that stands. */
  legalFrom: LocalDate | null;
}

/** The stage that says most of what to do next. */
export function claimStage(facts: StageFacts): ClaimStage {
  const { asOf, dueOn, extendedOn, insolvencyOn, legalFrom } = facts;
  if (facts.isInCase) return 'case';
  if (insolvencyOn !== null && insolvencyOn <= asOf) return 'proceedings';
  if (facts.isHandedOver) return 'handedOver';
  if (extendedOn < asOf) return 'prescribed';
  if (dueOn >= asOf) return 'notDue';
  if (facts.isInSchedule) return 'schedule';
  if (facts.isContested) return 'disputed';
  if (legalFrom === null) return 'reminders';
  return legalFrom <= asOf ? 'decision' : 'notice';
}
