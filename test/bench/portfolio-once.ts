import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { refreshCustomerMonths } from '../../db/dashboard/customer-months.queries.ts';
import { startBackend } from '../../electron/backend/start-backend.ts';
import { commandLineFiles } from '../../electron/host/path-files.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { fillClientBook } from './book-of-a-client.ts';

/**
 * `make`: the files of thirty companies of 5 000 invoices. `bare`: what a plain script takes to open each of them and add up what a line shows.
 * `portfolio`: the same by the verb, nothing remembered; `switch`: going from one company to another and opening its first screen. Times and the largest
 * memory of the process as JSON.
 */
const [directory = '', what = ''] = process.argv.slice(2);
const COMPANIES = 30;
const INVOICES = 5000;
const TODAY = localDate('2025-06-30');
const MONTH = '2025-06';
const folder = join(directory, 'portfolio');
const paths = Array.from({ length: COMPANIES }, (_, index) => join(folder, `societe-${index + 1}.quittance`));

function backendOver(appDataDirectory: string | null) {
  return startBackend({
    appDataDirectory,
    files: commandLineFiles(folder),
    clock: fixedClock(TODAY),
    log: { error: (reference, error) => console.error(reference, error) },
  });
}

async function measured(work: () => unknown): Promise<{ milliseconds: number; processor: number; megabytes: number }> {
  const start = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { milliseconds: performance.now() - start, processor: (user + system) / 1000, megabytes: process.resourceUsage().maxRSS / 1024 };
}

async function make(): Promise<void> {
  if (existsSync(folder)) return;
  mkdirSync(folder);
  const backend = backendOver(null);
  for (const [index, path] of paths.entries()) {
    const created = await backend.call({ verb: 'companies.create', input: { name: `Société ${index + 1}`, path } });
    if (!created.ok) throw new Error(created.error.message);
    const { companyId } = created.value as { companyId: string };
    const db = backend.companies.databaseOf(companyId);
    fillClientBook(db, INVOICES, index + 1);
    db.transaction(() => {
      for (const _pause of refreshCustomerMonths(db, TODAY));
    });
    backend.companies.close(companyId);
  }
  backend.close();
}

/** Each open amount by its allocations, and their sums; the month's sales for the DSO; what is due of each list of the day; the last import. */
const BARE = [
  `SELECT sum(open) AS outstanding, sum(CASE WHEN kind = 'invoice' AND due_on < :day THEN open ELSE 0 END) AS overdue,
          sum(kind = 'invoice' AND due_on = :day AND open <> 0) AS due
   FROM (SELECT i.kind, i.due_on,
           i.total_cents - coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.invoice_id = i.id AND a.allocated_on <= :day), 0)
             + CASE WHEN i.kind = 'creditNote'
                 THEN coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.credit_note_id = i.id AND a.allocated_on <= :day), 0) ELSE 0 END AS open
         FROM invoices i WHERE i.issued_on <= :day AND i.cancelled_on IS NULL)`,
  `SELECT sum(total_cents) AS sales FROM invoices WHERE cancelled_on IS NULL AND substr(issued_on, 1, 7) = substr(:day, 1, 7)`,
  `SELECT (SELECT count(*) FROM promises WHERE promised_on <= :day AND withdrawn_on IS NULL) AS promises,
          (SELECT count(*) FROM disputes WHERE closed_on IS NULL AND deadline_on <= :day) AS disputes,
          (SELECT count(*) FROM instalments n JOIN schedules s ON s.id = n.schedule_id WHERE n.due_on <= :day AND s.ended_on IS NULL) AS instalments,
          (SELECT count(*) FROM (SELECT customer_id FROM reminder_contacts WHERE contacted_on <= :day GROUP BY customer_id)) AS contacted`,
  `SELECT max(imported_on) AS imported FROM imports WHERE undone_at IS NULL AND imported_on <= :day`,
];

function bare(): void {
  for (const path of paths) {
    const sqlite = new Database(path, { readonly: true });
    for (const sql of BARE) sqlite.prepare(sql).get({ day: TODAY });
    sqlite.close();
  }
}

async function portfolio(): Promise<void> {
  const backend = backendOver(null);
  const reply = await backend.call({ verb: 'portfolio.summary', input: { companies: paths, asOf: TODAY } });
  if (!reply.ok) throw new Error(reply.error.message);
  const lines = reply.value as { state: string; thingsToDo: number }[];
  if (lines.length !== COMPANIES || lines.some(({ state, thingsToDo }) => state !== 'read' || thingsToDo === 0))
    throw new Error('not every company was read');
  backend.close();
}

/** The slowest of as many moves as there are companies. */
async function moves(): Promise<{ milliseconds: number; processor: number; megabytes: number }> {
  const backend = backendOver(join(directory, 'portfolio-app'));
  const call = async (verb: string, input: object, company?: string) => {
    const reply = await backend.call({ verb, input, company });
    if (!reply.ok) throw new Error(`${verb}: ${reply.error.message}`);
    return reply.value as { companyId: string };
  };
  const ids: string[] = [];
  for (const path of paths) {
    ids.push((await call('companies.open', { file: path })).companyId);
    await call('companies.close', { companyId: ids.at(-1) });
  }
  let slowest = { milliseconds: 0, processor: 0, megabytes: 0 };
  for (const [index, companyId] of ids.entries()) {
    const time = await measured(async () => {
      await call('companies.open', { companyId });
      await call('companies.close', { companyId: ids.at(index - 1) });
      await call('companies.status', {}, companyId);
      await call('dashboard.figures', { month: MONTH }, companyId);
      await call('dashboard.trend', { month: MONTH, months: 13 }, companyId);
      await call('dashboard.thresholds', {}, companyId);
      await call('customers.list', { asOf: TODAY }, companyId);
      await call('dashboard.cashForecast', { asOf: TODAY }, companyId);
      await call('reminders.agenda', { asOf: TODAY }, companyId);
    });
    if (time.milliseconds > slowest.milliseconds) slowest = time;
  }
  backend.close();
  return slowest;
}

if (what === 'make') console.log(JSON.stringify(await measured(make)));
else if (what === 'bare') console.log(JSON.stringify(await measured(bare)));
else if (what === 'portfolio') console.log(JSON.stringify(await measured(portfolio)));
else console.log(JSON.stringify(await moves()));
