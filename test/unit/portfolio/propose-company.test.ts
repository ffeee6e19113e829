import { describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates/local-date.ts';
import {
  type CompanyTraits,
  type FileTraits,
  isCommonName,
  lastingName,
  proposeCompany,
} from '../../../shared/portfolio/propose-company.ts';

const file = (name: string): FileTraits => ({ name, identifiers: [], head: [], texts: [], shapes: [] });
const company = (companyId: string, traits: Partial<CompanyTraits>): CompanyTraits => ({
  ...{ companyId, name: companyId, siren: '', vatNumber: '', iban: '', knownInvoices: 0, knownCustomers: 0, namedAlike: null },
  knowsShape: false,
  ...traits,
});
const namedBefore = (name: string) => ({ namedAlike: { name, on: localDate('2026-10-02') } });

describe('a company is proposed on what is its own', () => {
  test('customers of one company outweigh a common name and a layout of another', () => {
    const alpha = company('Alpha', { ...namedBefore('export septembre.csv'), knowsShape: true });
    const beta = company('Bêta', { knownCustomers: 3, knowsShape: true });
    expect(proposeCompany(file('export octobre.csv'), [alpha, beta]).proposed).toBe('Bêta');
  });

  test('a common name and a layout are no reason, nor one customer against them', () => {
    const alpha = company('Alpha', { ...namedBefore('export septembre.csv'), knowsShape: true });
    expect(proposeCompany(file('export octobre.csv'), [alpha]).proposed).toBeNull();
    expect(proposeCompany(file('export octobre.csv'), [alpha, company('Bêta', { knownCustomers: 1 })]).proposed).toBeNull();
  });

  test.each([
    [{ knownCustomers: 1, knowsShape: true }, { knownCustomers: 1 }],
    [{ knownCustomers: 6 }, { knownCustomers: 2 }],
    [namedBefore('Atelier.csv'), { knownCustomers: 3 }],
    [{ ...namedBefore('Atelier.csv'), knowsShape: true, knownInvoices: 1 }, { knownInvoices: 1 }],
    [{ knownInvoices: 8 }, namedBefore('Atelier.csv')],
  ] satisfies [Partial<CompanyTraits>, Partial<CompanyTraits>][])(
    'of two that each have something of their own, the user says which: %j, %j',
    (a, b) => {
      const { proposed, proposals } = proposeCompany(file('atelier.csv'), [company('Martin', a), company('Martín', b)]);
      expect(proposed).toBeNull();
      expect(proposals.map(({ companyId }) => companyId).sort()).toEqual(['Martin', 'Martín']);
    },
  );

  test('a customer in common with many others known here is no reason to ask', () => {
    const companies = [
      company('Alpha', { knownCustomers: 1, knowsShape: true }),
      company('Bêta', { knownCustomers: 20, knowsShape: true }),
    ];
    expect(proposeCompany(file('a.csv'), companies).proposed).toBe('Bêta');
  });

  test('an identifier settles it, unless another company has one too', () => {
    const read = { ...file('a.csv'), identifiers: ['552100554', '732829320'] };
    const alpha = company('Alpha', { siren: '552 100 554' });
    expect(proposeCompany(read, [alpha, company('Bêta', { knownCustomers: 9, knownInvoices: 9 })]).proposed).toBe('Alpha');
    expect(proposeCompany(read, [alpha, company('Bêta', { siren: '732829320' })]).proposed).toBeNull();
  });
});

test.each([
  ['export octobre.csv', true],
  ['Factures clients 2026-10 (1).xlsx', true],
  ['Export logiciel de facturation oct. 2026.csv', true],
  ['202610.csv', true],
  ['factures Atelier Roux.csv', false],
  ['EBP-sagane.csv', false],
])('« %s » is a name of any company’s file: %s', (name, common) => expect(isCommonName(lastingName(name))).toBe(common));
