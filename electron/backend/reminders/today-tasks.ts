import { readExtent } from '../../../db/companies/companies.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import { disputesAt } from '../../../db/disputes/disputes.queries.ts';
import { casesToWatchAt } from '../../../db/legal/cases.queries.ts';
import { alertsAt } from '../../../db/legal/prescription-alerts.queries.ts';
import { returnedNotices } from '../../../db/letters/returned-notices.queries.ts';
import { standingPromises } from '../../../db/promises/standing-promises.queries.ts';
import { pendingCallBacks } from '../../../db/reminders/call-backs.queries.ts';
import { customerPositions, readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import { schedulesAt } from '../../../db/schedules/schedules.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { describeCase } from '../../../shared/legal/describe-case.ts';
import { legalTasks, openOf } from '../../../shared/legal/legal-tasks.ts';
import { sumCents, ZERO } from '../../../shared/money/cents.ts';
import { callSubject } from '../../../shared/reminders/call-sheet.ts';
import { selectChaseable } from '../../../shared/reminders/chaseable-selection.ts';
import { underNotice } from '../../../shared/reminders/contact-selection.ts';
import { prescriptionTask } from '../../../shared/reminders/prescription-task.ts';
import { assessCustomer } from '../../../shared/reminders/reminder-policy.ts';
import type { LeftOutReason, remindersContract, TodayTask } from '../../../shared/reminders/reminders.contract.ts';
import {
  byCustomer,
  type CustomerTasks,
  callBackTasks,
  disputeTasks,
  promiseTasks,
  returnedTasks,
  scheduleTasks,
} from '../../../shared/reminders/today-tasks.ts';
import { describeSchedule } from '../../../shared/schedules/describe-schedule.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof remindersContract.today;

/** What keeps even the legal stage waiting. */
const IN_PEACE: ReadonlySet<LeftOutReason> = new Set(['insolvency', 'paused', 'postponed', 'coveredByCredits', 'belowTolerance']);

/** What there is to do on a day, and how old the data are that it is told from. */
export function todayTasks({ db }: QueryContext, { asOf }: InputOf<Verb>): OutputOf<Verb> {
  return { customers: tasksOfDay(db, asOf), lastImportOn: readExtent(db).lastImportOn };
}

/** What there is to do on a day, customer by customer. */
export function tasksOfDay(db: ReadDb, asOf: LocalDate): CustomerTasks[] {
  const settings = readReminderSettings(db);
  const positions = customerPositions(db, asOf);
  const chasing = positions.flatMap((position): TodayTask[] => {
    const { customerId, customerName } = position;
    const assessment = assessCustomer(position, asOf, settings);
    const task = { customerId, customerName, on: null, scheduleId: null };
    const tasks: TodayTask[] = [];
    const isHeldBack = assessment.outcome === 'leftOut' && IN_PEACE.has(assessment.hindrance.code);
    const all = selectChaseable(position.receivables, position.credits, asOf);
    const notice = isHeldBack ? null : underNotice(position, all, asOf, settings.formalNoticeDelayDays);
    if (notice !== null && notice.legal.on <= asOf) {
      tasks.push({ ...task, kind: 'legalStage', amountCents: notice.amountCents, level: null, channel: null });
    }
    if (assessment.outcome === 'contact') {
      const { level, channel } = assessment.step;
      tasks.push({ ...task, kind: 'contact', amountCents: assessment.totalDueCents, level, channel });
    }
    return tasks;
  });
  const open = new Map(
    positions.flatMap(({ receivables }) => receivables.map(({ invoiceId, openCents }) => [invoiceId, openCents] as const)),
  );
  const returned = returnedTasks(
    returnedNotices(db, asOf).map((notice) => ({
      ...notice,
      openCents: sumCents(notice.invoiceIds.map((invoiceId) => open.get(invoiceId) ?? ZERO)),
    })),
    asOf,
    settings.formalNoticeDelayDays,
  );
  const alerts = alertsAt(
    db,
    positions
      .filter(({ insolvencyOn }) => insolvencyOn === null || insolvencyOn > asOf)
      .flatMap(({ customerId, customerName, receivables }) =>
        receivables.map((receivable) => ({ ...receivable, customerId, customerName })),
      ),
    asOf,
  );
  const callBacks = pendingCallBacks(db, asOf);
  const positionOf = new Map(positions.map((position) => [position.customerId, position]));
  const askedOf = (customerId: number) => {
    const position = positionOf.get(customerId);
    return position ? callSubject(position, asOf, 'call', settings.formalNoticeDelayDays).totalDueCents : ZERO;
  };
  const recalled = callBackTasks(callBacks, askedOf, asOf);
  // One call, though its step has come as well.
  const recalledIds = new Set(recalled.map(({ customerId }) => customerId));
  const contacts = chasing.filter(
    ({ kind, channel, customerId }) => !(kind === 'contact' && channel === 'phone' && recalledIds.has(customerId)),
  );
  const cases = casesToWatchAt(db, asOf).map((record) => describeCase(record, asOf));
  const insolvent = positions.flatMap(({ customerId, customerName, insolvencyOn, receivables }) =>
    insolvencyOn !== null && insolvencyOn <= asOf ? [{ customerId, customerName, insolvencyOn, openCents: openOf(receivables) }] : [],
  );
  const schedules = schedulesAt(db, asOf).map((record) => describeSchedule(record, asOf));
  return byCustomer([
    ...promiseTasks(standingPromises(db, asOf), asOf),
    ...legalTasks(cases, insolvent, asOf),
    ...disputeTasks(disputesAt(db, asOf), asOf),
    ...scheduleTasks(schedules, asOf),
    ...alerts.map(prescriptionTask),
    ...returned,
    ...recalled,
    ...contacts,
  ]);
}
