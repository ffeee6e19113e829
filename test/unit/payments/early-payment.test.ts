import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../../shared/dates/local-date.ts';
import { addCents, cents, sumCents } from '../../../shared/money/cents.ts';
import {
  earlyPaymentOffer,
  earlyPaymentTerms,
  earnedDiscount,
  missedDiscount,
  readEarlyPayment,
  writeEarlyPayment,
} from '../../../shared/payments/early-payment.ts';
import { describeEarlyPayment, missedDiscountText, offerText, parseEarlyPayment } from '../../../shared/payments/early-payment-words.fr.ts';
import { netDaysNotKept } from '../../../shared/payments/net-days.fr.ts';
import { discountedAllocation } from '../../../shared/payments/plan-discounts.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('early-payment terms as people write them', () => {
  it.each([
    ['3/10', '3/10'],
    ['3/10 n/30', '3/10'],
    ['2,5 % à 8 jours', '2.5/8'],
    ['Escompte de 3 % sous 10 jours', '3/10'],
    ['2% 10 j', '2/10'],
    ['1.5/15, n/45', '1.5/15'],
    ['3 % si payée sous 10 jours', '3/10'],
    ['2 % à 0 jour', '2/0'],
  ])('« %s » is %s', (typed, kept) => {
    const terms = parseEarlyPayment(typed);
    expect(terms && writeEarlyPayment(terms)).toBe(kept);
  });

  it.each(['', '30 jours', 'net 30', '3 10', '0/10', '30/10', '3/400', '3 %', 'comptant', '-3/10', 'un jour'])(
    '« %s » is none',
    (typed) => {
      expect(parseEarlyPayment(typed)).toBeNull();
    },
  );

  it('what is kept is read again, and so is what describes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 0, max: 180 }), (hundredths, days) => {
        const terms = earlyPaymentTerms((hundredths / 100).toFixed(2), days);
        if (!terms) throw new Error('within what is given');
        expect(readEarlyPayment(writeEarlyPayment(terms))).toEqual(terms);
        if (days > 0) expect(parseEarlyPayment(describeEarlyPayment(terms))).toEqual(terms);
      }),
    );
  });
});

describe('the discount of an invoice', () => {
  const issuedOn = localDate('2026-12-02');
  const terms = { ratePct: '3', days: 10 };
  const offer = earlyPaymentOffer(terms, { issuedOn, baseCents: cents(1_200_000), grantedCents: cents(0) });

  it('3/10 of 12 000,00 € invoiced on 2 December is 360,00 € until the 12th included', () => {
    expect(offer).toEqual({ ratePct: '3', payBy: '2026-12-12', discountCents: 36_000 });
    expect(plain(offerText(offer))).toBe('3 % si payé le 12/12/2026 au plus tard, soit 360,00 €');
    expect(earnedDiscount(offer, localDate('2026-12-12'), cents(36_000))).toBe(36_000);
    expect(earnedDiscount(offer, localDate('2026-12-13'), cents(36_000))).toBe(0);
    expect(earnedDiscount(offer, localDate('2026-12-12'), cents(36_001))).toBe(0);
    expect(earnedDiscount(offer, localDate('2026-12-12'), cents(20_000))).toBe(20_000);
    expect(earnedDiscount(offer, localDate('2026-12-12'), cents(0))).toBe(0);
  });

  it('is rounded half up to the cent, on the amount with VAT', () => {
    const of = (baseCents: number, ratePct: string) =>
      earlyPaymentOffer({ ratePct, days: 10 }, { issuedOn, baseCents: cents(baseCents), grantedCents: cents(0) }).discountCents;
    expect([of(50, '3'), of(49, '3'), of(10_050, '1'), of(10_049, '1'), of(333, '2.5')]).toEqual([2, 1, 101, 100, 8]);
  });

  it('says why what is short stays due', () => {
    expect(missedDiscount(offer, localDate('2026-12-15'), cents(36_000))).toBe('late');
    expect(missedDiscount(offer, localDate('2026-12-12'), cents(40_000))).toBe('short');
    expect(missedDiscount(offer, localDate('2026-12-15'), cents(40_000))).toBeNull();
    expect(missedDiscount(offer, localDate('2026-12-12'), cents(36_000))).toBeNull();
    expect(plain(missedDiscountText('late', 'F-1', offer, localDate('2026-12-15'), cents(36_000)))).toBe(
      'F-1 : il restera 360,00 € à payer. L’escompte de 3 % valait jusqu’au 12/12/2026 ; le règlement est du 15/12/2026.',
    );
    expect(plain(missedDiscountText('short', 'F-1', offer, localDate('2026-12-12'), cents(40_000)))).toContain('40,00 € de plus');
  });

  it('a price and its discount make the invoice, whatever the rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90_000_000 }), fc.integer({ min: 1, max: 2_000 }), (total, hundredths) => {
        const { discountCents } = earlyPaymentOffer(
          { ratePct: (hundredths / 100).toFixed(2), days: 10 },
          { issuedOn, baseCents: cents(total), grantedCents: cents(0) },
        );
        expect(Math.abs(discountCents - (total * hundredths) / 10_000)).toBeLessThanOrEqual(0.5);
        expect(discountCents).toBeLessThanOrEqual(total);
      }),
    );
  });
});

describe('money that names no invoice', () => {
  const on = localDate('2026-12-10');
  const invoice = (id: number, dueOn: string, openCents: number) => ({
    id,
    number: `F${id}`,
    kind: 'invoice' as const,
    issuedOn: localDate('2026-12-02'),
    dueOn: localDate(dueOn),
    openCents: cents(openCents),
    cancelledOn: null,
  });
  const invoices = [invoice(1, '2027-01-01', 100_000), invoice(2, '2027-01-02', 50_000), invoice(3, '2027-01-03', 70_000)];
  const offers = new Map(
    [1, 2].map((id) => [id, { ratePct: '3', payBy: localDate('2026-12-12'), discountCents: cents(id === 1 ? 3_000 : 1_500) }]),
  );

  it('pays to the cent the oldest together less their discounts, one with none beside them, or the only one of that price', () => {
    expect(discountedAllocation(cents(145_500), invoices, offers, on)).toEqual([
      { invoiceId: 1, amountCents: 97_000 },
      { invoiceId: 2, amountCents: 48_500 },
    ]);
    expect(discountedAllocation(cents(215_500), invoices, offers, on)?.length).toBe(3);
    expect(discountedAllocation(cents(48_500), invoices, offers, on)).toEqual([{ invoiceId: 2, amountCents: 48_500 }]);
    expect(discountedAllocation(cents(97_001), invoices, offers, on)).toBeNull();
    expect(discountedAllocation(cents(145_500), invoices, offers, localDate('2026-12-13'))).toBeNull();
    expect(discountedAllocation(cents(70_000), invoices, offers, on), 'no discount is in it').toBeNull();
  });

  it('never puts more nor less than there is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 6 }), fc.nat(5), (amounts, upTo) => {
        const book = amounts.map((amount, index) => invoice(index + 1, `2027-01-0${index + 1}`, amount));
        const all = new Map(
          book.map(({ id, openCents }) => [
            id,
            earlyPaymentOffer(
              { ratePct: '3', days: 10 },
              { issuedOn: localDate('2026-12-02'), baseCents: openCents, grantedCents: cents(0) },
            ),
          ]),
        );
        const paid = sumCents(
          book.slice(0, upTo + 1).map(({ id, openCents }) => addCents(openCents, cents(-(all.get(id)?.discountCents ?? 0)))),
        );
        const parts = discountedAllocation(paid, book, all, on);
        if (parts) expect(sumCents(parts.map(({ amountCents }) => amountCents))).toBe(paid);
      }),
    );
  });
});

it('of an invoice, whose due date is known, « n/45 » is told not to be kept', () => {
  expect(netDaysNotKept('2/10 n/45')).toContain('« n/45 » n’est pas gardé');
  expect(netDaysNotKept('2/10')).toBe('');
});
