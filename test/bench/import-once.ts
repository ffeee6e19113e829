import { rmSync } from 'node:fs';
import { startBackend } from '../../electron/backend/start-backend.ts';
import { commandLineFiles } from '../../electron/host/path-files.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { localDate } from '../../shared/dates/local-date.ts';

/** One call of an import verb on one file in a new company, in a process of its own: its time and the process's peak memory, as JSON. */
const [directory = '', file = '', verb = '', more = '{}'] = process.argv.slice(2);
const path = `${directory}/societe.quittance`;
for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
const backend = startBackend({
  appDataDirectory: null,
  files: commandLineFiles(directory),
  clock: fixedClock(localDate('2025-06-30')),
  log: { error: (reference, error) => console.error(reference, error) },
});
const created = await backend.call({ verb: 'companies.create', input: { name: 'Mesures', path } });
if (!created.ok) throw new Error(created.error.message);
const { companyId } = created.value as { companyId: string };
const start = performance.now();
const reply = await backend.call({ verb, company: companyId, input: { file, ...(JSON.parse(more) as object) } });
const milliseconds = performance.now() - start;
if (!reply.ok) throw new Error(reply.error.message);
const { counts } = reply.value as { counts: { new: number } };
console.log(JSON.stringify({ milliseconds, megabytes: process.resourceUsage().maxRSS / 1024, rows: counts.new }));
backend.close();
