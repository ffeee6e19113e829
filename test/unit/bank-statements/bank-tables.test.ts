import { describe, expect, it, test } from 'vitest';
import { readBankTable } from '../../../shared/bank-statements/read-bank-table.ts';
import { recogniseBankTable } from '../../../shared/bank-statements/recognise-bank-table.ts';
import { fixtureText, readFixture, readStatementText, rowsOf, summary } from '../../builders/statement-file.ts';

/** What each bank's export says: its layout, then account, currency, opening→closing and every amount in cents. */
const FILES: Record<string, { layout: string; statements: string[]; remarks?: string[] }> = {
  'credit-agricole-deux-comptes.csv': {
    layout: 'credit-agricole',
    statements: ['12345678901 EUR ?→235490: 120000 -4510 123456789', '98765432109 EUR ?→50000: 50000'],
  },
  'credit-agricole-un-compte.csv': { layout: 'credit-agricole', statements: ['12345678901 EUR ?→95490: -4510 100000'] },
  'bnp-paribas.csv': { layout: 'bnp-paribas', statements: ['00012345678 EUR ?→107655: 120000 -12345'] },
  'bnp-paribas-sans-titres.csv': { layout: 'bnp-paribas-untitled', statements: ['00012345678 EUR ?→?: 120000 -12345'] },
  'societe-generale.csv': { layout: 'societe-generale', statements: ['0001234567890123 EUR ?→107655: 120000 -10000 -2345'] },
  'societe-generale-epargne.csv': { layout: 'societe-generale-savings', statements: ['0009876543210987 EUR ?→?: 30000'] },
  'societe-generale-pro.csv': {
    layout: 'societe-generale-business',
    statements: ['FR7630003000000001234567890 EUR ?→227529: 115000 -4510'],
  },
  'la-banque-postale.csv': { layout: 'la-banque-postale', statements: ['0123456A020 EUR ?→1399: 12345 -10946'] },
  'credit-mutuel.csv': { layout: 'credit-mutuel', statements: [' EUR 91254→196687: -10000 -4567 120000'] },
  'cic-montant-signe.csv': { layout: 'credit-mutuel-signed', statements: [' EUR 81254→196687: 120000 -4567'] },
  'lcl.csv': { layout: 'lcl', statements: ['00000000000X EUR 100000→289027: -3500 120050 -720 73197'] },
  'bpce.csv': { layout: 'bpce', statements: [' EUR ?→?: 120000 -3846 -1200'] },
  'caisse-epargne-ancien.csv': { layout: 'caisse-epargne-old', statements: ['04012345678 EUR 229292→348082: -1210 120000'] },
  'banque-populaire-ancien.csv': { layout: 'banque-populaire-old', statements: ['00012345678 EUR ?→?: -8140 120000'] },
  'boursobank.csv': {
    layout: 'boursobank',
    statements: ['00040000001 EUR -108031→6127: -56813 -899 171870', '00040000002 EUR ?→5000: 5000'],
  },
  'boursobank-titres.csv': { layout: 'boursobank-titled', statements: ['00040000001 EUR ?→1385359: -800 112670'] },
  'boursobank-court.csv': { layout: 'boursobank', statements: [' EUR ?→?: 120000'] },
  'fortuneo.csv': { layout: 'fortuneo', statements: [' EUR ?→?: 120000 -1000'] },
  'qonto.csv': {
    layout: 'qonto',
    statements: ['FR7616798000010000000000001 EUR 55513→176234: -29279 150000', 'FR7616798000010000000000002 EUR ?→10000: 10000'],
    remarks: ['4 MOVEMENT_NOT_BOOKED En cours'],
  },
  'qonto-anglais.csv': {
    layout: 'qonto-english',
    statements: [' EUR 55513→176234: -29279 150000'],
    remarks: ['4 MOVEMENT_NOT_BOOKED declined'],
  },
  'shine.csv': { layout: 'shine', statements: ['FR7617418000010000000000001 EUR 400000→499532: -468 100000'] },
  'revolut-business.csv': {
    layout: 'revolut-business',
    statements: ['EUR Main EUR 400000→509960: -10000 -40 120000', 'USD Main USD ?→30000: 30000'],
    remarks: ['2 MOVEMENT_NOT_BOOKED PENDING'],
  },
  'revolut.csv': {
    layout: 'revolut',
    statements: ['Valeur actuelle EUR 0→22850: 33000 -10000 -150'],
    remarks: ['4 MOVEMENT_NOT_BOOKED EN ATTENTE'],
  },
  'revolut-ancien.csv': { layout: 'revolut-old', statements: [' EUR 0→115500: -4500 120000'] },
  'n26.csv': { layout: 'n26', statements: ['Main Account EUR ?→?: 120000 -1250'] },
  'n26-francais.csv': { layout: 'n26-french', statements: [' EUR ?→?: 120000 -1250'] },
  'wise.csv': { layout: 'wise', statements: [' EUR 400000→509955: -45 -10000 120000'] },
  'paypal.csv': {
    layout: 'paypal',
    statements: [' EUR 0→1627: 12000 -373 -10000'],
    remarks: ['3 MOVEMENT_NOT_BOOKED En attente'],
  },
};

describe('tables that banks export', () => {
  test.each(Object.entries(FILES))('%s', (name, expected) => {
    const reading = readFixture(name);
    expect(reading.recognised).toBe(expected.layout);
    expect(reading.statements.map(summary)).toEqual(expected.statements);
    expect(reading.problems.map(({ row, code, value }) => `${row} ${code} ${value}`)).toEqual(expected.remarks ?? []);
  });

  test.each([
    ['credit-agricole-deux-comptes.csv', 'VIREMENT EN VOTRE FAVEUR BOULANGERIE MARTEL FACTURE F-2026-014', 9],
    // The last line of the label is only for the bank's machines.
    ['credit-agricole-deux-comptes.csv', 'VIREMENT INSTANTANE RECU DUBOIS PAYSAGE', 16],
    ['bnp-paribas-sans-titres.csv', 'PRLV SEPA "FOURNISSEUR Décor"', 3],
    ['societe-generale-pro.csv', 'VIR RECU 0000000000S DE: BOULANGERIE MARTEL MOTIF: F-2026-014 REF: E2E-77', 8],
    ['lcl.csv', 'CB MAGASIN TEST 30/04/26', 2],
    ['lcl.csv', 'VIREMENT BOULANGERIE MARTEL', 3],
  ])('%s: « %s » is found at line %i', (name, label, line) => {
    const movements = readFixture(name).statements.flatMap((statement) => statement.movements);
    expect(movements.find((movement) => movement.line === line)?.label).toBe(label);
  });

  test.each([
    ['bnp-paribas.csv', 'BOULANGERIE MARTEL', 'F-2026-014 8812', ''],
    ['societe-generale.csv', 'BOULANGERIE MARTEL', 'F-2026-014', ''],
    ['societe-generale-pro.csv', 'BOULANGERIE MARTEL', 'F-2026-014 E2E-77', ''],
    ['bpce.csv', 'BOULANGERIE MARTEL', 'F-2026-014', '80DBFBG'],
    ['qonto.csv', 'BOULANGERIE MARTEL', 'F-2026-014', 'tx-0002'],
    ['shine.csv', 'BOULANGERIE MARTEL', 'FACTURE_3_BOULANGERIE MARTEL_2026-09-04.pdf', 'tx-1'],
    ['revolut-business.csv', 'BOULANGERIE MARTEL', 'F-2026-014', 'rev-1'],
    ['n26.csv', 'BOULANGERIE MARTEL', 'F-2026-014', ''],
    ['wise.csv', 'BOULANGERIE MARTEL', 'F-2026-014', 'TRANSFER-1'],
    ['paypal.csv', 'BOULANGERIE MARTEL', 'F-2026-014', 'PP1'],
  ])('%s: the payer, the reference and the bank’s identifier of a credit', (name, counterparty, reference, bankReference) => {
    const movements = readFixture(name).statements.flatMap((statement) => statement.movements);
    expect(movements.find((movement) => movement.counterparty === counterparty)).toMatchObject({ counterparty, reference, bankReference });
  });

  it('reads the dates of each bank, whatever their form', () => {
    const days = (name: string) => readFixture(name).statements[0]?.movements.map(({ bookedOn }) => bookedOn);
    expect(days('bnp-paribas.csv')).toEqual(['2026-01-02', '2026-01-05']);
    expect(days('bpce.csv')).toEqual(['2026-06-23', '2026-06-22', '2026-06-21']);
    expect(days('qonto.csv')).toEqual(['2026-03-16', '2026-03-15']);
    expect(days('revolut-ancien.csv')).toEqual(['2019-01-15', '2019-01-14']);
    expect(days('wise.csv')).toEqual(['2026-02-05', '2026-02-05', '2026-01-31']);
  });

  it('takes the period that the bank announces', () => {
    expect(readFixture('societe-generale.csv').statements[0]).toMatchObject({ from: '2026-02-01', to: '2026-02-28' });
    expect(readFixture('credit-agricole-un-compte.csv').statements[0]).toMatchObject({ from: '2026-03-01', to: '2026-03-20' });
  });
});

describe('checks against what the bank announces', () => {
  it('remarks on a movement that is missing from a running balance, once, at the row that does not follow', () => {
    const lines = fixtureText('credit-mutuel.csv').split('\r\n');
    const reading = readStatementText(
      [...lines.slice(0, 2), ...lines.slice(3), '22/11/2026;22/11/2026;-1,00;;FRAIS;1 965,87', ''].join('\r\n'),
      'cut.csv',
    );
    expect(reading.problems).toMatchObject([{ severity: 'remark', row: 3, code: 'RUNNING_BALANCE_MISMATCH' }]);
    expect(reading.statements[0]).toMatchObject({ openingCents: null, closingCents: null });
    expect(reading.statements[0]?.movements).toHaveLength(3);
  });

  it('follows a running balance from the newest movement to the oldest', () => {
    const [titles = '', ...movements] = fixtureText('credit-mutuel.csv').trim().split('\r\n');
    const reading = readStatementText([titles, ...movements.toReversed()].join('\r\n'), 'newest-first.csv');
    expect(reading.problems).toEqual([]);
    expect(reading.statements[0]).toMatchObject({ openingCents: 91254, closingCents: 196687 });
  });

  it('remarks on opening and closing balances that the movements do not join', () => {
    const reading = readStatementText(fixtureText('caisse-epargne-ancien.csv').replace('1200,00', '1100,00'), 'ce.csv');
    expect(reading.problems).toMatchObject([{ severity: 'remark', row: 4, code: 'BALANCE_MISMATCH' }]);
    expect(reading.problems[0]?.message).toContain('ne tombe pas juste');
  });

  it('remarks on a count of movements that is not the announced one', () => {
    const text = fixtureText('societe-generale.csv').trim().split('\r\n').slice(0, -1).join('\r\n');
    expect(readStatementText(text, 'sg.csv').problems).toMatchObject([{ row: 1, code: 'COUNT_MISMATCH' }]);
  });

  it('says nothing of balances when a movement was refused with its own reason', () => {
    const reading = readStatementText(fixtureText('caisse-epargne-ancien.csv').replace('1200,00', 'douze'), 'ce.csv');
    expect(reading.problems).toMatchObject([{ severity: 'rejected', row: 7, column: 'Crédit', code: 'AMOUNT_UNREADABLE', value: 'douze' }]);
  });
});

describe('rows that are no plain movement', () => {
  const titles = 'Date;Date de valeur;Débit;Crédit;Libellé;Solde';

  it('refuses a row with a debit and a credit, without an amount, with a day that does not exist, or without a day', () => {
    const text = [
      titles,
      '01/02/2026;;5,00;6,00;X;',
      '01/02/2026;;;;X;',
      '31/02/2026;;;5,00;X;',
      ';;;5,00;X;',
      '?;;;;texte;',
      ';;;;suite;',
    ].join('\n');
    const reading = readStatementText(text, 'rows.csv');
    expect(reading.problems.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '2 AMOUNT_ON_BOTH_SIDES',
      '3 AMOUNT_MISSING',
      '4 DATE_UNREADABLE',
      '5 DATE_MISSING',
      '6 DATE_UNREADABLE',
      '7 LINE_UNREADABLE',
    ]);
    expect(reading.statements[0]?.movements).toEqual([]);
  });

  it('takes the side of a column whatever sign is written in it', () => {
    const text = [titles, '01/02/2026;;-5,00;;X;', '01/02/2026;;5,00;;X;', '01/02/2026;;;5,00;X;', '01/02/2026;;0,00;5,00;X;'].join('\n');
    expect(readStatementText(text, 'signs.csv').statements[0]?.movements.map(({ amountCents }) => amountCents)).toEqual([
      -500, -500, 500, 500,
    ]);
  });

  it('leaves totals and repeated titles out', () => {
    const text = [titles, '01/02/2026;;;5,00;X;', titles, '02/02/2026;;;6,00;Y;', 'Total;;;11,00;;'].join('\n');
    const reading = readStatementText(text, 'pages.csv');
    expect(reading.statements.map(summary)).toEqual([' EUR ?→?: 500 600']);
    expect(reading.problems).toEqual([]);
  });

  it('refuses an amount in another currency', () => {
    const reading = readStatementText([titles, '01/02/2026;;;5,00 $;X;'].join('\n'), 'usd.csv');
    expect(reading.problems).toMatchObject([{ row: 2, code: 'CURRENCY_MIXED' }]);
  });
});

describe('recognising', () => {
  it('takes titles of any case, without accents, in any order', () => {
    const rows = rowsOf('SOLDE;LIBELLE;CREDIT;DEBIT;DATE DE VALEUR;DATE\n100,00;X;5,00;;01/02/2026;02/02/2026\n');
    const layout = recogniseBankTable(rows);
    expect(layout?.id).toBe('credit-mutuel');
    expect(layout && readBankTable(rows, layout).statements[0]?.movements).toMatchObject([{ bookedOn: '2026-02-02', amountCents: 500 }]);
  });

  it('gives plain titles, which a list of charges has too, as uncertain', () => {
    const layout = recogniseBankTable(rowsOf('Date;Libellé;Montant;\n01/02/2026;LOYER;-800,00;\n'));
    expect(layout).toMatchObject({ id: 'signed-amounts', certain: false });
  });

  it('does not take invoices, a ledger or a customers’ list for a statement', () => {
    for (const titles of [
      'Numéro;Client;Date;Échéance;Montant TTC',
      'JournalCode;JournalLib;EcritureNum;EcritureDate;CompteNum;CompteLib;CompAuxNum;CompAuxLib;PieceRef;PieceDate;EcritureLib;Debit;Credit',
      'Identifiant;Date;Code journal;Numéro de compte;Libellé de compte;Libellé de pièce;Débit;Crédit;Solde;Libellé de ligne',
      'Code;Nom;Adresse;Code postal;Ville',
    ])
      expect(recogniseBankTable(rowsOf(`${titles}\n`)), titles).toBeNull();
  });

  it('does not take just any table without titles for one', () => {
    expect(recogniseBankTable(rowsOf('01/02/2026;12,00;a;b;c;d;e;f\n02/02/2026;13,00;a;b;c;d;e;f\n'))).toBeNull();
    expect(recogniseBankTable(rowsOf('a;b;c\nd;e;f\n'))).toBeNull();
    expect(recogniseBankTable([])).toBeNull();
  });

  it('reads dates with the month first when the file proves it, and says so when nothing does', () => {
    const titles = 'Completed Date;Description;Paid Out (EUR);Paid In (EUR);Balance (EUR)';
    const proven = readStatementText(`${titles}\n02/01/2026;A;;5,00;\n02/25/2026;B;;6,00;\n`, 'us.csv');
    expect(proven.statements[0]?.movements.map(({ bookedOn }) => bookedOn)).toEqual(['2026-02-01', '2026-02-25']);
    const assumed = readStatementText(`${titles}\n02/01/2026;A;;5,00;\n`, 'fr.csv');
    expect(assumed.statements[0]?.movements[0]?.bookedOn).toBe('2026-01-02');
    expect(assumed.problems).toMatchObject([{ code: 'DATE_ORDER_ASSUMED', row: 2 }]);
  });
});
