import { describe, expect, it } from 'vitest';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile } from '../builders/import-file.ts';
import { workbookOf } from '../builders/layout-file.ts';
import { storedByImport } from '../builders/stored-by-import.ts';

interface Kept {
  readonly lines: readonly string[];
  readonly asks?: Readonly<Record<string, string>>;
  readonly stored: readonly string[];
  readonly rejected?: readonly string[];
  readonly remarks?: readonly string[];
}

/** Spreadsheets as people keep them for years, invented here: each as a CSV and as a workbook with typed cells. */
const KEPT: Readonly<Record<string, Kept>> = {
  'ditto marks for the customer and the day': {
    lines: [
      'Suivi factures 2026;;;;',
      'N°;Client;Date;Montant TTC;Payé',
      '26-01;Durand;13/01/2026;120,00;oui',
      '26-02;//;15/01/2026;60,00;non',
      '26-03;idem;16/01/2026;70,00;non',
      '26-04;Martin;//;80,00;non',
    ],
    asks: { paidOn: 'dueOn' },
    stored: [
      '26-01 Durand 2026-01-13→2026-02-12 12000, open 0',
      '26-02 Durand 2026-01-15→2026-02-14 6000, open 6000',
      '26-03 Durand 2026-01-16→2026-02-15 7000, open 7000',
      '26-04 Martin 2026-01-16→2026-02-15 8000, open 8000',
      'payment 2026-02-12 12000 Durand',
    ],
  },
  'what was paid said after the word itself': {
    lines: [
      'N°;Client;Date;Échéance;Montant TTC;Payé ?',
      '1;Durand;13/01/2026;13/02/2026;780,00;payé 300',
      '2;Durand;14/01/2026;14/02/2026;768,00;payé 300 sur 768',
      '3;Durand;15/01/2026;15/02/2026;780,00;payé 300 le 12/03/26',
      '4;Durand;16/01/2026;16/02/2026;780,00;payé à moitié',
      '5;Durand;17/01/2026;17/02/2026;780,00;payé sauf 50',
      '6;Durand;18/01/2026;18/02/2026;780,00;payé 200+300',
      '7;Durand;19/01/2026;19/02/2026;780,00;payé ?',
      '8;Durand;20/01/2026;20/02/2026;780,00;sera payé le 30/11/28',
      '9;Durand;21/01/2026;21/02/2026;780,00;payé 780',
      '10;Durand;22/01/2026;22/02/2026;780,00;payé le 31/12/29',
      '11;Durand;23/01/2026;23/02/2026;780,00;1/2 payé',
    ],
    asks: { paidOn: 'dueOn' },
    stored: [
      '1 Durand 2026-01-13→2026-02-13 78000, open 48000',
      '10 Durand 2026-01-22→2026-02-22 78000, open 0',
      '11 Durand 2026-01-23→2026-02-23 78000, open 78000',
      '2 Durand 2026-01-14→2026-02-14 76800, open 46800',
      '3 Durand 2026-01-15→2026-02-15 78000, open 48000',
      '4 Durand 2026-01-16→2026-02-16 78000, open 78000',
      '5 Durand 2026-01-17→2026-02-17 78000, open 5000',
      '6 Durand 2026-01-18→2026-02-18 78000, open 28000',
      '7 Durand 2026-01-19→2026-02-19 78000, open 78000',
      '8 Durand 2026-01-20→2026-02-20 78000, open 78000',
      '9 Durand 2026-01-21→2026-02-21 78000, open 0',
      'payment 2026-02-13 30000 Durand',
      'payment 2026-02-14 30000 Durand',
      'payment 2026-03-12 30000 Durand',
      'payment 2026-02-17 73000 Durand',
      'payment 2026-02-18 50000 Durand',
      'payment 2026-02-21 78000 Durand',
      'payment 2029-12-31 78000 Durand',
    ],
    remarks: ['PAID_IN_FUTURE', 'STATUS_PARTLY_PAID', 'STATUS_UNREAD'],
  },
  'a customer named once for the rows below, the state in words': {
    lines: [
      'Facture;Client;Date;TTC;Statut',
      '1;Durand;13/01/2026;120,00;impayé',
      '2;;15/01/2026;60,00;soldée',
      '3;;16/01/2026;70,00;réglée le 12/02/2026',
      '4;Martin;17/01/2026;80,00;litige',
      '5;;18/01/2026;90,00;partiel',
    ],
    asks: { paidOn: 'issuedOn' },
    stored: [
      '1 Durand 2026-01-13→2026-02-12 12000, open 12000',
      '2 Durand 2026-01-15→2026-02-14 6000, open 0',
      '3 Durand 2026-01-16→2026-02-15 7000, open 0',
      '4 Martin 2026-01-17→2026-02-16 8000, open 8000',
      '5 Martin 2026-01-18→2026-02-17 9000, open 9000',
      'payment 2026-01-15 6000 Durand',
      'payment 2026-02-12 7000 Durand',
    ],
    remarks: ['DUE_COMPUTED', 'STATUS_PARTLY_PAID'],
  },
  'months as sections, which say the year of days without one': {
    lines: [
      'ATELIER – Factures;;;;',
      'Décembre 2025;;;;',
      'N°;Client;Date;Montant;Réglé',
      '1;Durand;le 3 décembre;120,00;oui',
      'Total décembre;;;120,00;',
      'Janvier 2026;;;;',
      'N°;Client;Date;Montant;Réglé',
      '2;Durand;3 janv.;120,00;oui',
      '3;Martin;5 janvier;60,00;non',
      'Total janvier;;;180,00;',
      'TOTAL;;;300,00;',
    ],
    asks: { paidOn: 'issuedOn' },
    stored: [
      '1 Durand 2025-12-03→2026-01-02 12000, open 0',
      '2 Durand 2026-01-03→2026-02-02 12000, open 0',
      '3 Martin 2026-01-05→2026-02-04 6000, open 6000',
      'payment 2025-12-03 12000 Durand',
      'payment 2026-01-03 12000 Durand',
    ],
  },
  'the year in the title of the sheet, a payment in the new year': {
    lines: [
      'Année 2026;;;;',
      'N°;Le;Client;Somme due;Payée le',
      '1;3/01;Durand;120,00;12/02',
      '2;5/01;Martin;60,00;',
      '3;15/12;Lopez;70,00;8/01',
    ],
    stored: [
      '1 Durand 2026-01-03→2026-02-02 12000, open 0',
      '2 Martin 2026-01-05→2026-02-04 6000, open 6000',
      '3 Lopez 2026-12-15→2027-01-14 7000, open 0',
      'payment 2026-02-12 12000 Durand',
      'payment 2027-01-08 7000 Lopez',
    ],
  },
  'days whose year nothing says': {
    lines: ['N° facture;Client;Date;Montant TTC', '1;Durand;3 janvier;120,00', '2;Martin;5 janvier;60,00'],
    asks: { daysYear: '2025' },
    stored: ['1 Durand 2025-01-03→2025-02-02 12000, open 12000', '2 Martin 2025-01-05→2025-02-04 6000, open 6000'],
  },
  'amounts and days in every writing': {
    lines: [
      'Facture;Client;Date;TTC;Encaissé le',
      'F1;Durand;3 janv. 26;1 200,00 € TTC;15.02.26',
      'F2;Martin;15.01.26;- 50;',
      'F3;Martin;16.01.26;(50,00);',
      'F4;Lopez;le 17 janvier 2026;1.250,50 €;chq 12/03',
    ],
    stored: [
      'F1 Durand 2026-01-03→2026-02-02 120000, open 0',
      'F2 Martin 2026-01-15→2026-01-15 -5000, open -5000',
      'F3 Martin 2026-01-16→2026-01-16 -5000, open -5000',
      'F4 Lopez 2026-01-17→2026-02-16 125050, open 0',
      'payment 2026-02-15 120000 Durand',
      'payment 2026-03-12 125050 Lopez',
    ],
  },
  'two lines of titles, a subtotal, a note below': {
    lines: [
      ';;;Montant;;;Règlement;',
      'N°;Client;Date;HT;TVA;TTC;Date;Mode',
      '1;Durand;13/01/2026;100,00;20,00;120,00;12/02/2026;chq',
      '2;Martin;15/01/2026;50,00;10,00;60,00;;',
      'Sous-total;;;150,00;30,00;180,00;;',
      'NB : les factures en rouge sont en retard;;;;;;;',
    ],
    stored: [
      '1 Durand 2026-01-13→2026-02-12 12000, open 0',
      '2 Martin 2026-01-15→2026-02-14 6000, open 6000',
      'payment 2026-02-12 12000 Durand',
    ],
  },
  'subtotals by a word of the customer’s name, and a customer whose name begins as theirs': {
    lines: [
      'Client;Facture;Date;Montant TTC;Payé ?',
      'Dupont & Fils;1;13/01/2026;120,00;non',
      'Sous-total Dupont;;;120,00;',
      'Cabinet Léger;2;15/01/2026;60,00;non',
      'Cabinet Léger;3;16/01/2026;2k€;non',
      'Sous-total Léger;;;2 060,00;',
      'Total Design;4;17/01/2026;70,00;non',
      'Total design;;;70,00;',
    ],
    stored: [
      '1 Dupont & Fils 2026-01-13→2026-02-12 12000, open 12000',
      '2 Cabinet Léger 2026-01-15→2026-02-14 6000, open 6000',
      '4 Total Design 2026-01-17→2026-02-16 7000, open 7000',
    ],
    rejected: ['AMOUNT_UNREADABLE'],
  },
  'observations beside the state, with a payment in one of them': {
    lines: [
      'N°;Client;Date;Montant TTC;Payé ?;Observations',
      '1;Durand;13/01/2026;4 800,00;non;acompte 1 800 € reçu le 10/02',
      '2;Martin;15/01/2026;60,00;non;acompte de 30 % reçu',
      '3;Lopez;16/01/2026;70,00;non;relancé tél 15/02',
    ],
    stored: [
      '1 Durand 2026-01-13→2026-02-12 480000, open 480000',
      '2 Martin 2026-01-15→2026-02-14 6000, open 6000',
      '3 Lopez 2026-01-16→2026-02-15 7000, open 7000',
    ],
    remarks: ['DUE_COMPUTED', 'PAYMENT_WORDS_UNREAD'],
  },
  'observations that say what was paid': {
    lines: [
      'Mes factures;;;;',
      'Client;N° facture;Date facture;Montant;Observations',
      'Durand;1;13/01/2026;120,00;payé par chèque le 12/02',
      'Martin;2;15/01/2026;60,00;annule et remplace la 1 bis',
      'Lopez;3;16/01/2026;70,00;impayé',
    ],
    stored: [
      '1 Durand 2026-01-13→2026-02-12 12000, open 0',
      '2 Martin 2026-01-15→2026-02-14 6000, open 6000',
      '3 Lopez 2026-01-16→2026-02-15 7000, open 7000',
      'payment 2026-02-12 12000 Durand',
    ],
    remarks: ['DUE_COMPUTED', 'STATUS_UNREAD'],
  },
  'paid or not, by a letter, with some of the days': {
    lines: [
      'N°;Client;Date;Montant;Payé (O/N);Date paiement;Mode',
      '1;Durand;13/01/2026;120,00;O;12/02/2026;VIR',
      '2;Martin;15/01/2026;60,00;N;;',
      '3;Lopez;16/01/2026;70,00;O;;CHQ',
    ],
    asks: { paidOn: 'dueOn' },
    stored: [
      '1 Durand 2026-01-13→2026-02-12 12000, open 0',
      '2 Martin 2026-01-15→2026-02-14 6000, open 6000',
      '3 Lopez 2026-01-16→2026-02-15 7000, open 0',
      'payment 2026-02-12 12000 Durand',
      'payment 2026-02-15 7000 Lopez',
    ],
  },
  'codes of its own for the state, which are said not to be understood': {
    lines: [
      'N° Facture;Client;Date;Montant TTC (€);Statut;;Légende',
      'F1;Durand;13/01/2026;120,00;R;;R = réglée',
      'F2;Martin;14/01/2026;60,00;I;;I = impayée',
    ],
    stored: ['F1 Durand 2026-01-13→2026-02-12 12000, open 12000', 'F2 Martin 2026-01-14→2026-02-13 6000, open 6000'],
    remarks: ['DUE_COMPUTED', 'STATUS_UNREAD'],
  },
  'short titles, « Réglt » with means and day': {
    lines: ['Sté;Fact;Dt;Mt;Réglt', 'Durand;F1;13/01/26;120.00;VIR 15/02/26', 'Martin;F2;14/01/26;60.00;'],
    stored: [
      'F1 Durand 2026-01-13→2026-02-12 12000, open 0',
      'F2 Martin 2026-01-14→2026-02-13 6000, open 6000',
      'payment 2026-02-15 12000 Durand',
    ],
  },
  'only amounts before tax': {
    lines: ['N°;Client;Date;Montant HT;Payé le', '1;Durand;13/01/2026;100,00;', '2;Martin;15/01/2026;50,00;12/02/2026'],
    asks: { taxBasis: '20' },
    stored: [
      '1 Durand 2026-01-13→2026-02-12 12000, open 12000',
      '2 Martin 2026-01-15→2026-02-14 6000, open 0',
      'payment 2026-02-12 6000 Martin',
    ],
  },
  '« Du » over the days, debts to come, a dispute in a comment': {
    lines: [
      'Suivi des impayés au 30/06/2026;;;;;',
      'Société;N° fact.;Du;Échéance;Montant dû;Commentaire',
      'DURAND SARL;F12;13/05/2026;12/06/2026;1 200,00;promis pour le 15/07',
      'MARTIN;F14;24/05/2026;23/06/2026;60,00;litige qualité',
      'Total;;;;1 260,00;',
    ],
    stored: ['F12 DURAND SARL 2026-05-13→2026-06-12 120000, open 120000', 'F14 MARTIN 2026-05-24→2026-06-23 6000, open 6000'],
  },
  'an amount in words': {
    lines: [
      'Numéro;Nom du client;Date;TTC;Reste dû',
      'F1;Durand;13/01/26;1 200,00 €;1 200,00 €',
      'F2;Martin;15/01/26;60 €;soixante euros',
      'F3;Martin;16/01/26;60 €;60 €',
    ],
    stored: ['F1 Durand 2026-01-13→2026-02-12 120000, open 120000', 'F3 Martin 2026-01-16→2026-02-15 6000, open 6000'],
    rejected: ['AMOUNT_UNREADABLE'],
  },
};

async function importAnswering(company: TestCompany, file: ReturnType<typeof aFile>, asks: Readonly<Record<string, string>>) {
  const answers: Record<string, string> = {};
  const asked: string[] = [];
  // A question may come only once another is answered.
  for (let round = 0; round < 3; round += 1) {
    const { questions } = await company.client.imports.preview({ file, answers }, company);
    for (const { code } of questions) {
      asked.push(code);
      answers[code] = asks[code] ?? '';
    }
    if (questions.length === 0) break;
  }
  expect(asked).toEqual(Object.keys(asks));
  return company.client.imports.commit({ file, answers }, company);
}

describe.each(['csv', 'xlsx'])('spreadsheets kept by hand, as %s', (format) => {
  it.each(Object.entries(KEPT))('%s', async (_name, { lines, asks = {}, stored, rejected = [], remarks }) => {
    const company = await aCompany({ today: '2026-12-31' });
    const file = format === 'csv' ? aFile(company, lines) : aFile(company, workbookOf(lines.join('\n')), 'export.xlsx');
    const result = await importAnswering(company, file, asks);
    expect(storedByImport(company)).toEqual(stored);
    expect(result.rejected.map(({ code }) => code)).toEqual(rejected);
    if (remarks) expect([...new Set(result.remarks.map(({ code }) => code))].sort()).toEqual(remarks);
  });
});

it('refuses a grid of sales by customer and month with what would be needed', async () => {
  const company = await aCompany();
  const file = aFile(company, ['Client;janv-26;févr-26;Total', 'Durand;120,00;60,00;180,00', 'Martin;;70,00;70,00']);
  await expect(company.client.imports.preview({ file }, company)).rejects.toThrow(/« Client ».*« numéro de facture »/);
});
