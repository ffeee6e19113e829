import { describe, expect, it } from 'vitest';
import type { LedgerReceivables } from '../../../shared/fec/ledger-receivables.ts';
import { receivablesFromLedger } from '../../../shared/fec/receivables-from-ledger.ts';
import { receipt, sale } from '../../builders/ledger-entries.ts';
import { type FecCells, fecRows, invoiceLines, paymentLines, readLedgerRows, receivablesOf } from '../../builders/ledger-file.ts';

const codes = ({ problems }: LedgerReceivables) => problems.map(({ code }) => code);
const balances = ({ customers }: LedgerReceivables) => customers.map(({ code, balanceCents }) => `${code} ${balanceCents}`);

describe('opening balances', () => {
  const opening: FecCells[] = [
    { journal: 'AN', date: '20260101', account: '101000', credit: '300,00', piece: 'RAN' },
    { journal: 'AN', date: '20260101', account: '411000', aux: 'C1', debit: '360,00', piece: 'RAN', label: 'A nouveau' },
    { journal: 'AN', date: '20260101', account: '411000', aux: 'C2', credit: '60,00', piece: 'RAN', label: 'A nouveau' },
    ...receipt('2', 'C1', 120),
  ];

  it('without a date of their own are asked about, once', () => {
    const { questions } = receivablesOf(opening);
    expect(questions).toHaveLength(1);
    expect(questions[0]?.message).toContain('2 soldes d’ouverture de clients, pour 300,00');
    expect(questions[0]?.choices.map(({ value }) => value)).toEqual(['2025-12-31', '2026-01-01', 'none']);
  });

  it('take the day that is answered, or are left out', () => {
    const dated = receivablesOf(opening, { answers: { openingBalances: '2025-11-30' } });
    expect([dated.questions, invoiceLines(dated)]).toEqual([[], ['AN-20260101 C1 invoice 2025-11-30 ? 36000']]);
    expect(paymentLines(dated)).toEqual(['C1 payment 2026-02-10 12000', 'C2 payment 2025-11-30 6000']);
    expect(dated.invoices[0]?.origin).toBe('opening');
    const none = receivablesOf(opening, { answers: { openingBalances: 'none' } });
    expect([none.questions, none.invoices, paymentLines(none)]).toEqual([[], [], ['C1 payment 2026-02-10 12000']]);
    expect(receivablesOf(opening, { answers: { openingBalances: 'demain' } }).questions).toHaveLength(1);
  });

  it('in detail keep their days and numbers, without a question', () => {
    const book = receivablesOf([
      { journal: 'AD', journalLabel: 'A nouveaux détaillés', number: '1', date: '20260101', account: '101000', credit: '360,00' },
      {
        journal: 'AD',
        journalLabel: 'A nouveaux détaillés',
        number: '1',
        date: '20260101',
        pieceDate: '20251105',
        account: '411000',
        aux: 'C1',
        debit: '120,00',
        piece: 'F77',
      },
      {
        journal: 'AD',
        journalLabel: 'A nouveaux détaillés',
        number: '1',
        date: '20230703',
        account: '411000',
        aux: 'C1',
        debit: '240,00',
        piece: 'F78',
      },
    ]);
    expect(book.questions).toEqual([]);
    expect(invoiceLines(book)).toEqual(['F77 C1 invoice 2025-11-05 ? 12000', 'F78 C1 invoice 2023-07-03 ? 24000']);
  });

  it('are known by their words in another journal, and count in neither turnover nor charges', () => {
    const book = receivablesOf([
      { journal: 'OD', date: '20260101', account: '411000', aux: 'C1', debit: '120,00', label: 'Report à nouveau' },
      { journal: 'OD', date: '20260101', account: '120000', credit: '120,00', label: 'Report à nouveau' },
      ...sale('2', 'C1', 60),
    ]);
    expect(book.questions).toHaveLength(1);
    expect(book.totals.revenueExcludingTaxCents).toBe(5000);
  });
});

describe('entries', () => {
  const two = [...sale('1', 'C1', 120), ...sale('2', 'C2', 240, { date: '20260116' }), ...receipt('3', 'C1', 120, { date: '20260116' })];
  const expected = invoiceLines(receivablesOf(two));

  it.each([
    ['are all 0', () => '0'],
    ['are missing', () => ''],
    ['are the same everywhere', () => '1'],
    ['are one per line', (index: number) => String(index + 1)],
  ])('are found when numbers %s', (_what, numberOf) => {
    const book = receivablesOf(two.map((line, index) => ({ ...line, number: numberOf(index) })));
    expect([invoiceLines(book), codes(book), paymentLines(book)]).toEqual([expected, [], ['C1 payment 2026-01-16 12000']]);
  });

  it('are found when numbers start again each month, or lines are sorted by account', () => {
    const again = [...sale('1', 'C1', 120), ...sale('1', 'C2', 240, { date: '20260215', piece: 'F9' })];
    expect(invoiceLines(receivablesOf(again))).toEqual(['F1 C1 invoice 2026-01-15 ? 12000', 'F9 C2 invoice 2026-02-15 ? 24000']);
    const sorted = [...sale('0', 'C1', 120, { piece: 'F1' }), ...sale('0', 'C2', 240, { piece: 'F2' })].sort((a, b) =>
      a.account < b.account ? -1 : 1,
    );
    expect(invoiceLines(receivablesOf(sorted))).toEqual(['F1 C1 invoice 2026-01-15 ? 12000', 'F2 C2 invoice 2026-01-15 ? 24000']);
  });

  it('that do not balance are named, and the file that does not', () => {
    const book = receivablesOf([...sale('1', 'C1', 120), ...sale('2', 'C2', 240).slice(0, 2)]);
    expect(book.problems.map(({ row, code, message }) => [row, code, message])).toEqual(
      [
        [0, 'LEDGER_UNBALANCED', 'Le fichier n’est pas équilibré : 360,00 € au débit, 320,00 € au crédit.'],
        [5, 'LEDGER_ENTRY_UNBALANCED', 'L’écriture VE 2 du 15/01/2026 n’est pas équilibrée : 40,00 € d’écart.'],
      ].map(([row, code, message]) => [row, code, String(message).replaceAll(' €', '\u00a0€')]),
    );
    expect(balances(book)).toEqual(['C1 12000', 'C2 24000']);
  });

  it('of customers’ accounts alone are read by their journals', () => {
    const alone = [...sale('1', 'C1', 120), ...receipt('2', 'C1', 120), ...sale('3', 'C1', 60)].filter(
      ({ account }) => account === '411000',
    );
    const book = receivablesFromLedger(readLedgerRows(fecRows(...alone)));
    expect([invoiceLines(book), paymentLines(book), codes(book)]).toEqual([
      ['F1 C1 invoice 2026-01-15 ? 12000', 'F3 C1 invoice 2026-01-15 ? 6000'],
      ['C1 payment 2026-02-10 12000'],
      [],
    ]);
  });
});

describe('charges', () => {
  const chargesOf = (lines: FecCells[]) =>
    receivablesOf(lines.map((line) => ({ journal: 'AC', ...line }))).charges.map(
      ({ month, account, nature, amountCents }) => `${month} ${account} ${nature} ${amountCents}`,
    );

  it('share the entry’s VAT in proportion, to the cent', () => {
    expect(
      chargesOf([
        { account: '606300', debit: '10,01' },
        { account: '613200', debit: '20,02' },
        { account: '445660', debit: '6,01' },
        { account: '401000', credit: '36,04' },
      ]),
    ).toEqual(['2026-01 606300 variable 1201', '2026-01 613200 fixed 2403']);
  });

  it('gain no VAT that is also owed, that of a return, or that of an asset', () => {
    expect(
      chargesOf([
        { number: '1', account: '604000', debit: '100,00' },
        { number: '1', account: '445662', debit: '20,00' },
        { number: '1', account: '445200', credit: '20,00' },
        { number: '1', account: '401000', credit: '100,00' },
        { number: '2', account: '445710', debit: '900,00' },
        { number: '2', account: '445660', credit: '400,00' },
        { number: '2', account: '445510', credit: '499,00' },
        { number: '2', account: '658000', credit: '1,00' },
        { number: '3', account: '218300', debit: '1000,00' },
        { number: '3', account: '445620', debit: '200,00' },
        { number: '3', account: '624100', debit: '10,00' },
        { number: '3', account: '445660', debit: '2,00' },
        { number: '3', account: '401000', credit: '1212,00' },
      ]),
    ).toEqual(['2026-01 604000 variable 10000', '2026-01 624100 variable 1200', '2026-01 658000 variable -100']);
  });

  it('leave out what is not spent and the closing of the year; a supplier’s credit note comes off', () => {
    const lines: FecCells[] = [
      { number: '1', account: '613200', debit: '500,00' },
      { number: '1', account: '445660', debit: '100,00' },
      { number: '1', account: '401000', credit: '600,00' },
      { number: '2', account: '613200', credit: '100,00' },
      { number: '2', account: '445660', credit: '20,00' },
      { number: '2', account: '401000', debit: '120,00' },
      { number: '3', account: '681120', debit: '70,00' },
      { number: '3', account: '281830', credit: '70,00' },
      { number: '4', account: '120000', debit: '470,00' },
      { number: '4', account: '613200', credit: '400,00' },
      { number: '4', account: '681120', credit: '70,00' },
    ];
    expect(chargesOf(lines)).toEqual(['2026-01 613200 fixed 48000']);
    expect(receivablesOf(lines).totals.excludedChargesCents).toBe(7000);
  });

  it('follow the user’s own table', () => {
    const book = receivablesOf(
      [
        { journal: 'AC', account: '613200', debit: '500,00' },
        { journal: 'AC', account: '641000', debit: '900,00' },
        { journal: 'AC', account: '401000', credit: '1400,00' },
      ],
      {
        chargeNatures: [
          { prefix: '6132', nature: 'variable' },
          { prefix: '64', nature: 'excluded' },
        ],
      },
    );
    expect(book.charges.map(({ account, nature }) => `${account} ${nature}`)).toEqual(['613200 variable']);
    expect(book.totals.excludedChargesCents).toBe(90000);
  });
});
