import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ReplyError } from '../../shared/contract/client.ts';
import { addDays, type LocalDate, localDate } from '../../shared/dates/local-date.ts';
import { yearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile } from '../builders/import-file.ts';
import { naiveCompanyFigures, naiveFigures } from '../builders/naive-figures.ts';

const START = localDate('2024-01-08');
const MONTHS = ['2024-02', '2024-12', '2025-05', '2025-06'].map(yearMonth);
const FORECAST_DAYS = ['2024-06-15', '2025-05-31', '2025-06-30'].map(localDate);
const CUSTOMERS = ['Durand', 'Martin', 'Petit', 'Moreau'];

const day = fc.nat(500).map((after) => addDays(START, after));
const amount = fc.integer({ min: 100, max: 90_000 });
const pick = fc.nat();

const invoices = fc.array(
  fc.record({
    number: fc.nat(40),
    customer: fc.nat(3),
    issuedOn: day,
    terms: fc.nat(80),
    total: fc.oneof(amount, amount, amount, fc.integer({ min: -9_000, max: -1 }), fc.constant(0)),
    settledAfter: fc.option(fc.nat(150), { freq: 2 }),
    disputed: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);
const payments = fc.array(fc.record({ number: fc.nat(40), customer: fc.nat(3), on: day, amount }), { minLength: 1, maxLength: 5 });
const step = fc.oneof(
  fc.record({ does: fc.constant('importInvoices' as const), invoices, untouched: fc.boolean() }),
  fc.record({ does: fc.constant('importPayments' as const), payments }),
  fc.record({ does: fc.constant('undoImport' as const), pick }),
  fc.record({ does: fc.constantFrom('record' as const, 'writeOff' as const), pick, on: day, share: fc.constantFrom(1, 2, 3) }),
  fc.record({ does: fc.constant('payEarly' as const), pick }),
  fc.record({ does: fc.constantFrom('remove' as const, 'deallocate' as const, 'cancel' as const), pick, on: day }),
  fc.record({ does: fc.constant('applyCreditNote' as const), pick, on: day }),
  fc.record({ does: fc.constantFrom('merge' as const, 'undoMerge' as const), pick }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const euros = (value: number) => (value / 100).toFixed(2).replace('.', ',');
const written = (date: LocalDate) => date.split('-').reverse().join('/');

/** One thing that a person may do, through the program's own verbs; what the program refuses is done by nobody. */
async function perform(company: TestCompany, each: Step): Promise<void> {
  const { client, db } = company;
  const one = <Row>(sql: string): Row | undefined => {
    const rows = db.prepare<Row>(sql).all();
    return 'pick' in each && rows.length > 0 ? rows[each.pick % rows.length] : undefined;
  };
  const open = `(SELECT i.id, i.customer_id AS customerId, i.kind, i.issued_on AS issuedOn, abs(i.total_cents) - coalesce(
    (SELECT sum(a.amount_cents) FROM allocations a WHERE a.invoice_id = i.id OR a.credit_note_id = i.id), 0) AS rest
    FROM invoices i WHERE i.cancelled_on IS NULL)`;
  type Open = { id: number; customerId: number; issuedOn: LocalDate; rest: number };
  switch (each.does) {
    case 'importInvoices': {
      const titles = 'N° facture;Client;Date facture;Échéance;Montant TTC';
      const lines = each.invoices.map(({ number, customer, issuedOn, terms, total, settledAfter, disputed }) => {
        const row = `F${number};${CUSTOMERS[customer]};${written(issuedOn)};${written(addDays(issuedOn, terms))};${euros(total)}`;
        if (each.untouched) return row;
        return `${row};${disputed ? 'oui' : 'non'};${settledAfter === null || total <= 0 ? '' : written(addDays(issuedOn, settledAfter))}`;
      });
      const file = aFile(company, [each.untouched ? titles : `${titles};Litige;Date règlement`, ...lines], 'factures.csv');
      await client.imports.commit({ file }, company);
      return;
    }
    case 'importPayments': {
      const lines = each.payments.map((p) => `F${p.number};${CUSTOMERS[p.customer]};${written(p.on)};${euros(p.amount)}`);
      const file = aFile(company, ['Facture;Client;Date de règlement;Montant réglé', ...lines], 'reglements.csv');
      await client.imports.commit({ file }, company);
      return;
    }
    case 'undoImport': {
      const done = one<{ id: number }>('SELECT id FROM imports WHERE undone_at IS NULL ORDER BY id DESC LIMIT 2');
      if (done) await client.imports.undo({ importId: done.id }, company);
      return;
    }
    case 'record':
    case 'writeOff': {
      const invoice = one<Open>(`SELECT * FROM ${open} WHERE kind = 'invoice' AND rest > 2 ORDER BY id`);
      if (!invoice) return;
      const part = cents(Math.floor(invoice.rest / each.share));
      const allocations = [{ invoiceId: invoice.id, amountCents: part }];
      const kind = each.does === 'record' ? 'payment' : 'writeOff';
      const amountCents = cents(part + (kind === 'payment' ? 50 : 0));
      await client.payments.record({ customerId: invoice.customerId, date: each.on, amountCents, kind, allocations }, company);
      return;
    }
    case 'payEarly': {
      const invoice = one<Open>(`SELECT * FROM ${open} WHERE kind = 'invoice' AND rest > 100 ORDER BY id`);
      if (!invoice) return;
      await client.invoices.setEarlyPayment({ invoiceId: invoice.id, earlyPayment: '10/20' }, company);
      const { offer } = await client.invoices.earlyPayment({ invoiceId: invoice.id }, company);
      const amountCents = cents(invoice.rest - Math.min(invoice.rest - 1, offer?.discountCents ?? 0));
      const allocations = [{ invoiceId: invoice.id, amountCents }];
      await client.payments.record(
        { customerId: invoice.customerId, date: addDays(invoice.issuedOn, 20), amountCents, allocations },
        company,
      );
      return;
    }
    case 'remove':
    case 'deallocate': {
      const payment = one<{ id: number }>('SELECT id FROM payments ORDER BY id');
      if (payment) await client.payments[each.does]({ paymentId: payment.id }, company);
      return;
    }
    case 'cancel': {
      const invoice = one<{ id: number }>('SELECT id FROM invoices WHERE cancelled_on IS NULL ORDER BY id');
      if (invoice) await client.invoices.cancel({ invoiceId: invoice.id, cancelledOn: each.on }, company);
      return;
    }
    case 'applyCreditNote': {
      const creditNote = one<Open>(`SELECT * FROM ${open} WHERE kind = 'creditNote' AND rest > 0 ORDER BY id`);
      if (!creditNote) return;
      const invoice = one<Open>(`SELECT * FROM ${open} WHERE kind = 'invoice' AND rest > 0 AND customerId = ${creditNote.customerId}`);
      if (!invoice) return;
      const amountCents = cents(Math.min(creditNote.rest, invoice.rest));
      await client.payments.allocateCreditNote(
        { creditNoteId: creditNote.id, allocations: [{ invoiceId: invoice.id, amountCents }], date: each.on },
        company,
      );
      return;
    }
    case 'merge': {
      const ids = db.prepare<{ id: number }>('SELECT id FROM customers ORDER BY id').all();
      const [keep, merged] = [ids[each.pick % Math.max(1, ids.length)], ids[(each.pick + 1) % Math.max(1, ids.length)]];
      if (keep && merged && keep !== merged) await client.customers.merge({ keepId: keep.id, mergeId: merged.id }, company);
      return;
    }
    case 'undoMerge': {
      const merge = one<{ id: number }>('SELECT id FROM customer_merges WHERE undone_on IS NULL ORDER BY id');
      if (merge) await client.customers.undoMerge({ mergeId: merge.id }, company);
    }
  }
}

function kept({ db }: TestCompany) {
  return {
    months: db.prepare('SELECT * FROM customer_month_blocks ORDER BY month, block').all(),
    credit: db.prepare('SELECT * FROM credit_customer_months ORDER BY customer_id, month').all(),
    settled: db.prepare('SELECT id, settled_on FROM invoices ORDER BY id').all(),
  };
}

/** Allocations that do not say on which day their payment came. */
const OTHER_DAYS = `SELECT a.id FROM allocations a LEFT JOIN payments p ON p.id = a.payment_id AND p.kind = 'payment'
  WHERE a.received_on IS NOT p.paid_on`;

/** Any command makes again the sums of customers that are marked. */
const anyCommand = ({ client, company }: TestCompany) =>
  client.charges.add({ date: localDate('2025-06-01'), amountCents: cents(700), nature: 'variable', label: 'Port' }, { company });

const FIRST: Step = {
  does: 'importInvoices',
  untouched: true,
  invoices: [
    { number: 20, customer: 0, issuedOn: START, terms: 30, total: 12_000, settledAfter: null, disputed: false },
    { number: 21, customer: 1, issuedOn: addDays(START, 40), terms: 10, total: 8_000, settledAfter: null, disputed: false },
    { number: 22, customer: 0, issuedOn: addDays(START, 50), terms: 0, total: -3_000, settledAfter: null, disputed: false },
  ],
};

const on = addDays(START, 30);
const LATER = { customer: 2, issuedOn: addDays(START, 200), terms: 30, total: 4_500, settledAfter: 20, disputed: true };
const EVERY_KIND: Step[] = [
  { does: 'record', pick: 0, on, share: 2 },
  { does: 'deallocate', pick: 0, on },
  { does: 'remove', pick: 0, on },
  { does: 'payEarly', pick: 1 },
  { does: 'writeOff', pick: 0, on, share: 3 },
  { does: 'applyCreditNote', pick: 0, on: addDays(START, 90) },
  { does: 'importPayments', payments: [{ number: 21, customer: 1, on: addDays(START, 70), amount: 3_000 }] },
  { does: 'merge', pick: 0 },
  { does: 'undoMerge', pick: 0 },
  { does: 'undoImport', pick: 0 },
  { does: 'importInvoices', untouched: false, invoices: [{ ...LATER, number: 30 }] },
  { does: 'cancel', pick: 3, on },
];

/** Steps that changed something, over all runs: the test is worth what was done in it. */
const done = new Map<string, number>();

test('sums that are kept are those made from nothing, after imports, their undoing, corrections of every kind and merges', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
      const company = await aCompany({ today: '2025-06-30' });
      const { client, db } = company;
      const forecast = () => client.dashboard.cashForecast({ asOf: localDate('2025-06-30') }, company);
      for (const each of [{ ...FIRST }, ...steps]) {
        await forecast();
        const before = db.prepare('SELECT total_changes() AS changes').get();
        try {
          await perform(company, each);
        } catch (error) {
          if (!(error instanceof ReplyError) || error.code === 'UNEXPECTED' || error.code === 'INVALID_INPUT') throw error;
        }
        const after = db.prepare('SELECT total_changes() AS changes').get();
        if (JSON.stringify(before) !== JSON.stringify(after)) done.set(each.does, (done.get(each.does) ?? 0) + 1);
        // What its back-test keeps until something is written, and the same after a write that changes nothing.
        const forecastAsKept = await forecast();
        db.prepare('UPDATE company SET name = name').run();
        expect(forecastAsKept, `after ${each.does}`).toEqual(await forecast());
        expect(db.prepare('SELECT count(*) AS count FROM stale_customer_months').get()).toEqual({ count: 0 });
        expect(db.prepare(OTHER_DAYS).all(), `after ${each.does}`).toEqual([]);
        const asKept = kept(company);
        db.prepare(`UPDATE invoices SET settled_on = 'never'`).run();
        db.prepare(`INSERT INTO stale_customer_months (customer_id, from_month) SELECT id, '0000-01' FROM customers`).run();
        await anyCommand(company);
        expect(asKept, `after ${each.does}`).toEqual(kept(company));
      }
      for (const month of MONTHS) {
        await client.inputs.set({ month, supplierDebtsCents: cents(4100), purchasesCents: cents(3300) }, company);
        await client.inputs.set({ month, averageStockCents: cents(700), costOfSalesCents: cents(910) }, company);
        const figures = await client.dashboard.figures({ month }, company);
        expect(figures, month).toMatchObject({ ...naiveFigures(db, month, () => true), ...naiveCompanyFigures(db, month) });
      }
      // The forecast from kept sums, and from the books' own rows when every customer is marked.
      const forecasts = () => Promise.all(FORECAST_DAYS.map((asOf) => client.dashboard.cashForecast({ asOf }, company)));
      const fromKept = await forecasts();
      db.prepare(`INSERT INTO stale_customer_months (customer_id, from_month) SELECT id, '0000-01' FROM customers`).run();
      db.prepare('DELETE FROM customer_month_blocks').run();
      expect(await forecasts()).toEqual(fromKept);
      company.backend.close();
    }),
    { numRuns: 12, examples: [[EVERY_KIND]] },
  );
  for (const { does } of EVERY_KIND) expect([...done.keys()]).toContain(does);
}, 240_000);
