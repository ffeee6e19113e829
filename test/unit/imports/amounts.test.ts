import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecimalMark, decideDecimalMarks, MarkEvidence, readAmount } from '../../../shared/imports/amounts-in-text.ts';
import { cents } from '../../../shared/money/cents.ts';
import { formatAmount, formatEuros } from '../../../shared/money/format-money.ts';

function centsOf(text: string, mark: DecimalMark | null = null): number | string {
  const reading = readAmount(text, mark);
  return 'problem' in reading ? reading.problem : reading.cents;
}

describe('amounts in text', () => {
  it.each<[string, number | string]>([
    ['1 234,56 €', 123456],
    ['1\u00a0234,56', 123456],
    ['1\u202f234,56\u00a0€', 123456],
    ['1\u2009234,56', 123456],
    ["1'234.56", 123456],
    ['1’234.56', 123456],
    ['1,234.56', 123456],
    ['1.234,56', 123456],
    ['1.234.567', 123456700],
    ['1,234,567', 123456700],
    ['1234', 123400],
    ['1 234', 123400],
    ['0,5', 50],
    ['.5', 50],
    ['12,', 1200],
    ['1 800,–', 180000],
    ['1 800,-', 180000],
    ['1800.-- €', 180000],
    ['1.800,— EUR', 180000],
    ['-1 800,–', -180000],
    ['1800-', -180000],
    ['€ 12.50', 1250],
    ['12,50 EUR', 1250],
    ['12,50 euros', 1250],
    ['-1 000,00', -100000],
    ['\u22121 000,00', -100000],
    ['- 12', -1200],
    ['1000,00-', -100000],
    ['(1 000,00)', -100000],
    ['(1 000,00 €)', -100000],
    ['+12,30', 1230],
    ['12,3400', 1234],
    ['0,500', 50],
    ['12345,678', 'precision'],
    ['12,345.678', 'precision'],
    ['12,3456', 'precision'],
    ['8,165', 'ambiguous'],
    ['12 34', 'unreadable'],
    ['1,23,456', 'unreadable'],
    ['1.234.56', 'unreadable'],
    ['-12-', 'unreadable'],
    ['10 %', 'unreadable'],
    ['1e3', 'unreadable'],
    ['NA', 'unreadable'],
    ['31/01/2025', 'unreadable'],
    ['', 'unreadable'],
    ['12345678901234', 'tooLarge'],
  ])('%s', (text, expected) => {
    if (expected === 'ambiguous') {
      expect(centsOf(text, '.')).toBe(816500);
      expect(centsOf(text, ',')).toBe('precision');
    } else expect(centsOf(text)).toBe(expected);
  });

  it('names a currency that is not the euro', () => {
    expect(readAmount('$1,234.56', '.')).toMatchObject({ cents: 123456, foreign: '$' });
    expect(readAmount('1 234,56 CHF', ',')).toMatchObject({ cents: 123456, foreign: 'CHF' });
    expect(readAmount('1 234,56 €', ',')).toMatchObject({ foreign: null });
  });

  it('reads back every amount that the program writes, to the cent', () => {
    const amount = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });
    const styles: ((value: number) => string)[] = [
      (value) => formatEuros(cents(value)),
      (value) => formatAmount(cents(value)).replaceAll('\u202f', ''),
      (value) => (value / 100).toLocaleString('en-US', { minimumFractionDigits: 2 }),
      (value) => (value / 100).toLocaleString('de-DE', { minimumFractionDigits: 2 }),
      (value) => (value / 100).toLocaleString('de-CH', { minimumFractionDigits: 2 }),
      (value) => `(${(Math.abs(value) / 100).toFixed(2)})`,
      (value) => `${(Math.abs(value) / 100).toFixed(2)}-`,
    ];
    fc.assert(
      fc.property(amount, fc.constantFrom(...styles), (value, style) => {
        const written = style(value);
        const expected = written.endsWith(')') || written.endsWith('-') ? -Math.abs(value) : value;
        expect(centsOf(written)).toBe(expected === 0 ? 0 : expected);
      }),
    );
  });
});

describe('amounts of a workbook', () => {
  it('drops the noise of binary fractions and rounds what a formula left', () => {
    expect(readAmount(0.1 + 0.2, null)).toMatchObject({ cents: 30, rounded: false });
    expect(readAmount(8.165, null)).toMatchObject({ cents: 817, rounded: true });
    expect(readAmount(-119.988, null)).toMatchObject({ cents: -11999, rounded: true });
    expect(readAmount(12000, null)).toMatchObject({ cents: 1200000, rounded: false });
    expect(readAmount(Number.NaN, null)).toEqual({ problem: 'unreadable' });
  });
});

describe('the decimal mark of a column', () => {
  const decide = (...columns: string[][]) => decideDecimalMarks(new Map(columns.map((values, index) => [index, evidence(values)])));
  const evidence = (values: string[]) => {
    const column = new MarkEvidence();
    for (const value of values) column.add(value);
    return column;
  };

  it('is proven by one amount that reads one way only', () => {
    expect(decide(['1,234', '5,67']).marks.get(0)).toBe(',');
    expect(decide(['1,234', '1,234.50']).marks.get(0)).toBe('.');
    expect(decide(['1.234', '1.234.567']).marks.get(0)).toBe(',');
  });
  it('is a question when every amount reads two ways', () => {
    expect(decide(['1,234', '5,678'])).toMatchObject({ undecided: [0] });
    expect(decide(['1,234', '5,67', '8.90'])).toMatchObject({ undecided: [0] });
  });
  it('is not needed when no amount has one', () => {
    expect(decide(['1234', '12 000'])).toMatchObject({ undecided: [] });
    expect(decide(['1234,50', '8.90'])).toMatchObject({ undecided: [] });
  });
  it('follows the other columns of the file when they agree', () => {
    expect(decide(['1,234'], ['2,50']).marks.get(0)).toBe(',');
    expect(decide(['1,234'], ['2,50'], ['2.50'])).toMatchObject({ undecided: [0] });
  });
});
