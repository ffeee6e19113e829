import { addDays, addMonths, type LocalDate } from '../dates/local-date.ts';
import { AppError } from '../errors/app-error.ts';
import { type Cents, cents, sumCents } from '../money/cents.ts';
import type { Every, PlannedInstalment } from './schedules.contract.ts';

export interface InstalmentTerms {
  totalCents: Cents;
  instalments: number;
  every: Every;
  firstOn: LocalDate;
  /** What the parties chose instead of equal parts. */
  parts?: readonly PlannedInstalment[] | undefined;
}

/**
 * Splits a debt into equal instalments, floored to the cent; the last one takes the rounding, so that they sum to the debt.
 * Months are counted from the first date: the same day number, else the last day of the month (CPC art. 641), so that
 * 31 January is followed by 28 or 29 February and then by 31 March.
 *
 * Parts that the parties chose are taken as they are.
 *
 * @throws AppError SCHEDULE_NOTHING_DUE, SCHEDULE_PARTS_SUM, SCHEDULE_PARTS_ORDER, SCHEDULE_TOO_MANY_INSTALMENTS when an instalment would be under one cent.
 */
export function planInstalments({ totalCents, instalments, every, firstOn, parts }: InstalmentTerms): PlannedInstalment[] {
  if (totalCents <= 0) throw new AppError('SCHEDULE_NOTHING_DUE', {});
  if (parts) return checkedParts(parts, totalCents);
  if (totalCents < instalments) throw new AppError('SCHEDULE_TOO_MANY_INSTALMENTS', { instalments, totalCents });
  const equal = Math.floor(totalCents / instalments);
  return Array.from({ length: instalments }, (_, index) => ({
    dueOn: instalmentDate(firstOn, every, index),
    amountCents: cents(index < instalments - 1 ? equal : totalCents - equal * (instalments - 1)),
  }));
}

/** Each part on a later day than the one before, and all of them the debt to the cent. */
function checkedParts(parts: readonly PlannedInstalment[], totalCents: Cents): PlannedInstalment[] {
  const partsCents = sumCents(parts.map(({ amountCents }) => amountCents));
  if (partsCents !== totalCents) throw new AppError('SCHEDULE_PARTS_SUM', { totalCents, partsCents });
  for (const [index, { dueOn }] of parts.entries()) {
    const before = parts[index - 1];
    if (before && before.dueOn >= dueOn) throw new AppError('SCHEDULE_PARTS_ORDER', { dueOn, previousOn: before.dueOn });
  }
  return parts.map(({ dueOn, amountCents }) => ({ dueOn, amountCents }));
}

function instalmentDate(firstOn: LocalDate, every: Every, index: number): LocalDate {
  if (every === 'month') return addMonths(firstOn, index);
  return addDays(firstOn, index * (every === 'week' ? 7 : 14));
}
