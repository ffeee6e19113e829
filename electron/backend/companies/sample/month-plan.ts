import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import { monthOf, plusMonths, type YearMonth } from '../../../../shared/dates/year-month.ts';
import { type Cents, cents } from '../../../../shared/money/cents.ts';
import { type Exact, exact, roundToCent } from '../../../../shared/money/ratio.ts';
import { workdaysOf } from './workdays.ts';

/** Full months of history before the current one. */
export const MONTHS_BEFORE = 18;
const FORECAST_MONTHS_BEFORE = 13;
const FORECAST_MONTHS_AHEAD = 6;

/** Revenue of an ordinary month, VAT included. */
const ORDINARY_REVENUE = cents(148_000_00);

/** A joinery's year, January to December, per mille of an ordinary month: building stops in August, picks up after the winter. */
const SEASONS = [900, 930, 1030, 1020, 960, 1100, 1050, 620, 1080, 1030, 1000, 950] as const;

/** Revenue / forecast by age of the month, the current one first, per mille. */
const ACHIEVED = [950, 942, 987, 931, 1012, 966, 1034, 989, 953, 921, 1018, 975, 1001, 962] as const;

/** One month of the story. `age` counts months back from today's: 0 is the current, unfinished one; negative ones are ahead. */
export interface MonthPlan {
  month: YearMonth;
  age: number;
  /** Monday to Friday; public holidays are not left out. */
  workdays: LocalDate[];
  seasonPermille: number;
  /** What the month's invoices come to, within a few per cent. */
  revenueCents: Cents;
  /** What its forecast says; null where nobody made one. */
  forecastCents: Cents | null;
}

/** From the first month of history to the last forecast one, oldest first. */
export function planMonths(today: LocalDate): MonthPlan[] {
  const ages = Array.from({ length: MONTHS_BEFORE + 1 + FORECAST_MONTHS_AHEAD }, (_, index) => MONTHS_BEFORE - index);
  return ages.map((age) => {
    const month = plusMonths(monthOf(today), -age);
    const seasonPermille = SEASONS[Number(month.slice(5, 7)) - 1] ?? 1000;
    const revenueCents = perMille(ORDINARY_REVENUE, seasonPermille);
    const forecast =
      age > FORECAST_MONTHS_BEFORE
        ? null
        : exact(revenueCents)
            .times(1000)
            .dividedBy(ACHIEVED[Math.max(0, age)] ?? 1000);
    return {
      month,
      age,
      workdays: workdaysOf(month),
      seasonPermille,
      revenueCents,
      forecastCents: forecast === null ? null : toHalfThousand(forecast),
    };
  });
}

/** How far the story has come, per mille: 0 in its first month, 1000 in the current one. */
export function progressPermille(age: number): number {
  return Math.round((1000 * (MONTHS_BEFORE - age)) / MONTHS_BEFORE);
}

export function perMille(amount: Cents, permille: number): Cents {
  return cents(roundToCent(exact(amount).times(permille).dividedBy(1000)));
}

/** A forecast is a round number: to the nearest 500 €. */
export function toHalfThousand(amountCents: Exact): Cents {
  return cents(roundToCent(exact(amountCents).dividedBy(500_00)) * 500_00);
}
