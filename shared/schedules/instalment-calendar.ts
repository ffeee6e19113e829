import type { LocalDate } from '../dates/local-date.ts';
import { monthOf, type YearMonth } from '../dates/year-month.ts';
import { addCents, type Cents, ZERO } from '../money/cents.ts';
import { isOver } from './schedule-state.ts';
import type { Schedule } from './schedules.contract.ts';

/** What is still to be paid of an instalment, with whose it is. */
export interface ExpectedInstalment {
  instalmentId: number;
  scheduleId: number;
  customerName: string;
  dueOn: LocalDate;
  position: number;
  count: number;
  openCents: Cents;
  isLate: boolean;
}

export interface ExpectedMonth {
  /** null for what is late, whatever its month. */
  month: YearMonth | null;
  openCents: Cents;
  /** All that is expected by the end of that month, what is late included. */
  cumulatedCents: Cents;
  instalments: ExpectedInstalment[];
}

/**
 * Every instalment that something is left to pay of, under schedules that run, of all customers: what is late first, then month by month. The
 * sum of all months is what is open of those schedules.
 */
export function expectedByMonth(schedules: readonly Schedule[]): ExpectedMonth[] {
  const expected = schedules
    .filter((schedule) => !isOver(schedule))
    .flatMap(({ scheduleId, customerName, instalments }) =>
      instalments
        .filter(({ openCents }) => openCents > 0)
        .map(
          ({ instalmentId, dueOn, position, openCents, state }): ExpectedInstalment => ({
            instalmentId,
            scheduleId,
            customerName,
            dueOn,
            position,
            count: instalments.length,
            openCents,
            isLate: state === 'late',
          }),
        ),
    )
    .sort((a, b) => compare(a.dueOn, b.dueOn) || a.customerName.localeCompare(b.customerName, 'fr') || a.position - b.position);
  const months = new Map<YearMonth | null, ExpectedMonth>();
  let cumulatedCents: Cents = ZERO;
  for (const instalment of [...expected.filter(({ isLate }) => isLate), ...expected.filter(({ isLate }) => !isLate)]) {
    const key = instalment.isLate ? null : monthOf(instalment.dueOn);
    const month = months.get(key) ?? { month: key, openCents: ZERO, cumulatedCents: ZERO, instalments: [] };
    months.set(key, month);
    cumulatedCents = addCents(cumulatedCents, instalment.openCents);
    month.openCents = addCents(month.openCents, instalment.openCents);
    month.cumulatedCents = cumulatedCents;
    month.instalments.push(instalment);
  }
  return [...months.values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
