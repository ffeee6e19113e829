import { describe, expect, it } from 'vitest';
import { aCompany } from '../builders/company.ts';
import { aFile, commitLines } from '../builders/import-file.ts';
import { storedByImport } from '../builders/stored-by-import.ts';

/** Titles that mean one thing in one program and another in the next: what the values beside them say decides. */
const FILES: Readonly<Record<string, { lines: readonly string[]; stored: readonly string[] }>> = {
  'rates of VAT, in per cent': {
    lines: [
      'N°;Client;Date;Échéance;Montant HT;Taux TVA',
      'F1;Durand;15/01/2026;14/02/2026;1000;20%',
      'F2;Martin;20/02/2026;05/03/2026;500;5,5 %',
    ],
    stored: ['F1 Durand 2026-01-15→2026-02-14 120000, open 120000', 'F2 Martin 2026-02-20→2026-03-05 52750, open 52750'],
  },
  'rates of VAT without the sign': {
    lines: [
      'N°;Client;Date;Échéance;Montant HT;TVA %',
      'F1;Durand;15/01/2026;14/02/2026;1000;20',
      'F2;Martin;20/02/2026;05/03/2026;500;0,055',
    ],
    stored: ['F1 Durand 2026-01-15→2026-02-14 120000, open 120000', 'F2 Martin 2026-02-20→2026-03-05 52750, open 52750'],
  },
  'an amount of VAT beside its rate': {
    lines: ['N°;Client;Date;Échéance;Montant HT;Taux TVA;Montant TVA', 'F1;Durand;15/01/2026;14/02/2026;1000;20;200,01'],
    stored: ['F1 Durand 2026-01-15→2026-02-14 120001, open 120001'],
  },
  'the customers’ own references, alike for two of them': {
    lines: [
      'N°;Référence client;Date;Échéance;Client;Montant TTC',
      'F1;COMMANDE;15/01/2026;14/02/2026;Durand;1200',
      'F2;COMMANDE;20/02/2026;05/03/2026;Martin;600',
    ],
    stored: ['F1 Durand 2026-01-15→2026-02-14 120000, open 120000', 'F2 Martin 2026-02-20→2026-03-05 60000, open 60000'],
  },
  'accounts of customers under « Tiers », their names under « Intitulé »': {
    lines: [
      'N° pièce;Date pièce;Tiers;Intitulé;Montant TTC;Échéance',
      'F1;15/01/26;411DUR;Durand;1 200,00;14/02/26',
      'F2;20/02/26;411MAR;Martin;600,00;05/03/26',
    ],
    stored: ['F1 Durand 2026-01-15→2026-02-14 120000, open 120000', 'F2 Martin 2026-02-20→2026-03-05 60000, open 60000'],
  },
  'invoices that a payment settled, beside what remains': {
    lines: [
      'Date;Client;Mode;Montant;Factures réglées;Solde',
      '01/03/2026;Martin;Virement;200,00;F2;400,00',
      '15/03/2026;Durand;Chèque;1300,00;"F1, F3";0,00',
    ],
    stored: ['credit 2026-03-01 20000 Martin', 'credit 2026-03-15 130000 Durand'],
  },
};

describe('titles that mislead', () => {
  it.each(Object.entries(FILES))('%s', async (_name, { lines, stored }) => {
    const company = await aCompany({ today: '2026-12-31' });
    await commitLines(company, lines);
    expect(storedByImport(company)).toEqual(stored);
  });

  it('keeps references that stand for one customer each as codes', async () => {
    const company = await aCompany({ today: '2026-12-31' });
    const rows = [
      'N°;Référence client;Date;Échéance;Client;Montant TTC',
      'F1;C1;15/01/2026;14/02/2026;Durand;120',
      'F2;C1;20/02/2026;05/03/2026;Durand;60',
    ];
    const { columns } = await company.client.imports.preview({ file: aFile(company, rows) }, company);
    expect(columns[1]?.field).toBe('customerCode');
  });

  it('never takes a list with due dates for a bank’s, and says what it lacks', async () => {
    const company = await aCompany({ today: '2026-12-31' });
    const rows = ['Date,Transaction Type,Num,Terms,Due Date,Open Balance', '01/15/2026,Invoice,1001,Net 30,02/14/2026,1200.00'];
    await expect(commitLines(company, rows)).rejects.toMatchObject({ code: 'IMPORT_NO_HEADER' });
  });

  it('takes an invoice once, whose total Xero repeats on each of its lines', async () => {
    const company = await aCompany({ today: '2026-12-31' });
    const titles =
      'ContactName,InvoiceNumber,InvoiceDate,DueDate,Total,InvoiceAmountPaid,InvoiceAmountDue,Description,Quantity,UnitAmount,LineAmount';
    const rows = ['Conseil,1,600.00,600.00', 'Formation,1,400.00,400.00'].map(
      (line) => `Durand,F1,15/01/2026,14/02/2026,1200.00,0.00,1200.00,${line}`,
    );
    await commitLines(company, [titles, ...rows]);
    expect(storedByImport(company)).toEqual(['F1 Durand 2026-01-15→2026-02-14 120000, open 120000']);
  });
});
