import { describe, expect, it } from 'vitest';
import { findHeader } from '../../../shared/imports/find-header.ts';
import type { ImportField } from '../../../shared/imports/import-fields.contract.ts';
import { recogniseLayout } from '../../../shared/imports/import-layout.ts';
import { recogniseTitle } from '../../../shared/imports/recognise-title.ts';
import type { Cell, Table } from '../../../shared/imports/table.ts';

function aTable(...rows: Cell[][]): Table {
  return {
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ';',
    sheet: null,
    sheets: [],
    rows: rows.map((cells, index) => ({ line: index + 1, cells })),
  };
}

const csv = (text: string): Table => aTable(...text.split('\n').map((line) => line.split(';')));

function fieldsOf(table: Table, fileName = 'export.csv', mapping?: Record<string, ImportField>) {
  const { layout, questions } = recogniseLayout(table, { fileName, mapping });
  return {
    kind: layout.kind,
    questions: questions.map(({ code }) => code),
    fields: Object.fromEntries(layout.columns.filter(({ field }) => field !== null).map(({ field, source }) => [field, source])),
  };
}

describe('titles', () => {
  it.each<[string, string]>([
    ['N° de facture', 'invoiceNumber'],
    ['NUMERO FACTURE', 'invoiceNumber'],
    ['Facture n°', 'invoiceNumber'],
    ['invoiceNumber', 'invoiceNumber'],
    ['Réf. facture', 'invoiceNumber'],
    ['customerID', 'customerCode'],
    ['Nom d’affichage du partenaire de la facture', 'customerName'],
    ['Raison sociale', 'customerName'],
    ['Date d’échéance', 'dueOn'],
    ['DATE ECHEANCE', 'dueOn'],
    ['Dt éch.', 'dueOn'],
    ['Due Date', 'dueOn'],
    ['Montant TTC (€)', 'totalAmount'],
    ['montant TTC ', 'totalAmount'],
    ['Total signé en devises', 'totalAmount'],
    ['Montant total (TTC)', 'totalAmount'],
    ['Reste à payer', 'openAmount'],
    ['Montant dû', 'openAmount'],
    ['Montant du', 'openAmount'],
    ['Montant dû TTC', 'openAmount'],
    ['SettledDate', 'settledOn'],
    ['Montant HT', 'amountExcludingTax'],
    ['Montant', 'amount'],
    ['Conditions de règlement', 'paymentTerms'],
    ['Mode de règlement', 'paymentNature'],
    // Typing errors met in real files.
    ['montant_factture', 'totalAmount'],
    ['feature_id', 'invoiceNumber'],
    ['Date de fcature', 'issuedOn'],
    ['Échance', 'dueOn'],
  ])('%s → %s', (title, meaning) => expect(recogniseTitle(title).map((match) => match.meaning)).toContain(meaning));

  it.each(['Couleur', 'Paperless', 'x', '', '12', 'Prix unitaire remisé'])('« %s » is not recognised as a field of invoices', (title) => {
    expect(recogniseTitle(title).filter(({ meaning }) => meaning !== 'other' && meaning !== 'line')).toEqual([]);
  });
});

describe('layouts of known software', () => {
  const row = (...cells: string[]) => cells.join(';');
  it.each<[name: string, titles: string, values: string, kind: string, fields: Record<string, string>]>([
    [
      'Odoo, list of customer invoices',
      'Société;Nom d’affichage du partenaire de la facture;Numéro;Date de facturation;Date d’échéance;Statut;Statut du paiement;Montant HT Signé;Total signé en devises',
      'Ma Société;CLIENT TEST;FAC/2026/00001;2026-01-15;2026-02-14;Comptabilisé;Non payées;1000;1200',
      'invoices',
      {
        invoiceNumber: 'Numéro',
        customerName: 'Nom d’affichage du partenaire de la facture',
        issuedOn: 'Date de facturation',
        dueOn: 'Date d’échéance',
        totalAmount: 'Total signé en devises',
      },
    ],
    [
      'Tiime, invoices',
      'id;numéro de facture;nom du client;pays du client;intitulé;date de facture;statut de la facture;montant HT ;montant TTC ;montant TVA 20%',
      '1;024624;CLIENT TEST;France;Travaux;2026-01-15;Envoyée;1000;1200;200',
      'invoices',
      {
        invoiceNumber: 'numéro de facture',
        customerName: 'nom du client',
        issuedOn: 'date de facture',
        totalAmount: 'montant TTC',
        status: 'statut de la facture',
      },
    ],
    [
      'Zoho Books, invoices',
      'Invoice Date;Invoice ID;Invoice Number;Invoice Status;Customer ID;Customer Name;Due Date;SubTotal;Total;Balance',
      '2026-01-15;1;INV-0001;Sent;77;CLIENT TEST;2026-02-14;1000.00;1200.00;1200.00',
      'invoices',
      {
        invoiceNumber: 'Invoice Number',
        customerName: 'Customer Name',
        customerCode: 'Customer ID',
        totalAmount: 'Total',
        openAmount: 'Balance',
        dueOn: 'Due Date',
      },
    ],
    [
      'Stripe, invoices',
      'id;Customer;Customer Name;Number;Date (UTC);Due Date (UTC);Paid At (UTC);Amount Due;Amount Paid;Subtotal;Tax;Total;Currency;Status',
      'in_1;cus_1;CLIENT TEST;A-0001;2026-01-15 10:00:00;2026-02-14 10:00:00;2026-02-10 09:12:00;120.00;120.00;100.00;20.00;120.00;eur;paid',
      'invoices',
      {
        invoiceNumber: 'Number',
        customerName: 'Customer Name',
        issuedOn: 'Date (UTC)',
        settledOn: 'Paid At (UTC)',
        totalAmount: 'Total',
        paidAmount: 'Amount Paid',
      },
    ],
    [
      'Sellsy, invoices',
      'Numéro;Statut;Client;Date;Échéance;Montant HT;Montant TTC;Montant dû TTC;Numéro de facture Zoho',
      'F-1;À régler;CLIENT TEST;15/01/2026;14/02/2026;100,00;120,00;120,00;',
      'invoices',
      {
        invoiceNumber: 'Numéro',
        customerName: 'Client',
        issuedOn: 'Date',
        totalAmount: 'Montant TTC',
        openAmount: 'Montant dû TTC',
        status: 'Statut',
      },
    ],
    [
      'payments by hand',
      'Date de règlement;Client;Montant réglé;Mode de règlement;Facture(s)',
      '15/01/2026;CLIENT TEST;120,00;Virement;F-1',
      'payments',
      {
        paymentDate: 'Date de règlement',
        customerName: 'Client',
        paymentAmount: 'Montant réglé',
        paymentNature: 'Mode de règlement',
        invoiceNumber: 'Facture(s)',
      },
    ],
    [
      'invoices of a data set in English',
      'countryCode;customerID;PaperlessDate;invoiceNumber;InvoiceDate;DueDate;InvoiceAmount;Disputed;SettledDate;PaperlessBill;DaysToSettle;DaysLate',
      '391;0379-ABCDE;4/6/2013;0000000001;1/2/2013;2/1/2013;55.94;No;1/15/2013;Paper;13;0',
      'invoices',
      {
        customerCode: 'customerID',
        invoiceNumber: 'invoiceNumber',
        issuedOn: 'InvoiceDate',
        dueOn: 'DueDate',
        totalAmount: 'InvoiceAmount',
        disputed: 'Disputed',
        settledOn: 'SettledDate',
      },
    ],
  ])('%s', (_name, titles, values, kind, fields) => {
    const recognised = fieldsOf(csv([titles, values].join('\n')));
    expect(recognised.kind).toBe(kind);
    expect(recognised.questions).toEqual([]);
    expect(recognised.fields).toMatchObject(Object.fromEntries(Object.entries(fields).map(([field, title]) => [field, title])));
  });

  it.each([
    [
      'un fichier des écritures comptables',
      row('JournalCode', 'JournalLib', 'EcritureNum', 'EcritureDate', 'CompteNum', 'CompteLib', 'Debit', 'Credit'),
      row('VE', 'Ventes', '1', '20260115', '411000', 'Clients', '120,00', '0,00'),
    ],
    ['un relevé bancaire', row('Date', 'Libellé', 'Débit euros', 'Crédit euros'), row('15/01/2026', 'VIR', '', '120,00')],
    ['un relevé bancaire', row('dateOp', 'dateVal', 'label', 'amount'), row('2026-01-15', '2026-01-15', 'VIR', '120,00')],
    [
      'une balance âgée',
      row('Client', 'Non échu', '1-30', '31-60', '61-90', '90+', 'Total'),
      row('CLIENT TEST', '1', '2', '3', '4', '5', '15'),
    ],
    ['des devis', row('Devis n°', 'Client', 'Date', 'Total TTC'), row('D1', 'CLIENT TEST', '15/01/2026', '120,00')],
  ])('%s is named for what it is', (words, titles, values) => {
    expect(() => fieldsOf(csv([titles, values].join('\n')))).toThrow(words);
  });

  it.each([
    [
      'customers',
      row('Code client', 'Raison sociale', 'Adresse', 'Code postal', 'Ville'),
      row('C1', 'CLIENT TEST', '1 rue X', '75001', 'Paris'),
    ],
    [
      'customers',
      row('NOM SOCIETE', 'SIRET SOCIETE', 'EMAIL SOCIETE', 'TELEPHONE SOCIETE', 'CODE POSTAL', 'VILLE', 'NOM CONTACT'),
      row('CLIENT TEST', '12345678900011', 'a@b.fr', '0102030405', '75001', 'Paris', 'DURAND'),
    ],
    [
      'customers',
      row('Nom', 'E-mail', 'Ville', 'Mode de règlement', 'Encours'),
      row('CLIENT TEST', 'a@b.fr', 'Paris', 'Virement', '1200,00'),
    ],
    [
      'charges',
      row('Date de la dépense', 'Numéro de la dépense', 'Nom du fournisseur', 'Montant TTC'),
      row('13/07/2026', '26-1', 'FOURNISSEUR', '24,00'),
    ],
    ['charges', row('Date', 'Libellé', 'Montant', 'Nature'), row('13/07/2026', 'Loyer', '900,00', 'Fixe')],
    ['charges', row('Date', 'Compte', 'Libellé', 'Montant TTC'), row('13/07/2026', '613200', 'Loyer', '900,00')],
    ['forecast', row('Mois', 'Budget', 'Charges fixes'), row('2026-01', '1000', '200')],
    ['forecast', row('Mois', 'CA TTC', 'Charges'), row('janvier 2026', '1000', '200')],
  ])('%s: %s', (kind, titles, values) => {
    expect(fieldsOf(csv([titles, values].join('\n')))).toMatchObject({ kind, questions: [] });
  });

  it('asks whether it is invoices or payments when only the name of the file could tell, and it does not', () => {
    const table = csv('Date;Facture;Client;Montant\n15/01/2026;F-1;CLIENT TEST;120,00');
    expect(fieldsOf(table).questions).toEqual(['kind']);
    expect(fieldsOf(table, 'reglements-2026.csv')).toMatchObject({ kind: 'payments', questions: [] });
    expect(fieldsOf(table, 'factures.csv')).toMatchObject({ kind: 'invoices', questions: [] });
  });

  it('asks which column is the amount rather than take one without tax', () => {
    const table = csv('N° facture;Client;Date facture;Montant HT;Quantité\nF-1;CLIENT TEST;15/01/2026;100,00;3');
    const { layout, questions } = recogniseLayout(table, { fileName: 'f.csv' });
    expect(questions[0]).toMatchObject({ code: 'amountColumn' });
    expect(questions[0]?.choices.map(({ value }) => value)).toContain('#4');
    expect(layout.fieldIndex.has('totalAmount')).toBe(false);
    expect(recogniseLayout(table, { fileName: 'f.csv', answers: { amountColumn: '#4' } }).layout.fieldIndex.get('totalAmount')).toBe(3);
  });

  it('lets values correct a title', () => {
    const { fields } = fieldsOf(
      csv('Facture;Client;Date facture;Montant TTC;Payé\nF-1;CLIENT TEST;15/01/2026;120,00;oui\nF-2;CLIENT TEST;16/01/2026;80,00;non'),
    );
    expect(fields).toMatchObject({ status: 'Payé' });
    expect(fields).not.toHaveProperty('paidAmount');
  });

  it('follows the user’s mapping, by title or by position, and refuses a column that does not exist', () => {
    const table = csv('N° facture;Client;Date facture;Montant TTC;Solde initial\nF-1;CLIENT TEST;15/01/2026;120,00;99,00');
    expect(fieldsOf(table, 'f.csv', { 'Solde initial': 'totalAmount', 'montant ttc': 'ignored' }).fields).toMatchObject({
      totalAmount: 'Solde initial',
    });
    expect(fieldsOf(table, 'f.csv', { '#5': 'totalAmount' }).fields).toMatchObject({ totalAmount: 'Solde initial' });
    expect(() => fieldsOf(table, 'f.csv', { Inconnue: 'totalAmount' })).toThrow('il n’y a pas de colonne « Inconnue »');
  });
});

describe('the row of titles', () => {
  it('is found below a letterhead', () => {
    const table = csv(
      'SARL EXEMPLE;;;\nListe des factures clients;;;\n;;;\nÉditée le;15/01/2026;;\nN° facture;Client;Date;Montant TTC\nF-1;CLIENT TEST;15/01/2026;120,00',
    );
    expect(findHeader(table.rows)).toBe(4);
  });
  it('is none in rows of data alone', () => {
    expect(findHeader(csv('F-1;DURAND;15/01/2026;120,00\nF-2;MARTIN;16/01/2026;80,00').rows)).toBe(-1);
  });
});
