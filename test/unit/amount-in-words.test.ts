import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountInWords } from '../../shared/money/amount-in-words.fr.ts';
import { cents } from '../../shared/money/cents.ts';

describe('an amount in French words', () => {
  test.each([
    [0, 'zéro euro'],
    [1, 'un centime'],
    [50, 'cinquante centimes'],
    [1_00, 'un euro'],
    [1_01, 'un euro et un centime'],
    [2_00, 'deux euros'],
    [16_17, 'seize euros et dix-sept centimes'],
    [21_00, 'vingt et un euros'],
    [22_00, 'vingt-deux euros'],
    [61_00, 'soixante et un euros'],
    [70_00, 'soixante-dix euros'],
    [71_00, 'soixante et onze euros'],
    [77_00, 'soixante-dix-sept euros'],
    [80_00, 'quatre-vingts euros'],
    [81_00, 'quatre-vingt-un euros'],
    [91_80, 'quatre-vingt-onze euros et quatre-vingts centimes'],
    [99_99, 'quatre-vingt-dix-neuf euros et quatre-vingt-dix-neuf centimes'],
    [100_00, 'cent euros'],
    [101_00, 'cent un euros'],
    [200_00, 'deux cents euros'],
    [201_00, 'deux cent un euros'],
    [280_00, 'deux cent quatre-vingts euros'],
    [1_000_00, 'mille euros'],
    [1_100_00, 'mille cent euros'],
    [2_000_00, 'deux mille euros'],
    [18_872_37, 'dix-huit mille huit cent soixante-douze euros et trente-sept centimes'],
    [80_000_00, 'quatre-vingt mille euros'],
    [200_000_00, 'deux cent mille euros'],
    [200_200_00, 'deux cent mille deux cents euros'],
    [1_000_000_00, 'un million d’euros'],
    [1_000_001_00, 'un million un euros'],
    [1_200_000_00, 'un million deux cent mille euros'],
    [80_000_000_00, 'quatre-vingts millions d’euros'],
    [200_000_000_05, 'deux cents millions d’euros et cinq centimes'],
    [1_000_000_000_00, 'un milliard d’euros'],
  ])('%i cents: %s', (amount, words) => {
    expect(amountInWords(cents(amount))).toBe(words);
  });

  test('a reader finds the amount again, to the cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_99 }), (amount) => {
        expect(centsOf(amountInWords(cents(amount)))).toBe(amount);
      }),
    );
  });

  test('nobody owes a negative amount', () => {
    expect(() => amountInWords(cents(-1))).toThrow(RangeError);
  });
});

const UNITS: Record<string, number> = Object.fromEntries(
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'
    .split(' ')
    .map((word, index) => [word, index]),
);
const TENS: Record<string, number> = { vingt: 20, vingts: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60 };

/** Reads French number words the way a person does, without the library that wrote them. */
function numberOf(words: string): number {
  let total = 0;
  let group = 0;
  for (const word of words.split(/[ -]/).filter((part) => part !== '' && part !== 'et')) {
    if (word === 'mille') {
      total += Math.max(group, 1) * 1000;
      group = 0;
    } else if (/^millions?$/.test(word)) {
      total += group * 1_000_000;
      group = 0;
    } else if (/^cents?$/.test(word)) group = Math.max(group, 1) * 100;
    else if (/^vingts?$/.test(word) && group % 100 === 4) group += 76;
    else group += UNITS[word] ?? TENS[word] ?? Number.NaN;
  }
  return total + group;
}

function centsOf(text: string): number {
  const [, euros, centimes] = /^(?:(.*?) (?:d’)?euros?)?(?: et )?(?:(.*?) centimes?)?$/.exec(text) ?? [];
  return numberOf(euros ?? '') * 100 + numberOf(centimes ?? '');
}
