import { addDays, addMonths, type LocalDate } from '../dates/local-date.ts';
import { AppError } from '../errors/app-error.ts';
import { type Cents, cents, subtractCents, sumCents } from '../money/cents.ts';
import type { Every, PlannedInstalment, Rhythm } from './schedules.contract.ts';

export interface InstalmentTerms {
  totalCents: Cents;
  instalments: number;
  every: Every;
  firstOn: LocalDate;
  /** The first of the instalments, paid when the agreement is signed: the others share what is left, from `firstOn` on. */
  onSigning?: { amountCents: Cents; expectedOn: LocalDate } | undefined;
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
 * @throws AppError SCHEDULE_NOTHING_DUE, SCHEDULE_PARTS_SUM, SCHEDULE_PARTS_ORDER, SCHEDULE_SIGNING_TOO_LARGE, SCHEDULE_TOO_MANY_INSTALMENTS when
 * an instalment would be under one cent.
 */
export function planInstalments({ totalCents, instalments, every, firstOn, onSigning, parts }: InstalmentTerms): PlannedInstalment[] {
  if (totalCents <= 0) throw new AppError('SCHEDULE_NOTHING_DUE', {});
  if (parts) return checkedParts(parts, totalCents);
  if (!onSigning) return equalParts(totalCents, instalments, every, firstOn);
  const { amountCents, expectedOn } = onSigning;
  if (amountCents >= totalCents) throw new AppError('SCHEDULE_SIGNING_TOO_LARGE', { amountCents, totalCents });
  if (expectedOn >= firstOn) throw new AppError('SCHEDULE_PARTS_ORDER', { dueOn: firstOn, previousOn: expectedOn });
  const others = equalParts(subtractCents(totalCents, amountCents), instalments - 1, every, firstOn);
  return [{ dueOn: expectedOn, amountCents }, ...others];
}

function equalParts(totalCents: Cents, instalments: number, every: Every, firstOn: LocalDate): PlannedInstalment[] {
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

/** How these dates follow each other from the first on: as asked for, or freely. A first payment on signing has a day of its own. */
export function rhythmOf(planned: readonly PlannedInstalment[], every: Every, onSigning: boolean): Rhythm {
  const regular = planned.slice(onSigning ? 1 : 0);
  const [first] = regular;
  return first !== undefined && regular.every(({ dueOn }, index) => dueOn === instalmentDate(first.dueOn, every, index)) ? every : 'free';
}

function instalmentDate(firstOn: LocalDate, every: Every, index: number): LocalDate {
  if (every === 'month') return addMonths(firstOn, index);
  return addDays(firstOn, index * (every === 'week' ? 7 : 14));
}
