import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DashboardFigures } from '../../shared/dashboard/dashboard.contract.ts';
import { dsoGap } from '../../shared/dashboard/proof/dso-methods.ts';
import { cents } from '../../shared/money/cents.ts';

type Compared = Pick<DashboardFigures, 'dso' | 'dsoCountBack' | 'agedBalance'>;

function compared(dso: number | null, dsoCountBack: number | null, old = 0): Compared {
  const nothing = { cents: cents(0), count: 0 };
  const agedBalance = {
    notDue: nothing,
    '1-30': nothing,
    '31-60': nothing,
    '61-90': nothing,
    '90+': { cents: cents(old), count: old > 0 ? 1 : 0 },
  };
  return { dso, dsoCountBack, agedBalance };
}

describe('why two ways of counting the DSO differ', () => {
  it('says which counts more, by how much, and what both count', () => {
    expect(dsoGap(compared(57.3071, 55.312, 805_054), 'dso')).toMatch(
      /^Vous vendiez plus par jour les mois d’avant : .* compte 2,0\u00a0jours de plus ; .* Les deux comptent 8\u202f050,54\u00a0€ de créances/,
    );
    expect(dsoGap(compared(47.9, 52), 'dsoCountBack')).toMatch(
      /^Vous vendiez moins par jour les mois d’avant : .* compte 4,1\u00a0jours de moins/,
    );
    expect(dsoGap(compared(31, 31.2), 'dso')).toBe('Les deux méthodes donnent le même délai.');
    expect(dsoGap(compared(31, 35), 'dbt')).toBeNull();
  });

  // Sales of this month and of the one before, both of 30 days, and an outstanding between the one and their sum.
  it('is true of any two months: the accounting method is longer where the month before sold more', () => {
    const month = fc.integer({ min: 1_000, max: 90_000 });
    fc.assert(
      fc.property(month, month, fc.double({ min: 0.05, max: 1, noNaN: true }), (now, before, share) => {
        const rest = before * share;
        const text = dsoGap(compared(((now + rest) * 30) / now, 30 + 30 * (rest / before)), 'dso') ?? '';
        if (text.startsWith('Vous vendiez plus')) expect(before).toBeGreaterThan(now);
        else if (text.startsWith('Vous vendiez moins')) expect(before).toBeLessThan(now);
        else expect(text).toBe('Les deux méthodes donnent le même délai.');
      }),
    );
  });
});
