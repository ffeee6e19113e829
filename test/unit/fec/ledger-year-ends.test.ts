import { describe, expect, it } from 'vitest';
import { receipt, sale } from '../../builders/ledger-entries.ts';
import { type FecCells, invoiceLines, paymentLines, receivablesOf } from '../../builders/ledger-file.ts';

const closing: FecCells[] = [
  { journal: 'CL', number: '90', date: '20261231', account: '891000', debit: '180,00', label: 'Clôture' },
  { journal: 'CL', number: '90', date: '20261231', account: '411000', aux: 'C1', credit: '120,00', label: 'Clôture' },
  { journal: 'CL', number: '90', date: '20261231', account: '411000', aux: 'C2', credit: '60,00', label: 'Clôture' },
];
const YEAR = [...sale('1', 'C1', 120), ...sale('2', 'C2', 60)];

describe('accounts emptied into 89 when a year ends', () => {
  it('are neither payments nor credit notes, and that is said', () => {
    const book = receivablesOf([...YEAR, ...closing]);
    expect([book.invoices.length, book.payments, book.totals.receivableCents]).toEqual([2, [], 18_000]);
    expect(book.problems.map(({ code }) => code)).toEqual(['LEDGER_ACCOUNTS_CLOSED']);
  });

  it('and opened again from it in the next year of the same file are carried on, not owed twice', () => {
    const opening = closing.map((cells): FecCells => {
      const { debit, credit, ...rest } = cells;
      const reversed = { ...rest, journal: 'AN', date: '20270101', account: cells.account.replace('891', '890') };
      return debit === undefined ? { ...reversed, debit: credit ?? '' } : { ...reversed, credit: debit };
    });
    const book = receivablesOf([...YEAR, ...closing, ...opening, ...receipt('3', 'C1', 120, { date: '20270210' })]);
    expect(book.questions).toEqual([]);
    expect([book.invoices.length, book.totals.receivableCents]).toEqual([2, 6000]);
  });
});

describe('an opening in a journal of sundries', () => {
  const opened = (label: string, balancedBy: string): FecCells[] => [
    { journal: 'OD', number: '1', date: '20260101', account: '411000', aux: 'C1', debit: '500,00', label },
    { journal: 'OD', number: '1', date: '20260101', account: balancedBy, credit: '500,00', label },
  ];

  it.each([
    ['Reprise des soldes au 31/12/2025', '471000'],
    ['Balance d’ouverture', '471000'],
    ['Soldes initiaux', '471000'],
    ['Ouverture des comptes', '890000'],
    ['Dupont', '119000'],
    ['Dupont', '101000'],
  ])('« %s » balanced by %s is asked about', (label, balancedBy) => {
    expect(receivablesOf([...opened(label, balancedBy), ...YEAR]).questions.map(({ code }) => code)).toEqual(['openingBalances']);
  });

  it.each(['Facture F9', 'Transfert'])('« %s » balanced by another third party on that day is none', (label) => {
    expect(receivablesOf([...opened(label, '467000'), ...YEAR]).questions).toEqual([]);
  });
});

describe('entry numbers that name no entry', () => {
  it('one for each month of a bank, sales at the counter and rent between: money received is a payment all the same', () => {
    const common = { journal: 'BQ', journalLabel: 'Banque', number: 'BQ01', date: '20260128' };
    const book = receivablesOf([
      ...YEAR,
      ...receipt('BQ01', 'C1', 120, { date: '20260128' }),
      { ...common, account: '613200', piece: 'LOYER', debit: '3000,00' },
      { ...common, account: '512000', piece: 'LOYER', credit: '3000,00' },
      { ...common, account: '512000', piece: 'CB', debit: '120,00' },
      { ...common, account: '706000', piece: 'CB', credit: '120,00' },
    ]);
    expect(invoiceLines(book).length).toBe(2);
    expect(paymentLines(book)).toEqual(['C1 payment 2026-01-28 12000']);
  });
});

describe('customers without a code', () => {
  it('are told apart by the names beside their common account, which is no name of theirs', () => {
    const named = (name: string, lines: FecCells[]) =>
      lines.map((cells): FecCells => (cells.account === '411000' ? { ...cells, aux: '', auxLabel: name, accountLabel: 'Clients' } : cells));
    const book = receivablesOf([
      ...named('Alpha', sale('1', '', 120)),
      ...named('Bêta', sale('2', '', 60)),
      ...named('Clients', sale('3', '', 6)),
    ]);
    expect(book.customers.map(({ code, name, namedOnly, balanceCents }) => [code, name, namedOnly, balanceCents])).toEqual([
      ['411000', 'Clients', false, 600],
      ['Alpha', 'Alpha', true, 12_000],
      ['Bêta', 'Bêta', true, 6000],
    ]);
  });
});

it('cents given up when accounts are lettered are a loss, not money received', () => {
  const book = receivablesOf([
    ...sale('1', 'C1', 120, { let: 'A' }),
    ...receipt('2', 'C1', 119, { let: 'A' }),
    { journal: 'OD', number: '3', date: '20260210', account: '658000', debit: '1,00' },
    { journal: 'OD', number: '3', date: '20260210', account: '411000', aux: 'C1', credit: '1,00', let: 'A' },
  ]);
  expect(paymentLines(book)).toEqual(['C1 payment 2026-02-10 11900', 'C1 writeOff 2026-02-10 100']);
});
