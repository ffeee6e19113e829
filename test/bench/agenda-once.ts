import { rmSync } from 'node:fs';
import { startBackend } from '../../electron/backend/start-backend.ts';
import { commandLineFiles } from '../../electron/host/path-files.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { fillOpenBook } from './book-of-open-invoices.ts';

/** The agenda over 100 000 open invoices of 5 000 customers, and the bare statement that reads those invoices: times in turn, as JSON. */
const [directory = ''] = process.argv.slice(2);
const TODAY = localDate('2025-06-30');
const INVOICES = 100_000;
const ROUNDS = 3;
const path = `${directory}/agenda.quittance`;
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
fillOpenBook(db, INVOICES);

async function measured(work: () => unknown): Promise<{ milliseconds: number; processor: number }> {
  const start = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { milliseconds: performance.now() - start, processor: (user + system) / 1000 };
}

async function agenda(): Promise<void> {
  const reply = await backend.call({ verb: 'reminders.agenda', input: { asOf: TODAY }, company: companyId });
  if (!reply.ok) throw new Error(reply.error.message);
}

/** What the agenda needs of each invoice, oldest first, and nothing done with it. */
const BARE = `
  SELECT i.id, i.number, i.customer_id, c.name, i.issued_on, i.due_on, i.total_cents,
         i.total_cents - coalesce((SELECT sum(a.amount_cents) FROM allocations a WHERE a.invoice_id = i.id AND a.allocated_on <= :asOf), 0) AS open,
         (SELECT coalesce(d.amount_cents, i.total_cents) FROM disputes d
           WHERE d.invoice_id = i.id AND d.opened_on <= :asOf AND (d.closed_on IS NULL OR d.closed_on > :asOf)) AS disputed,
         (SELECT s.id FROM schedule_invoices si JOIN schedules s ON s.id = si.schedule_id
           WHERE si.invoice_id = i.id AND s.agreed_on <= :asOf AND (s.ended_on IS NULL OR s.ended_on > :asOf)) AS schedule
  FROM invoices i JOIN customers c ON c.id = i.customer_id
  WHERE i.issued_on <= :asOf AND i.settled_on > :asOf AND i.cancelled_on IS NULL
  ORDER BY i.due_on, i.issued_on, i.number, i.id`;

function read(): void {
  if (db.prepare(BARE).all({ asOf: TODAY }).length !== INVOICES) throw new Error('not every invoice is open');
}

const rounds: { agenda: Awaited<ReturnType<typeof measured>>; sql: Awaited<ReturnType<typeof measured>> }[] = [];
for (let round = 0; round <= ROUNDS; round++) {
  const both = { sql: await measured(read), agenda: await measured(agenda) };
  // The first warms up.
  if (round > 0) rounds.push(both);
}
console.log(JSON.stringify(rounds));
backend.close();
