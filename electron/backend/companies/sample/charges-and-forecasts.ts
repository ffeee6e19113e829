import type { SampleBook } from '../../../../db/companies/sample-book.queries.ts';
import { addDays, type LocalDate } from '../../../../shared/dates/local-date.ts';
import { firstDayOf } from '../../../../shared/dates/year-month.ts';
import { type Cents, sumCents } from '../../../../shared/money/cents.ts';
import { type MonthPlan, perMille, toHalfThousand } from './month-plan.ts';
import type { SampleResources } from './sample-resources.ts';
import { seededRandom } from './seeded-random.ts';

/** Charges of one month by label, up to the day before today: fixed ones near their amount, variable ones near their share of revenue. */
export function monthlyCharges(plan: MonthPlan, { fixed, variable }: SampleResources['charges'], today: LocalDate): SampleBook['charges'] {
  const random = seededRandom(`charges ${plan.age}`);
  const near = (amount: Cents, jitterPermille: number) => perMille(amount, 1000 + random.integer(-jitterPermille, jitterPermille));
  const onDay = (day: number) => addDays(firstDayOf(plan.month), day - 1);
  const charges = [
    ...fixed.map(({ label, day, monthlyCents, jitterPermille }) => ({
      chargedOn: onDay(day),
      amountCents: near(monthlyCents, jitterPermille),
      nature: 'fixed' as const,
      label,
    })),
    ...variable.map(({ label, day, permilleOfRevenue, jitterPermille }) => ({
      chargedOn: onDay(day),
      amountCents: near(perMille(plan.revenueCents, permilleOfRevenue), jitterPermille),
      nature: 'variable' as const,
      label,
    })),
  ];
  return charges
    .filter(({ chargedOn }) => chargedOn < today)
    .toSorted((a, b) => (a.chargedOn < b.chargedOn ? -1 : a.chargedOn > b.chargedOn ? 1 : 0));
}

/** What was forecast for a month: the revenue hoped for, the fixed charges known, the variable ones that go with that revenue. */
export function monthlyForecast(plan: MonthPlan, { fixed, variable }: SampleResources['charges']): SampleBook['forecasts'] {
  const { month, forecastCents } = plan;
  if (forecastCents === null) return [];
  const fixedCents = sumCents(fixed.map(({ monthlyCents }) => monthlyCents));
  const variablePermille = variable.reduce((sum, { permilleOfRevenue }) => sum + permilleOfRevenue, 0);
  return [
    {
      month,
      revenueCents: forecastCents,
      fixedChargesCents: toHalfThousand(fixedCents),
      variableChargesCents: toHalfThousand(perMille(forecastCents, variablePermille)),
    },
  ];
}
