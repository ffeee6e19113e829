import { insertAllocations, insertCreditNoteAllocations } from '../../../db/payments/payments.queries.ts';
import { insertSchedule, readSchedule } from '../../../db/schedules/schedules.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { describeSchedule } from '../../../shared/schedules/describe-schedule.ts';
import type { schedulesContract } from '../../../shared/schedules/schedules.contract.ts';
import type { CommandContext } from '../context.ts';
import { computePlan } from './compute-plan.ts';

type Verb = typeof schedulesContract.create;

/**
 * Agrees a schedule, once what it deducts of the customer's credits is allocated. The debt is computed here as the simulation did, never
 * taken from the terms. @throws AppError as `computePlan`
 */
export function createSchedule({ db }: CommandContext, terms: InputOf<Verb>): OutputOf<Verb> {
  const plan = computePlan(db, terms);
  return db.transaction(() => {
    for (const { credit, invoiceId, amountCents, on } of plan.uses) {
      const allocation = { invoiceId, amountCents, on };
      if (credit.source === 'creditNote') insertCreditNoteAllocations(db, credit.id, [allocation]);
      else insertAllocations(db, credit.id, [allocation]);
    }
    const scheduleId = insertSchedule(db, {
      customerId: plan.customerId,
      agreedOn: terms.asOf,
      every: terms.every,
      firstOn: plan.instalments[0]?.dueOn ?? terms.firstOn,
      principalCents: plan.principalCents,
      interestCents: plan.interestCents,
      indemnityCents: plan.indemnityCents,
      invoices: plan.invoices,
      instalments: plan.instalments,
    });
    return describeSchedule(readSchedule(db, scheduleId, terms.asOf), terms.asOf);
  });
}
