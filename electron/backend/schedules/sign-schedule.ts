import { filesOfSchedule, insertScheduleFile } from '../../../db/schedules/schedule-files.queries.ts';
import { readSchedule, saveInstalmentDay, saveSignature } from '../../../db/schedules/schedules.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { addDays, earlierOf, laterOf } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { describeSchedule } from '../../../shared/schedules/describe-schedule.ts';
import type { schedulesContract } from '../../../shared/schedules/schedules.contract.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { readFileToKeep } from '../file-to-keep.ts';

type Verbs = typeof schedulesContract;

/**
 * Notes, corrects or takes back the day on which both parties signed: from then on the agreement binds, and interrupts prescription
 * (C. civ. 2240). A first payment on signing falls due that day, before the second instalment at the latest; without a signature, on the
 * day that was expected.
 * @throws AppError SCHEDULE_NOT_FOUND, SCHEDULE_CLOSED when it has ended, SCHEDULE_SIGNED_TOO_EARLY, SCHEDULE_SIGNED_IN_FUTURE
 */
export function setSignature(
  { db, today }: CommandContext,
  { scheduleId, signedOn }: InputOf<Verbs['setSignature']>,
): OutputOf<Verbs['setSignature']> {
  const record = readSchedule(db, scheduleId, today);
  if (record.endedOn !== null) throw new AppError('SCHEDULE_CLOSED', { scheduleId });
  if (signedOn !== null && signedOn < record.agreedOn)
    throw new AppError('SCHEDULE_SIGNED_TOO_EARLY', { agreedOn: record.agreedOn, signedOn });
  if (signedOn !== null && signedOn > today) throw new AppError('SCHEDULE_SIGNED_IN_FUTURE', { signedOn });
  return db.transaction(() => {
    saveSignature(db, scheduleId, signedOn);
    const [first, second] = record.instalments;
    if (record.onSigning && first && second) {
      // The day that was agreed on stays with the schedule.
      const dueOn = signedOn === null ? record.firstOn : earlierOf(signedOn, addDays(second.dueOn, -1));
      saveInstalmentDay(db, first.instalmentId, dueOn);
    }
    const asOf = laterOf(today, record.agreedOn);
    return describeSchedule(readSchedule(db, scheduleId, asOf), asOf);
  });
}

/**
 * Keeps a scan of the signed agreement, the same content once.
 * @throws AppError SCHEDULE_NOT_FOUND, FILE_*, CUSTOMER_FILE_TOO_LARGE, CUSTOMER_FILE_IS_PROGRAM
 */
export async function addScheduleFile(
  context: CommandContext,
  { scheduleId, file }: InputOf<Verbs['addFile']>,
): Promise<OutputOf<Verbs['addFile']>> {
  const { db, today } = context;
  const { customerId } = readSchedule(db, scheduleId, today);
  const kept = await readFileToKeep(context, file);
  db.transaction(() => insertScheduleFile(db, { scheduleId, customerId, ...kept, addedOn: today }));
  const found = filesOfSchedule(db, scheduleId).find(({ sha256 }) => sha256 === kept.sha256);
  if (!found) throw new Error('the file was just kept');
  return found;
}

/** @throws AppError SCHEDULE_NOT_FOUND */
export function listScheduleFiles({ db, today }: QueryContext, { scheduleId }: InputOf<Verbs['files']>): OutputOf<Verbs['files']> {
  readSchedule(db, scheduleId, today);
  return filesOfSchedule(db, scheduleId);
}
