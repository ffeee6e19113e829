import { standingDecisions, undoDecision } from '../../../db/reminders/decisions.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof remindersContract.undoDecisions;

/** Takes back what was decided of contacts: the plan proposes again as if it had not been. @throws AppError DECISION_NOT_FOUND */
export function undoDecisions({ db, today }: CommandContext, { decisionIds }: InputOf<Verb>): OutputOf<Verb> {
  const standing = standingDecisions(db, decisionIds).map(({ decisionId }) => decisionId);
  if (standing.length === 0) throw new AppError('DECISION_NOT_FOUND', {});
  return db.transaction(() => {
    for (const decisionId of standing) undoDecision(db, decisionId, today);
    return { decisionIds: standing };
  });
}
