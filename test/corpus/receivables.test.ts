import { describe, expect, it } from 'vitest';
import { invoicesAt, openInvoicesAt } from '../../db/invoices/open-invoices.queries.ts';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { daysBetween, localDate } from '../../shared/dates/local-date.ts';
import { cents, sumCents } from '../../shared/money/cents.ts';
import { formatEuros } from '../../shared/money/format-money.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { contentOf } from '../builders/import-file.ts';
import { CORPUS, corpusFile } from './corpus.ts';

const FOLDER = 'ibm-accounts-receivable';
const FILE = corpusFile(FOLDER, 'WA_Fn-UseC_-Accounts-Receivable.csv') as InputFile;
const VARIANT = corpusFile(FOLDER, 'WA_AR_variant-b-pbifinanceml.csv') as InputFile;

/** Computed elsewhere from the same file (its SOURCE.md): number and amount of open invoices, then by days past due. */
const ORACLE = [
  { day: '2012-12-31', open: [99, 572506], notDue: [86, 493632], upTo30: [13, 78874], debtors: 61, top: ['4640-FGEJI', 23638] },
  { day: '2013-06-30', open: [84, 511985], notDue: [72, 428429], upTo30: [12, 83556], debtors: 52, top: ['7938-EVASK', 30134] },
  { day: '2013-12-31', open: [13, 76190], notDue: [3, 20625], upTo30: [10, 55565], debtors: 11, top: ['8389-TCXFQ', 14405] },
] as const;

async function imported(file: InputFile): Promise<TestCompany> {
  const company = await aCompany({ today: '2014-06-30' });
  const result = await company.client.imports.commit({ file }, company);
  expect(result).toMatchObject({
    counts: { new: 2466, rejected: 0 },
    totals: { invoiceCents: 14770318, paymentCents: 14770318 },
    remarks: [],
  });
  return company;
}

function figuresAt({ db }: TestCompany, day: string) {
  const asOf = localDate(day);
  const open = openInvoicesAt(db, asOf);
  const measure = (invoices: typeof open) => [invoices.length, sumCents(invoices.map(({ openCents }) => openCents))];
  const late = (from: number, to: number) => open.filter(({ dueOn }) => daysBetween(dueOn, asOf) >= from && daysBetween(dueOn, asOf) <= to);
  const byCustomer = new Map<string, number>();
  for (const { customerName, openCents } of open) byCustomer.set(customerName, (byCustomer.get(customerName) ?? 0) + openCents);
  return {
    day,
    open: measure(open),
    notDue: measure(late(Number.NEGATIVE_INFINITY, 0)),
    upTo30: measure(late(1, 30)),
    debtors: byCustomer.size,
    top: [...byCustomer].sort(([, a], [, b]) => b - a)[0],
  };
}

function shown({ day, open, notDue, upTo30, debtors }: ReturnType<typeof figuresAt>) {
  const euros = ([count, amount]: number[]) => `${count} / ${formatEuros(cents(amount ?? 0))}`;
  return { day, open: euros(open), notDue: euros(notDue), '1-30': euros(upTo30), debtors };
}

describe.skipIf(CORPUS === '')('a file of 2 466 receivables with American dates', () => {
  it('gives the open amounts and age buckets computed elsewhere, on three days', async () => {
    const company = await imported(FILE);
    // The run shows the figures, beside comparing them.
    console.table(ORACLE.map(({ day }) => shown(figuresAt(company, day))));
    for (const expected of ORACLE) expect(figuresAt(company, expected.day)).toEqual(expected);
  });

  it('has its dates right, its settled dates as payments, and its disputes closed then', async () => {
    const company = await imported(FILE);
    const shown = await company.client.imports.preview({ file: FILE }, company);
    expect(shown).toMatchObject({ dateOrder: 'MDY', decimalMark: '.', encoding: 'utf-8', delimiter: ',', counts: { unchanged: 2466 } });
    const [range] = company.db
      .prepare(
        'SELECT min(issued_on) AS a, max(issued_on) AS b, (SELECT min(paid_on) FROM payments) AS c, (SELECT max(paid_on) FROM payments) AS d FROM invoices',
      )
      .all();
    expect(range).toEqual({ a: '2012-01-03', b: '2013-12-02', c: '2012-01-13', d: '2014-01-09' });
    expect(company.db.prepare('SELECT count(*) AS n, sum(closed_on IS NULL) AS open FROM disputes').get()).toEqual({ n: 561, open: 0 });
    const terms = invoicesAt(company.db, localDate('2014-06-30')).map(({ issuedOn, dueOn }) => daysBetween(issuedOn, dueOn));
    expect(new Set(terms)).toEqual(new Set([30]));
    const late = company.db
      .prepare(
        `SELECT count(*) AS n, sum(i.total_cents) AS cents FROM allocations a JOIN invoices i ON i.id = a.invoice_id WHERE a.allocated_on > i.due_on`,
      )
      .get();
    expect(late).toEqual({ n: 877, cents: 5396078 });
  });

  it('gives the same figures from its variant, whose numbers lost their zeros', async () => {
    const [one, other] = [await imported(FILE), await imported(VARIANT)];
    for (const { day } of ORACLE) expect(figuresAt(other, day)).toEqual(figuresAt(one, day));
    const month = { month: '2013-06' } as Parameters<typeof one.client.dashboard.figures>[0];
    expect(await other.client.dashboard.figures(month, other)).toEqual(await one.client.dashboard.figures(month, one));
  });

  it('changes nothing the second time, and leaves nothing once undone', async () => {
    const company = await aCompany({ today: '2014-06-30' });
    const empty = contentOf(company);
    const { importId } = await company.client.imports.commit({ file: FILE }, company);
    const before = contentOf(company);
    const again = await company.client.imports.commit({ file: FILE }, company);
    expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 2466, settled: 0, rejected: 0 });
    expect(contentOf(company)).toEqual(before);
    await company.client.imports.undo({ importId: again.importId }, company);
    await company.client.imports.undo({ importId }, company);
    expect(contentOf(company)).toEqual(empty);
  });
});
