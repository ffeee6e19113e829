import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { customerPositions } from '../../../db/reminders/customer-positions.queries.ts';
import { insertDecision } from '../../../db/reminders/decisions.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { selectChaseable } from '../../../shared/reminders/chaseable-selection.ts';
import { canBeForced } from '../../../shared/reminders/reminder-policy.ts';
import type { remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof remindersContract.force;

/** Asks for a level for a customer, until a contact uses it up. @throws AppError CUSTOMER_NOT_FOUND, LEVEL_NOT_FORCED */
export function forceLevel({ db }: CommandContext, { customerId, asOf, level, reason = '' }: InputOf<Verb>): OutputOf<Verb> {
  const { name: customerName } = readCustomer(db, customerId);
  const [position] = customerPositions(db, asOf, customerId);
  const selection = position && selectChaseable(position.receivables, position.credits, asOf);
  if (!position || !selection || !canBeForced(position, selection, asOf)) throw new AppError('LEVEL_NOT_FORCED', { customerName });
  return db.transaction(() => ({
    decisionId: insertDecision(db, { customerId, kind: 'force', on: asOf, level, until: null, reason, invoiceIds: [] }),
  }));
}
