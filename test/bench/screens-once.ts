import { rmSync } from 'node:fs';
import { refreshCustomerMonths } from '../../db/dashboard/customer-months.queries.ts';
import { startBackend } from '../../electron/backend/start-backend.ts';
import { commandLineFiles } from '../../electron/host/path-files.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { fillCompany } from './book-of-a-million.ts';

/** What screens ask for over a book of so many invoices to 5 000 customers, asked a second time: times of each verb, as JSON. */
const [directory = '', rows = '10000'] = process.argv.slice(2);
const TODAY = localDate('2025-06-30');
const path = `${directory}/screens-${rows}.quittance`;
for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
const backend = startBackend({
  appDataDirectory: null,
  files: commandLineFiles(directory),
  clock: fixedClock(TODAY),
  log: { error: (reference, error) => console.error(reference, error) },
});
const created = await backend.call({ verb: 'companies.create', input: { name: 'Mesures', path } });
if (!created.ok) throw new Error(created.error.message);
const { companyId } = created.value as { companyId: string };
const db = backend.companies.databaseOf(companyId);
fillCompany(db, Number(rows));
db.transaction(() => {
  for (const _pause of refreshCustomerMonths(db, TODAY));
});

const CALLS: readonly (readonly [string, object])[] = [
  ['dashboard.figures', { month: '2025-06' }],
  ['dashboard.trend', { month: '2025-06', months: 13 }],
  ['dashboard.balances', { asOf: TODAY }],
  ['dashboard.cashForecast', { asOf: TODAY }],
  ['customers.list', { asOf: TODAY }],
  ['invoices.list', { asOf: TODAY }],
  ['payments.list', {}],
  ['reminders.agenda', { asOf: TODAY }],
];
const measures: { verb: string; milliseconds: number; processor: number }[] = [];
for (const [verb, input] of CALLS) {
  const ask = async () => {
    const start = performance.now();
    const before = process.cpuUsage();
    const reply = await backend.call({ verb, input, company: companyId });
    if (!reply.ok) throw new Error(`${verb}: ${reply.error.message}`);
    const { user, system } = process.cpuUsage(before);
    return { milliseconds: performance.now() - start, processor: (user + system) / 1000 };
  };
  await ask();
  measures.push({ verb, ...(await ask()) });
}
console.log(JSON.stringify(measures));
backend.close();
