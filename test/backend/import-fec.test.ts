import { describe, expect, it } from 'vitest';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import { cents } from '../../shared/money/cents.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, contentOf, storedInvoices } from '../builders/import-file.ts';
import { type FecCells, fecRows } from '../builders/ledger-file.ts';

const customer = { account: '411000', accountLabel: 'Clients', aux: 'CDUPONT', auxLabel: 'Dupont SARL' };
const sale = (number: string, date: string, amount: string, net: string, vat: string, lettering = ''): FecCells[] => [
  { ...customer, number, date, piece: `F${number}`, label: `Facture F${number}`, debit: amount, let: lettering },
  { account: '706000', number, date, piece: `F${number}`, label: `Facture F${number}`, credit: net },
  { account: '445710', number, date, piece: `F${number}`, label: `Facture F${number}`, credit: vat },
];
const receipt = (number: string, date: string, amount: string, lettering = ''): FecCells[] => [
  { ...customer, journal: 'BQ', number, date, piece: `V${number}`, label: 'Virement Dupont', credit: amount, let: lettering },
  { account: '512000', journal: 'BQ', number, date, piece: `V${number}`, label: 'Virement Dupont', debit: amount },
];
const rent = (number: string, date: string, net: string, vat: string, gross: string): FecCells[] => [
  { account: '613200', accountLabel: 'Locations', journal: 'AC', number, date, label: 'Loyer', debit: net },
  { account: '445660', journal: 'AC', number, date, label: 'Loyer', debit: vat },
  { account: '401000', journal: 'AC', number, date, label: 'Loyer', credit: gross },
];

const BOOK = [
  ...sale('1', '20260105', '1200,00', '1000,00', '200,00', 'AA'),
  ...sale('2', '20260210', '600,00', '500,00', '100,00'),
  ...receipt('3', '20260204', '1200,00', 'AA'),
  ...rent('4', '20260131', '900,00', '180,00', '1080,00'),
];

function fec(company: TestCompany, lines: FecCells[], name = '123456789FEC20261231.txt'): InputFile {
  return aFile(
    company,
    fecRows(...lines).map(({ cells }) => cells.join('\t')),
    name,
  );
}

const chargesOf = ({ db }: TestCompany) =>
  db
    .prepare<{ date: string; cents: number; nature: string }>('SELECT charged_on AS date, amount_cents AS cents, nature FROM charges')
    .all();

describe('a FEC', () => {
  it('brings customers, invoices due in 30 days with a remark, payments, lettered allocations and charges', async () => {
    const company = await aCompany({ today: '2026-03-01' });
    const file = fec(company, BOOK);
    const preview = await company.client.imports.preview({ file }, company);
    expect(preview).toMatchObject({ kind: 'fec', questions: [], counts: { new: 4, rejected: 0 } });
    const { remarks, totals } = await company.client.imports.commit({ file }, company);
    expect(totals).toMatchObject({ invoiceCents: 180_000, paymentCents: 120_000, chargeCents: 108_000 });
    expect(remarks.map(({ code }) => code)).toContain('DUE_COMPUTED');
    expect(storedInvoices(company).map(({ number, customerName, dueOn, openCents }) => [number, customerName, dueOn, openCents])).toEqual([
      ['F1', 'Dupont SARL', '2026-02-04', 0],
      ['F2', 'Dupont SARL', '2026-03-12', 60_000],
    ]);
    expect(chargesOf(company)).toEqual([{ date: '2026-01-31', cents: 108_000, nature: 'fixed' }]);
    const figures = await company.client.dashboard.figures({ month: '2026-02' as YearMonth }, company);
    expect([figures.collectedCents, figures.outstandingCents]).toEqual([120_000, 60_000]);
  });

  it('takes due dates from the customer’s terms when she has some', async () => {
    const company = await aCompany({ today: '2026-03-01' });
    await company.client.customers.create({ name: 'Dupont', code: 'CDUPONT', paymentTerms: '45 jours' }, company);
    await company.client.imports.commit({ file: fec(company, BOOK) }, company);
    expect(storedInvoices(company).map(({ dueOn }) => dueOn)).toEqual(['2026-02-19', '2026-03-27']);
  });

  it('changes nothing when read again, and undoing it leaves what was there', async () => {
    const company = await aCompany({ today: '2026-03-01' });
    const empty = contentOf(company);
    const { importId } = await company.client.imports.commit({ file: fec(company, BOOK) }, company);
    const imported = contentOf(company);
    const again = await company.client.imports.commit({ file: fec(company, BOOK) }, company);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 4 });
    expect(contentOf(company)).toEqual(imported);
    await company.client.imports.undo({ importId: again.importId }, company);
    await company.client.imports.undo({ importId }, company);
    expect(contentOf(company)).toEqual(empty);
  });

  it('adds only what a later book of the same year adds: a payment, its lettering, the rest of a month’s charge', async () => {
    const company = await aCompany({ today: '2026-03-01' });
    await company.client.imports.commit({ file: fec(company, BOOK) }, company);
    const later = [
      ...sale('1', '20260105', '1200,00', '1000,00', '200,00', 'AA'),
      ...sale('2', '20260210', '600,00', '500,00', '100,00', 'AB'),
      ...receipt('3', '20260204', '1200,00', 'AA'),
      ...rent('4', '20260131', '900,00', '180,00', '1080,00'),
      ...rent('6', '20260131', '100,00', '20,00', '120,00'),
      ...receipt('5', '20260228', '600,00', 'AB'),
    ];
    const { counts } = await company.client.imports.commit({ file: fec(company, later) }, company);
    expect(counts).toMatchObject({ new: 1, changed: 1, unchanged: 3 });
    expect(storedInvoices(company).map(({ openCents }) => openCents)).toEqual([0, 0]);
    expect(chargesOf(company).reduce((sum, { cents }) => sum + cents, 0)).toBe(120_000);
  });

  it('an account that the user made variable stays so in the months of a later book', async () => {
    const company = await aCompany({ today: '2026-03-01' });
    await company.client.imports.commit({ file: fec(company, BOOK) }, company);
    const ids = company.db
      .prepare<{ id: number }>('SELECT id FROM charges')
      .all()
      .map(({ id }) => id);
    await company.client.charges.setNature({ ids, nature: 'variable' }, company);
    await company.client.imports.commit(
      { file: fec(company, [...BOOK, ...rent('6', '20260228', '900,00', '180,00', '1080,00')]) },
      company,
    );
    expect(chargesOf(company).map(({ date, nature }) => [date, nature])).toEqual([
      ['2026-01-31', 'variable'],
      ['2026-02-28', 'variable'],
    ]);
  });

  it('allocates a payment known before its lettering', async () => {
    const company = await aCompany({ today: '2026-03-01' });
    const sold = (lettering: string) => sale('1', '20260105', '1200,00', '1000,00', '200,00', lettering);
    const unlettered = fec(company, [...sold(''), ...receipt('3', '20260204', '1200,00')], 'avant.txt');
    const { questions, offers } = await company.client.imports.preview({ file: unlettered }, company);
    expect([questions, offers.map(({ code, preset }) => [code, preset])]).toEqual([[], [['unletteredPayments', 'sure']]]);
    await company.client.imports.commit({ file: unlettered, answers: { unletteredPayments: 'leave' } }, company);
    expect(storedInvoices(company)[0]?.openCents).toBe(120_000);
    const lettered = fec(company, [...sold('AA'), ...receipt('3', '20260204', '1200,00', 'AA')], 'apres.txt');
    expect((await company.client.imports.commit({ file: lettered }, company)).counts).toMatchObject({ new: 0, changed: 1 });
    expect(storedInvoices(company)[0]?.openCents).toBe(0);
  });

  it('without lettering: what only one invoice explains is settled, every other payment waits to be matched, and nothing is asked', async () => {
    const company = await aCompany({ today: '2026-06-01' });
    const book = [
      ...sale('1', '20260105', '1200,00', '1000,00', '200,00'),
      ...sale('2', '20260210', '600,00', '500,00', '100,00'),
      ...sale('3', '20260211', '600,00', '500,00', '100,00'),
      ...sale('4', '20260301', '240,00', '200,00', '40,00'),
      ...receipt('5', '20260204', '1200,00'),
      ...receipt('6', '20260320', '600,00'),
      // Before the only invoice of its amount.
      ...receipt('7', '20260215', '240,00'),
    ];
    const file = fec(company, book);
    const commit = await company.client.imports.commit({ file }, company);
    expect(commit.counts.rejected).toBe(0);
    const remark = commit.remarks.find(({ code }) => code === 'LEDGER_RECEIPTS_TO_MATCH')?.message ?? '';
    expect(remark.replaceAll(/[\u00a0\u202f]/g, ' ')).toMatch(/^2 règlements .* 840,00 €.* « À rapprocher », .*expliquer\.$/);
    const open = () => storedInvoices(company).map(({ number, openCents }) => [number, openCents]);
    expect(open()).toEqual([
      ['F1', 0],
      ['F2', 60_000],
      ['F3', 60_000],
      ['F4', 24_000],
    ]);
    const waiting = await company.client.imports.matches({}, company);
    expect(waiting.map(({ bookedOn, amountCents, customerName }) => [bookedOn, amountCents, customerName])).toEqual([
      ['2026-03-20', 60_000, 'Dupont SARL'],
      ['2026-02-15', 24_000, 'Dupont SARL'],
    ]);
    const stored = contentOf(company);
    await company.client.imports.commit({ file }, company);
    expect(contentOf(company)).toEqual(stored);
    const [first] = waiting;
    const invoiceId = company.db.prepare<{ id: number }>("SELECT id FROM invoices WHERE number = 'F2'").get()?.id as number;
    await company.client.imports.acceptMatch(
      { movementId: first?.movementId as number, allocations: [{ invoiceId, amountCents: cents(60_000) }] },
      company,
    );
    expect(open()[1]).toEqual(['F2', 0]);
  });

  it('asks from which day an opening balance dates', async () => {
    const company = await aCompany({ today: '2026-03-01' });
    const opening: FecCells[] = [
      { ...customer, journal: 'AN', journalLabel: 'A nouveaux', number: '0', date: '20260101', label: 'A nouveau', debit: '500,00' },
      { account: '110000', journal: 'AN', journalLabel: 'A nouveaux', number: '0', date: '20260101', label: 'A nouveau', credit: '500,00' },
    ];
    const file = fec(company, [...opening, ...BOOK]);
    const { questions } = await company.client.imports.preview({ file }, company);
    expect(questions.map(({ code }) => code)).toEqual(['openingBalances']);
    await expect(company.client.imports.commit({ file }, company)).rejects.toMatchObject({ code: 'IMPORT_QUESTION' });
    await company.client.imports.commit({ file, answers: { openingBalances: '2025-12-31' } }, company);
    const [customerRow] = await company.client.customers.list({ asOf: localDate('2026-03-01') }, company);
    expect(customerRow?.outstandingCents).toBe(110_000);
  });

  describe('two years', () => {
    const opening = (amount: string, lettering = '', journal = 'AN', label = 'A nouveau'): FecCells[] => [
      { ...customer, journal, journalLabel: label, number: '900', date: '20260101', label, debit: amount, let: lettering },
      { account: '110000', journal, journalLabel: label, number: '900', date: '20260101', label, credit: amount },
    ];
    const FIRST = [
      ...sale('1', '20251105', '1200,00', '1000,00', '200,00', 'AA'),
      ...receipt('2', '20251204', '1200,00', 'AA'),
      ...sale('3', '20251210', '600,00', '500,00', '100,00'),
      ...sale('4', '20251220', '240,00', '200,00', '40,00'),
    ];
    const SECOND = [
      ...opening('840,00', 'BA'),
      ...sale('5', '20260210', '360,00', '300,00', '60,00'),
      ...receipt('6', '20260215', '840,00', 'BA'),
    ];
    const state = (company: TestCompany) =>
      storedInvoices(company)
        .map(({ number, totalCents, openCents }) => [number, totalCents, openCents])
        .sort();
    const PAID = [
      ['F1', 120_000, 0],
      ['F3', 60_000, 0],
      ['F4', 24_000, 0],
      ['F5', 36_000, 36_000],
    ];

    it('one after the other: the opening is what the first year left, and its lettering settles the invoices themselves', async () => {
      const company = await aCompany({ today: '2026-06-01' });
      await company.client.imports.commit({ file: fec(company, FIRST, '2025.txt') }, company);
      const second = fec(company, SECOND, '2026.txt');
      const { questions, problems } = await company.client.imports.preview({ file: second }, company);
      expect(questions).toEqual([]);
      expect(problems.map(({ code }) => code)).toContain('LEDGER_OPENING_KNOWN');
      await company.client.imports.commit({ file: second }, company);
      expect(state(company)).toEqual(PAID);
      const stored = contentOf(company);
      for (const file of [second, fec(company, FIRST, '2025.txt')]) await company.client.imports.commit({ file }, company);
      expect(contentOf(company)).toEqual(stored);
    });

    it.each([
      ['in a journal of openings', SECOND],
      ['in a journal of sundries', [...opening('840,00', 'BA', 'OD', 'Report à nouveau'), ...SECOND.slice(2)]],
    ])('in one file, the second opening %s: the same', async (_name, second) => {
      const company = await aCompany({ today: '2026-06-01' });
      const file = fec(company, [...FIRST, ...second]);
      expect((await company.client.imports.preview({ file }, company)).questions).toEqual([]);
      await company.client.imports.commit({ file }, company);
      expect(state(company)).toEqual(PAID);
    });

    it.each(['2025.txt', 'deux.txt'])(
      'the later one first, then %s: invoices take the place of the opening, settled by what settled it',
      async (name) => {
        const company = await aCompany({ today: '2026-06-01' });
        const second = fec(company, SECOND, '2026.txt');
        await company.client.imports.commit({ file: second, answers: { openingBalances: '2025-12-31' } }, company);
        const stored = contentOf(company);
        const earlier = fec(company, name === 'deux.txt' ? [...FIRST, ...SECOND] : FIRST, name);
        const { questions, problems, rows } = await company.client.imports.preview({ file: earlier }, company);
        expect(questions).toEqual([]);
        expect(problems.find(({ code }) => code === 'LEDGER_OPENINGS_REPLACED')?.message).toMatch(
          /840,00.*« 2026\.txt »|« 2026\.txt ».*840,00/,
        );
        expect(rows.find(({ label }) => label === 'AN-20260101')).toMatchObject({ state: 'changed', customerName: 'Dupont SARL' });
        const { importId } = await company.client.imports.commit({ file: earlier }, company);
        expect(state(company)).toEqual(PAID);
        await expect(company.client.imports.undo({ importId: importId - 1 }, company)).rejects.toThrow(/annulez d’abord cet import/);
        const imported = contentOf(company);
        expect((await company.client.imports.commit({ file: second }, company)).counts).toMatchObject({ new: 0, changed: 0 });
        expect((await company.client.imports.commit({ file: earlier }, company)).counts).toMatchObject({ new: 0, changed: 0 });
        expect(contentOf(company)).toEqual(imported);
        await company.client.imports.undo({ importId }, company);
        expect(contentOf(company)).toEqual(stored);
      },
    );

    it('an opening of another amount than the company’s file says is asked about', async () => {
      const company = await aCompany({ today: '2026-06-01' });
      await company.client.imports.commit({ file: fec(company, FIRST, '2025.txt') }, company);
      const file = fec(company, [...opening('900,00'), ...SECOND.slice(2)], '2026.txt');
      const { questions } = await company.client.imports.preview({ file }, company);
      expect(questions.map(({ code }) => code)).toEqual(['openingBalances']);
    });
  });
});
