import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate, localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { compareOffers } from '../../shared/schedules/compare-offers.ts';
import { cheapestOfferSentence, offerName, rateWords } from '../../shared/schedules/offer-words.fr.ts';
import { presentValue } from '../../shared/schedules/present-value.ts';

const TODAY = localDate('2026-01-20');

describe('present value', () => {
  // Worked out with a calculator: 3 333.33 ÷ (1 + 0.06 × days ÷ 365).
  test.each([
    [333_333, 11, '6', 332_731],
    [333_333, 39, '6', 331_210],
    [333_334, 70, '6', 329_542],
    [100_000, 365, '12.5', 88_889],
    [100_000, 0, '6', 100_000],
    [100_000, -30, '6', 100_000],
    [100_000, 90, '0', 100_000],
    [1, 1000, '100', 0],
  ])('%i cents in %i days at %s %%', (amount, days, rate, expected) => {
    expect(presentValue(cents(amount), addDays(TODAY, days), TODAY, rate)).toBe(expected);
  });

  test('it never exceeds the amount, and is less the later or the dearer it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000_00 }),
        fc.integer({ min: 0, max: 1500 }),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 10_000 }),
        (amount, days, more, hundredths) => {
          const at = (later: number, rate: number) => presentValue(cents(amount), addDays(TODAY, later), TODAY, (rate / 100).toFixed(2));
          expect(at(days, hundredths)).toBeLessThanOrEqual(amount);
          expect(at(days + more, hundredths)).toBeLessThanOrEqual(at(days, hundredths));
          expect(at(days, hundredths + more)).toBeLessThanOrEqual(at(days, hundredths));
        },
      ),
    );
  });
});

describe('the offers side by side', () => {
  const part = (dueOn: string, amount: number) => ({ dueOn: localDate(dueOn) as LocalDate, amountCents: cents(amount) });
  const facts = {
    asOf: TODAY,
    payOn: localDate('2026-01-31'),
    principalCents: cents(1_000_000),
    feesCents: cents(21_014),
    discountPct: '3',
    costOfMoneyPct: '6',
    instalments: [part('2026-01-31', 333_333), part('2026-02-28', 333_333), part('2026-03-31', 333_334)],
  };

  test('each brings, gives up and costs what its payments say', () => {
    const [discount, withoutFees, instalments] = compareOffers(facts);
    // 970 000 ÷ (1 + 0.06 × 11 ÷ 365) = 968 249.19
    expect(discount).toMatchObject({ receivedCents: 970_000, givenUpCents: 51_014, presentCents: 968_249, costCents: 52_765 });
    expect(withoutFees).toMatchObject({ receivedCents: 1_000_000, givenUpCents: 21_014, presentCents: 998_195, costCents: 22_819 });
    expect(instalments).toMatchObject({ receivedCents: 1_000_000, givenUpCents: 21_014, presentCents: 993_483, costCents: 27_531 });
    expect(instalments?.payments.map(({ presentCents }) => presentCents)).toEqual([332_731, 331_210, 329_542]);
  });

  test('in words', () => {
    const offers = compareOffers(facts);
    const [discount, , instalments] = offers;
    if (!discount || !instalments) throw new Error('three offers');
    expect(offerName(discount, 2.5)).toBe('Comptant, remise de 2,5\u00a0%');
    expect(offerName(instalments, 2.5)).toBe('En 3 échéances');
    expect(cheapestOfferSentence({ offers, discountPct: 3 }).replace(/\s/g, ' ')).toBe(
      'La moins coûteuse : comptant, sans les frais de retard, pour 228,19 €.',
    );
    expect(rateWords(12.345)).toBe('12,345\u00a0%');
  });
});
