import { describe, expect, it, test } from 'vitest';
import { readTable } from '../../../electron/backend/imports/read-table.ts';
import { receivablesFromLedger } from '../../../shared/fec/receivables-from-ledger.ts';
import { invoiceLines, paymentLines, readLedgerRows } from '../../builders/ledger-file.ts';

const TITLES =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise';

function bookOf(text: string | Uint8Array) {
  const { rows, encoding } = readTable('export.txt', typeof text === 'string' ? new TextEncoder().encode(text) : text);
  const reading = readLedgerRows(rows);
  return { reading, encoding, book: receivablesFromLedger(reading) };
}

/** One sale of 1 200 € to Durand, as software writes it: the same book from every one of these files. */
const SALE: Record<string, string | Uint8Array> = {
  'titles in lower case with spaces and accents, French dates and amounts': [
    'journal code;journal lib;ecriture num;écriture date;compte num;compte lib;comp aux num;comp aux lib;piece ref;piece date;ecriture lib;débit;crédit',
    'VE;Ventes;1;15/01/2026;411000;Clients;DUR;Durand;F1;15/01/2026;Facture F1;1 200,00;',
    'VE;Ventes;1;15/01/2026;706000;Travaux;;;F1;15/01/2026;Facture F1;;1 000,00',
    'VE;Ventes;1;15/01/2026;445710;TVA;;;F1;15/01/2026;Facture F1;;200,00',
  ].join('\r\n'),
  'titles in capitals, lines ended as on old Macs': [
    TITLES.toUpperCase().replaceAll('|', ';'),
    'VE;Ventes;1;20260115;411000;Clients;DUR;Durand;F1;20260115;F1;1200,00;0,00;;;;;',
    'VE;Ventes;1;20260115;706000;Travaux;;;F1;20260115;F1;0,00;1200,00;;;;;',
  ].join('\r'),
  'everything quoted, dates with dashes, points and thousands commas': [
    TITLES.split('|')
      .map((title) => `"${title}"`)
      .join(','),
    '"VE","Ventes","1","2026-01-15","411000","Clients","DUR","Durand","F1","2026-01-15","F1","1,200.00","0.00","","","","",""',
    '"VE","Ventes","1","2026-01-15","706000","Travaux","","","F1","2026-01-15","F1","0.00","1,200.00","","","","",""',
  ].join('\n'),
  'a time of day after each date': [
    TITLES.replaceAll('|', ';'),
    'VE;V;1;15-01-2026 00:00:00;411000;Clients;DUR;Durand;F1;15-01-2026;F1;1200,00;;;;;;',
    'VE;V;1;15-01-2026 00:00:00;706000;Travaux;;;F1;15-01-2026;F1;;1200,00;;;;;',
  ].join('\n'),
  'Montant and Sens in words, negative amounts': [
    TITLES.replace('Debit|Credit', 'Montant|Sens'),
    'VE|Ventes|1|20260115|411000|Clients|DUR|Durand|F1|20260115|F1|-1200,00|CREDIT|||||',
    'VE|Ventes|1|20260115|706000|Travaux|||F1|20260115|F1|-1200,00|DEBIT|||||',
  ].join('\n'),
  'euro signs, hard spaces, and a dash for nothing': [
    TITLES.replaceAll('|', ';'),
    'VE;V;1;20260115;411000;Clients;DUR;Durand;F1;20260115;F1;1\u00a0200,00 €;-;;;;;',
    'VE;V;1;20260115;706000;Travaux;;;F1;20260115;F1;–;1\u202f200,00 €;;;;;',
  ].join('\n'),
  'a pipe in the label and one more at the end of each line': [
    TITLES,
    'VE|V|1|20260115|411000|Clients|DUR|Durand|F1|20260115|Toit | pignon|1200,00|0,00||||||',
    'VE|V|1|20260115|706000|Travaux|||F1|20260115|Toit | pignon|0,00|1200,00||||||',
  ].join('\n'),
  'a letterhead above, a total below': [
    'Société Exemple;;;',
    'SIREN 123456789;;;',
    '',
    TITLES.replaceAll('|', ';'),
    'VE;V;1;20260115;411000;Clients;DUR;Durand;F1;20260115;F1;1200,00;;;;;;',
    'VE;V;1;20260115;706000;Travaux;;;F1;20260115;F1;;1200,00;;;;;',
    ';;;;;;;;;;TOTAL;1200,00;1200,00;;;;;',
  ].join('\n'),
  'other names of titles, quotes that open and never close': [
    'JournalCode;JournalLibelle;EcritureNum;EcritureDate;CompteNum;CompteLibelle;CompteAuxNum;CompteAuxLib;PieceRef;PieceDate;EcritureLibelle;Debit;Credit;EcritureLettrage;DateLettrage;ValidDate;MontantDevise;IdDevise',
    'VE;V;1;20260115;411000;Clients;DUR;Durand;F1;20260115;"Chez Léon;1200,00;;;;;;',
    'VE;V;1;20260115;706000;Travaux;;;F1;20260115;Tube 12" et 14";;1200,00;;;;;',
  ].join('\n'),
  'the mark of the end of a text of DOS': [
    TITLES,
    'VE|V|1|20260115|411000|Clients|DUR|Durand|F1|20260115|F1|1200,00|0,00|||||',
    'VE|V|1|20260115|706000|Travaux|||F1|20260115|F1|0,00|1200,00|||||',
    '\u001a',
  ].join('\r\n'),
  'numbers padded with zeros, a dash for no piece': [
    TITLES,
    'INV|Factures clients|INV/2026/00001|20260115|411100|Clients|DUR|Durand|F1|20260115|/| 000000000001200,00|0,00|||20260115||',
    'INV|Factures clients|INV/2026/00001|20260115|706000|Travaux|||-|20260115|Pose|0,00| 000000000001200,00|||20260115||',
  ].join('\r\n'),
  'an entry number of its own on each line': [
    TITLES.replaceAll('|', '\t'),
    'VT\tVentes\t101\t20260115\t411000\tClients\tDUR\tDurand\tF1\t20260115\tF1\t1200.0\t0.0\t\t\t\t\t',
    'VT\tVentes\t102\t20260115\t706\tTravaux\t\t\tF1\t20260115\tF1\t0.0\t1000.0\t\t\t\t\t',
    'VT\tVentes\t103\t20260115\t44571\tTVA\t\t\tF1\t20260115\tF1\t0.0\t200.0\t\t\t\t\t',
  ].join('\n'),
};

test.each(Object.entries(SALE))('%s', (_name, file) => {
  const { reading, book } = bookOf(file);
  expect([reading.format, reading.problems, book.problems]).toEqual(['fec', [], []]);
  expect(book.customers.map(({ code, name }) => [code, name])).toEqual([['DUR', 'Durand']]);
  expect(invoiceLines(book)).toEqual(['F1 DUR invoice 2026-01-15 ? 120000']);
  expect(book.totals.debitCents).toBe(book.totals.creditCents);
});

it('ISO-8859-15 is told from Windows-1252 by its euro sign and its œ', () => {
  const text = [
    TITLES,
    'VE|V|1|20260115|411DUR|C\u00bdur d\u0027acier|||F1|20260115|100 \u00a4|120,00|0,00|||||',
    'VE|V|1|20260115|706|Travaux|||F1|20260115|100 \u00a4|0,00|120,00|||||',
  ].join('\n');
  const { encoding, book } = bookOf(Buffer.from(text, 'latin1'));
  expect([encoding, book.customers[0]?.name, book.invoices[0]?.label]).toEqual(['iso-8859-15', 'Cœur d\u0027acier', '100 €']);
  // A half and a quarter by themselves are no letters, and a typographic apostrophe is of Windows alone.
  for (const label of ['\u00bd page', 'l\u0092\u00bduvre \u00a4'])
    expect(bookOf(Buffer.from(text.replaceAll(/C\u00bdur|100 \u00a4/g, label), 'latin1')).encoding).toBe('windows-1252');
});

it('lettering in free text is lettering; a bill that bounces is owed again', () => {
  const lettered = (account: string, debit: string, credit: string, number: string, date: string) =>
    `BQ|Banque|${number}|${date}|${account}|Durand|||P${number}|${date}|Piece ${number}|${debit}|${credit}|Réglé par chèque 123|${date}|||`;
  const { book } = bookOf(
    [
      TITLES,
      lettered('411DUR', '120,00', '0,00', '1', '20260115'),
      'BQ|Banque|1|20260115|706|Travaux|||P1|20260115|Piece 1|0,00|120,00|||||',
      lettered('411DUR', '0,00', '120,00', '2', '20260210'),
      'BQ|Banque|2|20260210|512|Banque|||P2|20260210|Piece 2|120,00|0,00|||||',
      'OD|OD|3|20260315|411DUR|Durand|||LCR1|20260315|Impayé LCR|120,00|0,00|||||',
      'OD|OD|3|20260315|413|Effets|||LCR1|20260315|Impayé LCR|0,00|120,00|||||',
    ].join('\n'),
  );
  expect(book.allocations.map(({ amountCents, reason }) => [amountCents, reason])).toEqual([[12_000, 'lettering']]);
  expect(book.customers[0]?.balanceCents).toBe(12_000);
});

describe('a printed ledger names its accounts on rows above their movements', () => {
  const expected = {
    customers: [['411DURAND', 'DURAND SARL', 70_000]],
    invoices: ['F1 411DURAND invoice 2026-01-15 ? 120000'],
    payments: ['411DURAND payment 2026-02-10 50000'],
  };
  it.each([
    [
      'account and name in one cell, accounts again on each row',
      [
        'Compte;Date;Journal;Pièce;Libellé;Débit;Crédit',
        '411DURAND DURAND SARL;;;;;;',
        '411DURAND;15/01/2026;VE;F1;Facture F1;1200,00;',
        '411DURAND;10/02/2026;BQ;V1;Virement;;500,00',
        '706000 Prestations;;;;;;',
        '706000;15/01/2026;VE;F1;Facture F1;;1000,00',
        '445710;15/01/2026;VE;F1;Facture F1;;200,00',
        '512000;10/02/2026;BQ;V1;Virement;500,00;',
      ],
    ],
    [
      'account and name in two cells',
      [
        'N° compte;Libellé;Date;Journal;Pièce;Débit;Crédit',
        '411DURAND;DURAND SARL;;;;;',
        '411DURAND;Facture F1;15/01/2026;VE;F1;1200,00;',
        '411DURAND;Virement;10/02/2026;BQ;V1;;500,00',
        '411DURAND;Total du compte;;;;1200,00;500,00',
        '706000;Prestations;;;;;',
        '706000;Facture F1;15/01/2026;VE;F1;;1000,00',
        '445710;Facture F1;15/01/2026;VE;F1;;200,00',
        '512000;Virement;10/02/2026;BQ;V1;500,00;',
      ],
    ],
    [
      'accounts on those rows alone, without a column',
      [
        'Grand livre des comptes;;;;;;;',
        'Date;Jal;Pièce;Libellé;Lettrage;Débit;Crédit;Solde',
        'Compte : 411DURAND - DURAND SARL;;;;;;;',
        '15/01/2026;VE;F1;Facture F1;;1200,00;;1200,00',
        '10/02/2026;BQ;V1;Virement;;;500,00;700,00',
        ';;;Total 411DURAND;;1200,00;500,00;700,00',
        '706000;;;Prestations;;;;',
        '15/01/2026;VE;F1;Facture F1;;;1000,00;-1000,00',
        '445710;;;TVA;;;;',
        '15/01/2026;VE;F1;Facture F1;;;200,00;',
        '512000;;;Banque;;;;',
        '10/02/2026;BQ;V1;Virement;;500,00;;500,00',
      ],
    ],
  ])('%s', (_name, lines) => {
    const { reading, book } = bookOf(lines.join('\n'));
    expect([reading.format, reading.problems, reading.rowCount]).toEqual(['ledger', [], 5]);
    expect({
      customers: book.customers.map(({ code, name, balanceCents }) => [code, name, balanceCents]),
      invoices: invoiceLines(book),
      payments: paymentLines(book),
    }).toEqual(expected);
    expect(book.totals.revenueExcludingTaxCents).toBe(100_000);
  });
});

describe('journals under other titles', () => {
  const sold: Record<string, string[]> = {
    'the words of the law': [
      "Code journal;Libellé journal;Numéro d'écriture;Date de comptabilisation;Numéro de compte;Libellé de compte;Numéro de compte auxiliaire;Libellé de compte auxiliaire;Référence de la pièce justificative;Date de la pièce justificative;Libellé de l'écriture comptable;Montant au débit;Montant au crédit;Lettrage;Date de lettrage;Date de validation;Montant en devise;Identifiant de la devise",
      'VE;Ventes;1;20260115;411000;Clients;DUR;Durand;F1;20260115;Facture F1;1200,00;0,00;;;;;',
      'VE;Ventes;1;20260115;706000;Travaux;;;F1;20260115;Facture F1;0,00;1200,00;;;;;',
    ],
    'general and third parties’ accounts': [
      'Code journal;Date de pièce;N° compte général;N° compte tiers;Nom du tiers;Libellé écriture;Débit;Crédit;N° pièce;Lettrage',
      'VE;15/01/2026;411000;DUR;Durand;Facture F1;1200,00;0,00;F1;',
      'VE;15/01/2026;706000;;;Facture F1;0,00;1200,00;F1;',
    ],
    'the date of the document beside that of the entry': [
      'Code journal;Date document;Date;N° de pièce;N° de compte;Intitulé compte;N° client;Nom client;Libellé;Montant débit;Montant crédit;Code lettrage',
      'VE;15/01/2026;15/01/2026;F1;411000;Clients;DUR;Durand;Facture F1;1200,00;;',
      'VE;15/01/2026;15/01/2026;F1;706000;Travaux;;;Facture F1;;1200,00;',
    ],
  };

  it.each(Object.entries(sold))('%s', (_name, lines) => {
    const { reading, book } = bookOf(lines.join('\n'));
    expect([reading.format, reading.problems]).toEqual(['ledger', []]);
    expect(book.customers.map(({ code, name }) => [code, name])).toEqual([['DUR', 'Durand']]);
    expect(invoiceLines(book)).toEqual(['F1 DUR invoice 2026-01-15 ? 120000']);
  });

  it('an account and its name in one cell, customers by their names alone', () => {
    const { book } = bookOf(
      [
        '"Date","Numéro","Journal","Compte","Partenaire","Référence","Libellé","Débit","Crédit","Correspondance"',
        '"2026-01-15","FAC/1","Ventes","411100 Clients","Durand","F1","/","1200.00","0.00","A1"',
        '"2026-01-15","FAC/1","Ventes","706000 Travaux","","F1","Pose","0.00","1200.00",""',
        '"2026-01-20","BNK/1","Banque","512000 Banque","Durand","VIR","/","1200.00","0.00",""',
        '"2026-01-20","BNK/1","Banque","411100 Clients","Durand","VIR","/","0.00","1200.00","A1"',
      ].join('\n'),
    );
    expect(book.customers.map(({ name, balanceCents }) => [name, balanceCents])).toEqual([['Durand', 0]]);
    expect(book.allocations.length).toBe(1);
  });

  it('a zero or a dash is no letter and no customer', () => {
    const { reading } = bookOf(
      [
        TITLES,
        'VE|V|1|20260115|411000|Clients|000|0|F1|20260115|F1|1200,00|0,00|0||||',
        'VE|V|1|20260115|706000|Travaux|-|-|F1|20260115|F1|0,00|1200,00|-||||',
      ].join('\n'),
    );
    expect(reading.lines.map(({ auxiliary, lettering }) => [auxiliary, lettering])).toEqual([
      ['', ''],
      ['', ''],
    ]);
  });
});
