import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { ClaimStage } from '../../shared/legal/claim-stage.ts';
import type { AssessedProcedure } from '../../shared/legal/claims.contract.ts';
import type { AlertMonths } from '../../shared/legal/prescription.ts';
import type { DotColour } from '../ui/tone.ts';

export const STAGE_DOTS: Record<ClaimStage, DotColour> = {
  notDue: 'neutral',
  reminders: 'aged-1',
  disputed: 'warn',
  schedule: 'good',
  notice: 'aged-3',
  decision: 'late',
  case: 'aged-4',
  proceedings: 'aged-4',
  handedOver: 'neutral',
  prescribed: 'neutral',
};

/** Calm while there is time, then more and more pressing. */
export function termDot(
  { extendedOn, alertMonths }: { extendedOn: LocalDate; alertMonths: AlertMonths | null },
  today: LocalDate,
): DotColour {
  if (extendedOn < today) return 'neutral';
  if (alertMonths === null) return 'good';
  return alertMonths <= 3 ? 'late' : 'warn';
}

export const STATE_DOTS: Record<AssessedProcedure['state'], DotColour> = { open: 'good', check: 'warn', closed: 'neutral' };
export const STATE_WORDS: Record<AssessedProcedure['state'], string> = { open: 'Ouverte', check: 'À vérifier', closed: 'Fermée' };
