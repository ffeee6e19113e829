import type { Cents } from '../../../shared/money/cents.ts';
import { END_OF_RECORDS } from '../../../shared/payments/allocation-rules.ts';
import { openUnderSchedule, type ScheduleRecord, standingOf } from '../../../shared/schedules/describe-schedule.ts';
import { allocateToSchedule, type ScheduleAllocation } from '../../../shared/schedules/schedule-standing.ts';

/** What is left of a schedule read at the end of records, and where money goes in it. */
export function placeUnderSchedule(record: ScheduleRecord): { openCents: Cents; allocate: (amountCents: Cents) => ScheduleAllocation } {
  const { openCents, instalments } = standingOf(record, END_OF_RECORDS);
  return {
    openCents,
    allocate: (amountCents) =>
      allocateToSchedule(
        amountCents,
        record.invoices.map((invoice) => ({ ...invoice, openCents: openUnderSchedule(invoice) })),
        instalments.map((instalment) => instalment.openCents),
      ),
  };
}

/** The parts of an allocation by the instalments' own ids. */
export function instalmentParts(
  record: ScheduleRecord,
  allocation: ScheduleAllocation,
): { instalmentId: number; amountCents: Cents; feesCents: Cents }[] {
  return allocation.instalments.flatMap(({ index, ...part }) => {
    const instalmentId = record.instalments[index]?.instalmentId;
    return instalmentId === undefined ? [] : { instalmentId, ...part };
  });
}
