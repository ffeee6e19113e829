import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount, usualCents } from '../../../shared/imports/amounts-in-text.ts';
import { cellText } from '../../../shared/imports/table.ts';
import { cents } from '../../../shared/money/cents.ts';
import { exact, roundToCent } from '../../../shared/money/ratio.ts';

/** What is told a character after the other, as an expression. */
const USUAL = /^-?(?:\d{1,15}|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4})(?:[.,]\d\d)?$/;
const UNTIDY = /^\s|\s$|[\t\r\n\v\u00a0\u202f]|\s\s/;

const written = fc.string({
  unit: fc.constantFrom('1', '2', '0', '345', '678', ' ', '\u00a0', '\u202f', ',', '.', '-', 'a'),
  maxLength: 12,
});
const spaced = fc.string({
  unit: fc.constantFrom(
    'a',
    'É',
    '7',
    ' ',
    '\u00a0',
    '\u202f',
    '\t',
    '\r',
    '\n',
    '\u2009',
    '\u3000',
    '\ufeff',
    '\u000b',
    '\u0001',
    '€',
    '日',
  ),
  maxLength: 8,
});

describe('what nearly every cell looks like', () => {
  it('an amount of the usual writing is told, and no other', () => {
    fc.assert(
      fc.property(written, (text) => {
        expect(usualCents(text) !== null).toBe(USUAL.test(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('an amount of the usual writing is its digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), fc.constantFrom('', ' ', '\u202f'), (amount, space) => {
        const [, whole = '', decimals = ''] = /^(\d+)(\d\d)$/.exec(String(Math.abs(amount)).padStart(3, '0')) ?? [];
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, space);
        const cell = `${amount < 0 ? '-' : ''}${grouped},${decimals}`;
        expect(readAmount(cell, null)).toEqual({ cents: amount, rounded: false, foreign: null, side: null });
      }),
    );
  });

  it('a number of a workbook is its fifteen digits, rounded to the cent', () => {
    const numbers = fc.oneof(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.integer({ min: -1e11, max: 1e11 }).map((amount) => amount / 100),
      fc.integer({ min: -1e9, max: 1e9 }).map((amount) => amount / 1000),
    );
    fc.assert(
      fc.property(numbers, (value) => {
        const amount = exact(value.toPrecision(15)).times(100);
        const rounded = cents(roundToCent(amount));
        expect(readAmount(value, null)).toEqual({ cents: rounded, rounded: !amount.equals(rounded), foreign: null, side: null });
      }),
      { numRuns: 2000 },
    );
  });

  it('a cell is one line without the spaces around it, nor what nobody sees', () => {
    fc.assert(
      fc.property(spaced, (text) => {
        const seen = text.replaceAll('\u0001', '').replaceAll('\ufeff', '');
        expect(cellText(text)).toBe(seen !== text || UNTIDY.test(seen) ? seen.replace(/\s+/g, ' ').trim() : seen);
      }),
      { numRuns: 2000 },
    );
  });
});
