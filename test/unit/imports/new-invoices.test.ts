import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, localDate } from '../../../shared/dates/local-date.ts';
import { type NewInvoice, NewInvoices } from '../../../shared/imports/new-invoices.ts';
import { cents } from '../../../shared/money/cents.ts';

const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(localDate('2020-01-01'), days));
const invoice: fc.Arbitrary<NewInvoice> = fc
  .record({
    id: fc.integer({ min: 1, max: 2 ** 40 }),
    customerId: fc.integer({ min: 1, max: 2 ** 40 }),
    number: fc.string({ maxLength: 60 }),
    label: fc.string({ maxLength: 20 }),
    issuedOn: day,
    dueOn: day,
    totalCents: fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }).filter((total) => total !== 0),
    row: fc.integer({ min: 1, max: 2 ** 31 }),
    isForeign: fc.boolean(),
  })
  .map(({ isForeign, totalCents, ...rest }) => ({
    ...rest,
    totalCents: cents(totalCents),
    kind: totalCents < 0 ? 'creditNote' : 'invoice',
    foreign: isForeign ? { currency: 'USD', amountCents: cents(totalCents), exchangeRate: '0.9' } : undefined,
  }));

it('gives back each invoice as it was, whatever their number', () => {
  fc.assert(
    // More of the same than lie in one block.
    fc.property(fc.array(invoice, { minLength: 1, maxLength: 20 }), fc.constantFrom(1, 400, 4096), (some, times) => {
      const given = Array.from({ length: times }, (_, round) => some.map((one) => ({ ...one, id: one.id + round }))).flat();
      const kept = new NewInvoices();
      given.forEach((one, index) => {
        expect(kept.add(one)).toBe(index);
      });
      expect(kept).toHaveLength(given.length);
      expect([...kept]).toEqual(given);
      const middle = Math.floor(given.length / 2);
      expect(kept.at(middle)).toEqual(given[middle]);
      expect(() => kept.at(given.length)).toThrow(RangeError);
    }),
    { numRuns: 12 },
  );
});
