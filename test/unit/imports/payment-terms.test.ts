import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../../shared/dates/local-date.ts';
import { describePaymentTerms, parsePaymentTerms } from '../../../shared/invoices/payment-terms.fr.ts';
import { dueDate, type PaymentTerms } from '../../../shared/invoices/payment-terms.ts';

// Due dates worked out by hand from the rules' published definitions, by invoice date.
const ORACLE: Record<string, [rule: PaymentTerms, dates: Record<string, string>]> = {
  '45 days, then end of month': [
    { mode: 'daysThenEndOfMonth', days: 45 },
    {
      '2026-01-15': '2026-03-31',
      '2026-01-31': '2026-03-31',
      '2026-02-15': '2026-04-30',
      '2026-04-17': '2026-06-30',
      '2026-11-20': '2027-01-31',
    },
  ],
  'end of month, then 45 days': [
    { mode: 'endOfMonthThenDays', days: 45 },
    {
      '2026-01-15': '2026-03-17',
      '2026-01-31': '2026-03-17',
      '2026-02-15': '2026-04-14',
      '2026-04-17': '2026-06-14',
      '2026-11-20': '2027-01-14',
    },
  ],
  '30 days, then end of month': [
    { mode: 'daysThenEndOfMonth', days: 30 },
    {
      '2026-01-15': '2026-02-28',
      '2026-01-31': '2026-03-31',
      '2026-02-15': '2026-03-31',
      '2026-04-17': '2026-05-31',
      '2026-11-20': '2026-12-31',
    },
  ],
  'end of month, then 30 days': [
    { mode: 'endOfMonthThenDays', days: 30 },
    {
      '2026-01-15': '2026-03-02',
      '2026-01-31': '2026-03-02',
      '2026-02-15': '2026-03-30',
      '2026-04-17': '2026-05-30',
      '2026-11-20': '2026-12-30',
    },
  ],
  'end of next civil month': [
    { mode: 'monthsThenEndOfMonth', months: 1 },
    {
      '2026-01-15': '2026-02-28',
      '2026-01-31': '2026-02-28',
      '2026-02-15': '2026-03-31',
      '2026-04-17': '2026-05-31',
      '2026-11-20': '2026-12-31',
    },
  ],
  '30 days, end of month, the 10th': [
    { mode: 'daysThenEndOfMonth', days: 30, dayOfMonth: 10 },
    {
      '2026-01-15': '2026-03-10',
      '2026-01-31': '2026-04-10',
      '2026-02-15': '2026-04-10',
      '2026-04-17': '2026-06-10',
      '2026-11-20': '2027-01-10',
    },
  ],
  '60 days net': [
    { mode: 'net', days: 60 },
    {
      '2026-01-15': '2026-03-16',
      '2026-01-31': '2026-04-01',
      '2026-02-15': '2026-04-16',
      '2026-04-17': '2026-06-16',
      '2026-11-20': '2027-01-19',
    },
  ],
};

describe('due dates', () => {
  for (const [name, [rule, dates]] of Object.entries(ORACLE)) {
    it.each(Object.entries(dates))(`${name}: %s → %s`, (issuedOn, expected) => expect(dueDate(localDate(issuedOn), rule)).toBe(expected));
  }
  it('agrees with the examples that Sage and lawyers publish', () => {
    expect(dueDate(localDate('2003-03-01'), { mode: 'daysThenEndOfMonth', days: 60, dayOfMonth: 17 })).toBe('2003-05-17');
    expect(dueDate(localDate('2003-03-17'), { mode: 'daysThenEndOfMonth', days: 60, dayOfMonth: 15 })).toBe('2003-06-15');
    expect(dueDate(localDate('2025-04-15'), { mode: 'daysThenEndOfMonth', days: 45 })).toBe('2025-05-31');
    expect(dueDate(localDate('2025-03-10'), { mode: 'endOfMonthThenDays', days: 45 })).toBe('2025-05-15');
  });
  it('the 31st of a month that has none is its last day', () => {
    expect(dueDate(localDate('2026-01-05'), { mode: 'daysThenEndOfMonth', days: 10, dayOfMonth: 31 })).toBe('2026-02-28');
  });
});

describe('payment terms as people write them', () => {
  it.each<[string, PaymentTerms | null]>([
    ['30 jours', { mode: 'net', days: 30 }],
    ['Net 30', { mode: 'net', days: 30 }],
    ['60 jours date de facture', { mode: 'net', days: 60 }],
    ['30', { mode: 'net', days: 30 }],
    ['comptant', { mode: 'net', days: 0 }],
    ['À réception de facture', { mode: 'net', days: 0 }],
    ['Due on receipt', { mode: 'net', days: 0 }],
    ['30 jours fin de mois', { mode: 'daysThenEndOfMonth', days: 30 }],
    ['45 JOURS FIN DE MOIS', { mode: 'daysThenEndOfMonth', days: 45 }],
    ['30JFDM', { mode: 'daysThenEndOfMonth', days: 30 }],
    ['30 EOM', { mode: 'daysThenEndOfMonth', days: 30 }],
    ['fin de mois 30 jours', { mode: 'endOfMonthThenDays', days: 30 }],
    ['fin de mois + 45 jours', { mode: 'endOfMonthThenDays', days: 45 }],
    ['30 jours fin de mois le 10', { mode: 'daysThenEndOfMonth', days: 30, dayOfMonth: 10 }],
    ['fin du mois suivant', { mode: 'monthsThenEndOfMonth', months: 1 }],
    ['30 % à la commande, solde à la livraison', null],
    ['Virement', null],
    ['1500 jours', null],
    ['', null],
  ])('%s', (text, terms) => expect(parsePaymentTerms(text)).toEqual(terms));

  it('reads back what it writes, within the forty characters of a customer’s file', () => {
    const days = fc.integer({ min: 0, max: 366 });
    const rule = fc.oneof(
      days.map((count): PaymentTerms => ({ mode: 'net', days: count })),
      days.map((count): PaymentTerms => ({ mode: 'daysThenEndOfMonth', days: count })),
      fc
        .tuple(days, fc.integer({ min: 1, max: 31 }))
        .map(([count, dayOfMonth]): PaymentTerms => ({ mode: 'daysThenEndOfMonth', days: count, dayOfMonth })),
      days.map((count): PaymentTerms => ({ mode: 'endOfMonthThenDays', days: count })),
      fc.integer({ min: 0, max: 12 }).map((months): PaymentTerms => ({ mode: 'monthsThenEndOfMonth', months })),
    );
    fc.assert(
      fc.property(rule, (terms) => {
        const words = describePaymentTerms(terms);
        expect(words.length).toBeLessThanOrEqual(40);
        expect(parsePaymentTerms(words)).toEqual(terms);
      }),
    );
  });
});
