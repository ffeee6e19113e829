import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { daysAgo } from '../../shared/dates/days-ago.fr.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { parseTypedDate } from '../../shared/dates/parse-typed-date.ts';
import { typedDateProblem } from '../../shared/dates/typed-date-problem.fr.ts';
import { cents } from '../../shared/money/cents.ts';
import { formatAmount, formatEuros } from '../../shared/money/format-money.ts';
import { parseEuros } from '../../shared/money/parse-euros.ts';

describe('an amount typed in French', () => {
  test.each([
    ['1 234,56', 123456],
    ['1\u202f234,56\u00a0€', 123456],
    ['1.234,56', 123456],
    ['1.234.567', 123456700],
    ['1234.56', 123456],
    ['1234,5', 123450],
    ['1234,', 123400],
    ['12 euros', 1200],
    ['0,01', 1],
    ['8,16', 816],
    ['-12,30', -1230],
    ['\u221212,30', -1230],
    ['+5', 500],
    ['0', 0],
    ['-0', 0],
    ['90 071 992 547 409,91', Number.MAX_SAFE_INTEGER],
  ])('« %s » is %i cents', (text, expected) => expect(parseEuros(text)).toBe(expected));

  test.each([
    '',
    ' ',
    'abc',
    '1 23',
    '12 34',
    '1,234',
    '1.234',
    '8,165',
    '1,2,3',
    '1.234.56',
    '1 234.567,89',
    ',5',
    '--5',
    '5-',
    '1e3',
    'Infinity',
    '90 071 992 547 409,92',
  ])('« %s » is refused rather than guessed or rounded', (text) => expect(parseEuros(text)).toBeNull());

  it('reads back every amount as the screens write it, to the cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: -900_000_000_000_000, max: 900_000_000_000_000 }), (amount) => {
        // Intl writes amounts from a double: exact up to 15 digits.
        expect(parseEuros(formatAmount(cents(amount)))).toBe(amount === 0 ? 0 : amount);
        expect(parseEuros(formatEuros(cents(amount)))).toBe(amount === 0 ? 0 : amount);
      }),
    );
  });
});

describe('a date typed in French', () => {
  test.each([
    ['31/01/2026', '2026-01-31'],
    ['3/4/26', '2026-04-03'],
    ['03-04-2026', '2026-04-03'],
    ['3.4.2026', '2026-04-03'],
    ['03042026', '2026-04-03'],
    ['030426', '2026-04-03'],
    [' 2026-01-31 ', '2026-01-31'],
    ['29/02/2024', '2024-02-29'],
  ])('« %s » is %s', (text, expected) => expect(parseTypedDate(text)).toBe(expected));

  test.each(['31/02/2026', '29/02/2025', '00/01/2026', '12/13/2026', '1/2', '1/2/123', 'demain', ''])('« %s » is no date', (text) =>
    expect(parseTypedDate(text)).toBeNull(),
  );

  it('reads back every date as the screens write it', () => {
    const anyDay = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = localDate(day.toISOString().slice(0, 10));
        expect(parseTypedDate(formatDate(date))).toBe(date);
      }),
    );
  });
});

describe('how long ago a day was', () => {
  const today = localDate('2026-10-31');
  test.each([
    ['2026-10-31', 'aujourd’hui'],
    ['2026-10-30', 'hier'],
    ['2026-09-30', 'il y a 31 jours'],
    ['2026-11-02', 'le 02/11/2026'],
  ])('%s: %s', (day, words) => expect(daysAgo(localDate(day), today)).toBe(words));
});

describe('what is wrong with a date as typed', () => {
  const bounds = { min: localDate('2026-01-20'), max: localDate('2026-12-31'), what: 'La première échéance' };
  test.each([
    ['35/11/2026', 'Cette date n’existe pas.'],
    ['29/02/2026', 'Cette date n’existe pas.'],
    ['demain', 'Écrivez une date comme 31/01/2026.'],
    ['3/1', 'Écrivez une date comme 31/01/2026.'],
    ['19/01/2026', 'La première échéance ne peut pas précéder le 20/01/2026.'],
    ['1/1/27', 'La première échéance ne peut pas dépasser le 31/12/2026.'],
    ['20/01/2026', null],
    ['31122026', null],
    ['', null],
  ])('« %s »: %s', (text, expected) => expect(typedDateProblem(text, bounds)).toBe(expected));
});
