import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import shipped from '../../resources/rates/semester-rates.json' with { type: 'json' };
import { addDays, daysBetween, localDate } from '../../shared/dates/local-date.ts';
import type { Semester } from '../../shared/dates/semester.ts';
import {
  type LateFeeTerms,
  lateFeeStatement,
  lateFeesIfKnown,
  lateFeesOfInvoice,
  type Reduction,
} from '../../shared/late-fees/late-fee-rules.ts';
import { rateTableOf } from '../../shared/late-fees/semester-rates.ts';
import { cents } from '../../shared/money/cents.ts';
import { exact, interestRate, roundToCent, simpleInterest } from '../../shared/money/ratio.ts';

const rates = rateTableOf(shipped.rates.map((rate) => ({ ...rate, semester: rate.semester as Semester })));

function invoice(totalCents: number, dueOn: string, reductions: [on: string, amountCents: number, source?: Reduction['source']][] = []) {
  return {
    number: 'F1',
    dueOn: localDate(dueOn),
    totalCents: cents(totalCents),
    reductions: reductions.map(([on, amountCents, source = 'payment']) => ({ on: localDate(on), amountCents: cents(amountCents), source })),
  };
}

function terms(asOf: string, more: Partial<LateFeeTerms> = {}): LateFeeTerms {
  return { asOf: localDate(asOf), debtor: 'business', rates, ...more };
}

const printed = (fees: { lines: { days: number; ratePct: number; interestCents: number }[] }) =>
  fees.lines.map(({ days, ratePct, interestCents }) => [days, ratePct, interestCents]);

describe('default rate, published and worked examples', () => {
  test.each([
    [120_000, '2026-03-31', '2026-06-30', [[91, 12.15, 3635]], 3635],
    [
      120_000,
      '2026-05-31',
      '2026-09-15',
      [
        [30, 12.15, 1198],
        [77, 12.4, 3139],
      ],
      4337,
    ],
    [
      348_060,
      '2025-06-15',
      '2025-08-20',
      [
        [15, 13.15, 1881],
        [51, 12.15, 5909],
      ],
      7790,
    ],
    [
      1_200_000,
      '2024-11-30',
      '2026-11-21',
      [
        [31, 14.25, 14523],
        [181, 13.15, 78252],
        [184, 12.15, 73499],
        [181, 12.15, 72301],
        [144, 12.4, 58705],
      ],
      297_280,
    ],
    [
      1_000_000,
      '2026-05-01',
      '2026-07-01',
      [
        [60, 12.15, 19973],
        [1, 12.4, 340],
      ],
      20_313,
    ],
  ])('%d cents due %s at %s', (total, dueOn, asOf, lines, interest) => {
    const fees = lateFeesOfInvoice(invoice(total, dueOn), terms(asOf));
    expect(printed(fees)).toEqual(lines);
    expect(fees.interestCents).toBe(interest);
    expect(fees.indemnityCents).toBe(4000);
  });
});

describe('contractual rate', () => {
  test.each([
    ['15 000 at 15 % over 30 days', 1_500_000, '2026-01-01', '2026-01-31', '15', 18_493],
    ['5 000 at 10 % over 30 days', 500_000, '2026-01-01', '2026-01-31', '10', 4110],
    ['10 000 at 10 % over 365 days', 1_000_000, '2024-12-31', '2025-12-31', '10', 100_000],
    ['10 000 at 10 % over the 366 days of 2024, still /365', 1_000_000, '2023-12-31', '2024-12-31', '10', 100_274],
  ])('%s', (_name, total, dueOn, asOf, contractRatePct, interest) => {
    expect(lateFeesOfInvoice(invoice(total, dueOn), terms(asOf, { contractRatePct })).interestCents).toBe(interest);
  });

  test('a payment reduces the base from the day after it: 9 000.00, 4 000.00 paid five days late, 12 %', () => {
    const fees = lateFeesOfInvoice(
      invoice(900_000, '2025-05-15', [['2025-05-20', 400_000]]),
      terms('2025-06-30', { contractRatePct: '12' }),
    );
    expect(fees.lines).toEqual([
      { invoiceNumber: 'F1', from: '2025-05-16', to: '2025-05-20', days: 5, ratePct: 12, openCents: 900_000, interestCents: 1479 },
      { invoiceNumber: 'F1', from: '2025-05-21', to: '2025-06-30', days: 41, ratePct: 12, openCents: 500_000, interestCents: 6740 },
    ]);
    expect(fees.interestCents).toBe(8219);
  });

  test('principal first: 10 000.00 then 6 000.00 after 181 days at 10 %', () => {
    const fees = lateFeesOfInvoice(
      invoice(1_000_000, '2024-12-31', [['2025-06-30', 400_000]]),
      terms('2025-12-31', { contractRatePct: '10' }),
    );
    expect(printed(fees)).toEqual([
      [181, 10, 49_589],
      [184, 10, 30_247],
    ]);
  });

  test('two rates one after the other: 181 days at 10 %, 184 days at 20 %', () => {
    const table = rateTableOf([
      { semester: '2025-S1' as Semester, ecbMroPct: '0', legalProPct: null },
      { semester: '2025-S2' as Semester, ecbMroPct: '10', legalProPct: null },
    ]);
    expect(lateFeesOfInvoice(invoice(1_000_000, '2024-12-31'), terms('2025-12-31', { rates: table })).interestCents).toBe(150_411);
  });

  test('does not need the ECB rate, and one under 3 × the legal rate is applied as it is, with a warning', () => {
    const late = [invoice(100_000, '2025-01-31')];
    const statement = lateFeeStatement(late, terms('2025-08-31', { contractRatePct: '9' }));
    expect(statement.lines.map((line) => line.ratePct)).toEqual([9, 9]);
    // 3 × 3.71 = 11.13 in the first half of 2025, 3 × 2.76 = 8.28 in the second.
    expect(statement.semestersBelowFloor).toEqual(['2025-S1']);
    expect(lateFeeStatement(late, terms('2025-08-31')).semestersBelowFloor).toEqual([]);
    expect(lateFeesOfInvoice(invoice(100_000, '2030-01-31'), terms('2030-03-31', { contractRatePct: '9' })).interestCents).toBe(1455);
  });
});

describe('which invoices bear fees', () => {
  test('nothing on the due date itself, nor when paid that day', () => {
    const none = { lines: [], interestCents: 0, indemnityCents: 0 };
    expect(lateFeesOfInvoice(invoice(100_000, '2025-06-30'), terms('2025-06-30'))).toEqual(none);
    expect(lateFeesOfInvoice(invoice(100_000, '2025-06-30', [['2025-06-30', 100_000]]), terms('2025-09-30'))).toEqual(none);
  });

  test('paid one day late: one day of interest and the 40 €', () => {
    const fees = lateFeesOfInvoice(invoice(100_000, '2025-06-29', [['2025-06-30', 100_000]]), terms('2025-12-31'));
    expect(fees.lines.map(({ from, to, days }) => [from, to, days])).toEqual([['2025-06-30', '2025-06-30', 1]]);
    expect(fees.indemnityCents).toBe(4000);
  });

  test('a payment after the day of the figure is not known yet', () => {
    const paid = invoice(100_000, '2025-05-31', [['2025-07-15', 100_000]]);
    expect(lateFeesOfInvoice(paid, terms('2025-06-30'))).toEqual(lateFeesOfInvoice(invoice(100_000, '2025-05-31'), terms('2025-06-30')));
  });

  test('interest stops at a write-off, and the 40 € stay owed', () => {
    const fees = lateFeesOfInvoice(invoice(200_000, '2025-02-14', [['2025-06-30', 200_000, 'writeOff']]), terms('2025-12-31'));
    expect(fees.lines.at(-1)?.to).toBe('2025-06-30');
    expect(fees.indemnityCents).toBe(4000);
  });

  test('an invoice wholly credited was not paid late: no 40 €', () => {
    const credited = invoice(200_000, '2025-02-14', [['2025-03-01', 200_000, 'creditNote']]);
    expect(lateFeesOfInvoice(credited, terms('2025-12-31')).indemnityCents).toBe(0);
    const inPart = invoice(200_000, '2025-02-14', [
      ['2025-03-01', 50_000, 'creditNote'],
      ['2025-03-02', 150_000],
    ]);
    expect(lateFeesOfInvoice(inPart, terms('2025-12-31')).indemnityCents).toBe(4000);
  });

  test('several payments, the 40 € once', () => {
    const paid = invoice(300_000, '2025-05-31', [
      ['2025-06-10', 100_000],
      ['2025-06-20', 100_000],
      ['2025-06-25', 100_000],
    ]);
    const fees = lateFeesOfInvoice(paid, terms('2025-12-31'));
    expect(fees.lines.map((line) => [line.to, line.openCents])).toEqual([
      ['2025-06-10', 300_000],
      ['2025-06-20', 200_000],
      ['2025-06-25', 100_000],
    ]);
    expect(fees.indemnityCents).toBe(4000);
  });

  test('proceedings stop interest the day before the judgment, and the 40 € when they open by the due date', () => {
    const late = invoice(100_000, '2025-05-31');
    const judged = lateFeesOfInvoice(late, terms('2025-12-31', { judgmentOn: localDate('2025-06-11') }));
    expect(judged.lines.map((line) => [line.from, line.to])).toEqual([['2025-06-01', '2025-06-10']]);
    expect(judged.indemnityCents).toBe(4000);
    const before = lateFeesOfInvoice(late, terms('2025-12-31', { judgmentOn: localDate('2025-05-31') }));
    expect(before).toEqual({ lines: [], interestCents: 0, indemnityCents: 0 });
  });
});

describe('consumers', () => {
  test('neither interest nor 40 € without a formal notice, whatever rate the contract states', () => {
    expect(lateFeesOfInvoice(invoice(100_000, '2025-01-31'), terms('2025-12-31', { debtor: 'consumer', contractRatePct: '12' }))).toEqual({
      lines: [],
      interestCents: 0,
      indemnityCents: 0,
    });
  });

  test('the legal rate of each semester from the day after the notice was received', () => {
    const noticed = { ...invoice(100_000, '2025-01-31'), formalNoticeReceivedOn: localDate('2025-05-31') };
    const fees = lateFeesOfInvoice(noticed, terms('2025-07-31', { debtor: 'consumer' }));
    // 1 000 × 3.71 % × 30 / 365 = 3.0493; 1 000 × 2.76 % × 31 / 365 = 2.3441
    expect(printed(fees)).toEqual([
      [30, 3.71, 305],
      [31, 2.76, 234],
    ]);
    expect(fees.indemnityCents).toBe(0);
  });
});

test('a semester without a known rate gives no figure, and says which one', () => {
  const late = invoice(100_000, '2026-11-30');
  expect(() => lateFeesOfInvoice(late, terms('2027-01-15'))).toThrow(/1er semestre 2027/);
  expect(lateFeesIfKnown([late], terms('2027-01-15'))).toBeNull();
  expect(lateFeesIfKnown([late], terms('2026-12-31'))?.interestCents).toBe(1053);
});

test('whatever the payments, each late day is counted once, at what was open that day', () => {
  const dueOn = localDate('2024-12-10');
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 900 }),
      fc.array(fc.record({ after: fc.integer({ min: -30, max: 900 }), amount: fc.integer({ min: 1, max: 400_000 }) }), { maxLength: 6 }),
      (lateDays, payments) => {
        const total = 1_000_000;
        const paid = payments.map(({ after, amount }) => [addDays(dueOn, after), amount] as [string, number]);
        const asOf = addDays(dueOn, Math.min(lateDays, 740));
        const fees = lateFeesOfInvoice(invoice(total, dueOn, paid), terms(asOf));
        const openBefore = (day: string) => Math.max(0, total - paid.reduce((sum, [on, amount]) => (on < day ? sum + amount : sum), 0));
        let expectedDays = 0;
        for (let day = addDays(dueOn, 1); day <= asOf && openBefore(day) > 0; day = addDays(day, 1)) expectedDays += 1;
        expect(fees.lines.reduce((sum, line) => sum + line.days, 0)).toBe(expectedDays);
        for (const line of fees.lines) {
          expect(line.days).toBe(daysBetween(line.from, line.to) + 1);
          expect([openBefore(line.from), openBefore(line.to)]).toEqual([line.openCents, line.openCents]);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('interest by whole numbers is what exact decimals give, to the cent', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2_000_000_000_00 }),
      fc.oneof(
        fc.integer({ min: 0, max: 3000 }).map((hundredths) => exact(hundredths).dividedBy(100)),
        fc.integer({ min: 1, max: 9_999_999 }).map((small) => exact(small).dividedBy(1_000_000)),
      ),
      fc.integer({ min: 0, max: 4000 }),
      (amount, pct, days) => {
        const expected = roundToCent(exact(amount).times(pct).times(days).dividedBy(36_500));
        expect(simpleInterest(amount, interestRate(pct), days)).toBe(expected);
      },
    ),
    { numRuns: 500 },
  );
  // Half a cent goes up: 365.00 at 0.5 % for one day is 0.5 cent.
  expect(simpleInterest(36_500, interestRate(exact('0.5')), 1)).toBe(1);
  expect(simpleInterest(36_499, interestRate(exact('0.5')), 1)).toBe(0);
});
