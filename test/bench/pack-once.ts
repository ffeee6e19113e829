import { rmSync, statSync, writeFileSync } from 'node:fs';
import { startBackend } from '../../electron/backend/start-backend.ts';
import { commandLineFiles } from '../../electron/host/path-files.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { fillBookToRemind, LETTERS_ON, lettersToPrint } from './book-of-letters.ts';

/** A posting pack of one-page reminders of 8 invoices, printed by the verb that the screens call: time, memory and size, as JSON. */
const [directory = '', count = ''] = process.argv.slice(2);
const path = `${directory}/pack.quittance`;
for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
const out = `${directory}/pack.pdf`;
rmSync(out, { force: true });
const backend = startBackend({
  appDataDirectory: null,
  files: commandLineFiles(directory),
  clock: fixedClock(LETTERS_ON),
  log: { error: (reference, error) => console.error(reference, error) },
});

async function call<T>(verb: string, input: unknown, company?: string, onProgress?: () => void): Promise<T> {
  const reply = await backend.call({ verb, input, ...(company === undefined ? {} : { company }) }, onProgress ? { onProgress } : {});
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value as T;
}

const { companyId } = await call<{ companyId: string }>('companies.create', { name: 'Mesures', path });
const db = backend.companies.databaseOf(companyId);
fillBookToRemind(db, Number(count));
await call('companies.updateProfile', lettersToPrint.profile, companyId);
const letterIds: number[] = [];
for (let customerId = 1; customerId <= Number(count); customerId += 1) {
  const { letterId } = await call<{ letterId: number }>('letters.draft', { customerId, kind: 'reminder2', asOf: LETTERS_ON }, companyId);
  letterIds.push(letterId);
}
let told = 0;
const start = performance.now();
const before = process.cpuUsage();
const { pages } = await call<{ pages: number }>('letters.print', { letterIds, out, pack: true }, companyId, () => {
  told += 1;
});
const milliseconds = performance.now() - start;
const { user, system } = process.cpuUsage(before);
const { onePage } =
  db.prepare<{ onePage: number }>("SELECT count(*) AS onePage FROM letters WHERE state = 'printed' AND pages = 1").get() ?? {};
const contents = db.prepare<{ content: string }>('SELECT content FROM letters ORDER BY id LIMIT 60').all();
writeFileSync(`${directory}/letters.json`, JSON.stringify(contents.map(({ content }) => JSON.parse(content).letter)));
console.log(
  JSON.stringify({
    milliseconds,
    processor: (user + system) / 1000,
    megabytes: process.resourceUsage().maxRSS / 1024,
    pages,
    onePage,
    told,
    fileMegabytes: statSync(out).size / 1e6,
  }),
);
backend.close();
