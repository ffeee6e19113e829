import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';
import { aFile, contentOf } from '../builders/import-file.ts';
import { type FecCells, fecRows } from '../builders/ledger-file.ts';

const CUSTOMERS = ['CDUPONT', 'CMARTIN', 'CPETIT'] as const;
const YEARS = [2024, 2025, 2026] as const;

/** What a year of made-up books holds: sales, each perhaps paid the same or the next year, in one or two parts, lettered or not. */
interface Sale {
  readonly customer: number;
  readonly year: number;
  readonly day: number;
  readonly cents: number;
  readonly paid: 'never' | 'sameYear' | 'nextYear' | 'half';
  readonly lettered: boolean;
  readonly isCreditNote: boolean;
}

interface Line {
  readonly date: string;
  readonly customer: string;
  readonly piece: string;
  readonly cents: number;
  readonly lettering: string;
  readonly account: string;
}

const sale: fc.Arbitrary<Sale> = fc.record({
  customer: fc.nat({ max: CUSTOMERS.length - 1 }),
  year: fc.constantFrom(...YEARS),
  day: fc.integer({ min: 1, max: 28 }),
  cents: fc.constantFrom(10_000, 12_000, 12_000, 24_000, 36_000, 37_015),
  paid: fc.constantFrom('never', 'sameYear', 'nextYear', 'half'),
  lettered: fc.boolean(),
  isCreditNote: fc.boolean(),
});

const euros = (cents: number) => `${Math.floor(Math.abs(cents) / 100)},${String(Math.abs(cents) % 100).padStart(2, '0')}`;

/** The customers' lines of all years; the lettering of an account is one alphabet over its whole life. */
function linesOf(sales: readonly Sale[]): Line[] {
  return sales.flatMap(({ customer, year, day, cents, paid, lettered, isCreditNote }, index): Line[] => {
    const base = { customer: CUSTOMERS[customer] ?? '', lettering: lettered && paid !== 'never' && paid !== 'half' ? `L${index}` : '' };
    const days = String(day).padStart(2, '0');
    const sign = isCreditNote && paid === 'never' ? -1 : 1;
    const invoice = { ...base, date: `${year}11${days}`, piece: `F${year}-${index}`, cents: sign * cents, account: '706000' };
    const paidIn = paid === 'nextYear' ? year + 1 : year;
    const payment = {
      ...base,
      date: `${paidIn}12${days}`,
      piece: `V${index}`,
      cents: -(paid === 'half' ? 5000 : cents),
      account: '512000',
    };
    return paid === 'never' ? [invoice] : [invoice, payment];
  });
}

/** The books of one year: its opening, a line for each customer or for each document that was open, then its entries. */
function yearOf(lines: readonly Line[], year: number, detailed: boolean): FecCells[] {
  const cells: FecCells[] = [];
  const side = (cents: number) => (cents >= 0 ? { debit: euros(cents) } : { credit: euros(cents) });
  const opens = (line: Pick<Line, 'customer' | 'cents'>, more: Partial<FecCells>) => {
    const base = { journal: 'AN', journalLabel: 'A nouveaux', number: '1', date: `${year}0101`, label: 'A nouveau' };
    cells.push({ account: '411000', aux: line.customer, auxLabel: line.customer, ...base, ...more, ...side(line.cents) });
    cells.push({ account: '110000', ...base, ...side(-line.cents) });
  };
  for (const customer of year === YEARS[0] ? [] : CUSTOMERS) {
    const before = lines.filter((line) => line.customer === customer && line.date < `${year}0101`);
    const settledBefore = new Set(before.filter(({ lettering, cents }) => lettering !== '' && cents < 0).map(({ lettering }) => lettering));
    const open = before.filter(({ lettering }) => !settledBefore.has(lettering));
    const cents = open.reduce((sum, line) => sum + line.cents, 0);
    if (detailed) for (const line of open) opens(line, { piece: line.piece, pieceDate: line.date, let: line.lettering });
    else if (cents !== 0) opens({ customer, cents }, {});
  }
  for (const [index, line] of lines.entries()) {
    if (!line.date.startsWith(String(year))) continue;
    const journal = line.account === '706000' ? 'VE' : 'BQ';
    const base = { journal, number: String(index + 2), date: line.date, piece: line.piece, label: line.piece };
    cells.push({ account: '411000', aux: line.customer, auxLabel: line.customer, ...base, let: line.lettering, ...side(line.cents) });
    cells.push({ account: line.account, ...base, ...side(-line.cents) });
  }
  return cells;
}

const answersFor = (year: number) => ({ openingBalances: `${year - 1}-12-31`, laterOpenings: 'keep' });

function fileOf(company: TestCompany, year: number, cells: FecCells[]): InputFile {
  return aFile(
    company,
    fecRows(...cells).map((row) => row.cells.join('\t')),
    `FEC${year}.txt`,
  );
}

/** All that a user sees of customers' accounts, whatever the order in which rows were written. */
async function accountsOf(company: TestCompany): Promise<unknown> {
  const rows = (sql: string) => company.db.prepare<Record<string, unknown>>(sql).all();
  const figures = [];
  for (const month of ['2024-12', '2025-12', '2026-12'])
    figures.push(withoutIds(await company.client.dashboard.figures({ month: month as YearMonth }, company)));
  return {
    customers: rows('SELECT code, name FROM customers ORDER BY code'),
    invoices: rows(
      `SELECT c.code, i.number, i.kind, i.issued_on, i.due_on, i.total_cents,
              (SELECT coalesce(sum(a.amount_cents), 0) FROM allocations a WHERE a.invoice_id = i.id OR a.credit_note_id = i.id) AS settled
       FROM invoices i JOIN customers c ON c.id = i.customer_id ORDER BY 1, 2, 4`,
    ),
    payments: rows(
      `SELECT c.code, p.paid_on, p.amount_cents, p.kind, p.reference, p.matched_automatically,
              (SELECT coalesce(sum(a.amount_cents), 0) FROM allocations a WHERE a.payment_id = p.id) AS used
       FROM payments p JOIN customers c ON c.id = p.customer_id ORDER BY 1, 2, 5`,
    ),
    waiting: (await company.client.imports.matches({}, company))
      .map(({ bookedOn, amountCents, customerName }) => `${bookedOn} ${amountCents} ${customerName}`)
      .sort(),
    figures,
  };
}

/** Rows are numbered in the order in which they came, which also decides between equals of a list. */
function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => JSON.stringify(withoutIds(one))).sort();
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, one]) => (key === 'customerId' ? [] : [[key, withoutIds(one)]])));
}

describe('consecutive years of one ledger', () => {
  it.each([
    ['openings in one line for each customer', false],
    ['openings in detail', true],
  ])('give the same accounts whatever the order in which they are imported, and are undone exactly: %s', async (_name, detailed) => {
    const orders = fc.shuffledSubarray([...YEARS], { minLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(sale, { minLength: 2, maxLength: 9 }), orders, async (sales, order) => {
        const lines = linesOf(sales);
        const books = new Map(YEARS.map((year) => [year as number, yearOf(lines, year, detailed)]));
        const imported = async (years: readonly number[]) => {
          const company = await aCompany({ today: '2027-01-15' });
          const ids: number[] = [];
          const contents = [contentOf(company)];
          for (const year of years) {
            const cells = books.get(year) ?? [];
            if (cells.length === 0) continue;
            const { importId } = await company.client.imports.commit(
              { file: fileOf(company, year, cells), answers: answersFor(year) },
              company,
            );
            ids.push(importId);
            contents.push(contentOf(company));
          }
          return { company, ids, contents };
        };
        const inOrder = await imported(YEARS);
        const shuffled = await imported(order);
        expect(await accountsOf(shuffled.company)).toEqual(await accountsOf(inOrder.company));
        const { company, ids, contents } = shuffled;
        for (const [index, importId] of ids.entries()) {
          if (index === ids.length - 1) continue;
          const before = contentOf(company);
          const refused = await company.client.imports.undo({ importId }, company).catch((error: unknown) => error);
          if (refused instanceof AppError) {
            expect(refused.code).toBe('IMPORT_UNDO_BLOCKED');
            expect(contentOf(company)).toEqual(before);
          } else return;
        }
        for (const [index, importId] of [...ids.entries()].reverse()) {
          await company.client.imports.undo({ importId }, company);
          expect(contentOf(company)).toEqual(contents[index]);
        }
      }),
      { numRuns: 4 },
    );
  });
});
