import { readSchedule, endSchedule as storeEnd } from '../../../db/schedules/schedules.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { laterOf } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { describeSchedule } from '../../../shared/schedules/describe-schedule.ts';
import { isOver } from '../../../shared/schedules/schedule-state.ts';
import type { schedulesContract } from '../../../shared/schedules/schedules.contract.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof schedulesContract.end;

/**
 * Ends a schedule before its term: from that day its invoices are chased again for what is open of them.
 * @throws AppError SCHEDULE_NOT_FOUND, SCHEDULE_CLOSED when already ended or paid, SCHEDULE_ENDED_TOO_EARLY
 */
export function endSchedule({ db, today }: CommandContext, { scheduleId, endedOn }: InputOf<Verb>): OutputOf<Verb> {
  const record = readSchedule(db, scheduleId, endedOn);
  const { agreedOn } = record;
  if (record.endedOn !== null || isOver(describeSchedule(record, endedOn))) throw new AppError('SCHEDULE_CLOSED', { scheduleId });
  if (endedOn < agreedOn) throw new AppError('SCHEDULE_ENDED_TOO_EARLY', { agreedOn, endedOn });
  return db.transaction(() => {
    storeEnd(db, scheduleId, endedOn, 'stopped');
    const asOf = laterOf(today, endedOn);
    return describeSchedule(readSchedule(db, scheduleId, asOf), asOf);
  });
}
