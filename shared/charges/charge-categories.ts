import { monthOf, type YearMonth } from '../dates/year-month.ts';
import { type Cents, cents, sumCents, ZERO } from '../money/cents.ts';
import type { Charge, ChargeCategory } from './charges.contract.ts';

/** Two labels alike but for accents, capitals and spaces name the same thing. */
function sameLabel(label: string): string {
  return label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * Charges gathered by label and nature over given months: fixed ones first, then by what they cost in all, the dearest first. A label
 * entered as fixed and as variable is two categories. Charges outside of the months count for nothing.
 */
export function chargeCategories(charges: readonly Charge[], months: readonly YearMonth[]): ChargeCategory[] {
  const wanted = new Set(months);
  const groups = new Map<string, Charge[]>();
  for (const charge of charges) {
    if (!wanted.has(monthOf(charge.date))) continue;
    const key = `${charge.nature} ${sameLabel(charge.label)}`;
    const group = groups.get(key);
    if (group) group.push(charge);
    else groups.set(key, [charge]);
  }
  return [...groups.values()]
    .map((group): ChargeCategory => {
      const sums = new Map<YearMonth, Cents>();
      for (const { date, amountCents } of group) sums.set(monthOf(date), cents((sums.get(monthOf(date)) ?? ZERO) + amountCents));
      const last = group.reduce((latest, charge) => (charge.date >= latest.date ? charge : latest));
      return {
        label: last.label,
        nature: last.nature,
        months: months.map((month) => ({ month, cents: sums.get(month) ?? ZERO })),
        totalCents: sumCents(group.map(({ amountCents }) => amountCents)),
        chargeIds: group.map(({ id }) => id),
      };
    })
    .sort((a, b) => a.nature.localeCompare(b.nature) || b.totalCents - a.totalCents || a.label.localeCompare(b.label, 'fr'));
}
