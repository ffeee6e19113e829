import { describe, expect, it } from 'vitest';
import type { LedgerReceivables } from '../../../shared/fec/ledger-receivables.ts';
import { lineWith } from '../../../shared/fec/packed-lines.ts';
import { receivablesFromLedger } from '../../../shared/fec/receivables-from-ledger.ts';
import { cents } from '../../../shared/money/cents.ts';
import { receipt, sale } from '../../builders/ledger-entries.ts';
import {
  allocationLines,
  type FecCells,
  invoiceLines,
  owedCents,
  paymentLines,
  readLedgerFixture,
  receivablesOf,
} from '../../builders/ledger-file.ts';

const codes = ({ problems }: LedgerReceivables) => problems.map(({ code }) => code);
const balances = ({ customers }: LedgerReceivables) => customers.map(({ code, balanceCents }) => `${code} ${balanceCents}`);

describe('customers', () => {
  it('are auxiliary accounts, else accounts of their own, and 416DUPONT is the customer of 411DUPONT', () => {
    const book = receivablesOf([
      { account: '411DUPONT', accountLabel: 'Dupont SARL', debit: '120,00', piece: 'F1' },
      { account: '706000', credit: '120,00', piece: 'F1' },
      { journal: 'OD', number: '2', account: '416DUPONT', accountLabel: 'Dupont SARL douteux', debit: '120,00' },
      { journal: 'OD', number: '2', account: '411DUPONT', credit: '120,00' },
      { number: '3', account: '41100000', aux: 'D002', auxLabel: 'Durand', debit: '60,00', piece: 'F2' },
      { number: '3', account: '706000', credit: '60,00', piece: 'F2' },
    ]);
    expect(book.customers).toMatchObject([
      { code: '411DUPONT', name: 'Dupont SARL douteux', accounts: ['411DUPONT', '416DUPONT'], doubtful: true, balanceCents: 12000 },
      { code: 'D002', name: 'Durand', doubtful: false, balanceCents: 6000 },
    ]);
    expect(invoiceLines(book)).toEqual(['F1 411DUPONT invoice 2026-01-15 ? 12000', 'F2 D002 invoice 2026-01-15 ? 6000']);
    expect(book.payments).toEqual([]);
  });

  it('says when an account stands for all of them', () => {
    const book = receivablesOf([
      { account: '411000', accountLabel: 'Clients', debit: '120,00', piece: 'F1' },
      { account: '706000', credit: '120,00', piece: 'F1' },
      { number: '2', account: '411000', debit: '60,00', piece: 'F2' },
      { number: '2', account: '706000', credit: '60,00', piece: 'F2' },
    ]);
    expect(balances(book)).toEqual(['411000 18000']);
    expect(book.problems[0]?.message).toBe(
      'Le compte 411000 « Clients » n’est pas détaillé par client : ses 2 lignes forment un seul client.',
    );
  });

  it('written by their own code are told from suppliers by their entries, and left out when nothing tells', () => {
    const book = receivablesOf([
      { account: 'DUPONT', debit: '120,00', piece: 'F1' },
      { account: '706000', credit: '120,00', piece: 'F1' },
      { journal: 'AC', number: '2', account: '606300', debit: '50,00' },
      { journal: 'AC', number: '2', account: 'CASTOR', credit: '50,00' },
      { journal: 'OD', number: '3', account: 'XYZ', debit: '7,00' },
      { journal: 'OD', number: '3', account: '467000', credit: '7,00' },
    ]);
    expect(balances(book)).toEqual(['DUPONT 12000']);
    expect(book.problems.map(({ message }) => message)).toEqual([
      'Rien ne dit si le compte XYZ est celui d’un client : il est laissé de côté.',
    ]);
  });
});

describe('payments', () => {
  it('are cut into money, discount and loss when the entry shows them, VAT taken back included', () => {
    const book = receivablesOf([
      ...sale('1', 'C1', 1200),
      { journal: 'BQ', number: '2', date: '20260201', account: '512000', debit: '1176,00' },
      { journal: 'BQ', number: '2', date: '20260201', account: '665000', debit: '20,00' },
      { journal: 'BQ', number: '2', date: '20260201', account: '445710', debit: '4,00' },
      { journal: 'BQ', number: '2', date: '20260201', account: '411000', aux: 'C1', credit: '1200,00' },
    ]);
    expect(paymentLines(book)).toEqual(['C1 discount 2026-02-01 2400', 'C1 payment 2026-02-01 117600']);
    expect(owedCents(book)).toBe(0);
  });

  it('keep what a bank took as its commission', () => {
    const book = receivablesOf([
      ...sale('1', 'C1', 120),
      { journal: 'BQ', number: '2', account: '512000', debit: '118,00' },
      { journal: 'BQ', number: '2', account: '627800', debit: '2,00' },
      { journal: 'BQ', number: '2', account: '411000', aux: 'C1', credit: '120,00' },
    ]);
    expect(paymentLines(book)).toEqual(['C1 payment 2026-01-15 12000']);
  });

  it('of several customers in one remittance stay apart, by cheque', () => {
    const book = receivablesOf([
      { journal: 'RCH', number: '9', account: '511200', debit: '300,00' },
      { journal: 'RCH', number: '9', account: '411000', aux: 'C1', credit: '100,00' },
      { journal: 'RCH', number: '9', account: '411000', aux: 'C2', credit: '200,00' },
    ]);
    expect(book.payments.map(({ customerCode, amountCents, method }) => `${customerCode} ${amountCents} ${method}`)).toEqual([
      'C1 10000 Chèque',
      'C2 20000 Chèque',
    ]);
  });

  it('that are losses (654, 491) are write-offs of the whole debt, VAT included', () => {
    const book = receivablesOf([
      ...sale('1', 'C1', 1200),
      { journal: 'OD', number: '2', date: '20261231', account: '416000', aux: 'C1', debit: '1200,00' },
      { journal: 'OD', number: '2', date: '20261231', account: '411000', aux: 'C1', credit: '1200,00' },
      { journal: 'OD', number: '3', date: '20261231', account: '654000', debit: '1000,00' },
      { journal: 'OD', number: '3', date: '20261231', account: '445710', debit: '200,00' },
      { journal: 'OD', number: '3', date: '20261231', account: '416000', aux: 'C1', credit: '1200,00' },
    ]);
    expect(paymentLines(book)).toEqual(['C1 writeOff 2026-12-31 120000']);
    expect(allocationLines(book, 'offered')).toEqual(['writeOff 2026-12-31 → F1 120000 2026-12-31 amount']);
    expect(book.charges).toEqual([]);
  });

  it('made on the spot are payments beside their invoice', () => {
    const book = receivablesOf([
      ...sale('1', 'C1', 120, { piece: 'T1' }),
      { number: '1', account: '530000', debit: '120,00', piece: 'T1' },
      { number: '1', account: '411000', aux: 'C1', credit: '120,00', piece: 'T1' },
    ]);
    expect(invoiceLines(book)).toEqual(['T1 C1 invoice 2026-01-15 ? 12000']);
    expect(allocationLines(book, 'offered')).toEqual(['payment 2026-01-15 → T1 12000 2026-01-15 sameEntry']);
    expect(book.payments[0]?.method).toBe('Espèces');
  });

  it('that bounced, lettered with their rejection, are neither payments nor invoices', () => {
    const book = receivablesOf([
      ...sale('1', 'C1', 120),
      ...receipt('2', 'C1', 120, { let: 'A' }),
      { journal: 'BQ', number: '3', date: '20260215', account: '411000', aux: 'C1', debit: '120,00', let: 'A', label: 'Chèque impayé' },
      { journal: 'BQ', number: '3', date: '20260215', account: '512000', credit: '120,00' },
    ]);
    expect(book.payments).toEqual([]);
    expect(invoiceLines(book)).toEqual(['F1 C1 invoice 2026-01-15 ? 12000']);
    expect(book.problems.map(({ row, code }) => [row, code])).toEqual([[7, 'LEDGER_REFUND_DEDUCTED']]);
  });

  it('given back without lettering stand as a debt of their own, told apart from sales', () => {
    const book = receivablesOf([
      ...receipt('2', 'C1', 120),
      { journal: 'BQ', number: '3', date: '20260215', account: '411000', aux: 'C1', debit: '20,00', piece: 'VIR9' },
      { journal: 'BQ', number: '3', date: '20260215', account: '512000', credit: '20,00' },
    ]);
    expect(book.invoices).toMatchObject([{ number: 'VIR9', origin: 'refund', totalCents: 2000 }]);
    expect(owedCents(book)).toBe(-10000);
  });
});

describe('sales', () => {
  it('may be of income that is not turnover, of a deposit, or take an advance into account', () => {
    const book = receivablesOf([
      { number: '1', account: '411000', aux: 'C1', debit: '50,00', piece: 'F1' },
      { number: '1', account: '775000', credit: '50,00', piece: 'F1' },
      { number: '2', account: '411000', aux: 'C1', debit: '360,00', piece: 'F2' },
      { number: '2', account: '419100', aux: 'C1', credit: '300,00', piece: 'F2' },
      { number: '2', account: '445710', credit: '60,00', piece: 'F2' },
      { number: '3', account: '411000', aux: 'C1', debit: '840,00', piece: 'F3' },
      { number: '3', account: '419100', aux: 'C1', debit: '300,00', piece: 'F3' },
      { number: '3', account: '706000', credit: '1000,00', piece: 'F3' },
      { number: '3', account: '445710', credit: '140,00', piece: 'F3' },
      { journal: 'BQ', number: '4', account: '512000', debit: '99,00' },
      { journal: 'BQ', number: '4', account: '419100', aux: 'C2', credit: '99,00' },
    ]);
    expect(invoiceLines(book)).toEqual([
      'F1 C1 invoice 2026-01-15 ? 5000',
      'F2 C1 invoice 2026-01-15 ? 36000',
      'F3 C1 invoice 2026-01-15 ? 84000',
    ]);
    expect(book.advances.map(({ auxiliary, amountCents }) => `${auxiliary} ${amountCents}`)).toEqual(['C1 30000', 'C1 -30000', 'C2 9900']);
    expect(codes(book)).toEqual(['LEDGER_ADVANCES_APART']);
    expect(book.totals.revenueExcludingTaxCents).toBe(100000);
  });

  it('of several invoices and a credit note in one entry are told apart by piece', () => {
    const book = receivablesOf([
      { account: '411000', aux: 'C1', debit: '120,00', piece: 'F1' },
      { account: '411000', aux: 'C2', debit: '240,00', piece: 'F2' },
      { account: '411000', aux: 'C3', credit: '60,00', piece: 'A1' },
      { account: '706000', credit: '250,00' },
      { account: '445710', credit: '50,00' },
    ]);
    expect(invoiceLines(book)).toEqual([
      'A1 C3 creditNote 2026-01-15 ? -6000',
      'F1 C1 invoice 2026-01-15 ? 12000',
      'F2 C2 invoice 2026-01-15 ? 24000',
    ]);
  });

  it('bear the piece’s own day when it is earlier than the posting, not one of another year', () => {
    const dated = (pieceDate: string) => receivablesOf(sale('1', 'C1', 120, { date: '20260131', pieceDate })).invoices[0]?.issuedOn;
    expect([dated('20260115'), dated('20260203'), dated('20160115'), dated('')]).toEqual([
      '2026-01-15',
      '2026-01-31',
      '2026-01-31',
      '2026-01-31',
    ]);
  });

  it('without a number are named after their entry; numbers that several share are told apart', () => {
    const book = receivablesOf([
      ...sale('7', 'C1', 120, { piece: 'VENTES' }),
      ...sale('8', 'C1', 240, { piece: 'F1' }),
      ...sale('9', 'C1', 360, { piece: 'F-1' }),
      ...sale('10', 'C2', 360, { piece: 'F1' }),
      ...sale('11', 'C2', 60, { piece: '', label: 'Facture n° 2026-014 Durand' }),
    ]);
    expect(invoiceLines(book).map((line) => line.split(' invoice')[0])).toEqual(['2026-014 C2', 'F-1 (2) C1', 'F1 C1', 'F1 C2', 'VE-7 C1']);
    expect(codes(book)).toEqual(['LEDGER_NUMBER_MADE', 'LEDGER_NUMBER_SHARED']);
  });

  it('reversed by negative amounts are credit notes', () => {
    const book = receivablesOf([
      { account: '411000', aux: 'C1', debit: '-120,00', piece: 'A1' },
      { account: '706000', credit: '-100,00', piece: 'A1' },
      { account: '445710', credit: '-20,00', piece: 'A1' },
    ]);
    expect(invoiceLines(book)).toEqual(['A1 C1 creditNote 2026-01-15 ? -12000']);
  });

  it('in instalments are an invoice for each due date', () => {
    const dolibarr = readLedgerFixture('fec-dolibarr-21.txt');
    const [first, ...rest] = dolibarr.lines;
    if (!first?.dueOn) throw new Error('no due date');
    const halves = [lineWith(first, { debitCents: cents(60000) }), lineWith(first, { debitCents: cents(60000), dueOn: first.date })];
    const book = receivablesFromLedger({ ...dolibarr, lines: [...halves, ...rest] });
    expect(invoiceLines(book).filter((line) => line.startsWith('FAC-001'))).toEqual([
      'FAC-001 (2) C001 invoice 2026-01-15 2026-01-15 60000',
      'FAC-001 C001 invoice 2026-01-15 2026-02-14 60000',
    ]);
  });
});

describe('lettering', () => {
  it('settles only groups that net to zero, each account by itself; the rest is offered', () => {
    const book = receivablesOf([
      ...sale('1', 'C1', 120, { let: 'A' }),
      ...sale('2', 'C2', 240, { let: 'A' }),
      ...sale('3', 'C2', 60, { let: 'a' }),
      ...receipt('4', 'C1', 120, { let: 'A' }),
      ...receipt('5', 'C2', 200, { let: 'A' }),
    ]);
    expect(allocationLines(book)).toEqual(['payment 2026-02-10 → F1 12000 2026-02-10 lettering']);
    expect(allocationLines(book, 'offered')).toEqual(['payment 2026-02-10 → F2 20000 2026-02-10 partialLettering']);
    expect(book.problems.map(({ message }) => message)).toEqual([
      '2 groupes lettrés ne sont pas soldés dans ce fichier (écart de 100,00\u00a0€) : leurs règlements sont proposés, pas affectés.',
    ]);
  });

  it('tells codes used twice apart by their date', () => {
    const book = receivablesOf([
      ...sale('1', 'C1', 120, { let: 'A', letDate: '20260131' }),
      ...receipt('2', 'C1', 120, { let: 'A', letDate: '20260131' }),
      ...sale('3', 'C1', 240, { let: 'A', letDate: '20261231' }),
    ]);
    expect(allocationLines(book)).toEqual(['payment 2026-02-10 → F1 12000 2026-02-10 lettering']);
    expect(codes(book)).toEqual(['LEDGER_LETTERING_OPEN']);
  });

  it('goes one payment over several invoices, and a credit note with them', () => {
    const book = receivablesOf([
      ...sale('1', 'C1', 120, { let: 'B' }),
      ...sale('2', 'C1', 240, { let: 'B' }),
      { number: '3', account: '411000', aux: 'C1', credit: '60,00', piece: 'AV3', label: 'Avoir sur F2', let: 'B' },
      { number: '3', account: '706000', debit: '50,00', piece: 'AV3' },
      { number: '3', account: '445710', debit: '10,00', piece: 'AV3' },
      ...receipt('4', 'C1', 300, { let: 'B' }),
    ]);
    expect(allocationLines(book)).toEqual([
      'AV3 → F1 6000 2026-01-15 lettering',
      'payment 2026-02-10 → F1 6000 2026-02-10 lettering',
      'payment 2026-02-10 → F2 24000 2026-02-10 lettering',
    ]);
    expect(book.offered).toEqual([]);
  });

  it('follows a debt moved to 416: still open there, settled with what settles it there', () => {
    const moved = (loss: FecCells[], let416: string) =>
      receivablesOf([
        ...sale('1', 'C1', 120, { let: 'A' }),
        { journal: 'OD', number: '2', date: '20260301', account: '411000', aux: 'C1', credit: '120,00', let: 'A' },
        { journal: 'OD', number: '2', date: '20260301', account: '416000', aux: 'C1', debit: '120,00', let: let416 },
        ...loss,
      ]);
    const open = moved([], '');
    expect([owedCents(open), open.allocations, codes(open)]).toEqual([12000, [], ['LEDGER_LETTERING_OPEN']]);
    const lost = moved(
      [
        { journal: 'OD', number: '3', date: '20260401', account: '416000', aux: 'C1', credit: '120,00', let: 'B' },
        { journal: 'OD', number: '3', date: '20260401', account: '654000', debit: '120,00' },
      ],
      'B',
    );
    expect([owedCents(lost), allocationLines(lost)]).toEqual([0, ['writeOff 2026-04-01 → F1 12000 2026-04-01 lettering']]);
  });

  it('moves a payment posted to the wrong customer, without leaving an invoice behind', () => {
    const book = receivablesOf([
      ...sale('1', 'C2', 120, { let: 'A' }),
      ...receipt('2', 'C1', 120, { let: 'A' }),
      { journal: 'OD', number: '3', date: '20260220', account: '411000', aux: 'C1', debit: '120,00', let: 'A' },
      { journal: 'OD', number: '3', date: '20260220', account: '411000', aux: 'C2', credit: '120,00', let: 'A' },
    ]);
    expect(paymentLines(book)).toEqual(['C2 payment 2026-02-20 12000']);
    expect(invoiceLines(book)).toEqual(['F1 C2 invoice 2026-01-15 ? 12000']);
    expect(allocationLines(book)).toEqual(['payment 2026-02-20 → F1 12000 2026-02-20 lettering']);
  });

  it('that is missing is offered by reference, then amount, then oldest first', () => {
    const book = receivablesOf([
      ...sale('101', 'C1', 120),
      ...sale('102', 'C1', 240),
      ...sale('103', 'C1', 360),
      ...receipt('4', 'C1', 360, { date: '20260201' }),
      ...receipt('5', 'C1', 240, { date: '20260202', label: 'VIR F 101 ET SUIVANTE' }),
    ]);
    expect(allocationLines(book, 'offered')).toEqual([
      'payment 2026-02-01 → F103 36000 2026-02-01 amount',
      'payment 2026-02-02 → F101 12000 2026-02-02 reference',
      'payment 2026-02-02 → F102 12000 2026-02-02 oldest',
    ]);
  });

  it('never settles an invoice before its own day', () => {
    const book = receivablesOf([...sale('1', 'C1', 120, { date: '20260301', let: 'A' }), ...receipt('2', 'C1', 120, { let: 'A' })]);
    expect([book.payments[0]?.paidOn, book.allocations[0]?.allocatedOn]).toEqual(['2026-02-10', '2026-03-01']);
  });
});
