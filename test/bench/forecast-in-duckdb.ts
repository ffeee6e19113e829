import type { DuckDBConnection } from '@duckdb/node-api';
import { backtestDays } from '../../shared/cash-forecast/backtest.ts';
import { FORECAST_WEEKS } from '../../shared/cash-forecast/cash-forecast.contract.ts';
import { type LocalDate, startOfWeek } from '../../shared/dates/local-date.ts';

/** Sums by week, from the first on: of the forecast of one day, of due dates, and of what then came. */
export interface WeeksOfDay {
  expected: number[];
  naive: number[];
  actual: number[];
}

/** An invoice that should have been paid by then is expected so many days later where nobody was ever reminded. */
const GAP = 7;

/**
 * The forecast of thirteen weeks with its back-test, over a book without disputes, credit notes, promises and money to customers' credit,
 * written for DuckDB's strengths: all days in one pass over each table. By day, the oldest first.
 */
export async function forecastInDuck(connection: DuckDBConnection, asOf: LocalDate): Promise<WeeksOfDay[]> {
  const days = [...backtestDays(asOf), asOf];
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRows();
  const list = days.map((day, index) => `(${index}, date '${day}', date '${startOfWeek(day)}')`).join(', ');
  await rows(`CREATE OR REPLACE TEMP TABLE days AS SELECT * FROM (VALUES ${list}) AS d(nth, day, monday)`);
  const taken = days.map((day, index) => `sum(amount) FILTER (day <= '${day}') AS taken${index}`).join(', ');
  await rows(`CREATE OR REPLACE TEMP TABLE open_on AS
    WITH taken AS (SELECT invoice, ${taken} FROM allocations GROUP BY invoice),
    known AS (SELECT i.id, i.customer, i.issued, i.due, i.total, [${days.map((_, index) => `coalesce(taken${index}, 0)`).join(', ')}] AS taken
      FROM invoices i LEFT JOIN taken ON taken.invoice = i.id WHERE i.issued <= '${asOf}')
    SELECT nth, day, monday, id, customer, due, total - taken[nth + 1] AS open FROM known JOIN days ON issued <= day WHERE total <> taken[nth + 1]`);
  await rows(`CREATE OR REPLACE TEMP TABLE habits AS
    WITH paid AS (SELECT p.customer, p.id, p.paid, a.amount, p.paid - i.due AS late FROM payments p JOIN allocations a ON a.payment = p.id
      JOIN invoices i ON i.id = a.invoice WHERE p.paid <= '${asOf}' AND p.paid > date '${days[0]}' - INTERVAL 13 MONTH),
    own AS (SELECT nth, customer, count(DISTINCT id) AS n, sum(amount) AS amount, sum(amount * late) AS cent_days,
        sum(amount * late::DOUBLE * late) AS squared FROM paid JOIN days ON paid <= day AND paid > last_day(day - INTERVAL 12 MONTH) GROUP BY ALL),
    spread AS (SELECT *, cent_days / amount::DOUBLE AS mean, greatest(0, squared / amount - (cent_days / amount::DOUBLE) ** 2) AS variance FROM own),
    company AS (SELECT nth, sum(cent_days) / sum(amount)::DOUBLE AS mean, sum(amount * variance) / sum(amount) AS variance FROM spread GROUP BY nth)
    SELECT s.nth, s.customer, round((n * s.mean + 3 * c.mean) / (n + 3))::INTEGER AS delay,
      round(sqrt(3 * (n * s.variance + 3 * c.variance) / (n + 3)))::INTEGER AS spread FROM spread s JOIN company c ON c.nth = s.nth
    UNION ALL SELECT nth, 0, round(mean)::INTEGER, round(sqrt(3 * variance))::INTEGER FROM company`);
  const forecast = await rows(`WITH expected AS (
      SELECT o.nth, o.day, o.monday, o.customer, o.open, o.due + coalesce(h.delay, c.delay) AS due_then, coalesce(h.spread, c.spread) AS spread
      FROM open_on o LEFT JOIN habits h ON h.nth = o.nth AND h.customer = o.customer JOIN habits c ON c.nth = o.nth AND c.customer = 0),
    receipts AS (SELECT nth, monday, customer, open, CASE WHEN due_then < day THEN day + ${GAP} ELSE due_then END AS on_day,
      CASE WHEN due_then < day THEN day ELSE greatest(day, due_then - spread) END AS earliest,
      CASE WHEN due_then < day THEN day + ${2 * GAP} ELSE due_then + spread END AS latest FROM expected),
    pieces AS (SELECT nth, monday, customer, earliest - monday AS earliest, latest - monday AS latest, sum(open) AS open FROM receipts GROUP BY ALL),
    shares AS (SELECT nth, week, open, (least(7 * week + 6, latest) - greatest(7 * week, earliest) + 1) / (latest - earliest + 1)::DOUBLE AS share
      FROM pieces JOIN range(${FORECAST_WEEKS}) weeks(week) ON 7 * week <= latest AND 7 * week + 6 >= earliest),
    bands AS (SELECT nth, week, sum(open * share), sum(open::DOUBLE * open * share * (1 - share)), sum(open) FROM shares GROUP BY ALL),
    weekly AS (SELECT nth, (on_day - monday) // 7 AS week, sum(open) AS open FROM receipts GROUP BY ALL)
    SELECT w.nth, w.week, w.open FROM weekly w LEFT JOIN bands b ON b.nth = w.nth AND b.week = w.week`);
  const naive = await rows(`SELECT nth, (greatest(due, day) - monday) // 7 AS week, sum(open) FROM open_on GROUP BY ALL`);
  const actual =
    await rows(`SELECT o.nth, (p.paid - o.monday) // 7 AS week, sum(a.amount) FROM open_on o JOIN allocations a ON a.invoice = o.id
    JOIN payments p ON p.id = a.payment WHERE p.paid > o.day AND a.day > o.day AND p.paid <= '${asOf}' AND a.day <= '${asOf}' GROUP BY ALL`);
  const weeksOf = (sums: unknown[][], nth: number) =>
    Array.from({ length: FORECAST_WEEKS }, (_, week) =>
      Number(sums.find(([ofDay, ofWeek]) => Number(ofDay) === nth && Number(ofWeek) === week)?.[2] ?? 0),
    );
  return days.map((_, nth) => ({ expected: weeksOf(forecast, nth), naive: weeksOf(naive, nth), actual: weeksOf(actual, nth) }));
}
