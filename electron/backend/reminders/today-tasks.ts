import { readExtent } from '../../../db/companies/companies.queries.ts';
import { standingPromises } from '../../../db/promises/standing-promises.queries.ts';
import { customerPositions, readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import { schedulesAt } from '../../../db/schedules/schedules.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { assessCustomer } from '../../../shared/reminders/reminder-policy.ts';
import type { remindersContract, TodayTask } from '../../../shared/reminders/reminders.contract.ts';
import { byCustomer, promiseTasks, scheduleTasks } from '../../../shared/reminders/today-tasks.ts';
import { describeSchedule } from '../../../shared/schedules/describe-schedule.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof remindersContract.today;

/** What there is to do on a day. */
export function todayTasks({ db }: QueryContext, { asOf }: InputOf<Verb>): OutputOf<Verb> {
  const settings = readReminderSettings(db);
  const chasing = customerPositions(db, asOf).flatMap((position): TodayTask[] => {
    const { customerId, customerName } = position;
    const assessment = assessCustomer(position, asOf, settings);
    const task = { customerId, customerName, on: null, scheduleId: null };
    if (assessment.outcome === 'contact') {
      const { level, channel } = assessment.step;
      return [{ ...task, kind: 'contact', amountCents: assessment.totalDueCents, level, channel }];
    }
    if (assessment.outcome !== 'leftOut' || assessment.hindrance.code !== 'legalStage') return [];
    return [{ ...task, kind: 'legalStage', amountCents: assessment.selection.totalDueCents, level: null, channel: null }];
  });
  const schedules = schedulesAt(db, asOf).map((record) => describeSchedule(record, asOf));
  return {
    customers: byCustomer([...promiseTasks(standingPromises(db, asOf), asOf), ...scheduleTasks(schedules), ...chasing]),
    lastImportOn: readExtent(db).lastImportOn,
  };
}
