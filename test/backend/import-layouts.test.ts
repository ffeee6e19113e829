import { describe, expect, it } from 'vitest';
import { invoicesAt } from '../../db/invoices/open-invoices.queries.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { aCompany } from '../builders/company.ts';
import { commitLines, contentOf, fixture } from '../builders/import-file.ts';

type Row = [number: string, customer: string, totalCents: number, openCents: number];

const CASES: [name: string, file: string, questions: Record<string, string>, rows: Row[], remarks: string[], rejected?: string[]][] = [
  [
    'Odoo, invoices: signed amounts, two columns of status, a draft, one cancelled',
    'odoo-factures.csv',
    { paidOn: 'today' },
    [
      ['FAC/2026/00001', 'CLIENT TEST', 120_000, 120_000],
      ['FAC/2026/00002', 'AUTRE CLIENT', 60_000, 20_000],
      ['RFAC/2026/00001', 'CLIENT TEST', -12_000, -12_000],
    ],
    ['ROW_CANCELLED', 'ROW_DRAFT'],
  ],
  [
    'Odoo, lines: the invoice on its first line only',
    'odoo-lignes.csv',
    {},
    [
      ['FAC/2026/00001', 'CLIENT TEST', 120_000, 120_000],
      ['FAC/2026/00002', 'AUTRE CLIENT', 60_000, 60_000],
    ],
    [],
  ],
  [
    'Dolibarr, invoices and lines: totals repeated on each line',
    'dolibarr-factures-lignes.csv',
    { paidOn: 'dueOn' },
    [
      ['AV2601-0001', 'CLIENT TEST', -6_000, -6_000],
      ['FA2601-0001', 'CLIENT TEST', 120_000, 120_000],
      ['FA2601-0002', 'AUTRE CLIENT', 12_000, 0],
    ],
    ['ROW_DRAFT'],
  ],
  [
    'Sellsy: « À régler » is not paid, what is due is its own column',
    'sellsy-factures.csv',
    { paidOn: 'dueOn' },
    [
      ['F-2601', 'CLIENT TEST', 12_000, 12_000],
      ['F-2602', 'AUTRE CLIENT', 120_000, 20_000],
      ['F-2603', 'CLIENT TEST', 6_000, 0],
    ],
    ['ROW_CANCELLED', 'ROW_DRAFT'],
  ],
  [
    'Tiime: no due date, a draft without a number',
    'tiime-factures.csv',
    {},
    [
      ['024624', 'CLIENT TEST', 120_000, 120_000],
      ['024625', 'AUTRE CLIENT', 1_260, 1_260],
    ],
    ['DUE_COMPUTED', 'ROW_DRAFT'],
  ],
  [
    'Shopify: an order’s cells on its first line only, paid, refunded and voided orders',
    'shopify-commandes.csv',
    {},
    [
      ['#1001', 'CLIENT TEST', 12_000, 12_000],
      ['#1002', 'AUTRE CLIENT', 120_000, 0],
    ],
    ['DUE_COMPUTED', 'ROW_CANCELLED', 'ROW_REFUNDED'],
  ],
  [
    'WooCommerce: an amount in text, before tax',
    'woocommerce-commandes.csv',
    { taxBasis: '20' },
    [
      ['1001', 'CLIENT TEST', 120_000, 120_000],
      ['1003', 'AUTRE CLIENT', 2_400, 2_400],
    ],
    ['DUE_COMPUTED', 'ROW_CANCELLED'],
  ],
  [
    'Stripe, invoices: « Amount Due » is not what remains due; another currency is never summed',
    'stripe-factures.csv',
    { 'rate:USD': 'leave' },
    [
      ['A-0001', 'CLIENT TEST', 12_000, 0],
      ['A-0002', 'AUTRE CLIENT', 120_000, 120_000],
    ],
    ['ROW_CANCELLED', 'ROW_DRAFT'],
    ['CURRENCY_FOREIGN'],
  ],
  [
    'Zoho: totals repeated on each line, the balance is what remains due',
    'zoho-factures.csv',
    { paidOn: 'issuedOn' },
    [
      ['INV-0001', 'CLIENT TEST', 120_000, 120_000],
      ['INV-0002', 'AUTRE CLIENT', 12_000, 2_000],
    ],
    ['ROW_CANCELLED'],
  ],
];

describe('exports of invoicing software', () => {
  it.each(CASES)('%s', async (_name, file, answers, rows, remarks, rejected = []) => {
    const company = await aCompany({ today: '2026-06-30' });
    const input = { file: fixture(`imports/${file}`) };
    const preview = await company.client.imports.preview(input, company);
    expect(preview.kind).toBe('invoices');
    expect(preview.questions.map(({ code }) => code)).toEqual(Object.keys(answers));
    const result = await company.client.imports.commit({ ...input, answers }, company);
    const stored = invoicesAt(company.db, localDate('2030-12-31'));
    expect(stored.map(({ number, customerName, totalCents, openCents }) => [number, customerName, totalCents, openCents]).sort()).toEqual(
      rows,
    );
    expect([...new Set(result.remarks.map(({ code }) => code))].sort()).toEqual(remarks);
    expect(result.rejected.map(({ code }) => code)).toEqual(rejected);
    const before = contentOf(company);
    expect((await company.client.imports.commit({ ...input, answers }, company)).counts).toMatchObject({ new: 0, changed: 0, settled: 0 });
    expect(contentOf(company)).toEqual(before);
  });

  it('Sellsy, companies: a list of customers in Latin-1', async () => {
    const company = await aCompany();
    await company.client.imports.commit({ file: fixture('imports/sellsy-societes.csv') }, company);
    expect(company.db.prepare('SELECT code, name, siren, email, address_line1 AS address, city FROM customers ORDER BY id').all()).toEqual([
      {
        code: '4001',
        name: 'CLIENT TEST',
        siren: '123456789',
        email: 'compta@client.example',
        address: '1 rue de l’Été'.replace('’', "'"),
        city: 'Paris',
      },
      { code: '4002', name: 'AUTRE CLIENT', siren: '', email: '', address: '', city: 'Lyon' },
    ]);
  });

  it('Evoliz, quotes: named for what they are', async () => {
    const company = await aCompany();
    await expect(company.client.imports.preview({ file: fixture('imports/evoliz-devis.csv') }, company)).rejects.toThrow('des devis');
  });
});

describe('payments of a payment service', () => {
  const INVOICES = [
    'N° facture;Code client;Client;Email;Date facture;Échéance;Montant TTC',
    'A-0001;cus_1;CLIENT TEST;compta@client.example;15/01/2026;14/02/2026;120,00',
    'A-0002;;AUTRE CLIENT;contact@autre.example;16/01/2026;15/02/2026;80,00',
  ];

  it('Stripe, payments: known by code or address, less what was refunded; failed and refunded ones left out', async () => {
    const company = await aCompany({ today: '2026-06-30' });
    await commitLines(company, INVOICES);
    const input = { file: fixture('imports/stripe-paiements.csv') };
    expect(await company.client.imports.preview(input, company)).toMatchObject({ kind: 'payments', questions: [] });
    const { counts, totals, remarks } = await company.client.imports.commit(input, company);
    expect(counts).toMatchObject({ new: 2, rejected: 0 });
    expect(totals.paymentCents).toBe(20_000);
    expect(remarks.map(({ row, code }) => [row, code])).toEqual([
      [4, 'PAYMENT_UNDONE'],
      [5, 'PAYMENT_UNDONE'],
    ]);
    expect((await company.client.imports.commit(input, company)).counts).toMatchObject({ new: 0, unchanged: 2 });
  });

  it('Stripe, balance: what a customer paid, not the payout nor the fee', async () => {
    const company = await aCompany({ today: '2026-06-30' });
    await commitLines(company, INVOICES);
    const { totals, remarks } = await company.client.imports.commit({ file: fixture('imports/stripe-solde.csv') }, company);
    expect(totals.paymentCents).toBe(12_000);
    expect(remarks.map(({ row, code }) => [row, code])).toEqual([[3, 'NOT_A_PAYMENT']]);
    const open = invoicesAt(company.db, localDate('2026-06-30')).map(({ number, openCents }) => [number, openCents]);
    expect(open.sort()).toEqual([
      ['A-0001', 0],
      ['A-0002', 8_000],
    ]);
  });
});

describe('an aged balance', () => {
  const answers = { agedBalance: 'openings' };

  it('is taken as one opening amount for each customer and bucket, once the user says so', async () => {
    const company = await aCompany({ today: '2026-07-15' });
    const input = { file: fixture('imports/balance-agee.csv') };
    const { questions } = await company.client.imports.preview(input, company);
    expect(questions.map(({ code }) => code)).toEqual(['agedBalance']);
    const { totals } = await company.client.imports.commit({ ...input, answers }, company);
    expect(totals.invoiceCents).toBe(137_050);
    const stored = invoicesAt(company.db, localDate('2030-12-31')).map(({ number, customerName, dueOn, totalCents }) => [
      number,
      customerName,
      dueOn,
      totalCents,
    ]);
    expect(stored.sort()).toEqual([
      ['À NOUVEAU 1-30', 'CLIENT TEST', '2026-06-29', 5_000],
      ['À NOUVEAU 31-60', 'AUTRE CLIENT', '2026-05-30', 120_050],
      ['À NOUVEAU 90+', 'CLIENT TEST', '2026-03-31', 2_000],
      ['À NOUVEAU Non échu', 'CLIENT TEST', '2026-07-30', 10_000],
    ]);
    expect((await company.client.imports.commit({ ...input, answers }, company)).counts).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: 4,
    });
  });

  it.each([
    'Contact;Non échu;1-30;31-60;61-90;90+;Total',
    'Client;Non échu;0-30j;31-60j;61-90j;90j+;Total',
    'Tiers;Non échu;0-30 j;31-60 j;61-90 j;+90 j;Total',
    'Raison sociale;Non échu;1-30;31-60;61-90;> 90;Total',
    'Client;À échoir;1 à 30 jours;31 à 60 jours;61 à 90 jours;Plus de 90 jours;Solde',
  ])('%s', async (titles) => {
    const company = await aCompany({ today: '2026-07-15' });
    const lines = [titles, 'DURAND;1,00;2,00;4,00;8,00;16,00;31,00', 'Total général;1,00;2,00;4,00;8,00;16,00;31,00'];
    const { counts, totals, remarks } = await commitLines(company, lines, { answers: { ...answers, documentDate: '2026-06-30' } });
    expect(counts).toMatchObject({ new: 5, rejected: 0 });
    expect(totals.invoiceCents).toBe(3_100);
    expect(remarks).toEqual([]);
  });

  it('of suppliers is refused, and so is one that the user declines', async () => {
    const company = await aCompany();
    const lines = ['Tiers;Non échu;1-30;31-60;Total', 'DURAND;1,00;2,00;4,00;7,00'];
    await expect(commitLines(company, ['Balance âgée;Fournisseurs', ...lines])).rejects.toThrow('une balance âgée des fournisseurs');
    await expect(commitLines(company, lines, { answers: { agedBalance: 'no' } })).rejects.toThrow(
      'une balance âgée, sans le détail des factures',
    );
  });
});
