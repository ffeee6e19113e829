import type { ReadDb } from '../../../db/database.ts';
import { insertAllocations, insertCreditNoteAllocations } from '../../../db/payments/payments.queries.ts';
import { endSchedule, insertSchedule, readSchedule, usualAccelerationDays } from '../../../db/schedules/schedules.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { subtractCents, ZERO } from '../../../shared/money/cents.ts';
import { isPartlyWaived } from '../../../shared/schedules/agreed-fees.ts';
import { describeSchedule } from '../../../shared/schedules/describe-schedule.ts';
import { isOver } from '../../../shared/schedules/schedule-state.ts';
import type { schedulesContract } from '../../../shared/schedules/schedules.contract.ts';
import type { CommandContext } from '../context.ts';
import { computePlan } from './compute-plan.ts';

type Verb = typeof schedulesContract.create;

/**
 * Agrees a schedule, once what it deducts of the customer's credits is allocated. The debt is computed here as the simulation did, never
 * taken from the terms. A schedule that it replaces ends that day, with what was paid of it.
 * @throws AppError as `computePlan`, SCHEDULE_WAIVER_REASON_MISSING, and SCHEDULE_NOT_FOUND, SCHEDULE_CLOSED, SCHEDULE_SEVERAL_CUSTOMERS, SCHEDULE_ENDED_TOO_EARLY for the one replaced
 */
export function createSchedule({ db }: CommandContext, terms: InputOf<Verb>): OutputOf<Verb> {
  const plan = computePlan(db, terms);
  if (plan.claimable && isPartlyWaived(terms, plan.claimable) && (terms.waiverReason ?? '') === '') {
    throw new AppError('SCHEDULE_WAIVER_REASON_MISSING', {});
  }
  if (terms.replacesId !== undefined) checkReplaceable(db, terms.replacesId, plan.customerId, terms.asOf);
  return db.transaction(() => {
    for (const { credit, invoiceId, amountCents, on } of plan.uses) {
      const allocation = { invoiceId, amountCents, on };
      if (credit.source === 'creditNote') insertCreditNoteAllocations(db, credit.id, [allocation]);
      else insertAllocations(db, credit.id, [allocation]);
    }
    if (terms.replacesId !== undefined) endSchedule(db, terms.replacesId, terms.asOf, 'replaced');
    const scheduleId = insertSchedule(db, {
      customerId: plan.customerId,
      agreedOn: terms.asOf,
      every: plan.every,
      firstOn: plan.instalments[0]?.dueOn ?? terms.firstOn,
      principalCents: plan.principalCents,
      interestCents: plan.interestCents,
      indemnityCents: plan.indemnityCents,
      interestWaivedCents: plan.claimable ? subtractCents(plan.claimable.interestCents, plan.interestCents) : ZERO,
      indemnityWaivedCents: plan.claimable ? subtractCents(plan.claimable.indemnityCents, plan.indemnityCents) : ZERO,
      waiverReason: terms.waiverReason ?? '',
      onSigning: terms.onSigning !== undefined,
      accelerationDays: usualAccelerationDays(db),
      replacesId: terms.replacesId ?? null,
      invoices: plan.invoices,
      instalments: plan.instalments,
    });
    return describeSchedule(readSchedule(db, scheduleId, terms.asOf), terms.asOf);
  });
}

function checkReplaceable(db: ReadDb, scheduleId: number, customerId: number, asOf: LocalDate): void {
  const replaced = describeSchedule(readSchedule(db, scheduleId, asOf), asOf);
  if (replaced.customerId !== customerId) throw new AppError('SCHEDULE_SEVERAL_CUSTOMERS', {});
  if (replaced.endedOn !== null || isOver(replaced)) throw new AppError('SCHEDULE_CLOSED', { scheduleId });
  if (asOf < replaced.agreedOn) throw new AppError('SCHEDULE_ENDED_TOO_EARLY', { agreedOn: replaced.agreedOn, endedOn: asOf });
}
