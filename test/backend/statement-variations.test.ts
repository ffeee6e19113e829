import { describe, expect, it } from 'vitest';
import { aCompany } from '../builders/company.ts';
import { aFile, commitLines } from '../builders/import-file.ts';
import { storedByImport } from '../builders/stored-by-import.ts';
import { zipArchive } from '../builders/zip-archive.ts';

/** Statements under titles of no known bank: what comes in is 1 200 €, what goes out 120,50 €. */
const STATEMENTS: Readonly<Record<string, readonly string[]>> = {
  'a side in its own column': ['Date opération;Libellé;Montant;Sens', '02/03/2026;VIR DURAND;1200,00;C', '13/03/2026;PRLV EDF;120,50;D'],
  'CR and DR': ['Date;Libellé;Montant;Solde', '02/03/2026;VIR DURAND;1 200,00 CR;2 200,00 CR', '13/03/2026;PRLV EDF;120,50 DR;2 079,50 CR'],
  'balances among the movements': [
    'Date;Libellé;Débit;Crédit',
    '01/03/2026;SOLDE PRECEDENT;;1000,00',
    '02/03/2026;VIR DURAND;;1200,00',
    '13/03/2026;PRLV EDF;120,50;',
    ';TOTAL DES MOUVEMENTS;120,50;1200,00',
    '31/03/2026;SOLDE CREDITEUR AU 31/03/2026;;2079,50',
  ],
  'brackets for debits': ['Date;Description;Montant (EUR)', '02/03/2026;VIR DURAND;1 200,00', '13/03/2026;PRLV EDF;(120,50)'],
  'columns of the bank’s own beside': [
    'Compte;Date opération;Date valeur;Libellé opération;Catégorie;Montant;Devise',
    '0123456A020;02/03/2026;02/03/2026;VIR DURAND;Ventes;+1200,00;EUR',
    '0123456A020;13/03/2026;13/03/2026;PRLV EDF;Énergie;-120,50;EUR',
  ],
  'English titles': [
    'Booking date,Value date,Counterparty,Description,Debit,Credit,Balance,Currency',
    '2026-03-02,2026-03-02,,VIR DURAND,,1200.00,2200.00,EUR',
    '2026-03-13,2026-03-13,EDF,Facture,120.50,,2079.50,EUR',
  ],
  'years first, which begin as accounts do': ['Date;Libellé;Débit;Crédit', '2026-03-02;VIR DURAND;;1200,00', '2026-03-13;PRLV EDF;120,50;'],
  'titles on two lines, repeated on each page': [
    'Date;Date;Libellé;Montant;Montant',
    'opération;valeur;;débit;crédit',
    '02/03/2026;02/03/2026;VIR DURAND;;1200,00',
    'Date;Date;Libellé;Montant;Montant',
    'opération;valeur;;débit;crédit',
    '13/03/2026;13/03/2026;PRLV EDF;120,50;',
  ],
  'signs after the amounts': [
    'Date;Libellé;Montant de l’opération;Solde du compte',
    '02/03/2026;VIR DURAND;1.200,00+;2.200,00+',
    '13/03/2026;PRLV EDF;120,50-;2.079,50+',
  ],
  'the day of value alone': [
    'Date de valeur;Montant;Libellé;Nom contrepartie;Note;Catégorie',
    '02/03/2026;1200,00;VIR DURAND;;;Ventes',
    '13/03/2026;-120,50;PRLV EDF;EDF;;Energie',
  ],
  'sides in English': [
    'id,operation_date,settlement_date,side,amount,currency,label,balance_after',
    't1,2026-03-02T10:12:00Z,2026-03-02,credit,1200.00,EUR,VIR DURAND,2200.00',
    't2,2026-03-13T10:12:00Z,2026-03-13,debit,120.50,EUR,PRLV EDF,2079.50',
  ],
  'an account line above': [
    'Compte de chèques;****1234;2 079,50',
    'Date operation;Categorie operation;Sous Categorie operation;Libelle operation;Montant operation',
    '02/03/2026;Revenus;Virement recu;VIR DURAND;1200,00',
    '13/03/2026;Logement;Energie;PRLV EDF;-120,50',
  ],
};

describe('statements of other banks', () => {
  it.each(Object.entries(STATEMENTS))('%s', async (_name, lines) => {
    const company = await aCompany({ today: '2026-12-31' });
    const file = aFile(company, lines, 'releve.csv');
    const preview = await company.client.imports.preview({ file }, company);
    expect([preview.kind, preview.rowCount, preview.questions]).toEqual(['bankStatement', 2, []]);
    await company.client.imports.commit({ file }, company);
    expect(storedByImport(company)).toEqual(['credit 2026-03-02 120000 VIR DURAND']);
  });

  it.each([
    [
      'Revolut Business, French',
      'Date de début (UTC),Date de fin (UTC),ID,Type,État,Description,Référence,Payeur,Devise de paiement,Montant,Montant total,Frais,Solde,Compte',
      '2026-03-01,2026-03-02,rev-1,TRANSFER,COMPLETED,VIR DURAND,,,EUR,1200.00,1200.00,0.00,5200.00,EUR Main',
    ],
    [
      'N26, French',
      '"Date de réservation","Date de valeur","Nom du partenaire","IBAN du partenaire","Type","Référence de paiement","Nom du compte","Montant (EUR)"',
      '2026-03-02,2026-03-02,"VIR DURAND","","Credit Transfer","","Compte principal",1200.00',
    ],
    [
      'PayPal, as it writes today',
      '"Date","Heure","Nom","Type","État","Devise","Montant brut","Frais","Net","Numéro de transaction","Solde","Impact sur le solde"',
      '"02/03/2026","10:00:00","VIR DURAND","Paiement","Terminé","EUR","1200,00","-3,73","1196,27","PP1","1196,27","Crédit"',
    ],
  ])('%s', async (_name, ...lines) => {
    const company = await aCompany({ today: '2026-12-31' });
    const { totals } = await commitLines(company, lines);
    expect(totals.paymentCents).toBe(120_000);
    expect(storedByImport(company)).toEqual(['credit 2026-03-02 120000 VIR DURAND']);
  });
});

it('asks for titles that it knows of a statement whose columns say too little', async () => {
  const company = await aCompany();
  await expect(commitLines(company, ['Date;Débit;Crédit', '15/01/2026;;120,00', '16/01/2026;20,50;'])).rejects.toMatchObject({
    code: 'STATEMENT_TITLES_UNKNOWN',
  });
});

describe('an archive', () => {
  const statement = (day: string) => `Date;Libellé;Débit;Crédit\n${day};VIR DURAND;;5,00\n`;

  it('is read for the only statement in it, whatever vouchers lie beside', async () => {
    const company = await aCompany({ today: '2026-12-31' });
    const parts = [
      { name: 'export/releve.csv', data: statement('02/03/2026') },
      { name: 'export/piece.pdf', data: '%PDF-1.4' },
    ];
    const { fileName, rowCount } = await company.client.imports.preview({ file: aFile(company, zipArchive(parts), 'export.zip') }, company);
    expect([fileName, rowCount]).toEqual(['releve.csv', 1]);
  });

  it('that unpacks to more than it says, or is cut short, ends in a sentence', async () => {
    const company = await aCompany();
    const lying = zipArchive([{ name: 'releve.csv', data: statement('02/03/2026').repeat(1_000), declared: 10 }]);
    const cut = zipArchive([{ name: 'releve.csv', data: statement('02/03/2026').repeat(1_000) }]).subarray(0, 60);
    for (const bytes of [lying, cut])
      await expect(company.client.imports.preview({ file: aFile(company, bytes, 'export.zip') }, company)).rejects.toMatchObject({
        code: 'FILE_DAMAGED',
      });
  });
});
