import { rmSync } from 'node:fs';
import { refreshCustomerMonths } from '../../db/dashboard/customer-months.queries.ts';
import { startBackend } from '../../electron/backend/start-backend.ts';
import { commandLineFiles } from '../../electron/host/path-files.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import type { DashboardFigures } from '../../shared/dashboard/dashboard.contract.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { lastDayOf, yearMonth } from '../../shared/dates/year-month.ts';
import { fillCompany } from './book-of-a-million.ts';
import { dashboardInDuck, duckBook } from './dashboard-in-duckdb.ts';

/** The dashboard's data of a few months, past ones included, here and in DuckDB over the same rows, both warm; their times, as JSON. */
const [directory = '', rows = '1000000'] = process.argv.slice(2);
const MONTHS = ['2025-06', '2024-03', '2022-11'].map(yearMonth);
const TODAY = localDate('2025-06-30');
const path = `${directory}/million.quittance`;
for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
const backend = startBackend({
  appDataDirectory: null,
  files: commandLineFiles(directory),
  clock: fixedClock(TODAY),
  log: { error: (reference, error) => console.error(reference, error) },
});
async function call<T>(verb: string, input: object, company?: string): Promise<T> {
  const reply = await backend.call({ verb, input, ...(company === undefined ? {} : { company }) });
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value as T;
}
const { companyId } = await call<{ companyId: string }>('companies.create', { name: 'Mesures', path });
const db = backend.companies.databaseOf(companyId);
const { payments } = fillCompany(db, Number(rows));
const refreshStart = performance.now();
db.transaction(() => {
  for (const _pause of refreshCustomerMonths(db, TODAY));
});
const refreshed = performance.now() - refreshStart;
const duck = await duckBook(directory, Number(rows));

async function screen(month: (typeof MONTHS)[number]): Promise<DashboardFigures> {
  const figures = await call<DashboardFigures>('dashboard.figures', { month }, companyId);
  await call('dashboard.trend', { month, months: 13 }, companyId);
  return figures;
}

/** Time by the clock, and of the processor, all its threads: the latter says more on a machine that does other things meanwhile. */
interface Times {
  milliseconds: number;
  processor: number;
}

async function timed<T>(work: () => Promise<T>): Promise<[Times, T]> {
  const start = performance.now();
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return [{ milliseconds: performance.now() - start, processor: (user + system) / 1000 }, value];
}

const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
const medians = (times: Times[]): Times => ({
  milliseconds: median(times.map(({ milliseconds }) => milliseconds)),
  processor: median(times.map(({ processor }) => processor)),
});
const months: { month: string; ours: Times; duck: Times; forecast: Times }[] = [];
for (const month of MONTHS) {
  await screen(month);
  await dashboardInDuck(duck, month);
  const ours: Times[] = [];
  const theirs: Times[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const [times, figures] = await timed(() => screen(month));
    const [duckTimes, sums] = await timed(() => dashboardInDuck(duck, month));
    if (figures.outstandingCents !== sums.outstanding || figures.overdueCents !== sums.overdue)
      throw new Error(`${month}: ${figures.outstandingCents} and ${sums.outstanding}, ${figures.overdueCents} and ${sums.overdue}`);
    ours.push(times);
    theirs.push(duckTimes);
  }
  const asOf = lastDayOf(month);
  await call('dashboard.cashForecast', { asOf }, companyId);
  const [forecast] = await timed(() => call('dashboard.cashForecast', { asOf }, companyId));
  months.push({ month, ours: medians(ours), duck: medians(theirs), forecast });
}
// One payment by hand: what keeping the sums costs then.
const [recorded] = await timed(() =>
  call('payments.record', { date: '2024-11-05', amountCents: 12_300, customerId: 17, allocations: [] }, companyId),
);
console.log(JSON.stringify({ payments, refreshed, recorded: recorded.milliseconds, months }));
backend.close();
