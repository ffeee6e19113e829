import { describe, expect, it } from 'vitest';
import { aCompany } from '../builders/company.ts';
import { aFile } from '../builders/import-file.ts';
import { storedByImport } from '../builders/stored-by-import.ts';

interface Variation {
  readonly lines: readonly string[];
  readonly asks?: Readonly<Record<string, string>>;
  readonly stored: readonly string[];
  readonly rejected?: readonly string[];
  readonly remarks?: readonly string[];
}

/** Lists as software writes them and as people keep them, invented here. */
const LISTS: Readonly<Record<string, Variation>> = {
  'a sheet kept by hand: the state in words, days without a year, a part paid': {
    lines: [
      'Suivi des factures clients – Atelier Tournesol;;;;;',
      'Mis à jour le 30/06/2026;;;;;',
      ';;;;;',
      'N°;Client;Date;Montant;Règlement;Remarques',
      '2026-01;Durand;3 mars 2026;1 250,00 €;réglé le 12/04;',
      '2026-02;Martin & Fils;05-mars-26;480;impayé;relancé 2 fois',
      "2026-03;Garage Lopez;2026.03.12;1'320,50;chèque;",
      '2026-04;Durand;15/03/26;600,00;partiel 200 €;reste 400',
      '2026-05;Mairie;20/03/2026;NC;;attente devis',
      '2026-06;Martin & Fils;2 avril 2026;-80,00;;avoir',
      'Sous-total 1er trimestre;;;3 570,50;;',
      '2026-07;Durand;10/12/2025;900,00;payé le 5/1;',
      'TOTAL;;;4 470,50;;',
    ],
    asks: { paidOn: 'dueOn' },
    stored: [
      '2026-01 Durand 2026-03-03→2026-04-02 125000, open 0',
      '2026-02 Martin & Fils 2026-03-05→2026-04-04 48000, open 48000',
      '2026-03 Garage Lopez 2026-03-12→2026-04-11 132050, open 132050',
      '2026-04 Durand 2026-03-15→2026-04-14 60000, open 40000',
      '2026-06 Martin & Fils 2026-04-02→2026-04-02 -8000, open -8000',
      '2026-07 Durand 2025-12-10→2026-01-09 90000, open 0',
      'payment 2026-04-12 125000 Durand',
      'payment 2026-04-14 20000 Durand',
      'payment 2026-01-05 90000 Durand',
    ],
    rejected: ['AMOUNT_MISSING'],
    remarks: ['DUE_COMPUTED', 'STATUS_UNREAD'],
  },
  'DR, CR and brackets': {
    lines: [
      'Facture;Client;Date facture;Échéance;Montant TTC',
      'F1;Durand;15/01/2026;14/02/2026;1 200,00 DR',
      'F2;Martin;16/01/2026;15/02/2026;300,00 CR',
      'F3;Lopez;17/01/2026;16/02/2026;(123,45)',
      'F4;Lopez;18/01/2026;17/02/2026;12 345,6 € TTC',
      'F5;Lopez;19/01/2026;18/02/2026;en attente',
      'F6;Lopez;19/01/2026;18/02/2026;1 234,567',
    ],
    stored: [
      'F1 Durand 2026-01-15→2026-02-14 120000, open 120000',
      'F2 Martin 2026-01-16→2026-02-15 -30000, open -30000',
      'F3 Lopez 2026-01-17→2026-02-16 -12345, open -12345',
      'F4 Lopez 2026-01-18→2026-02-17 1234560, open 1234560',
    ],
    rejected: ['AMOUNT_UNREADABLE', 'AMOUNT_PRECISION'],
  },
  'a deposit, and settled with a cross': {
    lines: [
      'N° Facture\tDate facture\tCode client\tNom\tMontant TTC\tAcompte\tNet à payer\tÉchéance\tSoldée',
      '00000012\t15/01/2026\tDURAND\tDurand SARL\t1 200,00\t300,00\t900,00\t14/02/2026\t',
      '00000013\t16/01/2026\tMARTIN\tMartin\t60,00\t0,00\t60,00\t15/02/2026\tX',
    ],
    asks: { paidOn: 'dueOn' },
    stored: [
      '00000012 Durand SARL 2026-01-15→2026-02-14 120000, open 90000',
      '00000013 Martin 2026-01-16→2026-02-15 6000, open 0',
      'payment 2026-02-14 30000 Durand SARL',
      'payment 2026-02-15 6000 Martin',
    ],
  },
  'only the day of making is said, credit notes by their type': {
    lines: [
      "Numéro;Type;Client;Date de création;Date d'échéance;Total HT;Total TTC;Réglé;Reste à régler;Statut",
      'F-26-0001;Facture;Durand;15/01/2026;14/02/2026;1 000,00 €;1 200,00 €;0,00 €;1 200,00 €;En attente de règlement',
      'A-26-0001;Avoir;Durand;20/01/2026;;50,00 €;60,00 €;;;Finalisé',
    ],
    stored: ['A-26-0001 Durand 2026-01-20→2026-01-20 -6000, open -6000', 'F-26-0001 Durand 2026-01-15→2026-02-14 120000, open 120000'],
  },
  'transactions by customer, payments among the invoices': {
    lines: [
      'Liste des transactions par client,,,,,,',
      'Du 1er janvier au 30 juin 2026,,,,,,',
      "Client,Date,Type de transaction,N°,Date d'échéance,Montant,Solde restant dû",
      'Durand SARL,,,,,,',
      ',15/01/2026,Facture,1001,14/02/2026,"1 200,00","1 200,00"',
      ',20/01/2026,Note de crédit,1002,20/01/2026,"-60,00","-60,00"',
      'Total pour Durand SARL,,,,,"1 140,00","1 140,00"',
      'Martin,,,,,,',
      ',16/01/2026,Facture,1003,15/02/2026,"60,00","60,00"',
      ',17/02/2026,Paiement,,17/02/2026,"-60,00","0,00"',
      'Total pour Martin,,,,,"0,00","60,00"',
      'TOTAL,,,,,"1 140,00","1 200,00"',
    ],
    stored: [
      '1001 Durand SARL 2026-01-15→2026-02-14 120000, open 120000',
      '1002 Durand SARL 2026-01-20→2026-01-20 -6000, open -6000',
      '1003 Martin 2026-01-16→2026-02-15 6000, open 6000',
    ],
    remarks: ['NOT_AN_INVOICE'],
  },
  'customers above their own titles': {
    lines: [
      'FACTURES NON RÉGLÉES AU 30 JUIN 2026;;;;',
      'DURAND SARL;;;;',
      'N° Fact.;Date;Échéance;Montant;Reste',
      'F-001;15/01/2026;14/02/2026;1 200,00;1 200,00',
      'Total DURAND SARL;;;1 200,00;1 200,00',
      ';;;;',
      'MARTIN;;;;',
      'N° Fact.;Date;Échéance;Montant;Reste',
      'F-003;21/01/2026;20/02/2026;60,00;60,00',
      'Total MARTIN;;;60,00;60,00',
      'Total général;;;1 260,00;1 260,00',
    ],
    stored: ['F-001 DURAND SARL 2026-01-15→2026-02-14 120000, open 120000', 'F-003 MARTIN 2026-01-21→2026-02-20 6000, open 6000'],
  },
  'months as titles and totals, yes, no and days in one column': {
    lines: [
      'Date;N°;Client;HT;TVA;TTC;Réglé',
      'JANVIER 2026;;;;;;',
      '15/01/2026;1;Durand;100,00;20,00;120,00;12/02/2026',
      '16/01/2026;2;Martin;50,00;10,00;60,00;non',
      'Total janvier;;;150,00;30,00;180,00;',
      'FÉVRIER 2026;;;;;;',
      '15/02/2026;3;Durand;100,00;20,00;120,00;02/03',
      '16/02/2026;4;Martin;50,00;10,00;60,00;',
      'Total février;;;150,00;30,00;180,00;',
    ],
    stored: [
      '1 Durand 2026-01-15→2026-02-14 12000, open 0',
      '2 Martin 2026-01-16→2026-02-15 6000, open 6000',
      '3 Durand 2026-02-15→2026-03-17 12000, open 0',
      '4 Martin 2026-02-16→2026-03-18 6000, open 6000',
      'payment 2026-02-12 12000 Durand',
      'payment 2026-03-02 12000 Durand',
    ],
  },
  'due dates in words': {
    lines: [
      'N° facture;Client;Date;Échéance;Total TTC',
      'F1;Durand;3 mars 2024;fin avril 2024;100,00',
      'F2;Durand;03-mars-24;30 jours;100,00',
      'F3;Durand;2024.03.03;à réception;100,00',
      'F4;Durand;1er mars 2024;45 j fdm;100,00',
    ],
    stored: [
      'F1 Durand 2024-03-03→2024-04-30 10000, open 10000',
      'F2 Durand 2024-03-03→2024-04-02 10000, open 10000',
      'F3 Durand 2024-03-03→2024-03-03 10000, open 10000',
      'F4 Durand 2024-03-01→2024-04-30 10000, open 10000',
    ],
  },
  'two lines of titles, the payment’s day under its own': {
    lines: [
      ';Facture;;Client;Montants;;;Règlement',
      'Mois;N°;Date;Nom;HT;TVA;TTC;Date',
      'Janvier;2026-1;15/01/2026;Durand;100,00;20,00;120,00;12/02/2026',
      ';2026-2;16/01/2026;Martin;50,00;10,00;60,00;',
      'Total Janvier;;;;150,00;30,00;180,00;',
    ],
    stored: [
      '2026-1 Durand 2026-01-15→2026-02-14 12000, open 0',
      '2026-2 Martin 2026-01-16→2026-02-15 6000, open 6000',
      'payment 2026-02-12 12000 Durand',
    ],
  },
  '« Le » after « Réglé par » is the day of payment': {
    lines: ['N° facture;Nom;Date;Somme;Réglé par;Le', '12;Durand;15/01/2026;120,00;chèque;12/02/2026', '13;Martin;16/01/2026;60,00;;'],
    stored: [
      '12 Durand 2026-01-15→2026-02-14 12000, open 0',
      '13 Martin 2026-01-16→2026-02-15 6000, open 6000',
      'payment 2026-02-12 12000 Durand',
    ],
  },
  'words where the day of payment should be': {
    lines: [
      'Client;N° facture;Date;TTC;Date de règlement',
      'Durand;F1;15/01/2026;120,00;en attente',
      'Martin;F2;16/01/2026;60,00;12/02',
      'Martin;F3;16/01/2026;60,00;non',
      'Martin;F4;16/01/2026;60,00;12/02/2026',
    ],
    stored: [
      'F1 Durand 2026-01-15→2026-02-14 12000, open 12000',
      'F2 Martin 2026-01-16→2026-02-15 6000, open 0',
      'F3 Martin 2026-01-16→2026-02-15 6000, open 6000',
      'F4 Martin 2026-01-16→2026-02-15 6000, open 0',
      'payment 2026-02-12 6000 Martin',
      'payment 2026-02-12 6000 Martin',
    ],
  },
  'payments coded among invoices and credit notes': {
    lines: [
      'N°;Type;Client;Date;TTC',
      'F1;FA;Durand;15/01/2026;1200,00',
      'A1;AV;Durand;16/01/2026;60,00',
      'P1;RG;Durand;17/01/2026;-1200,00',
      'Z1;ZZ;Durand;18/01/2026;10,00',
    ],
    stored: [
      'A1 Durand 2026-01-16→2026-01-16 -6000, open -6000',
      'F1 Durand 2026-01-15→2026-02-14 120000, open 120000',
      'Z1 Durand 2026-01-18→2026-02-17 1000, open 1000',
    ],
    remarks: ['DUE_COMPUTED', 'NOT_AN_INVOICE', 'TYPE_UNREAD'],
  },
  'lines of invoices, each with its own amount, two of them equal': {
    lines: [
      'Facture;Date;Client;Article;Qté;PU HT;Total HT;TVA;Total TTC',
      'F1;15/01/2026;Durand;Bureau;1;500;500;20%;600',
      'F1;15/01/2026;Durand;Chaise;5;100;500;20%;600',
      'F2;16/01/2026;Martin;Lampe;1;50;50;20%;60',
    ],
    stored: ['F1 Durand 2026-01-15→2026-02-14 120000, open 120000', 'F2 Martin 2026-01-16→2026-02-15 6000, open 6000'],
  },
  'lines of invoices, the invoice’s amount on each': {
    lines: [
      'Numéro;Date;Client;Désignation;Quantité;Prix unitaire HT;Total ligne HT;Montant TTC;Montant dû TTC',
      'F-1;15/01/2026;Durand;Bureau;1;500,00;500,00;1 200,00;1 200,00',
      'F-1;15/01/2026;Durand;Chaise;1;500,00;500,00;1 200,00;1 200,00',
      'F-2;16/01/2026;Martin;Lampe;1;50,00;50,00;60,00;60,00',
    ],
    stored: ['F-1 Durand 2026-01-15→2026-02-14 120000, open 120000', 'F-2 Martin 2026-01-16→2026-02-15 6000, open 6000'],
  },
  'amounts that their VAT shows to be without it, what is to pay beside': {
    lines: [
      'Facture;Client;Date;Montant;TVA;Montant à payer',
      'F1;Durand;15/01/2026;100,00;20,00;120,00',
      'F2;Martin;16/01/2026;50,00;5,00;0,00',
    ],
    asks: { paidOn: 'issuedOn' },
    stored: [
      'F1 Durand 2026-01-15→2026-02-14 12000, open 12000',
      'F2 Martin 2026-01-16→2026-02-15 5500, open 0',
      'payment 2026-01-16 5500 Martin',
    ],
  },
  'billed and paid side by side, « le 3 février », a share that was paid': {
    lines: [
      'Facture;Client;Date;TTC;Net à payer;% réglé;Payé le',
      'F1;Durand;lundi 5 janvier 2026;1.234,56;1.200,00;100 %;le 3 février 2026',
      'F2;Martin;mardi 6 janvier 2026;60,00;60,00;50%;',
      'F3;Martin;mardi 6 janvier 2026;70,00;70,00;0%;',
    ],
    stored: [
      'F1 Durand 2026-01-05→2026-02-04 123456, open 0',
      'F2 Martin 2026-01-06→2026-02-05 6000, open 6000',
      'F3 Martin 2026-01-06→2026-02-05 7000, open 7000',
      'payment 2026-02-03 123456 Durand',
    ],
    remarks: ['DUE_COMPUTED', 'STATUS_PARTLY_PAID'],
  },
};

describe('lists of invoices, as they come', () => {
  it.each(Object.entries(LISTS))('%s', async (_name, { lines, asks = {}, stored, rejected = [], remarks }) => {
    const company = await aCompany({ today: '2026-12-31' });
    const input = { file: aFile(company, lines) };
    const { questions, kind } = await company.client.imports.preview(input, company);
    expect([kind, questions.map(({ code }) => code)]).toEqual(['invoices', Object.keys(asks)]);
    const result = await company.client.imports.commit({ ...input, answers: asks }, company);
    expect(storedByImport(company)).toEqual(stored);
    expect(result.rejected.map(({ code }) => code)).toEqual(rejected);
    if (remarks) expect([...new Set(result.remarks.map(({ code }) => code))].sort()).toEqual(remarks);
  });
});
