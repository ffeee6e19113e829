import { rmSync } from 'node:fs';
import { refreshCustomerMonths } from '../../db/dashboard/customer-months.queries.ts';
import { startBackend } from '../../electron/backend/start-backend.ts';
import { commandLineFiles } from '../../electron/host/path-files.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { fillCompany } from './book-of-a-million.ts';

/** What screens ask for over a book of so many invoices to 5 000 customers: times of each screen once warm, as JSON. */
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

const MONTH = '2025-06';
const CUSTOMER = 4;
const CUSTOMERS = ['customers.list', { asOf: TODAY }] as const;
/** What each screen asks for when it opens; what surrounds every screen asks for the agenda, once. */
const SCREENS: Readonly<Record<string, readonly (readonly [string, object])[]>> = {
  Pilotage: [
    ['dashboard.figures', { month: MONTH }],
    ['dashboard.trend', { month: MONTH, months: 13 }],
    ['dashboard.thresholds', {}],
    ['dashboard.balances', { asOf: TODAY, customerId: CUSTOMER }],
    CUSTOMERS,
  ],
  'Pilotage, cash forecast': [['dashboard.cashForecast', { asOf: TODAY }]],
  'Balances of a day': [['dashboard.balances', { asOf: '2025-05-14' }], CUSTOMERS],
  'Proof of the DSO': [['dashboard.proof', { figure: 'dso', month: MONTH }]],
  'Proof of the aged balance': [['dashboard.proof', { figure: 'agedBalance', month: MONTH }]],
  'What if': [['dashboard.whatIf', { asOf: TODAY, scenario: { kind: 'neverPays', customerId: CUSTOMER } }], CUSTOMERS],
  Clients: [CUSTOMERS],
  'A customer': [
    ['customers.get', { id: CUSTOMER }],
    CUSTOMERS,
    ['invoices.list', { asOf: TODAY, customerId: CUSTOMER }],
    ['disputes.list', { asOf: TODAY }],
    ['schedules.list', { asOf: TODAY }],
  ],
  'Payments of a customer': [['payments.list', { customerId: CUSTOMER }]],
  'Figures of a customer': [
    ['dashboard.figures', { month: MONTH, customerId: CUSTOMER }],
    ['dashboard.trend', { month: MONTH, customerId: CUSTOMER }],
  ],
  Factures: [
    ['invoices.counts', { asOf: TODAY }],
    ['invoices.list', { asOf: TODAY, open: true }],
  ],
  'Factures, the latest of all': [['invoices.list', { asOf: TODAY, limit: 1000 }]],
  'Factures, ten thousand more': [['invoices.list', { asOf: TODAY, offset: 0, limit: 10_000 }]],
  'Search by a number': [['invoices.list', { asOf: TODAY, number: '999', limit: 6 }]],
  Relances: [['reminders.agenda', { asOf: TODAY }]],
  Prévisions: [
    ['forecasts.list', { firstMonth: '2025-01' }],
    ['charges.list', { from: '2025-06-01', to: '2025-06-30' }],
  ],
};
/** Screens opened before are warm; the program is once it has answered a few of them. */
const ASKED = 5;

async function open(calls: readonly (readonly [string, object])[]): Promise<{ milliseconds: number; processor: number }> {
  const start = performance.now();
  const before = process.cpuUsage();
  for (const [verb, input] of calls) {
    const reply = await backend.call({ verb, input, company: companyId });
    if (!reply.ok) throw new Error(`${verb}: ${reply.error.message}`);
  }
  const { user, system } = process.cpuUsage(before);
  return { milliseconds: performance.now() - start, processor: (user + system) / 1000 };
}

const measures: { screen: string; milliseconds: number; processor: number }[] = [];
for (const [screen, calls] of Object.entries(SCREENS)) {
  const times: { milliseconds: number; processor: number }[] = [];
  for (let asked = 0; asked < ASKED; asked++) times.push(await open(calls));
  const least = (of: 'milliseconds' | 'processor') => Math.min(...times.map((time) => time[of]));
  measures.push({ screen, milliseconds: least('milliseconds'), processor: least('processor') });
}
console.log(JSON.stringify(measures));
backend.close();
