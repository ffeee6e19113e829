import type { BookSums, BookTotals, CountedSoFar } from '../../shared/backups/backup-checks.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { cents } from '../../shared/money/cents.ts';
import type { ReadDb } from '../database.ts';

/** Rows of the largest tables that are added up at a time: a few hundredths of a second. */
const STRIDE = 50_000;

/**
 * Counts the rows of every table and adds up the money of a company's file, whatever its schema: these columns are in the first one. A
 * pause can be made wherever it yields; `onFound` hears each total as soon as it is there.
 */
export function* bookTotalsInSteps(
  db: Pick<ReadDb, 'prepare'>,
  asOf: LocalDate,
  onFound: (found: CountedSoFar) => void = () => {},
): Generator<void, BookTotals> {
  const tables = db
    .prepare<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .all();
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const rows = db.prepare<{ rows: number }>(`SELECT count(*) AS rows FROM "${name.replaceAll('"', '""')}"`).get()?.rows ?? 0;
    counts[name] = rows;
    onFound({ counts: { [name]: rows }, sums: {} });
    yield;
  }
  return { counts, sums: yield* sumsInSteps(db, asOf, (sums) => onFound({ counts: {}, sums })) };
}

/** The same at once. */
export function bookTotals(db: Pick<ReadDb, 'prepare'>, asOf: LocalDate): BookTotals {
  const steps = bookTotalsInSteps(db, asOf);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const LIVE = 'cancelled_on IS NULL AND issued_on <= :asOf';

/** What each sum adds, over the rows of one table. */
const SUMS: Record<Exclude<keyof BookSums, 'openCents'>, { table: string; of: string }> = {
  invoiceCents: { table: 'invoices', of: `sum(total_cents) FILTER (WHERE kind = 'invoice')` },
  creditNoteCents: { table: 'invoices', of: `sum(total_cents) FILTER (WHERE kind = 'creditNote')` },
  paymentCents: { table: 'payments', of: 'sum(amount_cents)' },
  chargeCents: { table: 'charges', of: 'sum(amount_cents)' },
  allocationCents: { table: 'allocations', of: 'sum(amount_cents)' },
};

function* sumsInSteps(db: Pick<ReadDb, 'prepare'>, asOf: LocalDate, onFound: (sums: Partial<BookSums>) => void): Generator<void, BookSums> {
  const sums = {} as BookSums;
  for (const [name, { table, of }] of Object.entries(SUMS)) {
    const sum = cents(yield* sumOver(db, table, `SELECT coalesce(${of}, 0) AS amount FROM ${table} r WHERE`));
    sums[name as keyof BookSums] = sum;
    onFound({ [name]: sum });
  }
  // The open amount of `openInvoicesAt`, added up without what is kept with invoices to find them faster.
  const total = yield* sumOver(db, 'invoices', `SELECT coalesce(sum(total_cents), 0) AS amount FROM invoices r WHERE ${LIVE} AND`, asOf);
  const settled = yield* sumOver(
    db,
    'allocations',
    `SELECT coalesce(sum((i.id IS NOT NULL) * -r.amount_cents + (c.id IS NOT NULL) * r.amount_cents), 0) AS amount FROM allocations r
     LEFT JOIN invoices i ON i.id = r.invoice_id AND i.${LIVE.replace('issued_on', 'i.issued_on')}
     LEFT JOIN invoices c ON c.id = r.credit_note_id AND c.${LIVE.replace('issued_on', 'c.issued_on')}
     WHERE r.allocated_on <= :asOf AND`,
    asOf,
  );
  const openCents = cents(total + settled);
  onFound({ openCents });
  return { ...sums, openCents };
}

/** A sum over all rows of a table, so many of them at a time. `sql` ends where the condition on the rows comes. */
function* sumOver(db: Pick<ReadDb, 'prepare'>, table: string, sql: string, asOf?: LocalDate): Generator<void, number> {
  const last = db.prepare<{ id: number | null }>(`SELECT max(id) AS id FROM ${table}`).get()?.id ?? 0;
  const statement = db.prepare<{ amount: number }>(`${sql} r.id > :from AND r.id <= :to`);
  let sum = 0;
  for (let from = 0; from < last; from += STRIDE) {
    sum += statement.get({ from, to: from + STRIDE, ...(asOf === undefined ? {} : { asOf }) })?.amount ?? 0;
    yield;
  }
  return sum;
}
