import { customerPositions, readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { inLeftOutOrder, leftOutCustomer } from '../../../shared/reminders/agenda.ts';
import { assessCustomer } from '../../../shared/reminders/reminder-policy.ts';
import type { remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof remindersContract.leftOut;

/** Customers with overdue invoices who are left in peace that day; with the agenda, every customer who is late. */
export function listLeftOut({ db }: QueryContext, { asOf }: InputOf<Verb>): OutputOf<Verb> {
  const settings = readReminderSettings(db);
  const customers = customerPositions(db, asOf).flatMap((position) => {
    const assessment = assessCustomer(position, asOf, settings);
    return assessment.outcome === 'leftOut' ? leftOutCustomer(position, assessment, asOf) : [];
  });
  return inLeftOutOrder(customers);
}
