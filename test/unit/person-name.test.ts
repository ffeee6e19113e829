import { describe, expect, test } from 'vitest';
import { bearsCivility } from '../../shared/customers/person-name.ts';

describe('names that begin with a civility', () => {
  test.each([
    'Mme Dubois',
    'M. Petit',
    'M.Petit',
    'm. petit',
    'MME LEFÈVRE Anne',
    'Mlle Élodie Roux',
    'Mr Durand',
    'Mr. Durand',
    'Monsieur Jean Martin',
    'Madame Dupont',
    'Mademoiselle Roux',
    'M. et Mme Garnier',
    'MM. Garnier',
    'Mme de Sá',
    '  Mme  Dubois ',
  ])('%s is a person', (name) => {
    expect(bearsCivility(name)).toBe(true);
  });

  test.each([
    'Garage Martin',
    'M Bricolage',
    'Mairie de Lyon',
    'Mmes',
    'Madame',
    'M.',
    'Monsieur Store SARL',
    'Madame Coiffure S.A.R.L.',
    'Mme Martin EI',
    'Mr Bricolage SA',
    'Mr Bricolage S.A.',
    'Maison Madame Rose',
    'Mrs Fields',
    'Monsieurette',
    '',
  ])('%s is not taken for one', (name) => {
    expect(bearsCivility(name)).toBe(false);
  });
});
