import { expect, test } from 'vitest';
import { amountInEnglishWords } from '../../shared/money/amount-in-words.en.ts';
import { cents } from '../../shared/money/cents.ts';

test.each([
  [0, 'zero euros'],
  [1, 'one cent'],
  [100, 'one euro'],
  [101, 'one euro and one cent'],
  [1_999_99, 'one thousand nine hundred and ninety-nine euros and ninety-nine cents'],
  [1_000_000_00, 'one million euros'],
])('%i cents', (amount, words) => expect(amountInEnglishWords(cents(amount))).toBe(words));

test('a debt is never negative', () => expect(() => amountInEnglishWords(cents(-1))).toThrow(RangeError));
