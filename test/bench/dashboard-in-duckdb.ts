import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import { lastDayOf, monthsEndingWith, type YearMonth } from '../../shared/dates/year-month.ts';
import { generateBook } from './book-of-a-million.ts';

/** The same rows in an in-memory DuckDB, dates as dates. */
export async function duckBook(directory: string, count: number): Promise<DuckDBConnection> {
  const names = ['invoices', 'payments', 'allocations'] as const;
  const files = names.map((name) => ({
    name,
    path: join(directory, `${name}.csv`),
    text: '',
    file: openSync(join(directory, `${name}.csv`), 'w'),
  }));
  const write = (index: number, line: string) => {
    const target = files[index];
    if (!target) return;
    target.text += line;
    if (target.text.length > 1_000_000) {
      writeSync(target.file, target.text);
      target.text = '';
    }
  };
  generateBook(count, {
    invoice: (id, customer, _number, issued, due, total) => write(0, `${id},${customer},${issued},${due},${total}\n`),
    payment: (id, customer, paid, amount) => write(1, `${id},${customer},${paid},${amount}\n`),
    allocation: (invoice, payment, day, amount) => write(2, `${invoice},${payment},${day},${amount}\n`),
  });
  for (const { file, text } of files) {
    writeSync(file, text);
    closeSync(file);
  }
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const read = (name: string, columns: string) =>
    connection.run(
      `CREATE TABLE ${name} AS SELECT * FROM read_csv('${join(directory, `${name}.csv`)}', header = false, columns = {${columns}})`,
    );
  await read('invoices', `'id': 'INTEGER', 'customer': 'INTEGER', 'issued': 'DATE', 'due': 'DATE', 'total': 'BIGINT'`);
  await read('payments', `'id': 'INTEGER', 'customer': 'INTEGER', 'paid': 'DATE', 'amount': 'BIGINT'`);
  await read('allocations', `'invoice': 'INTEGER', 'payment': 'INTEGER', 'day': 'DATE', 'amount': 'BIGINT'`);
  return connection;
}

export interface DuckFigures {
  outstanding: number;
  overdue: number;
  /** What was not due, and 1–30, 31–60, 61–90 and more days late. */
  buckets: number[];
  revenue: number;
  revenue12Months: number;
  collected: number;
  /** Days after the due date of the month's payments, weighted by amount. */
  daysBeyondTerms: number;
  customers: { customer: number; owed: number; overdue: number }[];
}

/**
 * The aggregates of the dashboard of a month, written for DuckDB's strengths: balances of the thirteen month ends are sums of what was
 * issued less sums of what was allocated, in one pass over each table, rather than invoice by invoice.
 */
export async function dashboardInDuck(connection: DuckDBConnection, month: YearMonth): Promise<DuckFigures> {
  const ends = monthsEndingWith(month, 13).map(lastDayOf);
  const end = lastDayOf(month);
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
  const sums = (amount: string, day: string) =>
    ends
      .map((each) => `sum(${amount}) FILTER (${day} <= '${each}'), sum(${amount}) FILTER (${day} <= '${each}' AND due < '${each}')`)
      .join(', ');
  await rows(`SELECT ${sums('total', 'issued')} FROM invoices`);
  await rows(`SELECT ${sums('amount', 'greatest(day, issued)')} FROM allocations JOIN invoices ON invoices.id = allocations.invoice`);
  await rows(`CREATE OR REPLACE TEMP TABLE open_then AS SELECT * FROM (
    SELECT i.id, i.customer, i.due, i.total - coalesce(a.taken, 0) AS open FROM invoices i
    LEFT JOIN (SELECT invoice, sum(amount) AS taken FROM allocations WHERE day <= '${end}' GROUP BY invoice) a ON a.invoice = i.id
    WHERE i.issued <= '${end}') WHERE open <> 0`);
  const aged =
    await rows(`SELECT CASE WHEN due >= '${end}' THEN 0 WHEN date '${end}' - due <= 30 THEN 1 WHEN date '${end}' - due <= 60 THEN 2
      WHEN date '${end}' - due <= 90 THEN 3 ELSE 4 END AS bucket, sum(open), count(*) FROM open_then GROUP BY 1`);
  await rows(`SELECT customer, sum(open) FILTER (due < '${end}') AS overdue, sum(open), min(due) FROM open_then GROUP BY customer
    ORDER BY overdue DESC NULLS LAST LIMIT 10`);
  const sold = await rows(
    `SELECT date_trunc('month', issued) AS month, sum(total) FROM invoices WHERE issued <= '${end}' GROUP BY 1 ORDER BY 1 DESC`,
  );
  const collected = await rows(
    `SELECT date_trunc('month', paid) AS month, sum(amount), count(*) FROM payments WHERE paid <= '${end}' AND paid > date '${end}' - INTERVAL 13 MONTH GROUP BY 1 ORDER BY 1`,
  );
  const delays =
    await rows(`SELECT date_trunc('month', p.paid) AS month, sum(a.amount), sum(a.amount * (p.paid - i.due)), sum(a.amount * (p.paid - i.issued))
    FROM payments p JOIN allocations a ON a.payment = p.id JOIN invoices i ON i.id = a.invoice
    WHERE p.paid <= '${end}' AND p.paid > date '${end}' - INTERVAL 13 MONTH GROUP BY 1 ORDER BY 1`);
  await rows(`WITH monthly AS (SELECT customer, date_trunc('month', issued) AS month, sum(total) AS sold FROM invoices
      WHERE issued <= '${end}' AND issued > date '${end}' - INTERVAL 25 MONTH GROUP BY ALL),
    ends AS (SELECT unnest([${ends.map((each) => `date '${each}'`).join(', ')}]) AS day)
    SELECT day, max(sold), sum(sold), sum(sold * sold::DOUBLE) FROM (
      SELECT day, customer, sum(sold) AS sold FROM monthly JOIN ends ON month <= day AND month > day - INTERVAL 12 MONTH GROUP BY ALL) GROUP BY day`);
  await rows(
    `SELECT customer, sum(total) FROM invoices WHERE issued <= '${end}' AND issued > date '${end}' - INTERVAL 12 MONTH GROUP BY 1 ORDER BY 2 DESC`,
  );
  // The list of customers: what each owes, and how it paid in the last six months and the six before.
  const owing = await rows(
    `SELECT customer, sum(open), coalesce(sum(open) FILTER (due < '${end}'), 0), min(due) FILTER (due < '${end}') FROM open_then GROUP BY 1 ORDER BY 1`,
  );
  await rows(`SELECT p.customer, p.paid > date '${end}' - INTERVAL 6 MONTH AS late, sum(a.amount), sum(a.amount * (p.paid - i.due))
    FROM payments p JOIN allocations a ON a.payment = p.id JOIN invoices i ON i.id = a.invoice
    WHERE p.paid <= '${end}' AND p.paid > date '${end}' - INTERVAL 12 MONTH GROUP BY ALL`);
  await rows(`SELECT customer, count(*) FROM invoices WHERE issued <= '${end}' AND issued > date '${end}' - INTERVAL 12 MONTH GROUP BY 1`);
  const amountOf = (bucket: number) => Number(aged.find(([each]) => Number(each) === bucket)?.[1] ?? 0);
  const buckets = [0, 1, 2, 3, 4].map(amountOf);
  const outstanding = buckets.reduce((sum, amount) => sum + amount, 0);
  const months = sold.map(([, amount]) => Number(amount));
  const last = delays.at(-1);
  return {
    outstanding,
    overdue: outstanding - amountOf(0),
    buckets,
    revenue: months[0] ?? 0,
    revenue12Months: months.slice(0, 12).reduce((sum, amount) => sum + amount, 0),
    collected: Number(collected.at(-1)?.[1] ?? 0),
    daysBeyondTerms: Number(last?.[2] ?? 0) / Number(last?.[1] ?? 1),
    customers: owing.map(([customer, owed, late]) => ({ customer: Number(customer), owed: Number(owed), overdue: Number(late) })),
  };
}
