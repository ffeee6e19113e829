import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { localDate } from '../../../shared/dates/local-date.ts';
import type { LedgerFormat } from '../../../shared/fec/ledger-entry-line.ts';
import { recogniseFixedWidth } from '../../../shared/fec/read-fixed-width.ts';
import { receivablesFromLedger } from '../../../shared/fec/receivables-from-ledger.ts';
import { recogniseFec, recogniseLedger } from '../../../shared/fec/recognise-ledger.ts';
import {
  allocationLines,
  fecRows,
  fixtureText,
  invoiceLines,
  owedCents,
  paymentLines,
  readLedgerFixture,
  readLedgerRows,
  readLedgerText,
  tableRows,
} from '../../builders/ledger-file.ts';

/**
 * One invented book in every format: two invoices (1 200 € and 600 €), a credit note of 120 € and a payment of 1 080 € that settle the
 * first, a part payment of 300 € that names the second, and a rent of 500 € plus VAT.
 */
const BOOK: Record<string, { format: LedgerFormat; due?: boolean; lettered?: boolean; codes?: readonly [string, string] }> = {
  'fec-18-tab.txt': { format: 'fec', lettered: true },
  'fec-pipe-trailing.txt': { format: 'fec', lettered: true },
  'fec-22-bnc.txt': { format: 'fec', lettered: true },
  'fec-montant-sens.txt': { format: 'fec', lettered: true },
  'fec-montant-sens-numeric.txt': { format: 'fec', lettered: true },
  'fec-semicolon-iso.csv': { format: 'fec', lettered: true },
  'fec-padded.txt': { format: 'fec', lettered: true },
  'fec-untitled.txt': { format: 'fecUntitled', lettered: true },
  'fec-entry-zero.txt': { format: 'fec', lettered: true },
  'fec-dolibarr-21.txt': { format: 'fec', lettered: true, due: true },
  'XIMPORT.TXT': { format: 'ciel', due: true },
  'ebp.txt': { format: 'ebp', due: true },
  'quadra.txt': { format: 'quadra', due: true, lettered: true },
  'agiris.csv': { format: 'agiris', lettered: true },
  'openconcerto.csv': { format: 'openConcerto' },
  'winfic.txt': { format: 'winfic', due: true, lettered: true, codes: ['C00100', 'C00200'] },
  'coala.csv': { format: 'coala' },
  'cegid.csv': { format: 'cegidCsv' },
  'journal.tra': { format: 'tra', due: true },
  'ecritures.pnm': { format: 'pnm', due: true },
  'pennylane-ecritures.csv': { format: 'pennylaneEntries', due: true, lettered: true, codes: ['411C001', '411C002'] },
  'pennylane-grand-livre.csv': { format: 'pennylaneLedger', codes: ['411C001', '411C002'] },
  'grand-livre.csv': { format: 'ledger', due: true, lettered: true },
};

describe('one book in every format', () => {
  test.each(Object.entries(BOOK))('%s', (name, { format, due = false, lettered = false, codes: [first, second] = ['C001', 'C002'] }) => {
    const reading = readLedgerFixture(name);
    expect(reading.problems).toEqual([]);
    expect([reading.format, reading.rowCount, reading.lines.length]).toEqual([format, 16, 16]);
    const book = receivablesFromLedger(reading);
    expect(book.questions).toEqual([]);
    expect(book.customers.map(({ code, balanceCents }) => `${code} ${balanceCents}`)).toEqual([`${first} 0`, `${second} 30000`]);
    // Formats without due dates leave them to the terms; one that repeats the entry's day keeps it for the credit note.
    const dueOf = (on: string, repeated: string) => (due ? on : repeated);
    const repeats = format === 'ebp' || format === 'winfic' ? '2026-01-25' : '?';
    expect(invoiceLines(book)).toEqual([
      `AV-001 ${first} creditNote 2026-01-25 ${repeats} -12000`,
      `FAC-001 ${first} invoice 2026-01-15 ${dueOf('2026-02-14', '?')} 120000`,
      `FAC-002 ${second} invoice 2026-01-20 ${dueOf('2026-02-19', '?')} 60000`,
    ]);
    expect(paymentLines(book)).toEqual([`${first} payment 2026-02-10 108000`, `${second} payment 2026-02-12 30000`]);
    const settled = ['AV-001 → FAC-001 12000 2026-01-25', 'payment 2026-02-10 → FAC-001 108000 2026-02-10'];
    expect(allocationLines(book)).toEqual(lettered ? settled.map((line) => `${line} lettering`) : []);
    expect(allocationLines(book, 'offered')).toContain(
      `payment 2026-02-12 → FAC-002 30000 2026-02-12 ${format === 'coala' ? 'oldest' : 'reference'}`,
    );
    expect(owedCents(book)).toBe(30000);
    expect(
      book.charges.map(({ month, account, nature, amountCents, excludingTaxCents }) => [
        month,
        account,
        nature,
        amountCents,
        excludingTaxCents,
      ]),
    ).toEqual([['2026-02', '613200', 'fixed', 60000, 50000]]);
    expect(book.totals).toMatchObject({
      debitCents: 390000,
      creditCents: 390000,
      receivableCents: 30000,
      revenueExcludingTaxCents: 140000,
    });
  });

  it('takes names from what each format says of its accounts', () => {
    const names = (name: string) => receivablesFromLedger(readLedgerFixture(name)).customers.map((customer) => customer.name);
    expect(names('fec-18-tab.txt')).toEqual(['Atelier Aubépine', 'Boulangerie Bélier']);
    expect(names('quadra.txt')).toEqual(['Atelier Aubepine', 'Boulangerie Belier']);
    expect(names('journal.tra')).toEqual(['Atelier Aubépine', 'Boulangerie Bélier']);
    expect(names('pennylane-ecritures.csv')).toEqual(['Atelier Aubépine', 'Boulangerie Bélier']);
    expect(names('agiris.csv')).toEqual(['Atelier Aubépine', 'Boulangerie Bélier']);
  });

  it('leaves analytic repetitions and totals out, and counts them', () => {
    expect(readLedgerFixture('journal.tra').ignoredRows).toBe(1);
    expect(readLedgerFixture('grand-livre.csv').ignoredRows).toBe(1);
  });
});

describe('other books', () => {
  it('reads the journal of a liberal profession, which has no customer account', () => {
    const book = receivablesFromLedger(readLedgerFixture('indy.csv'));
    expect(book.problems.map(({ code }) => code)).toEqual(['LEDGER_NO_RECEIVABLE']);
    expect(book.charges.map(({ label, amountCents }) => `${label} ${amountCents}`)).toEqual(['613200 Location immobilière 50000']);
    expect(book.totals.revenueExcludingTaxCents).toBe(120000);
  });

  it('reads expenses of Axonaut as charges, VAT included, by the account of each', () => {
    const reading = readLedgerFixture('axonaut-depenses.csv');
    expect([reading.format, reading.problems]).toEqual(['axonautExpenses', []]);
    const book = receivablesFromLedger(reading);
    expect(book.charges.map(({ month, label, nature, amountCents }) => `${month} ${label} ${nature} ${amountCents}`)).toEqual([
      '2026-07 6132 Loyer fixed 374400',
      '2026-07 6233 Foires variable 2400',
    ]);
  });

  it('reads the printed ledger of third parties of Sage 100, its furniture and its sparse columns', () => {
    const titles = [
      'Date',
      'C.j',
      'N° pièce',
      '',
      '',
      'Libellé écriture',
      '',
      '',
      'Lettr.',
      '',
      '',
      '',
      'Mouvement débit',
      '',
      '',
      'Mouvement crédit',
      '',
      'Solde progressif',
    ];
    const movement = (
      date: string,
      journal: string,
      piece: number,
      label: string,
      letter: string,
      debit: number | '',
      credit: number | '',
    ) => [{ date: localDate(date) }, journal, piece, '', '', label, '', '', letter, '', '', '', debit, '', '', credit, '', ''];
    const reading = readLedgerRows(
      tableRows(
        ['Menuiserie Exemple', '', '', '', 'Grand-livre des tiers'],
        ['Période du 01/01/2026 au 31/12/2026'],
        ['Tenue de compte : EUR', '', '', '', '', '', '', '', '', '', 'Page : 1'],
        titles,
        ['AUBEPINE', '', '', 'Atelier Aubépine'],
        movement('2026-01-01', 'RAN', 1, 'Report à nouveau', '', 500, ''),
        movement('2026-01-15', 'VE', 2, 'Facture FAC-001', 'A', 1200, ''),
        ['Menuiserie Exemple', '', '', '', 'Grand-livre des tiers'],
        titles,
        movement('2026-01-25', 'VE', 3, 'Avoir AV-001', 'A', '', 120),
        movement('2026-02-10', 'BQ', 4, 'VIR AUBEPINE', 'A', '', 1080),
        ['', '', '', '', '', 'Total du tiers', '', '', '', '', '', '', 1700, '', '', 1200],
        ['10234', '', '', 'Boulangerie Bélier'],
        movement('2026-01-20', 'VE', 5, 'Facture FAC-002', '', 600, ''),
        ['QUAI', '', '', 'SCI du Quai'],
        movement('2026-02-05', 'AC', 6, 'Loyer', '', '', 600),
        ['Sage 100', '', '', '', 'Date de tirage 01/03/2026'],
      ),
    );
    expect([reading.format, reading.scope, reading.problems]).toEqual(['sageThirdParties', 'thirdParties', []]);
    const asked = receivablesFromLedger(reading);
    expect(asked.questions.map(({ code }) => code)).toEqual(['openingBalances']);
    const book = receivablesFromLedger(reading, { answers: { openingBalances: '2025-12-31' } });
    expect(book.questions).toEqual([]);
    expect(book.customers.map(({ code, name, balanceCents }) => `${code} ${name} ${balanceCents}`)).toEqual([
      '10234 Boulangerie Bélier 60000',
      'AUBEPINE Atelier Aubépine 50000',
    ]);
    expect(invoiceLines(book)).toEqual([
      'AN-20260101 AUBEPINE invoice 2025-12-31 ? 50000',
      'AV-001 AUBEPINE creditNote 2026-01-25 ? -12000',
      'FAC-001 AUBEPINE invoice 2026-01-15 ? 120000',
      'FAC-002 10234 invoice 2026-01-20 ? 60000',
    ]);
    expect(allocationLines(book)).toEqual([
      'AV-001 → FAC-001 12000 2026-01-25 lettering',
      'payment 2026-02-10 → FAC-001 108000 2026-02-10 lettering',
    ]);
  });
});

describe('recognition', () => {
  it('knows a FEC by its titles alone', () => {
    expect(recogniseFec(fecRows({ account: '411000' }))?.format).toBe('fec');
    expect(recogniseFec(tableRows(['Facture', 'Client', 'Date', 'Montant TTC'], ['F1', 'Dupont', '01/02/2026', '12,00']))).toBeNull();
  });

  it.each([
    [
      'a list of invoices',
      [
        ['N° facture', 'Client', 'Date', 'Échéance', 'Montant TTC'],
        ['F1', 'Dupont', '01/02/2026', '03/03/2026', '12,00'],
      ],
    ],
    [
      'a bank statement',
      [
        ['Date', 'Libellé', 'Débit', 'Crédit'],
        ['01/02/2026', 'VIR', '', '12,00'],
        ['02/02/2026', 'CB', '3,00', ''],
      ],
    ],
    [
      'a bank statement with its account on every row',
      [
        ['Compte', 'Date', 'Libellé', 'Débit', 'Crédit'],
        ['30004000011', '01/02/2026', 'VIR', '', '12,00'],
        ['30004000011', '02/02/2026', 'CB', '3,00', ''],
      ],
    ],
    [
      'a balance',
      [
        ['Compte', 'Intitulé', 'Débit', 'Crédit'],
        ['411000', 'Clients', '12,00', ''],
        ['706000', 'Ventes', '', '12,00'],
      ],
    ],
    ['nothing', []],
    ['words', [['Bonjour'], ['rien']]],
  ])('does not take %s for a ledger', (_what, rows) => {
    expect(recogniseLedger(tableRows(...rows))).toBeNull();
  });
});

describe('files of other kinds', () => {
  const folders = ['bank-statements', 'imports', 'einvoices'].map((folder) => new URL(`../../fixtures/${folder}/`, import.meta.url));
  const files = folders
    .flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)))
    .filter(({ pathname }) => /\.(?:csv|txt)$/i.test(pathname) && !/fec/i.test(pathname.split('/').at(-1) ?? ''));

  it('are there to be told from ledgers', () => expect(files.length).toBeGreaterThan(20));

  it.each(files.map((file) => [file.pathname.split('/').at(-1), file] as const))('%s is not taken for a ledger', (_name, file) => {
    const text = new TextDecoder('windows-1252').decode(readFileSync(file));
    expect(recogniseFixedWidth(text.split(/\r?\n/))).toBeNull();
    for (const delimiter of [';', ',', '\t', '|']) {
      expect(recogniseLedger(tableRows(...text.split(/\r?\n/).map((line) => line.split(delimiter)))), delimiter).toBeNull();
    }
  });
});

describe('rows that cannot be read', () => {
  it('says which cell is at fault, and reads the rest', () => {
    const rows = fecRows(
      { account: '411000', aux: 'C1', date: '20260230', debit: '12,00' },
      { account: '411000', aux: 'C1', date: '', debit: '12,00' },
      { account: '', debit: '12,00' },
      { account: '411000', aux: 'C1', debit: 'douze' },
      { account: '411000', aux: 'C1', debit: '12,345' },
      { account: '411000', aux: 'C1', debit: '99999999999,00' },
      { account: '411000', aux: 'C1', debit: '12,00', piece: 'F1' },
      { account: '706000', credit: '12,00', piece: 'F1' },
    );
    const reading = readLedgerRows(rows);
    expect(reading.lines.map(({ line }) => line)).toEqual([8, 9]);
    expect(reading.problems.map(({ severity, row, column, code, value }) => [severity, row, column, code, value])).toEqual([
      ['rejected', 2, 'EcritureDate', 'LEDGER_DATE_UNREADABLE', '20260230'],
      ['rejected', 3, 'EcritureDate', 'LEDGER_DATE_MISSING', ''],
      ['rejected', 4, 'CompteNum', 'LEDGER_ACCOUNT_MISSING', ''],
      ['rejected', 5, 'Debit', 'LEDGER_AMOUNT_UNREADABLE', 'douze'],
      ['rejected', 6, 'Debit', 'LEDGER_AMOUNT_PRECISION', '12,345'],
      ['rejected', 7, 'Debit', 'LEDGER_AMOUNT_TOO_LARGE', '99999999999,00'],
    ]);
    for (const { message } of reading.problems) expect(message).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('puts a label that holds the delimiter together again, and refuses a row that stays shifted', () => {
    const text = fixtureText('fec-pipe-trailing.txt').trimEnd().split('\r\n');
    const whole = text.map((line) => line.replace('Facture portes', 'Facture portes | fenêtres'));
    const reading = readLedgerText(whole.join('\n'));
    expect(reading.problems).toEqual([]);
    expect(reading.lines[0]).toMatchObject({ label: 'Facture portes fenêtres', debitCents: 120000, lettering: 'A' });
    const broken = text.map((line, index) => (index === 1 ? line.replace('1200,00', '12|00|x|y') : line));
    expect(readLedgerText(broken.join('\n')).problems.map(({ row, code }) => [row, code])).toEqual([[2, 'LEDGER_ROW_SHIFTED']]);
  });

  it('reads files put end to end, titles and all', () => {
    const rows = fecRows({ account: '411000', aux: 'C1', debit: '1,00' }, { account: '706000', credit: '1,00' });
    const twice = [...rows, ...rows.map((row) => ({ ...row, line: row.line + rows.length }))];
    const reading = readLedgerRows(twice);
    expect([reading.lines.length, reading.ignoredRows, reading.problems]).toEqual([4, 1, []]);
  });

  it('says once that a whole column of optional dates cannot be read', () => {
    const reading = readLedgerRows(
      fecRows({ account: '411000', aux: 'C1', debit: '1,00', pieceDate: 'hier' }, { account: '706000', credit: '1,00', pieceDate: 'hier' }),
    );
    expect(reading.lines).toHaveLength(2);
    expect(reading.problems).toMatchObject([
      { severity: 'remark', row: 2, column: 'PieceDate', code: 'LEDGER_OPTIONAL_DATE_UNREADABLE', value: 'hier' },
    ]);
    expect(reading.problems[0]?.message).toBe('2 dates de cette colonne sont illisibles et laissées vides.');
  });

  it('reads a decimal mark that one amount alone leaves open as the book’s other amounts do', () => {
    const debits = (...amounts: string[]) =>
      readLedgerRows(fecRows(...amounts.map((debit) => ({ account: '411000', aux: 'C1', debit, credit: '' })))).lines.map(
        (line) => line.debitCents,
      );
    expect(debits('1,234', '1,234.56')).toEqual([123400, 123456]);
    expect(debits('1.234', '1 234,56')).toEqual([123400, 123456]);
    expect(debits('-12,5', '12.5-', '+3')).toEqual([-1250, -1250, 300]);
  });

  it('leaves simulated entries out and says how many', () => {
    const lines = fixtureText('journal.tra')
      .split('\r\n')
      .map((line) => (line.startsWith('VE') ? `${line.slice(0, 150)}S${line.slice(151)}` : line));
    const reading = readLedgerText(lines.join('\n'));
    expect(reading.problems.map(({ code, message }) => [code, message])).toEqual([
      ['LEDGER_NOT_REAL', '9 lignes de simulation ou de prévision laissées de côté.'],
    ]);
    expect(reading.lines).toHaveLength(7);
  });
});
