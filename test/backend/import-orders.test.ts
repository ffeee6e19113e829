import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invoicesAt } from '../../db/invoices/open-invoices.queries.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, contentOf, storedInvoices } from '../builders/import-file.ts';
import { ofxStatement } from '../builders/ofx-statement.ts';

const TODAY = '2026-04-01';
const INVOICE_TITLES = 'Numéro;Client;Date;Échéance;Montant TTC';
const PAYMENT_TITLES = 'Facture;Client;Date de règlement;Montant réglé';

const commit = (company: TestCompany, content: string | readonly string[], name: string) =>
  company.client.imports.commit({ file: aFile(company, content, name) }, company);

/** What a book says, whatever the order in which its rows were numbered. */
async function bookOf(company: TestCompany): Promise<unknown> {
  const rows = (sql: string) =>
    company.db
      .prepare<Record<string, unknown>>(sql)
      .all()
      .map((row) => JSON.stringify(row))
      .sort();
  const ratios = [];
  for (const month of ['2026-01', '2026-02', '2026-03'] as YearMonth[]) {
    const { autoMatchRatio, collectedCents } = await company.client.dashboard.figures({ month }, company);
    ratios.push([autoMatchRatio, collectedCents]);
  }
  return {
    customers: rows('SELECT name FROM customers'),
    invoices: storedInvoices(company),
    payments: rows(
      `SELECT c.name, p.paid_on, p.amount_cents, p.kind, p.reference, p.matched_automatically, p.waits_for_invoice, i.file_name
       FROM payments p JOIN customers c ON c.id = p.customer_id LEFT JOIN imports i ON i.id = p.import_id`,
    ),
    allocations: rows(
      `SELECT v.number, p.paid_on, p.reference, a.allocated_on, a.amount_cents FROM allocations a JOIN invoices v ON v.id = a.invoice_id
       JOIN payments p ON p.id = a.payment_id`,
    ),
    movements: rows(
      `SELECT m.booked_on, m.amount_cents, m.label, m.state, p.paid_on, p.reference FROM bank_movements m LEFT JOIN payments p ON p.id = m.payment_id`,
    ),
    ratios,
  };
}

const CUSTOMERS = ['Boulangerie Martin', 'Garage Lopez', 'Menuiserie Dubreuil'];
const AMOUNTS = [12_000, 8_000, 20_000, 35_050];
const day = fc.integer({ min: 1, max: 28 }).map((date) => String(date).padStart(2, '0'));
const invoices = fc.array(fc.record({ customer: fc.constantFrom(...CUSTOMERS), amount: fc.constantFrom(...AMOUNTS), day }), {
  minLength: 1,
  maxLength: 8,
});
const credits = fc.array(
  fc.record({
    day,
    month: fc.constantFrom('02', '03'),
    amount: fc.constantFrom(...AMOUNTS, 32_000, 7_950, 999),
    who: fc.constantFrom(...CUSTOMERS, 'TRESORERIE GENERALE'),
    named: fc.option(fc.integer({ min: 1, max: 8 }), { nil: null }),
  }),
  { minLength: 1, maxLength: 6 },
);

/** The invoices that each payment allocated by an import goes to. */
function allocatedBy({ db }: TestCompany, importId: number): string[][] {
  const rows = db
    .prepare<{ paymentId: number; number: string }>(
      'SELECT a.payment_id AS paymentId, v.number FROM allocations a JOIN invoices v ON v.id = a.invoice_id WHERE a.import_id = ? ORDER BY a.id',
    )
    .all(importId);
  const payments = [...new Set(rows.map(({ paymentId }) => paymentId))];
  return payments.map((id) => rows.filter(({ paymentId }) => paymentId === id).map(({ number }) => number)).sort();
}

describe('a payment and its invoice, imported in any order', () => {
  it('give the same book whether the statement comes first or the invoices, and undoing the second gives back the first', async () => {
    await fc.assert(
      fc.asyncProperty(invoices, credits, fc.boolean(), async (sold, received, customersFirst) => {
        const list = [
          INVOICE_TITLES,
          ...sold.map(({ customer, amount, day: on }, index) => {
            return `FA-2026-00${index + 1};${customer};2026-01-${on};2026-02-${on};${(amount / 100).toFixed(2).replace('.', ',')}`;
          }),
        ];
        const bank = ofxStatement(
          received.map(({ day: on, month, amount, who, named }, index) => ({
            day: `2026-${month}-${on}`,
            amount,
            label: `VIR ${who.toUpperCase()}${named === null ? '' : ` FA-2026-00${named}`} N${index}`,
          })),
        );
        const [statementFirst, invoicesFirst] = [await aCompany({ today: TODAY }), await aCompany({ today: TODAY })];
        if (customersFirst)
          for (const company of [statementFirst, invoicesFirst])
            await commit(
              company,
              ['Code client;Nom;Ville;SIREN', ...CUSTOMERS.map((name, index) => `C${index};${name};Rodez;`)],
              'clients.csv',
            );
        await commit(statementFirst, bank, 'releve.ofx');
        const before = contentOf(statementFirst);
        const foreseen = await statementFirst.client.imports.preview({ file: aFile(statementFirst, list, 'factures.csv') }, statementFirst);
        expect(contentOf(statementFirst)).toEqual(before);
        const { importId, matchedPayments } = await commit(statementFirst, list, 'factures.csv');
        expect(foreseen.waitingMatches).toHaveLength(matchedPayments);
        expect(foreseen.waitingMatches.map(({ invoiceNumbers }) => invoiceNumbers).sort()).toEqual(allocatedBy(statementFirst, importId));
        const after = contentOf(statementFirst);
        await commit(invoicesFirst, list, 'factures.csv');
        await commit(invoicesFirst, bank, 'releve.ofx');
        expect(await bookOf(statementFirst)).toEqual(await bookOf(invoicesFirst));

        expect((await commit(statementFirst, bank, 'releve.ofx')).counts.new).toBe(0);
        expect(lasting(contentOf(statementFirst))).toEqual(lasting(after));
        await statementFirst.client.imports.undo({ importId }, statementFirst);
        expect(lasting(contentOf(statementFirst))).toEqual(lasting(before));
        await commit(statementFirst, list, 'factures.csv');
        expect(await bookOf(statementFirst)).toEqual(await bookOf(invoicesFirst));
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('count how many waiting payments an import of invoices allocated', async () => {
    const company = await aCompany({ today: TODAY });
    await commit(company, ofxStatement([{ day: '2026-02-03', amount: 12_000, label: 'VIR MARTIN FA-2026-001' }]), 'releve.ofx');
    const { matchedPayments } = await commit(company, [INVOICE_TITLES, 'FA-2026-001;Martin;2026-01-05;2026-02-05;120,00'], 'factures.csv');
    expect(matchedPayments).toBe(1);
    expect(storedInvoices(company)).toMatchObject([{ number: 'FA-2026-001', openCents: 0 }]);
    expect(await company.client.imports.matches({}, company)).toEqual([]);
  });

  it('leave alone what a person decided meanwhile, and say what stands on the statement', async () => {
    const company = await aCompany({ today: TODAY });
    const bank = ofxStatement([
      { day: '2026-02-03', amount: 12_000, label: 'VIR MARTIN FA-2026-001' },
      { day: '2026-02-04', amount: 8_000, label: 'VIR LOPEZ FA-2026-002' },
    ]);
    const { importId } = await commit(company, bank, 'releve.ofx');
    const [second] = await company.client.imports.matches({}, company);
    await company.client.imports.ignoreMatch({ movementId: second?.movementId ?? 0 }, company);
    await commit(
      company,
      [INVOICE_TITLES, 'FA-2026-001;Martin;2026-01-05;2026-02-05;120,00', 'FA-2026-002;Lopez;2026-01-05;2026-02-05;80,00'],
      'factures.csv',
    );
    expect(storedInvoices(company).map(({ openCents }) => openCents)).toEqual([0, 8_000]);
    await expect(company.client.imports.undo({ importId }, company)).rejects.toMatchObject({
      code: 'IMPORT_UNDO_BLOCKED',
      params: { reason: expect.stringContaining('factures.csv') },
    });
  });

  it('say what stands on the invoices when the payment that they explained was put elsewhere since', async () => {
    const company = await aCompany({ today: TODAY });
    await commit(company, ofxStatement([{ day: '2026-02-03', amount: 12_050, label: 'VIR MARTIN FA-2026-001' }]), 'releve.ofx');
    const list = [INVOICE_TITLES, 'FA-2026-001;Martin;2026-01-05;2026-02-05;120,00', 'FA-2026-002;Martin;2026-01-06;2026-02-06;80,00'];
    const { importId } = await commit(company, list, 'factures.csv');
    const [payment] = await company.client.payments.list({}, company);
    const other = invoicesAt(company.db, localDate(TODAY)).find(({ number }) => number === 'FA-2026-002');
    await company.client.payments.allocate(
      { paymentId: payment?.id ?? 0, allocations: [{ invoiceId: other?.id ?? 0, amountCents: cents(50) }] },
      company,
    );
    await expect(company.client.imports.undo({ importId }, company)).rejects.toMatchObject({ code: 'IMPORT_UNDO_BLOCKED' });
    await company.client.payments.deallocate({ paymentId: payment?.id ?? 0 }, company);
    await company.client.imports.undo({ importId }, company);
    expect(storedInvoices(company)).toEqual([]);
    expect(await company.client.payments.list({}, company)).toEqual([]);
  });

  it('pay the invoice that a table of payments named before it came', async () => {
    const payments = [PAYMENT_TITLES, 'FA-2;Martin;2026-02-10;80,00', 'FA-3;Martin;2026-02-12;50,00'];
    const sold = [INVOICE_TITLES, 'FA-1;Martin;2026-01-05;2026-02-05;120,00'];
    const late = [
      INVOICE_TITLES,
      'FA-2;Martin;2026-01-06;2026-02-06;80,00',
      'FA-3;Martin;2026-01-06;2026-02-06;90,00',
      'FA-4;Martin;2026-01-06;2026-02-06;90,00',
    ];
    const [paymentsFirst, invoicesFirst] = [await aCompany({ today: TODAY }), await aCompany({ today: TODAY })];
    for (const company of [paymentsFirst, invoicesFirst]) await commit(company, sold, 'janvier.csv');
    const { importId: paid } = await commit(paymentsFirst, payments, 'reglements.csv');
    const before = contentOf(paymentsFirst);
    const { importId, matchedPayments } = await commit(paymentsFirst, late, 'fevrier.csv');
    await commit(invoicesFirst, late, 'fevrier.csv');
    await commit(invoicesFirst, payments, 'reglements.csv');
    expect(matchedPayments).toBe(2);
    const book = await bookOf(paymentsFirst);
    expect({ ...(book as object), payments: [] }).toEqual({ ...((await bookOf(invoicesFirst)) as object), payments: [] });
    await expect(paymentsFirst.client.imports.undo({ importId: paid }, paymentsFirst)).rejects.toMatchObject({
      params: { reason: expect.stringContaining('fevrier.csv') },
    });
    await paymentsFirst.client.imports.undo({ importId }, paymentsFirst);
    expect(lasting(contentOf(paymentsFirst))).toEqual(lasting(before));
  });
});

describe('the same money on a statement and in the accounts', () => {
  const bank = ofxStatement([{ day: '2026-02-10', amount: 20_000, label: 'VIR GARAGE LOPEZ ACOMPTE' }]);
  const sold = [INVOICE_TITLES, 'FA-2;Garage Lopez;2026-01-10;2026-02-09;350,50'];
  const entered = [PAYMENT_TITLES, 'FA-2;Garage Lopez;2026-02-12;200,00'];
  const collected = async (company: TestCompany) =>
    (await company.client.payments.list({}, company)).reduce((sum, { amountCents }) => sum + amountCents, 0);

  it('is counted once whichever is imported first, a few days apart, and comes back when the accounts are taken back', async () => {
    const [bankFirst, accountsFirst] = [await aCompany({ today: TODAY }), await aCompany({ today: TODAY })];
    for (const company of [bankFirst, accountsFirst]) await commit(company, sold, 'factures.csv');
    await commit(bankFirst, bank, 'releve.ofx');
    const before = contentOf(bankFirst);
    const { importId } = await commit(bankFirst, entered, 'reglements.csv');
    await commit(accountsFirst, entered, 'reglements.csv');
    await commit(accountsFirst, bank, 'releve.ofx');
    expect(await bookOf(bankFirst)).toEqual(await bookOf(accountsFirst));
    expect(await collected(bankFirst)).toBe(20_000);
    expect(storedInvoices(bankFirst)).toMatchObject([{ openCents: 15_050 }]);
    await bankFirst.client.imports.undo({ importId }, bankFirst);
    expect(lasting(contentOf(bankFirst))).toEqual(lasting(before));
  });

  it('is counted once when the statement had already paid the invoice, and the preview says so', async () => {
    const company = await aCompany({ today: TODAY });
    await commit(company, sold, 'factures.csv');
    await commit(company, ofxStatement([{ day: '2026-02-10', amount: 35_050, label: 'VIR GARAGE LOPEZ FA-2' }]), 'releve.ofx');
    const file = aFile(company, [PAYMENT_TITLES, 'FA-2;Garage Lopez;2026-02-08;350,50'], 'reglements.csv');
    const preview = await company.client.imports.preview({ file }, company);
    expect(preview.counts).toMatchObject({ new: 0, unchanged: 1 });
    expect(preview.rows[0]?.changes).toEqual(['déjà encaissé le 10/02/2026, sur un relevé de banque']);
  });

  const lopez = (company: TestCompany) => invoicesAt(company.db, localDate(TODAY))[0]?.customerId ?? 0;

  it('is counted once when a person enters what the statement has, and waits again when she takes it back', async () => {
    const company = await aCompany({ today: TODAY });
    await commit(company, sold, 'factures.csv');
    await commit(company, bank, 'releve.ofx');
    const entry = { customerId: lopez(company), date: localDate('2026-02-12'), amountCents: cents(20_000) };
    const { paymentId, onStatement } = await company.client.payments.record(entry, company);
    expect(onStatement).toEqual({ fileName: 'releve.ofx', bookedOn: '2026-02-10' });
    expect(await collected(company)).toBe(20_000);
    expect(await company.client.imports.matches({}, company)).toEqual([]);
    expect((await company.client.payments.record(entry, company)).onStatement).toBeNull();
    await company.client.payments.remove({ paymentId }, company);
    expect(await company.client.imports.matches({}, company)).toMatchObject([{ amountCents: 20_000, customerId: null }]);
  });

  it('is counted once when it is entered as an instalment', async () => {
    const company = await aCompany({ today: TODAY });
    await commit(company, sold, 'factures.csv');
    await commit(company, bank, 'releve.ofx');
    const invoiceIds = invoicesAt(company.db, localDate(TODAY)).map(({ id }) => id);
    const plan = { invoiceIds, instalments: 2, every: 'month' as const, firstOn: localDate('2026-04-30'), asOf: localDate(TODAY) };
    const { scheduleId } = await company.client.schedules.create(plan, company);
    const instalment = { scheduleId, date: localDate('2026-02-12'), amountCents: cents(20_000) };
    const { onStatement } = await company.client.schedules.recordPayment(instalment, company);
    expect(onStatement).toEqual({ fileName: 'releve.ofx', bookedOn: '2026-02-10' });
    expect(await collected(company)).toBe(20_000);
    expect(await company.client.imports.matches({}, company)).toEqual([]);
    expect((await company.client.schedules.recordPayment({ ...instalment, amountCents: cents(100) }, company)).onStatement).toBeNull();
  });

  it('is proposed as already recorded when the statement does not say whose it is, and then is that payment', async () => {
    const company = await aCompany({ today: TODAY });
    await commit(company, sold, 'factures.csv');
    await company.client.payments.record(
      { customerId: lopez(company), date: localDate('2026-02-07'), amountCents: cents(20_000) },
      company,
    );
    await commit(company, ofxStatement([{ day: '2026-02-10', amount: 20_000, label: 'REMISE CHEQUE 12' }]), 'releve.ofx');
    const [movement] = await company.client.imports.matches({}, company);
    expect(movement?.recorded).toMatchObject([{ customerName: 'Garage Lopez', paidOn: '2026-02-07' }]);
    const movementId = movement?.movementId ?? 0;
    await expect(company.client.imports.acceptMatch({ movementId, paymentId: 999 }, company)).rejects.toMatchObject({
      code: 'MATCH_ABSENT',
    });
    await company.client.imports.acceptMatch({ movementId, paymentId: movement?.recorded[0]?.paymentId ?? 0 }, company);
    expect(await company.client.imports.matches({}, company)).toEqual([]);
    expect(await collected(company)).toBe(20_000);
  });

  it('is two payments a week apart', async () => {
    const company = await aCompany({ today: TODAY });
    await commit(company, sold, 'factures.csv');
    await commit(company, bank, 'releve.ofx');
    await commit(company, [PAYMENT_TITLES, 'FA-2;Garage Lopez;2026-02-17;200,00'], 'reglements.csv');
    expect(await collected(company)).toBe(40_000);
  });
});

/** Without what an import learns of a shape of file, whose undoing has tests of its own, and what is only computed anew. */
function lasting({ import_mappings: _, stale_customer_months: __, ...content }: Record<string, unknown[]>): Record<string, unknown[]> {
  return content;
}
