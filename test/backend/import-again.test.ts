import { describe, expect, it } from 'vitest';
import { aBackend, aCompany } from '../builders/company.ts';
import { aFile, commitLines, previewLines, storedInvoices } from '../builders/import-file.ts';

const TITLES = 'N° facture;Code client;Client;Date facture;Échéance;Montant TTC';

describe('what the file says was paid', () => {
  const TITLES_SETTLED = 'invoiceNumber,customerID,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate';

  it('becomes payments on the settlement dates, and disputes that were closed then', async () => {
    const company = await aCompany();
    const result = await commitLines(company, [
      TITLES_SETTLED,
      '0000001,C-1,1/2/2025,2/1/2025,55.94,Yes,1/15/2025',
      '0000002,C-1,1/26/2025,2/25/2025,61.74,No,',
    ]);
    expect(result.totals).toMatchObject({ invoiceCents: 11768, paymentCents: 5594 });
    expect(storedInvoices(company, '2025-01-14')).toMatchObject([
      { number: '0000001', issuedOn: '2025-01-02', openCents: 5594, disputedCents: 5594 },
    ]);
    expect(storedInvoices(company, '2025-01-31')).toMatchObject([
      { number: '0000001', openCents: 0, disputedCents: 0 },
      { number: '0000002', openCents: 6174 },
    ]);
    expect(company.db.prepare('SELECT opened_on, closed_on, outcome FROM disputes').all()).toEqual([
      { opened_on: '2025-01-02', closed_on: '2025-01-15', outcome: 'maintained' },
    ]);
  });

  it('arrives with a later file: the invoice is settled, once', async () => {
    const company = await aCompany();
    await commitLines(company, [TITLES_SETTLED, 'F1,C-1,1/20/2025,2/19/2025,55.94,Yes,', 'F2,C-1,1/26/2025,2/25/2025,61.74,No,']);
    const later = [TITLES_SETTLED, 'F1,C-1,1/20/2025,2/19/2025,55.94,Yes,3/1/2025', 'F2,C-1,1/26/2025,2/25/2025,61.74,No,'];
    const shown = await previewLines(company, later);
    expect(shown.counts).toEqual({ new: 0, changed: 0, unchanged: 1, settled: 1, rejected: 0 });
    expect(shown.rows[0]).toMatchObject({ state: 'settled', changes: ['réglée de 55,94\u00a0€ le 01/03/2025'] });
    await commitLines(company, later);
    expect((await commitLines(company, later)).counts).toMatchObject({ unchanged: 2 });
    expect(company.db.prepare('SELECT closed_on FROM disputes').all()).toEqual([{ closed_on: '2025-03-01' }]);
    expect(company.db.prepare('SELECT count(*) AS n FROM payments').get()).toEqual({ n: 1 });
  });

  it('cannot precede the invoice unless it is said to', async () => {
    const company = await aCompany();
    const lines = [TITLES_SETTLED, 'F1,C-1,1/20/2025,2/19/2025,55.94,No,1/19/2025', 'F2,C-1,1/26/2025,2/25/2025,61.74,No,'];
    const { rejected } = await commitLines(company, lines, { answers: { earlyPayments: 'reject' } });
    expect(rejected).toMatchObject([{ row: 2, code: 'SETTLED_BEFORE_ISSUE', column: 'SettledDate' }]);
  });
});

describe('a later file of the same invoices', () => {
  const first = [TITLES, 'F1;C1;Durand;13/01/2025;30/06/2025;100,00', 'F2;C1;Durand;14/01/2025;14/02/2025;50,00'];

  it('without a day, is not dated before the import that still knew the invoice as due: that is asked', async () => {
    const october = await aCompany({ today: '2026-10-20' });
    const titles = 'N° facture;Client;Date facture;Échéance;Montant TTC;Payé ?';
    await commitLines(october, [titles, 'F1;Durand;18/08/2026;18/09/2026;2 200,00;', 'F2;Martin;18/08/2026;18/09/2026;500,00;']);
    october.backend.close();
    const { client, backend } = aBackend({ today: '2026-11-22', directory: october.directory });
    const { company } = october;
    await client.companies.open({ companyId: company });
    const november = aFile(october, [titles, 'F1;Durand;18/08/2026;18/09/2026;2 200,00;oui', 'F2;Martin;18/08/2026;18/09/2026;500,00;']);

    const asked = await client.imports.preview({ file: november, answers: { paidOn: 'dueOn' } }, { company });
    expect(asked.questions).toMatchObject([
      {
        code: 'paidOnSince',
        message: expect.stringContaining('Une facture encore due à l’import du 20/10/2026 (F1) est maintenant réglée'),
      },
    ]);
    const dated = async (paidOnSince: string) => {
      const { rows } = await client.imports.preview({ file: november, answers: { paidOn: 'dueOn', paidOnSince } }, { company });
      return rows[0]?.changes;
    };
    expect(await dated('today')).toEqual(['réglée de 2\u202f200,00\u00a0€ le 22/11/2026']);
    expect(await dated('asOthers')).toEqual(['réglée de 2\u202f200,00\u00a0€ le 18/09/2026']);

    await client.imports.commit({ file: november, answers: { paidOn: 'dueOn', paidOnSince: 'today' } }, { company });
    backend.close();
    // What is settled already is asked about no more, on whatever day.
    const december = aBackend({ today: '2026-12-22', directory: october.directory });
    await december.client.companies.open({ companyId: company });
    const again = await december.client.imports.preview({ file: november, answers: { paidOn: 'dueOn' } }, { company });
    expect(again).toMatchObject({ questions: [], counts: { unchanged: 2 } });
  });

  it('shows what changed, field by field, and changes that only', async () => {
    const company = await aCompany();
    await commitLines(company, first);
    const later = [
      TITLES,
      'F1;C1;Durand;13/01/2025;15/07/2025;110,00',
      'F2;C1;Durand;14/01/2025;14/02/2025;50,00',
      'F3;C1;Durand;15/01/2025;15/02/2025;70,00',
    ];
    const shown = await previewLines(company, later);
    expect(shown.counts).toEqual({ new: 1, changed: 1, unchanged: 1, settled: 0, rejected: 0 });
    expect(shown.rows[0]).toMatchObject({
      row: 2,
      state: 'changed',
      changes: ['montant : 100,00\u00a0€ → 110,00\u00a0€', 'échéance : 30/06/2025 → 15/07/2025'],
    });
    await commitLines(company, later);
    expect(storedInvoices(company)).toMatchObject([
      { number: 'F2' },
      { number: 'F3' },
      { number: 'F1', dueOn: '2025-07-15', totalCents: 11000 },
    ]);
  });

  it('cannot bring an amount below what was already paid', async () => {
    const company = await aCompany();
    await commitLines(company, first);
    await company.client.imports.commit(
      { file: aFile(company, ['Date règlement;Facture;Montant', '15/02/2025;F1;80,00'], 'reglements.csv') },
      company,
    );
    const { rejected } = await commitLines(company, [
      TITLES,
      'F1;C1;Durand;13/01/2025;30/06/2025;60,00',
      'F2;C1;Durand;14/01/2025;14/02/2025;50,00',
    ]);
    expect(rejected).toMatchObject([{ row: 2, code: 'TOTAL_BELOW_ALLOCATED' }]);
  });

  it('knows an invoice by number, customer and year', async () => {
    const company = await aCompany();
    await commitLines(company, first);
    const { counts } = await commitLines(company, [
      TITLES,
      'F1;C2;Martin;13/01/2025;13/02/2025;30,00',
      'F1;C1;Durand;13/01/2024;13/02/2024;20,00',
      ' f1 ;C1;DURAND;13/01/2025;30/06/2025;100,00',
    ]);
    expect(counts).toMatchObject({ new: 2, unchanged: 1 });
  });

  it('knows a customer by code, then SIREN, then name, and never by resemblance', async () => {
    const company = await aCompany();
    const titles = 'N° facture;Code client;Client;SIREN;Date facture;Montant TTC';
    await commitLines(company, [
      titles,
      'F1;C1;S.A.R.L. Durand & Fils;732829320;13/01/2025;10,00',
      'F2;;DURAND ET FILS;;14/01/2025;10,00',
      'F3;;Durand Fils et associés;732 829 320;15/01/2025;10,00',
      'F4;;Durant et Fils;;16/01/2025;10,00',
      'F5;C9;Durand & Fils;;17/01/2025;10,00',
    ]);
    const byCustomer = company.db
      .prepare(
        'SELECT c.id, c.name, group_concat(i.number) AS numbers FROM customers c JOIN invoices i ON i.customer_id = c.id GROUP BY c.id',
      )
      .all();
    expect(byCustomer).toEqual([
      { id: 1, name: 'S.A.R.L. Durand & Fils', numbers: 'F1,F2,F3' },
      { id: 2, name: 'Durant et Fils', numbers: 'F4' },
      { id: 3, name: 'Durand & Fils', numbers: 'F5' },
    ]);
    const { rejected } = await commitLines(company, [
      'N° facture;Client;Date facture;Montant TTC',
      'F6;Durand & fils;18/01/2025;10,00',
      'F7;Durant et fils;18/01/2025;10,00',
    ]);
    expect(rejected).toMatchObject([{ row: 2, code: 'CUSTOMER_AMBIGUOUS' }]);
  });
});

describe('a full list of what is open', () => {
  it('settles, on its latest issue date, the open invoices that it no longer holds', async () => {
    const company = await aCompany();
    await commitLines(company, [
      TITLES,
      'F1;C1;Durand;13/01/2025;13/02/2025;100,00',
      'F2;C1;Durand;14/01/2025;14/02/2025;50,00',
      'A1;C1;Durand;15/01/2025;15/01/2025;-20,00',
      'F3;C2;Martin;16/01/2025;16/02/2025;70,00',
      'F9;C2;Martin;20/05/2025;20/06/2025;5,00',
    ]);
    const list = [TITLES, 'F3;C2;Martin;16/01/2025;16/02/2025;70,00', 'F4;C2;Martin;10/03/2025;10/04/2025;30,00'];
    expect((await previewLines(company, list)).counts).toMatchObject({ new: 1, unchanged: 1, settled: 0 });
    const shown = await previewLines(company, list, { mode: 'full' });
    expect(shown.counts).toEqual({ new: 1, changed: 0, unchanged: 1, settled: 2, rejected: 0 });
    expect(shown.rows.filter(({ state }) => state === 'settled')).toMatchObject([
      { row: 0, label: 'F1', changes: ['absente de la liste complète : soldée le 10/03/2025'] },
      { row: 0, label: 'F2' },
    ]);
    await commitLines(company, list, { mode: 'full' });
    const open = storedInvoices(company).filter(({ openCents }) => openCents !== 0);
    expect(open.map(({ number }) => number)).toEqual(['F3', 'F4', 'F9']);
    // The credit note that is gone was set off against the oldest invoice that is gone; the rest was paid.
    expect(company.db.prepare('SELECT paid_on AS paidOn, amount_cents AS cents FROM payments ORDER BY id').all()).toEqual([
      { paidOn: '2025-03-10', cents: 8000 },
      { paidOn: '2025-03-10', cents: 5000 },
    ]);
    expect((await commitLines(company, list, { mode: 'full' })).counts).toMatchObject({ unchanged: 2, settled: 0 });
  });

  it('leaves alone an invoice whose row was refused, and everything when a refused row has no number', async () => {
    const company = await aCompany();
    await commitLines(company, [TITLES, 'F1;C1;Durand;13/01/2025;13/02/2025;100,00', 'F2;C1;Durand;14/01/2025;14/02/2025;50,00']);
    const refused = await commitLines(
      company,
      [TITLES, 'F1;C1;Durand;13/01/2025;13/02/2025;???', 'F3;C1;Durand;13/05/2025;13/06/2025;10,00'],
      {
        mode: 'full',
      },
    );
    expect(refused.counts).toMatchObject({ settled: 1 });
    expect(
      storedInvoices(company)
        .filter(({ openCents }) => openCents > 0)
        .map(({ number }) => number),
    ).toEqual(['F1', 'F3']);
    const uncertain = await commitLines(
      company,
      [TITLES, ';C1;Durand;13/01/2025;13/02/2025;1,00', 'F3;C1;Durand;13/05/2025;13/06/2025;10,00'],
      {
        mode: 'full',
      },
    );
    expect(uncertain.counts).toMatchObject({ settled: 0, rejected: 1 });
    expect(uncertain.remarks).toMatchObject([{ code: 'FULL_LIST_UNCERTAIN' }]);
  });

  it('leaves alone an invoice that the list holds under another customer’s name, and remarks on it', async () => {
    const company = await aCompany();
    await commitLines(company, [TITLES, 'F1;C1;Durand;13/01/2025;13/02/2025;100,00']);
    const renamed = await commitLines(company, [TITLES, 'F1;D1;Durand et associés;13/01/2025;13/02/2025;100,00'], { mode: 'full' });
    expect(renamed.counts).toMatchObject({ new: 1, settled: 0 });
    expect(renamed.remarks).toMatchObject([{ row: 2, code: 'NUMBER_ELSEWHERE' }]);
  });
});
