import fc from 'fast-check';
import { expect, it } from 'vitest';
import { guardApostrophe, guardText, unguardText } from '../../shared/exports/formula-text.ts';

it.each([
  ['=1+1', "'=1+1"],
  ['+33 5 65', "'+33 5 65"],
  ['-2 bis', "'-2 bis"],
  ['@compte', "'@compte"],
  ["'=1+1", "''=1+1"],
  ['Durand = Fils', 'Durand = Fils'],
  ["'a", "'a"],
  [' =1+1', "' =1+1"],
  ['\n=1+1', "'\n'=1+1"],
  ['＝1+1', "'＝1+1"],
])('writes %j as %j in a text file', (text, written) => {
  expect(guardText(text)).toBe(written);
});

it.each([
  ['a,=1+1', "a,'=1+1"],
  ["a, '@x", "a, ''@x"],
  ['un\n=1+1', "un\n'=1+1"],
  ['x,-2+cmd|calc', "x,'-2+cmd|calc"],
  ['rue des Lilas, -2 bis', 'rue des Lilas, -2 bis'],
  ['Durand, +33 5 65', 'Durand, +33 5 65'],
])('writes %j as %j for whoever takes another separator', (text, written) => {
  expect(guardText(text)).toBe(written);
});

it('gives every text back, and leaves none that a spreadsheet would run', () => {
  const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', 'a', ' ', '\t', '\n', '\r', ',', '|', '(', '＝', '＠') });
  fc.assert(
    fc.property(text, (given) => {
      expect(unguardText(guardText(given))).toBe(given);
      expect(unguardText(guardApostrophe(given))).toBe(given);
      expect(guardText(given)).not.toMatch(/^\s*[=+\-@＝＠]/);
      expect(guardText(given)).not.toMatch(/[,\t\r\n]\s*[=@＝＠]/);
    }),
    { numRuns: 2000 },
  );
});
