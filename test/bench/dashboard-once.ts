import { deepStrictEqual } from 'node:assert';
import { rmSync } from 'node:fs';
import { refreshCustomerMonths } from '../../db/dashboard/customer-months.queries.ts';
import { startBackend } from '../../electron/backend/start-backend.ts';
import { commandLineFiles } from '../../electron/host/path-files.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import type { CashForecastWithCharges } from '../../shared/cash-forecast/cash-forecast.contract.ts';
import type { CustomerSummary } from '../../shared/customers/customers.contract.ts';
import type { DashboardFigures } from '../../shared/dashboard/dashboard.contract.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { daysInMonth, lastDayOf, yearMonth } from '../../shared/dates/year-month.ts';
import { fillCompany } from './book-of-a-million.ts';
import { type DuckFigures, dashboardInDuck, duckBook } from './dashboard-in-duckdb.ts';
import { forecastInDuck, type WeeksOfDay } from './forecast-in-duckdb.ts';

/** All that the dashboard shows of a few months, past ones included, here and in DuckDB over the same rows, both warm; their times, as JSON. */
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

interface ScreenData {
  figures: DashboardFigures;
  customers: CustomerSummary[];
  forecast: CashForecastWithCharges;
}

/** All that the screen asks for. */
async function screen(month: (typeof MONTHS)[number]): Promise<ScreenData> {
  const asOf = lastDayOf(month);
  await call('companies.status', {}, companyId);
  await call('dashboard.thresholds', {}, companyId);
  const figures = await call<DashboardFigures>('dashboard.figures', { month }, companyId);
  await call('dashboard.trend', { month, months: 13 }, companyId);
  const forecast = await call<CashForecastWithCharges>('dashboard.cashForecast', { asOf }, companyId);
  const customers = await call<CustomerSummary[]>('customers.list', { asOf }, companyId);
  return { figures, customers, forecast };
}

interface DuckData {
  sums: DuckFigures;
  weeks: WeeksOfDay[];
}

async function screenInDuck(month: (typeof MONTHS)[number]): Promise<DuckData> {
  return { sums: await dashboardInDuck(duck, month), weeks: await forecastInDuck(duck, lastDayOf(month)) };
}

/** What both say of the same month, name by name. */
function compared({ figures, customers, forecast }: ScreenData, { sums, weeks }: DuckData): [string, unknown, unknown][] {
  const days = daysInMonth(figures.month);
  const round4 = (value: number) => Math.round(value * 10_000) / 10_000;
  const total = (amounts: number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
  const owing = customers.filter(({ outstandingCents }) => outstandingCents !== 0).sort((a, b) => a.id - b.id);
  return [
    ['outstanding', figures.outstandingCents, sums.outstanding],
    ['overdue', figures.overdueCents, sums.overdue],
    ['buckets', Object.values(figures.agedBalance).map(({ cents }) => cents), sums.buckets],
    ['revenue', figures.revenueCents, sums.revenue],
    ['collected', figures.collectedCents, sums.collected],
    ['DSO', figures.dso, round4((sums.outstanding * days) / sums.revenue)],
    ['days beyond terms', figures.dbt, round4(sums.daysBeyondTerms)],
    [
      'customers',
      owing.map(({ id, outstandingCents, overdueCents }) => ({ customer: id, owed: outstandingCents, overdue: overdueCents })),
      sums.customers,
    ],
    ['weeks', forecast.weeks.map(({ expectedCents }) => expectedCents), weeks.at(-1)?.expected],
    [
      'back-test',
      forecast.backtest.details.map(({ expectedCents, actualCents }) => [expectedCents, actualCents]),
      forecast.backtest.details.map((detail, nth) => [
        total(weeks[nth]?.expected.slice(0, detail.weeks) ?? []),
        total(weeks[nth]?.actual.slice(0, detail.weeks) ?? []),
      ]),
    ],
  ];
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
const months: { month: string; ours: Times; afterAWrite: Times; duck: Times }[] = [];
for (const month of MONTHS) {
  await screen(month);
  await screenInDuck(month);
  const ours: Times[] = [];
  const afterAWrite: Times[] = [];
  const theirs: Times[] = [];
  for (let turn = 0; turn < 5; turn++) {
    // Any write has the back-test of the forecast made again.
    db.prepare('UPDATE company SET name = name').run();
    afterAWrite.push((await timed(() => screen(month)))[0]);
    const [times, data] = await timed(() => screen(month));
    const [duckTimes, duckData] = await timed(() => screenInDuck(month));
    for (const [name, own, other] of compared(data, duckData)) deepStrictEqual(own, other, `${month}, ${name}`);
    ours.push(times);
    theirs.push(duckTimes);
  }
  months.push({ month, ours: medians(ours), afterAWrite: medians(afterAWrite), duck: medians(theirs) });
}
// One payment by hand: what keeping the sums costs then.
const [recorded] = await timed(() =>
  call('payments.record', { date: '2024-11-05', amountCents: 12_300, customerId: 17, allocations: [] }, companyId),
);
console.log(JSON.stringify({ payments, refreshed, recorded: recorded.milliseconds, months }));
backend.close();
