import { prescribableClaims } from '../../../db/legal/prescribable-claims.queries.ts';
import { deleteAlertDecisions, saveAlertDecision } from '../../../db/legal/prescription-events.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { claimsContract } from '../../../shared/legal/claims.contract.ts';
import { alertReached, prescriptionClock } from '../../../shared/legal/prescription.ts';
import type { CommandContext } from '../context.ts';

type Contract = typeof claimsContract;

/** Puts aside the alert that each claim has reached; the next one comes on its own day. @throws AppError ALERT_NOT_REACHED, ALERT_POSTPONED_TOO_EARLY */
export function putAlertAside(
  { db, today }: CommandContext,
  { invoiceIds, asOf, until, reason }: InputOf<Contract['putAlertAside']>,
): OutputOf<Contract['putAlertAside']> {
  if (until !== undefined && until <= asOf) throw new AppError('ALERT_POSTPONED_TOO_EARLY', { until });
  const reached = [...prescribableClaims(db, invoiceIds)].flatMap(([invoiceId, claim]) => {
    const clock = prescriptionClock(claim, asOf);
    const months = alertReached(clock, asOf);
    return months === null ? [] : [{ invoiceId, months, prescribesOn: clock.extendedOn }];
  });
  if (reached.length === 0) throw new AppError('ALERT_NOT_REACHED', {});
  db.transaction(() => {
    for (const alert of reached) saveAlertDecision(db, { ...alert, until: until ?? null, reason, decidedOn: today });
  });
  return { invoiceIds: reached.map(({ invoiceId }) => invoiceId) };
}

export function restoreAlert(
  { db }: CommandContext,
  { invoiceIds }: InputOf<Contract['restoreAlert']>,
): OutputOf<Contract['restoreAlert']> {
  db.transaction(() => deleteAlertDecisions(db, invoiceIds));
  return { invoiceIds };
}
