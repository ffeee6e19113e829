import { invoicesAt } from '../../db/invoices/open-invoices.queries.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import type { TestCompany } from './company.ts';

interface StoredRow {
  readonly day: string;
  readonly cents: number;
  readonly what: string;
}

/**
 * What a book holds, a line each: `F1 Durand 2026-01-15→2026-02-14 12000, open 0`, `payment 2026-02-10 12000 Durand`, a bank's credit
 * `credit 2026-02-10 12000 Durand`, `charge 2026-02-28 50000 fixed Loyer`, and customers without any invoice `customer C1 Durand`.
 */
export function storedByImport({ db }: Pick<TestCompany, 'db'>): string[] {
  const rows = (sql: string) => db.prepare<StoredRow>(sql).all();
  const line = (name: string) => (row: StoredRow) => `${name} ${row.day} ${row.cents} ${row.what}`.trim();
  const invoices = invoicesAt(db, localDate('2035-12-31')).map(
    ({ number, customerName, issuedOn, dueOn, totalCents, openCents }) =>
      `${number} ${customerName} ${issuedOn}→${dueOn} ${totalCents}, open ${openCents}`,
  );
  const payments = rows(
    'SELECT paid_on AS day, amount_cents AS cents, c.name AS what FROM payments p JOIN customers c ON c.id = p.customer_id ORDER BY p.id',
  ).map(line('payment'));
  const credits = rows(
    `SELECT booked_on AS day, amount_cents AS cents, CASE counterparty WHEN '' THEN label ELSE counterparty END AS what FROM bank_movements ORDER BY id`,
  ).map(line('credit'));
  const charges = rows(`SELECT charged_on AS day, amount_cents AS cents, nature || ' ' || label AS what FROM charges ORDER BY id`).map(
    line('charge'),
  );
  const customers = db
    .prepare<{ code: string; name: string }>(
      'SELECT code, name FROM customers WHERE id NOT IN (SELECT customer_id FROM invoices) ORDER BY id',
    )
    .all()
    .map(({ code, name }) => `customer ${code} ${name}`);
  return [...invoices.sort(), ...payments, ...credits, ...charges, ...customers];
}
