import type { Assessment } from '../../reminders/reminder-policy.ts';
import { stepName } from '../../reminders/reminder-texts.fr.ts';
import type { LeftOutReason } from '../../reminders/reminders.contract.ts';

/** Reasons that are too long for a row, in the few words that it has room for. */
const SHORT: Partial<Record<LeftOutReason, string>> = {
  coveredByCredits: 'Avoirs et acomptes à affecter',
  belowTolerance: 'Sous le seuil de relance',
  insolvency: 'Procédure collective : créance à déclarer',
};

/** What comes next for a customer, for the row of its debt: the step due, or why it is left in peace; null when nothing is late. */
export function nextStep(assessment: Assessment): string | null {
  switch (assessment.outcome) {
    case 'contact':
      return stepName(assessment.step.level);
    case 'leftOut': {
      const { code, reason } = assessment.hindrance;
      // What follows a semicolon or stands in brackets explains; the row has room for what holds.
      return SHORT[code] ?? (reason.split(/\s?[;(]/)[0] ?? reason).trim();
    }
    case 'nothingOverdue':
      return null;
  }
}
