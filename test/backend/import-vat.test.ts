import { describe, expect, it } from 'vitest';
import { cents } from '../../shared/money/cents.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, contentOf, fixture } from '../builders/import-file.ts';
import { type FecCells, fecRows } from '../builders/ledger-file.ts';

const TITLES = 'N° facture;Client;Date facture;Échéance';

const vatOf = ({ db }: TestCompany) =>
  Object.fromEntries(
    db
      .prepare<{ number: string; vat: number }>(
        'SELECT i.number, v.vat_cents AS vat FROM invoice_vat v JOIN invoices i ON i.id = v.invoice_id ORDER BY i.id',
      )
      .all()
      .map(({ number, vat }) => [number, vat]),
  );

const imported = async (lines: readonly string[], answers?: Record<string, string>) => {
  const company = await aCompany();
  const { importId } = await company.client.imports.commit({ file: aFile(company, lines), ...(answers ? { answers } : {}) }, company);
  return { company, importId };
};

describe('the VAT that a file states is kept for the note of a loss', () => {
  it('from a column of VAT, from the amount without it, from a rate; never where it cannot be the tax of the total', async () => {
    const amounts = await imported([
      `${TITLES};Montant HT;TVA;Montant TTC`,
      // At 20 %, at 5.5 % and 20 % together, exempt, unreadable, in a foreign hand, a credit note.
      'F1;Durand;13/01/2025;13/02/2025;100,00;20,00;120,00',
      'F2;Durand;13/01/2025;13/02/2025;300,00;31,00;331,00',
      'F3;Durand;13/01/2025;13/02/2025;80,00;0,00;80,00',
      'F4;Durand;13/01/2025;13/02/2025;;exonéré;90,00',
      'F5;Durand;13/01/2025;13/02/2025;10,00;70,00;80,00',
      'F6;Durand;13/01/2025;13/02/2025;200,00;;240,00',
      'A1;Durand;14/01/2025;14/01/2025;-10,00;-2,00;-12,00',
    ]);
    expect(vatOf(amounts.company)).toEqual({ F1: 2000, F2: 3100, F3: 0, F6: 4000 });
    const rates = await imported([`${TITLES};Taux TVA;Montant TTC`, 'F1;Durand;13/01/2025;13/02/2025;20 %;99,99']);
    // 99.99 × 20 / 120 = 16.665.
    expect(vatOf(rates.company)).toEqual({ F1: 1667 });
    const none = await imported([`${TITLES};Montant TTC`, 'F1;Durand;13/01/2025;13/02/2025;120,00']);
    expect(vatOf(none.company)).toEqual({});
  });

  it('from what the user answered, where the file only has amounts without it', async () => {
    const titles = `${TITLES};Montant HT`;
    const line = 'F1;Durand;13/01/2025;13/02/2025;100,00';
    expect(vatOf((await imported([titles, line], { taxBasis: '20' })).company)).toEqual({ F1: 2000 });
  });

  it('from the entry of a sale in the books, and not from one of two sales', async () => {
    const company = await aCompany({ today: '2026-03-01' });
    const line = (number: string, date: string, cells: FecCells): FecCells => ({
      number,
      date,
      piece: `F${number}`,
      label: 'Facture',
      ...cells,
    });
    const durand = { account: '411000', aux: 'CDURAND', auxLabel: 'Durand' };
    const martin = { account: '411000', aux: 'CMARTIN', auxLabel: 'Martin' };
    const rows = fecRows(
      line('1', '20260105', { ...durand, debit: '1200,00' }),
      line('1', '20260105', { account: '706000', credit: '1000,00' }),
      line('1', '20260105', { account: '445710', credit: '200,00' }),
      line('2', '20260106', { ...durand, debit: '600,00' }),
      line('2', '20260106', { ...martin, debit: '600,00' }),
      line('2', '20260106', { account: '706000', credit: '1000,00' }),
      line('2', '20260106', { account: '445710', credit: '200,00' }),
    );
    const file = aFile(
      company,
      rows.map(({ cells }) => cells.join('\t')),
      '123456789FEC20261231.txt',
    );
    await company.client.imports.commit({ file }, company);
    expect(vatOf(company)).toEqual({ F1: 20_000 });
  });

  it('from the totals of an electronic invoice, in either syntax', async () => {
    // 1 000,00 + 200,00 as its own element; 800,00 with and 666,67 without.
    for (const [name, vat] of [
      ['cii-minimum', 20_000],
      ['ubl-invoice', 13_333],
    ] as const) {
      const company = await aCompany({ today: '2026-06-30', name: 'ATELIER TOURNESOL SARL' });
      await company.client.imports.commit({ file: fixture(`einvoices/${name}.xml`), answers: { einvoiceSide: 'seller' } }, company);
      expect(Object.values(vatOf(company)), name).toEqual([vat]);
    }
  });

  it('fills the note of a loss at once', async () => {
    const { company } = await imported([`${TITLES};Montant HT;TVA;Montant TTC`, 'F1;Durand;13/01/2025;13/02/2025;1000,00;200,00;1200,00']);
    const { client, db } = company;
    const [invoice] = db.prepare<{ id: number; customerId: number }>('SELECT id, customer_id AS customerId FROM invoices').all();
    const { id: invoiceId = 0, customerId = 0 } = invoice ?? {};
    const { paymentId } = await client.writeOffs.record(
      { customerId, on: '2025-06-30' as never, reason: 'uncollectible', allocations: [{ invoiceId, amountCents: cents(60_000) }] },
      company,
    );
    expect(await client.writeOffs.vatLines({ paymentId }, company)).toMatchObject([
      { vatCents: 20_000, lostNetCents: 50_000, lostVatCents: 10_000 },
    ]);
  });
});

describe('what a person said of an invoice and an import', () => {
  const FIRST = [`${TITLES};Montant TTC`, 'F1;Durand;13/01/2025;13/02/2025;120,00', 'F2;Durand;13/01/2025;13/02/2025;60,00'];
  const SECOND = [
    `${TITLES};TVA;Montant TTC`,
    'F1;Durand;13/01/2025;13/02/2025;20,00;120,00',
    'F2;Durand;13/01/2025;13/02/2025;15,00;90,00',
  ];

  it('a later file fills what was not known, keeps what was typed unless the total changes, and gives it all back when it is undone', async () => {
    const { company } = await imported(FIRST);
    const { client, db } = company;
    const [first, second] = db.prepare<{ id: number }>('SELECT id FROM invoices ORDER BY id').all();
    await client.writeOffs.setVat({ invoices: [{ invoiceId: first?.id ?? 0, vatCents: cents(1000) }] }, company);
    await client.writeOffs.setVat({ invoices: [{ invoiceId: second?.id ?? 0, vatCents: cents(900) }] }, company);
    const before = contentOf(company);
    const { importId } = await client.imports.commit({ file: aFile(company, SECOND, 'suite.csv') }, company);
    expect(vatOf(company)).toEqual({ F1: 1000, F2: 1500 });
    expect((await client.imports.undoObstacle({ importId }, company)).losses).toEqual([]);
    await client.imports.undo({ importId }, company);
    expect(vatOf(company)).toEqual({ F1: 1000, F2: 900 });
    expect(contentOf(company)).toEqual(before);
  });

  it('is named before the import that brought the invoice is undone', async () => {
    const { company, importId } = await imported(SECOND);
    const { client, db } = company;
    expect(await client.imports.undoObstacle({ importId }, company)).toMatchObject({ reason: null, losses: [] });
    const [first] = db.prepare<{ id: number }>('SELECT id FROM invoices ORDER BY id').all();
    const invoiceId = first?.id ?? 0;
    await client.writeOffs.setVat({ invoices: [{ invoiceId, vatCents: cents(1000) }] }, company);
    await client.legal.answerClaim({ invoiceIds: [invoiceId], signedOrder: true }, company);
    expect((await client.imports.undoObstacle({ importId }, company)).losses).toEqual([
      'La TVA que vous avez saisie pour ses factures sera oubliée.',
      'Ce que vous avez répondu dans Contentieux sur une de ses factures sera oublié.',
    ]);
  });
});
