import { describe, expect, test } from 'vitest';
import { ibanProblem, sirenProblem, siretProblem, vatNumberProblem } from '../../shared/companies/identifier-problems.fr.ts';
import { formatSiren, formatSiret, isIban, isSiren, isSiret, isVatNumber } from '../../shared/companies/identifiers.ts';

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

describe('SIRET', () => {
  test.each([
    ['73282932000074', true],
    ['732 829 320 00074', true],
    ['73282932000075', false],
    ['73282932100074', false],
    ['7328293200007', false],
    // La Poste: its seat follows Luhn, its other establishments have digits that add up to a multiple of 5.
    ['35600000000048', true],
    ['35600000049837', true],
    ['35600000049838', false],
    ['', false],
  ])('%s: %s', (siret, valid) => expect(isSiret(siret)).toBe(valid));

  test('is printed as the SIREN and the establishment', () =>
    expect(formatSiret('73282932000074')).toBe('732\u00a0829\u00a0320\u00a000074'));

  test('goes with the SIREN and the VAT number of the sheet', () => {
    expect(siretProblem('73282932000074', '732 829 320')).toBeNull();
    expect(siretProblem('73282932000074', '200034528')).toContain('autre entreprise');
    expect(vatNumberProblem('FR44732829320', '732829320')).toBeNull();
    expect(vatNumberProblem('FR44732829320', '200034528')).toContain('autre entreprise');
    // A wrong SIREN is told of beside its own field.
    expect(siretProblem('73282932000074', '123')).toBeNull();
    expect(siretProblem('7328293200007')).toContain('il y en a 13');
    expect(siretProblem('73282932000075')).toContain('inversés');
  });
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
    ['DE89 3704 0044 0532 0130 00', true],
    ['NL91 ABNA 0417 1643 00', true],
    // As long as another country's.
    ['NL91 ABNA 0417 1643 0', false],
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
    expect(ibanProblem('DE89 3704 0044')).toContain('commence par DE a 22 caractères ; il y en a 12');
    expect(ibanProblem('12345')).toContain('deux lettres du pays');
    expect(vatNumberProblem('FR45732829320')).toContain('clé');
  });
});
