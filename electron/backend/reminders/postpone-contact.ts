import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { insertDecision } from '../../../db/reminders/decisions.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof remindersContract.postpone;

/**
 * Puts the next contact with customers off to a day; put off again, the last day said holds. All of the customers or none.
 * @throws AppError CUSTOMER_NOT_FOUND, POSTPONED_TO_PAST
 */
export function postponeContact({ db }: CommandContext, { customerIds, asOf, until, reason }: InputOf<Verb>): OutputOf<Verb> {
  if (until <= asOf) throw new AppError('POSTPONED_TO_PAST', { until });
  const ids = [...new Set(customerIds)];
  for (const customerId of ids) readCustomer(db, customerId);
  return db.transaction(() => ({
    decisionIds: ids.map((customerId) =>
      insertDecision(db, { customerId, kind: 'postpone', on: asOf, level: null, until, reason, invoiceIds: [] }),
    ),
  }));
}
