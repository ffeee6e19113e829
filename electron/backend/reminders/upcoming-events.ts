import { disputesAt } from '../../../db/disputes/disputes.queries.ts';
import { casesToWatchAt } from '../../../db/legal/cases.queries.ts';
import { alertsBetween } from '../../../db/legal/prescription-alerts.queries.ts';
import { standingPromises } from '../../../db/promises/standing-promises.queries.ts';
import { pendingCallBacks } from '../../../db/reminders/call-backs.queries.ts';
import { customerPositions, readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import { schedulesAt } from '../../../db/schedules/schedules.queries.ts';
import type { InputOf } from '../../../shared/contract/procedure.ts';
import { addDays } from '../../../shared/dates/local-date.ts';
import { describeCase } from '../../../shared/legal/describe-case.ts';
import type { remindersContract, UpcomingEvent } from '../../../shared/reminders/reminders.contract.ts';
import { upcomingDisputes, upcomingLegal, upcomingPrescriptions } from '../../../shared/reminders/upcoming-deadlines.ts';
import {
  inCalendarOrder,
  upcomingCallBacks,
  upcomingInstalments,
  upcomingPromises,
  upcomingSteps,
} from '../../../shared/reminders/upcoming-events.ts';
import { describeSchedule } from '../../../shared/schedules/describe-schedule.ts';
import { breathe, type QueryContext } from '../context.ts';

type Verb = typeof remindersContract.upcoming;

/** A quarter ahead: what is further away depends on what is paid meanwhile. */
const USUAL_DAYS = 90;
const CUSTOMERS_A_TURN = 100;

/** What is ahead, from the day itself on. */
export async function upcomingEvents(context: QueryContext, { asOf, days = USUAL_DAYS }: InputOf<Verb>): Promise<UpcomingEvent[]> {
  const { db } = context;
  const to = addDays(asOf, days);
  const settings = readReminderSettings(db);
  const positions = customerPositions(db, asOf);
  // Nothing may be asked of a customer in collective proceedings: there, a term is told by its case.
  const owed = positions
    .filter(({ insolvencyOn }) => insolvencyOn === null || insolvencyOn > asOf)
    .flatMap(({ customerId, customerName, receivables }) => receivables.map((receivable) => ({ ...receivable, customerId, customerName })));
  const events = [
    ...upcomingPromises(standingPromises(db, asOf), asOf, to),
    ...upcomingCallBacks(pendingCallBacks(db, asOf), asOf, to),
    ...upcomingInstalments(
      schedulesAt(db, asOf).map((record) => describeSchedule(record, asOf)),
      asOf,
      to,
    ),
    ...upcomingDisputes(disputesAt(db, asOf), asOf, to),
    ...upcomingLegal(
      casesToWatchAt(db, asOf).map((record) => describeCase(record, asOf)),
      asOf,
      to,
    ),
    ...upcomingPrescriptions(alertsBetween(db, owed, asOf, to)),
  ];
  for (const [index, position] of positions.entries()) {
    if (index % CUSTOMERS_A_TURN === 0) await breathe(context);
    events.push(...upcomingSteps(position, asOf, to, settings));
  }
  return inCalendarOrder(events);
}
