import { describe, expect, test } from 'vitest';
import { ibanProblem, sirenProblem, vatNumberProblem } from '../../shared/companies/identifier-problems.fr.ts';
import { formatSiren, isIban, isSiren, isVatNumber } from '../../shared/companies/identifiers.ts';

describe('SIREN', () => {
  test.each([
    ['732829320', true],
    ['732 829 320', true],
    ['200034528', true],
    ['200034582', false],
    ['732829321', false],
    ['73282932', false],
    ['73282932000074', false],
    ['000000000', false],
    ['MONACOCON', false],
    ['', false],
  ])('%s: %s', (siren, valid) => expect(isSiren(siren)).toBe(valid));

  test('is printed in threes', () => expect(formatSiren('732829320')).toBe('732\u00a0829\u00a0320'));
});

describe('IBAN', () => {
  test.each([
    ['FR14 2004 1010 0505 0001 3M02 606', true],
    ['FR76 1680 7004 0081 3231 4821 153', true],
    ['fr7616807004008132314821153', true],
    ['FR76 1680 7004 0081 3231 4821 135', false],
    ['FR76 1680 7004 0081 3231 4821 15', false],
    // Belgium, from the registry of ISO 13616.
    ['BE68 5390 0754 7034', true],
    ['BE68 5390 0754 7035', false],
    ['14 rue des Lilas', false],
  ])('%s: %s', (iban, valid) => expect(isIban(iban)).toBe(valid));

  test('two neighbours that differ and are swapped never pass', () => {
    const iban = 'FR7616807004008132314821153';
    for (let at = 4; at < iban.length - 1; at += 1) {
      if (iban[at] === iban[at + 1]) continue;
      expect(isIban(iban.slice(0, at) + iban[at + 1] + iban[at] + iban.slice(at + 2)), `at ${at}`).toBe(false);
    }
  });
});

describe('VAT number', () => {
  test.each([
    ['FR44732829320', true],
    ['FR 44 732 829 320', true],
    ['FR45732829320', false],
    ['FR44732829321', false],
    ['FRK7732829320', true],
    ['BE0403170701', true],
    ['732829320', false],
  ])('%s: %s', (vatNumber, valid) => expect(isVatNumber(vatNumber)).toBe(valid));
});

describe('what a field says', () => {
  test('nothing of what is empty or right', () => {
    expect([sirenProblem(' '), ibanProblem(''), vatNumberProblem('')]).toEqual([null, null, null]);
    expect([sirenProblem('732829320'), ibanProblem('FR1420041010050500013M02606'), vatNumberProblem('FR44732829320')]).toEqual([
      null,
      null,
      null,
    ]);
  });
  test('how many characters are missing, or that one is wrong', () => {
    expect(sirenProblem('73282932')).toContain('il y en a 8');
    expect(sirenProblem('732829321')).toContain('un chiffre est faux');
    expect(ibanProblem('FR76 1680')).toContain('il y en a 8');
    expect(ibanProblem('FR7616807004008132314821135')).toContain('inversés');
    expect(vatNumberProblem('FR45732829320')).toContain('clé');
  });
});
