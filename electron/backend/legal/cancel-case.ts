import { casesAt, deleteCase, readCase, saveInsolvency } from '../../../db/legal/cases.queries.ts';
import type { InputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { stepThatHappened } from '../../../shared/legal/cancel-case.ts';
import { stepNameOf } from '../../../shared/legal/case-words.fr.ts';
import type { casesContract } from '../../../shared/legal/cases.contract.ts';
import type { CommandContext } from '../context.ts';

/**
 * Takes back a case that was opened by mistake, as if it had never been: its invoices are chased again, and its files stay with the customer.
 * Collective proceedings take the day of the judgment off the customer's sheet with them, unless another case still needs it. The journal
 * keeps what was there.
 *
 * @throws AppError CASE_NOT_FOUND, CASE_CLOSED, CASE_HAS_STEPS
 */
export function cancelCase({ db, today }: CommandContext, { caseId }: InputOf<typeof casesContract.cancelCase>): { caseId: number } {
  const { customerId, customerName, route, closedOn, steps } = readCase(db, caseId, today);
  if (closedOn !== null) throw new AppError('CASE_CLOSED', { customerName, closedOn });
  const happened = stepThatHappened(steps);
  if (happened) throw new AppError('CASE_HAS_STEPS', { customerName, stepName: stepNameOf(happened.kind, route), on: happened.on });
  const others = casesAt(db, today, customerId).filter((each) => each.caseId !== caseId && each.route === 'collectiveProceedings');
  db.transaction(() => {
    deleteCase(db, caseId);
    if (route === 'collectiveProceedings' && others.length === 0) saveInsolvency(db, customerId, null);
  });
  return { caseId };
}
