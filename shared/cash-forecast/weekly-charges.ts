import { addDays, type LocalDate, laterOf } from '../dates/local-date.ts';
import { daysInMonth, monthOf, type YearMonth } from '../dates/year-month.ts';
import { type Cents, cents } from '../money/cents.ts';
import { exact, roundToCent } from '../money/ratio.ts';

/**
 * The forecast charges of each week: a month's charges, fixed and variable, are spread evenly over its days, and a week is charged with
 * its days, from `asOf` on for the first; rounded half up to the cent. Null for a week of which a day's month has no forecast.
 */
export function weeklyCharges(starts: readonly LocalDate[], asOf: LocalDate, charges: ReadonlyMap<YearMonth, Cents>): (Cents | null)[] {
  return starts.map((start) => {
    let sum = exact(0);
    for (let day = laterOf(start, asOf); day <= addDays(start, 6); day = addDays(day, 1)) {
      const ofMonth = charges.get(monthOf(day));
      if (ofMonth === undefined) return null;
      sum = sum.plus(exact(ofMonth).dividedBy(daysInMonth(monthOf(day))));
    }
    return cents(roundToCent(sum));
  });
}

/** The first week whose expected cash-in is less than its charges; weeks of unknown charges are passed over. */
export function firstShortWeek(weeks: readonly { start: LocalDate; expectedCents: Cents; chargesCents: Cents | null }[]): LocalDate | null {
  return weeks.find(({ expectedCents, chargesCents }) => chargesCents !== null && expectedCents < chargesCents)?.start ?? null;
}
