import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openInvoicesAt } from '../../db/invoices/open-invoices.queries.ts';
import type { InputFile, OutputFile } from '../../shared/contract/file-handles.ts';
import { addDays, localDate } from '../../shared/dates/local-date.ts';
import { monthOf } from '../../shared/dates/year-month.ts';
import type { ExportSheet } from '../../shared/exports/export-sheet.ts';
import type { ExportedList } from '../../shared/exports/exports.contract.ts';
import { invoicesSheet } from '../../shared/exports/invoices-sheet.fr.ts';
import { paymentsSheet } from '../../shared/exports/payments-sheet.fr.ts';
import { findExportedBook } from '../../shared/imports/exported-book.ts';
import { cents as asCents } from '../../shared/money/cents.ts';
import { inEuros } from '../../shared/money/exchange-rate.ts';
import { aCustomerIn, anInvoiceIn } from '../builders/book.ts';
import { aBackend, type TestCompany } from '../builders/company.ts';

const TODAY = '2026-10-31';
const FIRST_DAY = localDate('2025-01-14');

/** Texts that files get wrong: separators, quotes, line breaks, what a spreadsheet would run, accents, apostrophes. */
const awkward = fc
  .tuple(
    fc.constantFrom('', '=', '+', '-', '@', "'", "'=", '"', ';', 'É', '0'),
    fc.constantFrom('SUM(A1)', 'Noël & Fils', 'a;b', 'dit "le Grand"', 'l’Œuvre', '<x>', "'=1+1", 'deux\nlignes', '12,50', '_x0041_'),
  )
  .map(([before, text]) => before + text);

interface Settlement {
  readonly invoice: number;
  readonly share: number;
  readonly wait: number;
}

const book = fc.record({
  customers: fc.array(
    fc.record({
      name: awkward,
      code: fc.constantFrom('none', 'zeros', 'letters'),
      siren: fc.constantFrom('', '73282932', '732 829 32'),
      vatNumber: fc.constantFrom('', 'FR4473282932'),
      addressLine1: fc.constantFrom('', '4 rue du Moulin', '=4, rue; des "Lilas"', '-2 bis'),
      kind: fc.constantFrom('business', 'consumer'),
      contactName: fc.constantFrom('', 'Mme Roux'),
      addressLine3: fc.constantFrom('', 'BP 12'),
      segment: fc.constantFrom('', 'Mairies', 'Comptes n° 1'),
      phone: fc.constantFrom('', '+33 5 65 00 00 00', '05 65 00 00 00'),
      email: fc.constantFrom('', 'compta@exemple.fr'),
      postalCode: fc.constantFrom('', '01000'),
      paymentTerms: fc.constantFrom('', '30 jours', '45 jours puis fin de mois'),
      creditLimitCents: fc.constantFrom(null, 0, 1_234_567),
      siret: fc.constantFrom('', '73282932000074', '732 829 320 00074'),
      iban: fc.constantFrom('', 'FR1420041010050500013M02606', 'DE89 3704 0044 0532 0130 00'),
      language: fc.constantFrom('fr', 'en'),
      insolvencyOn: fc.constantFrom(null, '2026-03-05', '2025-11-28'),
      plan: fc.constantFrom(null, 1, 2, 3),
      earlyPayment: fc.constantFrom('', '3/10', '2.5/8'),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  invoices: fc.array(
    fc.record({
      customer: fc.nat(),
      day: fc.nat(500),
      delay: fc.nat(60),
      cents: fc.integer({ min: 3, max: 5_000_000 }),
      creditNote: fc.boolean(),
      label: awkward,
      sameNumber: fc.boolean(),
      cancelledAfter: fc.option(fc.nat(40), { freq: 5 }),
      foreign: fc.option(fc.record({ currency: fc.constantFrom('USD', 'CHF'), rate: fc.constantFrom('0.9213', '1.08', '0.5') }), {
        freq: 4,
      }),
    }),
    { minLength: 1, maxLength: 14 },
  ),
  payments: fc.array(
    fc.record({
      customer: fc.nat(),
      day: fc.nat(600),
      kind: fc.constantFrom('payment', 'payment', 'payment', 'writeOff', 'discount'),
      method: fc.constantFrom('', 'Virement', 'Chèque', '=LCR', 'Perte'),
      reference: awkward,
      extra: fc.nat(50_000),
      settles: fc.array(fc.record({ invoice: fc.nat(), share: fc.integer({ min: 1, max: 100 }), wait: fc.nat(40) }), { maxLength: 4 }),
    }),
    { maxLength: 10 },
  ),
  uses: fc.array(fc.record({ creditNote: fc.nat(), invoice: fc.nat(), share: fc.integer({ min: 1, max: 100 }), wait: fc.nat(40) }), {
    maxLength: 4,
  }),
  charges: fc.array(
    fc.record({
      day: fc.nat(500),
      cents: fc.integer({ min: -50_000, max: 900_000 }).filter((cents) => cents !== 0),
      label: awkward,
      nature: fc.constantFrom('fixed', 'variable'),
    }),
    { maxLength: 4 },
  ),
  forecasts: fc.uniqueArray(
    fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      revenue: fc.option(fc.nat(9_000_000)),
      fixed: fc.option(fc.nat(900_000)),
      variable: fc.option(fc.nat(900_000)),
    }),
    {
      maxLength: 4,
      selector: ({ month }) => month,
    },
  ),
});
type Book = typeof book extends fc.Arbitrary<infer T> ? T : never;

async function newCompany(backend: ReturnType<typeof aBackend>, name: string): Promise<TestCompany> {
  const path = join(backend.directory, `${name}.quittance`);
  const { companyId } = await backend.client.companies.create({ name, path: path as OutputFile });
  return { ...backend, path, company: companyId, db: backend.backend.companies.databaseOf(companyId) };
}

/** Writes a book as years of work would have left it: whatever was put against an invoice stays within it. */
function fill({ db }: TestCompany, given: Book): void {
  const customers = given.customers.map(
    ({ code, siren, vatNumber, creditLimitCents, insolvencyOn, plan, earlyPayment, ...customer }, index) => {
      const id = aCustomerIn(db, {
        ...customer,
        // Two customers with one SIREN are one.
        siren: siren && `${siren}${index}`,
        vatNumber: vatNumber && `${vatNumber}${index}`,
        name: `${customer.name} ${index}`,
        code: code === 'none' ? '' : code === 'zeros' ? `000${index}` : `=C-${index}`,
      });
      db.prepare(
        'UPDATE customers SET credit_limit_cents = ?, insolvency_on = ?, reminder_plan_id = ?, early_payment = ? WHERE id = ?',
      ).run(creditLimitCents, insolvencyOn, plan, earlyPayment, id);
      return id;
    },
  );
  const insert = (table: string, row: Record<string, string | number | null>) =>
    Number(
      db
        .prepare(
          `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
            .map((key) => `:${key}`)
            .join(', ')})`,
        )
        .run(row).lastInsertRowid,
    );
  let firstYear = '';
  let again = false;
  const invoices = given.invoices.map(({ customer, day, delay, cents, creditNote, label, sameNumber, cancelledAfter, foreign }, index) => {
    const customerId = customers[customer % customers.length] as number;
    const issuedOn = addDays(FIRST_DAY, day);
    // Numbering starts again each year.
    const number = index > 0 && sameNumber && issuedOn.slice(0, 4) !== firstYear ? 'F-0' : `F-${index}`;
    if (index === 0) firstYear = issuedOn.slice(0, 4);
    const amount = creditNote ? -cents : cents;
    const total = foreign ? inEuros(asCents(amount), foreign.rate) : amount;
    const id = insert('invoices', {
      customer_id: customerId,
      number: number === 'F-0' && index > 0 && again ? `F-${index}` : number,
      kind: creditNote ? 'creditNote' : 'invoice',
      issued_on: issuedOn,
      due_on: addDays(issuedOn, delay),
      total_cents: total,
      label: label.replace(/\s+/g, ' '),
      cancelled_on: cancelledAfter === null ? null : addDays(issuedOn, cancelledAfter),
      ...(foreign ? { currency: foreign.currency, foreign_cents: amount, exchange_rate: foreign.rate } : {}),
    });
    if (index > 0 && number === 'F-0') again = true;
    // Nothing is put against what was cancelled.
    return { id, customerId, issuedOn, open: cancelledAfter === null ? Math.abs(total) : 0, creditNote };
  });
  type Written = (typeof invoices)[number];
  const takeFrom = (
    candidates: readonly Written[],
    { invoice, share }: Pick<Settlement, 'invoice' | 'share'>,
    limit = Number.MAX_SAFE_INTEGER,
  ) => {
    const chosen = candidates[invoice % Math.max(candidates.length, 1)];
    const amount = chosen ? Math.min(Math.max(Math.floor((chosen.open * share) / 100), 1), chosen.open, limit) : 0;
    if (!chosen || amount <= 0) return null;
    chosen.open -= amount;
    return { chosen, amount };
  };
  const later = (a: string, b: string) => (a > b ? a : b);
  for (const { customer, day, kind, method, reference, extra, settles } of given.payments) {
    const customerId = customers[customer % customers.length] as number;
    const paidOn = addDays(FIRST_DAY, day);
    const own = invoices.filter((each) => each.customerId === customerId && !each.creditNote);
    const parts = settles.flatMap((settlement) => {
      const taken = takeFrom(own, settlement);
      return taken ? [{ ...taken, on: later(addDays(paidOn, settlement.wait), taken.chosen.issuedOn) }] : [];
    });
    const rest = kind === 'payment' ? extra : 0;
    const amount = parts.reduce((sum, part) => sum + part.amount, rest);
    if (amount === 0) continue;
    const paymentId = insert('payments', {
      customer_id: customerId,
      paid_on: paidOn,
      amount_cents: amount,
      kind,
      method,
      reference: reference.replace(/\s+/g, ' '),
    });
    for (const { chosen, amount: cents, on } of parts)
      insert('allocations', { invoice_id: chosen.id, payment_id: paymentId, allocated_on: on, amount_cents: cents });
  }
  for (const { creditNote, invoice, share, wait } of given.uses) {
    const notes = invoices.filter((each) => each.creditNote && each.open > 0);
    const note = notes[creditNote % Math.max(notes.length, 1)];
    if (!note) continue;
    const taken = takeFrom(
      invoices.filter((each) => !each.creditNote && each.customerId === note.customerId),
      { invoice, share },
      note.open,
    );
    if (!taken) continue;
    note.open -= taken.amount;
    const on = addDays(localDate(later(note.issuedOn, taken.chosen.issuedOn)), wait);
    insert('allocations', { invoice_id: taken.chosen.id, credit_note_id: note.id, allocated_on: on, amount_cents: taken.amount });
  }
  for (const { day, cents, label, nature } of given.charges)
    insert('charges', {
      charged_on: addDays(FIRST_DAY, day),
      amount_cents: cents,
      nature,
      label: label.replace(/\s+/g, ' '),
    });
  for (const { month, revenue, fixed, variable } of given.forecasts) {
    if (revenue === null && fixed === null && variable === null) continue;
    insert('forecasts', {
      month: `2026-${String(month).padStart(2, '0')}`,
      revenue_cents: revenue,
      fixed_charges_cents: fixed,
      variable_charges_cents: variable,
    });
  }
}

/** What a book says, without the numbers that its rows happen to have. */
function meaningOf({ db }: TestCompany) {
  const all = (sql: string) => db.prepare<Record<string, unknown>>(sql).all();
  const oneLine = (rows: Record<string, unknown>[]) =>
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === 'string' ? value.replace(/\s+/g, ' ') : value])),
    );
  const invoice = "(SELECT code || '|' || name FROM customers WHERE id = i.customer_id) || '|' || i.number || '|' || i.issued_on";
  return {
    customers: oneLine(
      all(
        `SELECT code, name, kind, contact_name, address_line3, segment, replace(siren, ' ', '') AS siren, vat_number, email, phone, address_line1, postal_code, payment_terms, credit_limit_cents,
           replace(siret, ' ', '') AS siret, replace(iban, ' ', '') AS iban, language, insolvency_on, reminder_plan_id, early_payment FROM customers ORDER BY name`,
      ),
    ),
    invoices: oneLine(
      all(
        `SELECT ${invoice} AS invoice, kind, due_on, total_cents, label, cancelled_on, currency, foreign_cents, exchange_rate FROM invoices i ORDER BY invoice`,
      ),
    ),
    payments: oneLine(
      all(
        `SELECT c.name, p.paid_on, p.amount_cents, p.kind, p.method, p.reference,
                (SELECT group_concat(part, ' + ') FROM (SELECT ${invoice} || '|' || a.allocated_on || '|' || a.amount_cents AS part
                   FROM allocations a JOIN invoices i ON i.id = a.invoice_id WHERE a.payment_id = p.id ORDER BY part)) AS settles
         FROM payments p JOIN customers c ON c.id = p.customer_id ORDER BY c.name, p.paid_on, p.amount_cents, p.kind, p.reference, settles`,
      ),
    ),
    uses: oneLine(
      all(
        `SELECT n.number, ${invoice} AS invoice, a.allocated_on, a.amount_cents FROM allocations a JOIN invoices n ON n.id = a.credit_note_id
         JOIN invoices i ON i.id = a.invoice_id ORDER BY 1, 2, 3, 4`,
      ),
    ),
    charges: oneLine(all('SELECT charged_on, amount_cents, nature, label FROM charges ORDER BY 1, 2, 3, 4')),
    forecasts: all('SELECT * FROM forecasts ORDER BY month'),
    open: ['2025-03-31', '2025-12-31', '2026-06-15', TODAY].map((day) =>
      openInvoicesAt(db, localDate(day))
        .map(
          ({ number, customerName, issuedOn, openCents, writtenOffCents }) =>
            `${customerName.replace(/\s+/g, ' ')} ${number} ${issuedOn} ${openCents} ${writtenOffCents}`,
        )
        .sort(),
    ),
  };
}

const LISTS = ['customers', 'invoices', 'creditNoteUses', 'payments', 'charges', 'forecasts'] as const satisfies readonly ExportedList[];

/** A company with a book, an empty one, and what the book says. */
async function aFilledCompany(given: Book) {
  const backend = aBackend({ today: TODAY });
  const source = await newCompany(backend, 'Source');
  fill(source, given);
  return { source, target: await newCompany(backend, 'Copie'), before: meaningOf(source), asOf: localDate(TODAY) };
}

/** Imports a file as someone does who answers that its dates are French, the only thing that a few dates may leave open. */
async function importFile(company: TestCompany, file: string) {
  const input = { file: file as InputFile, memory: 'ignore' as const };
  const { questions } = await company.client.imports.preview(input, company);
  // Alone, the list of invoices says what was paid of them; how is in the list of payments.
  expect(questions.map(({ code }) => code).filter((code) => !/date|^paidOn$/i.test(code))).toEqual([]);
  const answers = Object.fromEntries(questions.map(({ code }) => [code, code === 'paidOn' ? 'none' : 'DMY']));
  return company.client.imports.commit({ ...input, answers }, company);
}

/** Figures of two files whose rows have other numbers; a name is of one line in files. */
function withoutIds(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, each) => (/[iI]ds?$/.test(key) ? undefined : typeof each === 'string' ? each.replace(/\s+/g, ' ') : each)),
  );
}

it('gives the same book when its lists are imported one by one into an empty company, and changes nothing where they come from', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(book, async (given) => {
      const { source, target, before, asOf } = await aFilledCompany(given);
      for (const list of LISTS) {
        await source.client.exports.list({ list, format: 'csv', out: `${list}.csv` as OutputFile, asOf }, source);
        if (before[list === 'creditNoteUses' ? 'uses' : list].length === 0) continue;
        for (const company of [source, target]) {
          const { counts, rejected } = await importFile(company, `${list}.csv`);
          expect(rejected).toEqual([]);
          if (company === source) expect([list, counts.new, counts.changed, counts.settled]).toEqual([list, 0, 0, 0]);
        }
      }
      expect(meaningOf(source)).toEqual(before);
      expect(meaningOf(target)).toEqual(before);
    }),
    { numRuns: 3, endOnFailure: true },
  );
});

it('gives the same book when its workbook is imported at once into an empty company, and nothing of it once that is undone', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(book, async (given) => {
      const { source, target, before, asOf } = await aFilledCompany(given);
      const empty = meaningOf(target);
      await source.client.exports.workbook({ out: 'classeur.xlsx' as OutputFile, asOf }, source);
      const input = { file: 'classeur.xlsx' as InputFile };
      const here = await source.client.imports.preview(input, source);
      expect([here.kind, here.questions, here.offers]).toEqual(['workbook', [], []]);
      expect(here.counts).toMatchObject({ new: 0, changed: 0, settled: 0, rejected: 0 });

      const preview = await target.client.imports.preview(input, target);
      expect([preview.questions, preview.problems.filter(({ severity }) => severity === 'rejected')]).toEqual([[], []]);
      const { importId, counts } = await target.client.imports.commit(input, target);
      expect(counts).toEqual(preview.counts);
      expect(meaningOf(target)).toEqual(before);
      const month = monthOf(asOf);
      const [figures, ownFigures] = [
        await target.client.dashboard.figures({ month }, target),
        await source.client.dashboard.figures({ month }, source),
      ];
      expect(withoutIds(figures)).toEqual(withoutIds(ownFigures));
      expect(await target.client.imports.history({}, target)).toHaveLength(1);

      await target.client.exports.workbook({ out: 'copie.xlsx' as OutputFile, asOf }, target);
      const again = await source.client.imports.preview({ file: 'copie.xlsx' as InputFile }, source);
      expect([again.counts, again.totals]).toEqual([here.counts, here.totals]);
      await target.client.imports.undo({ importId }, target);
      expect(meaningOf(target)).toEqual(empty);
    }),
    { numRuns: 4, endOnFailure: true },
  );
});

it('asks how what was paid is dated when the list of invoices comes alone, and leaves it to the payments when they come with it', async () => {
  const backend = aBackend({ today: TODAY });
  const source = await newCompany(backend, 'Source');
  const customerId = aCustomerIn(source.db, { name: 'Durand' });
  const invoiceId = anInvoiceIn(source.db, { customerId, number: 'F1', dueOn: '2026-02-14', totalCents: 12_000 });
  await source.client.payments.record(
    { customerId, date: localDate('2026-03-01'), amountCents: asCents(5_000), allocations: [{ invoiceId, amountCents: asCents(5_000) }] },
    source,
  );
  const asOf = localDate(TODAY);
  await source.client.exports.list({ list: 'invoices', format: 'csv', out: 'factures.csv' as OutputFile, asOf }, source);
  await source.client.exports.workbook({ out: 'classeur.xlsx' as OutputFile, asOf }, source);
  const openIn = (company: TestCompany) => openInvoicesAt(company.db, asOf).map(({ number, openCents }) => `${number} ${openCents}`);

  const alone = await newCompany(backend, 'Seule');
  const input = { file: 'factures.csv' as InputFile, memory: 'ignore' as const };
  const { questions } = await alone.client.imports.preview(input, alone);
  expect(questions.map(({ code }) => code).filter((code) => !/date/i.test(code))).toEqual(['paidOn']);
  await alone.client.imports.commit({ ...input, answers: { paidOn: 'dueOn', dateOrder: 'DMY' } }, alone);
  expect(openIn(alone)).toEqual(['F1 7000']);

  const together = await newCompany(backend, 'Classeur');
  const invoices = { file: 'classeur.xlsx' as InputFile, sheet: 'Factures', memory: 'ignore' as const };
  const preview = await together.client.imports.preview(invoices, together);
  expect([preview.questions, preview.offers.map(({ code, preset }) => [code, preset])]).toEqual([[], [['paidOn', 'none']]]);
  expect(preview.problems.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/^Seule la feuille « Factures » de ce classeur est lue\. .*« Paiements »/),
  );
  await together.client.imports.commit(invoices, together);
  expect(openIn(together)).toEqual(['F1 12000']);
  await together.client.imports.commit({ ...invoices, sheet: 'Paiements' }, together);
  expect(openIn(together)).toEqual(['F1 7000']);
});

it('gives invoices back their own early-payment terms, or that they have none', async () => {
  const backend = aBackend({ today: TODAY });
  const source = await newCompany(backend, 'Source');
  const customerId = aCustomerIn(source.db, { name: 'Durand' });
  const invoice = (number: string) => anInvoiceIn(source.db, { customerId, number, dueOn: '2026-02-14', totalCents: 12_000 });
  await source.client.customers.update({ id: customerId, earlyPayment: '2/8' }, source);
  await source.client.invoices.setEarlyPayment({ invoiceId: invoice('F1'), earlyPayment: '3.5/10' }, source);
  await source.client.invoices.setEarlyPayment({ invoiceId: invoice('F2'), earlyPayment: '' }, source);
  invoice('F3');
  await source.client.exports.workbook({ out: 'classeur.xlsx' as OutputFile, asOf: localDate(TODAY) }, source);
  const target = await newCompany(backend, 'Copie');
  await target.client.imports.commit({ file: 'classeur.xlsx' as InputFile }, target);
  const terms = ({ db }: TestCompany) => db.prepare('SELECT number, early_payment FROM invoices ORDER BY number').all();
  expect(terms(target)).toEqual([
    { number: 'F1', early_payment: '3.5/10' },
    { number: 'F2', early_payment: '' },
    { number: 'F3', early_payment: null },
  ]);
  expect(terms(target)).toEqual(terms(source));
});

it('knows a workbook of the first version, whose invoices say nothing of discounts', () => {
  const of = ({ name, columns }: ExportSheet, without: RegExp) => {
    const cells = columns.map(({ title }) => title).filter((title) => !without.test(title));
    return { name, rows: [{ line: 1, cells }] };
  };
  const asOf = localDate(TODAY);
  const sheets = [of(invoicesSheet([], new Map(), [], asOf, new Map()), /^Escompte/), of(paymentsSheet([]), /^$/)];
  expect(findExportedBook(sheets).map(({ list }) => list)).toEqual(['invoices', 'payments']);
});

it('takes what a lone list of invoices says was given up, once, unless its payments come apart', async () => {
  const backend = aBackend({ today: TODAY });
  const source = await newCompany(backend, 'Source');
  const customerId = aCustomerIn(source.db, { name: 'Durand' });
  const invoiceId = anInvoiceIn(source.db, { customerId, number: 'F1', dueOn: '2026-02-14', totalCents: 12_000 });
  const asOf = localDate(TODAY);
  await source.client.payments.record(
    { customerId, date: localDate('2026-03-01'), amountCents: asCents(5_000), allocations: [{ invoiceId, amountCents: asCents(5_000) }] },
    source,
  );
  const givenUp = [{ invoiceId, amountCents: asCents(7_000) }];
  await source.client.payments.record(
    { customerId, date: localDate('2026-09-01'), amountCents: asCents(7_000), kind: 'writeOff', allocations: givenUp },
    source,
  );
  await source.client.exports.list({ list: 'invoices', format: 'xlsx', out: 'factures.xlsx' as OutputFile, asOf }, source);
  const input = { file: 'factures.xlsx' as InputFile, answers: { paidOn: 'dueOn' } };
  const moneyIn = (company: TestCompany) => company.db.prepare('SELECT kind, paid_on, amount_cents FROM payments ORDER BY kind, id').all();

  const target = await newCompany(backend, 'Copie');
  await target.client.imports.commit(input, target);
  expect(moneyIn(target)).toEqual([
    { kind: 'payment', paid_on: '2026-02-14', amount_cents: 5_000 },
    { kind: 'writeOff', paid_on: TODAY, amount_cents: 7_000 },
  ]);
  const again = await target.client.imports.preview(input, target);
  expect([again.counts.unchanged, again.problems]).toEqual([1, []]);

  const apart = await newCompany(backend, 'Sans règlements');
  await apart.client.imports.commit({ ...input, answers: { paidOn: 'none' } }, apart);
  expect(moneyIn(apart)).toEqual([]);
});
