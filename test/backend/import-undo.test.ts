import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { invoicesAt } from '../../db/invoices/open-invoices.queries.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, contentOf, fixture } from '../builders/import-file.ts';
import { ofxStatement } from '../builders/ofx-statement.ts';

const FIRST = [
  'N° facture;Code client;Client;Date facture;Échéance;Montant TTC;Litige;Date règlement',
  'F1;C1;Durand;13/01/2025;13/02/2025;100,00;oui;',
  'F2;C1;Durand;14/01/2025;14/02/2025;50,00;non;20/02/2025',
  'A1;C1;Durand;15/01/2025;15/01/2025;-20,00;non;',
];
/** Changes an invoice, settles another, adds one with its customer, and completes a customer’s details. */
const SECOND = [
  'N° facture;Code client;Client;Courriel;Date facture;Échéance;Montant TTC;Litige;Date règlement',
  'F1;C1;Durand;compta@durand.example;13/01/2025;28/02/2025;110,00;oui;01/03/2025',
  'F2;C1;Durand;compta@durand.example;14/01/2025;14/02/2025;50,00;non;20/02/2025',
  'F3;C2;Martin;;16/01/2025;16/02/2025;70,00;oui;',
];

async function twoImports(): Promise<{
  company: TestCompany;
  first: number;
  second: number;
  between: ReturnType<typeof contentOf>;
  empty: ReturnType<typeof contentOf>;
}> {
  const company = await aCompany();
  const empty = contentOf(company);
  const { importId: first } = await company.client.imports.commit({ file: aFile(company, FIRST) }, company);
  const between = contentOf(company);
  const { importId: second } = await company.client.imports.commit({ file: aFile(company, SECOND) }, company);
  return { company, first, second, between, empty };
}

function invoiceId(company: TestCompany, number: string): number {
  return invoicesAt(company.db, localDate('2030-12-31')).find((invoice) => invoice.number === number)?.id ?? 0;
}

async function refusal(company: TestCompany, importId: number): Promise<string> {
  return company.client.imports.undo({ importId }, company).then(
    () => 'undone',
    (error: Error & { code: string; params: { reason?: string } }) => `${error.code}: ${error.params.reason ?? ''}`,
  );
}

describe('undoing an import', () => {
  it('restores exactly what was there, one import after the other', async () => {
    const { company, first, second, between, empty } = await twoImports();
    expect(contentOf(company)).not.toEqual(between);
    expect(await company.client.imports.undo({ importId: second }, company)).toMatchObject({
      importId: second,
      counts: { new: 1, changed: 1, unchanged: 1 },
    });
    expect(contentOf(company)).toEqual(between);
    await company.client.imports.undo({ importId: first }, company);
    expect(contentOf(company)).toEqual(empty);
  });

  it('then importing again gives the same book', async () => {
    const company = await aCompany();
    const { importId } = await company.client.imports.commit({ file: fixture('imports/factures.csv') }, company);
    const before = invoicesAt(company.db, localDate('2025-06-30'));
    await company.client.imports.undo({ importId }, company);
    await company.client.imports.commit({ file: fixture('imports/factures.csv') }, company);
    expect(invoicesAt(company.db, localDate('2025-06-30'))).toEqual(before);
  });

  it('restores what a full list settled', async () => {
    const company = await aCompany();
    await company.client.imports.commit({ file: aFile(company, FIRST) }, company);
    const before = contentOf(company);
    const list = ['N° facture;Client;Date facture;Montant TTC', 'F7;Durand;31/03/2025;10,00'];
    const { importId, counts } = await company.client.imports.commit({ file: aFile(company, list), mode: 'full' }, company);
    expect(counts).toMatchObject({ new: 1, settled: 1 });
    await company.client.imports.undo({ importId }, company);
    expect(contentOf(company)).toEqual(before);
  });

  it('keeps the trace in the history, with the file once', async () => {
    const { company, first, second } = await twoImports();
    await company.client.imports.undo({ importId: second }, company);
    const { importId: third } = await company.client.imports.commit({ file: aFile(company, SECOND, 'encore.csv') }, company);
    const history = await company.client.imports.history({}, company);
    expect(history.map(({ importId, fileName, undoneAt }) => [importId, fileName, undoneAt !== null])).toEqual([
      [third, 'encore.csv', false],
      [second, 'export.csv', true],
      [first, 'export.csv', false],
    ]);
    expect(history[0]).toMatchObject({
      kind: 'invoices',
      sha256: history[1]?.sha256,
      counts: { new: 1, changed: 1 },
      totals: { invoiceCents: 23000 },
    });
    const files = company.db.prepare<{ id: number; file: Buffer | null }>('SELECT id, file FROM imports ORDER BY id').all();
    expect(files.map(({ file }) => file && inflateSync(file).toString())).toEqual([
      `${FIRST.join('\n')}\n`,
      `${SECOND.join('\n')}\n`,
      null,
    ]);
  });

  it('is refused for an import that does not exist, or is already undone', async () => {
    const { company, second } = await twoImports();
    expect(await refusal(company, 99)).toMatch(/^IMPORT_NOT_FOUND/);
    expect(await refusal(company, second)).toBe('undone');
    expect(await refusal(company, second)).toMatch(/^IMPORT_ALREADY_UNDONE/);
  });

  it('is refused while a later import stands on it', async () => {
    const { company, first, second } = await twoImports();
    // Known before it is asked for, and named as the list names it.
    const { reason, importsFirst } = await company.client.imports.undoObstacle({ importId: first }, company);
    expect(importsFirst).toMatchObject([{ importId: second }]);
    expect(reason).toMatch(/^la facture F1 a reçu depuis un règlement/);
    expect(await refusal(company, first)).toMatch(/^IMPORT_UNDO_BLOCKED: la facture F1 a reçu depuis un règlement/);
    const undoing = company.client.imports.undo({ importId: first }, company);
    await expect(undoing).rejects.toMatchObject({ message: expect.stringContaining('« export.csv »') });
    await company.client.imports.undo({ importId: second }, company);
    expect(await company.client.imports.undoObstacle({ importId: first }, company)).toEqual({ reason: null, importsFirst: [], losses: [] });
  });

  it('names the imports that stand on one, and those that stand on them, in the order in which to undo them; then it can be undone', async () => {
    const company = await aCompany({ today: '2026-04-01' });
    const before = contentOf(company);
    const commit = async (content: string | readonly string[], name: string) =>
      (await company.client.imports.commit({ file: aFile(company, content, name) }, company)).importId;
    const titles = 'Numéro;Client;Date;Échéance;Montant TTC';
    const first = await commit([titles, 'FA-1;Boulangerie Martel;2026-01-05;2026-02-05;120,00'], 'factures.csv');
    const paid = { day: '2026-02-05', amount: 12_000, label: 'PRLV BOULANGERIE MARTEL FA-1' };
    await commit(ofxStatement([paid]), 'banque.ofx');
    await commit(ofxStatement([{ day: '2026-02-12', amount: -12_000, label: 'REJET PRLV BOULANGERIE MARTEL FA-1' }]), 'rejets.ofx');
    await commit([titles, 'FA-9;Autre;2026-01-05;2026-02-05;50,00'], 'autres.csv');
    const { importsFirst } = await company.client.imports.undoObstacle({ importId: first }, company);
    expect(importsFirst.map(({ fileName }) => fileName)).toEqual(['rejets.ofx', 'banque.ofx']);
    for (const { importId } of importsFirst) await company.client.imports.undo({ importId }, company);
    await company.client.imports.undo({ importId: first }, company);
    expect(contentOf(company).invoices).toHaveLength(1);
    await company.client.imports.undo({ importId: 4 }, company);
    expect({ ...contentOf(company), import_mappings: [] }).toEqual({ ...before, import_mappings: [] });
  });

  it.each<[work: string, reason: RegExp, (company: TestCompany) => Promise<unknown>]>([
    [
      'a payment allocated by hand',
      /la facture F3 a reçu depuis un règlement/,
      (company) =>
        company.client.payments.record(
          {
            customerId: 2,
            date: localDate('2025-03-01'),
            amountCents: cents(100),
            allocations: [{ invoiceId: invoiceId(company, 'F3'), amountCents: cents(100) }],
          },
          company,
        ),
    ],
    [
      'a payment of a customer that it added',
      /le client Martin a depuis/,
      (company) => company.client.payments.record({ customerId: 2, date: localDate('2025-03-01'), amountCents: cents(100) }, company),
    ],
    [
      'a customer’s details completed',
      /la fiche du client Durand a été modifiée/,
      (company) => company.client.customers.update({ id: 1, phone: '0102030405' }, company),
    ],
    [
      'an invoice cancelled',
      /la facture F3 a été annulée/,
      (company) => company.client.invoices.cancel({ invoiceId: invoiceId(company, 'F3'), cancelledOn: localDate('2025-06-01') }, company),
    ],
    [
      'a dispute closed',
      /le litige de la facture F3 a été modifié/,
      async (company) => {
        const [dispute] = await company.client.disputes.list({ asOf: localDate('2025-06-30') }, company);
        await company.client.disputes.close({ disputeId: dispute?.disputeId ?? 0, outcome: 'maintained' }, company);
      },
    ],
    [
      'a schedule',
      /la facture F3 est dans un échéancier/,
      (company) =>
        company.client.schedules.create(
          {
            invoiceIds: [invoiceId(company, 'F3')],
            instalments: 2,
            every: 'month',
            firstOn: localDate('2025-07-31'),
            asOf: localDate('2025-06-30'),
          },
          company,
        ),
    ],
  ])('is refused after %s', async (_work, reason, work) => {
    const { company, second } = await twoImports();
    await work(company);
    const before = contentOf(company);
    expect(await refusal(company, second)).toMatch(reason);
    expect(contentOf(company)).toEqual(before);
  });
});
