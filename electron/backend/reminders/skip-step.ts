import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { customerPositions, readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import { insertDecision } from '../../../db/reminders/decisions.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { assessCustomer } from '../../../shared/reminders/reminder-policy.ts';
import type { remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof remindersContract.skip;

/**
 * Passes over the step that the agenda of the day proposes, for the invoices that it is about: it counts as done, and as no contact. All
 * of the customers or none. @throws AppError CUSTOMER_NOT_FOUND, NO_STEP_THAT_DAY
 */
export function skipStep({ db }: CommandContext, { customerIds, asOf, reason = '' }: InputOf<Verb>): OutputOf<Verb> {
  const settings = readReminderSettings(db);
  const skipped = [...new Set(customerIds)].map((customerId) => {
    const { name: customerName } = readCustomer(db, customerId);
    const [position] = customerPositions(db, asOf, customerId);
    const assessment = position && assessCustomer(position, asOf, settings);
    if (assessment?.outcome !== 'contact') throw new AppError('NO_STEP_THAT_DAY', { customerName });
    const { step, about } = assessment;
    return { customerId, level: step.level, invoiceIds: about.map(({ invoiceId }) => invoiceId) };
  });
  return db.transaction(() => ({
    decisionIds: skipped.map((decision) => insertDecision(db, { ...decision, kind: 'skip', on: asOf, until: null, reason })),
  }));
}
