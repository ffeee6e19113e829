import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { startBackend } from '../../electron/backend/start-backend.ts';
import { commandLineFiles } from '../../electron/host/path-files.ts';
import { fixedClock } from '../../electron/host/system-clock.ts';
import { localDate } from '../../shared/dates/local-date.ts';
import { damagedFiles } from '../builders/damaged-files.ts';
import type { Outcome, ReadingOrder, ReadingTask, Told } from './reading-messages.ts';

/**
 * A program that reads damaged files as the application does, beside itself: thousands in one thread, which is replaced only where a file
 * exhausted it, and some by an import from end to end. That it is still there at the end is part of what is tried.
 */
const order = JSON.parse(process.argv[2] ?? '') as ReadingOrder;
const LIMIT_MS = 4000;
const LIMIT_MEGABYTES = 1024;
const WHOLE_IMPORT_EVERY = 100;

let started = order.from;
while (started < order.rounds) started = await readFrom(started);
await importSome();
process.exit();

/** Reads files until the last one or one that exhausts the thread; the round after it. */
function readFrom(from: number): Promise<number> {
  const underWay = new Int32Array(new SharedArrayBuffer(4));
  underWay[0] = from;
  const resourceLimits = { maxOldGenerationSizeMb: LIMIT_MEGABYTES, maxYoungGenerationSizeMb: 64 };
  const thread = new Worker(new URL('./reading-thread.ts', import.meta.url), {
    workerData: { ...order, from, underWay } satisfies ReadingTask,
    stderr: true,
    resourceLimits,
  });
  let isDone = false;
  let atLastEnd = processorTime();
  let isLate = false;
  let exhausted = '';
  const watch = setInterval(() => {
    const used = processorTime() - atLastEnd;
    if (used > LIMIT_MS && !isLate) {
      isLate = true;
      void thread.terminate();
    }
    // Where the thread does not even end when it is told to, nothing but the end of the program is left.
    if (used > 2 * LIMIT_MS) process.kill(process.pid, 'SIGKILL');
  }, 250);
  thread.on('message', (outcome: Outcome) => {
    isDone = outcome.round === order.rounds - 1;
    atLastEnd = processorTime();
    tell(outcome);
  });
  thread.on('error', (error: NodeJS.ErrnoException) => {
    exhausted = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : (error.stack ?? error.message);
  });
  return new Promise((resolve) => {
    thread.on('exit', () => {
      clearInterval(watch);
      if (isDone) return resolve(order.rounds);
      const round = underWay[0] ?? from;
      const isLimit = isLate || exhausted === 'memory';
      tell({
        round,
        end: isLimit ? 'tooDemanding' : 'crashed',
        milliseconds: isLate ? LIMIT_MS : 0,
        problem: isLimit ? '' : exhausted || 'the thread ended',
      });
      resolve(round + 1);
    });
  });
}

/** Imports every hundredth file into a company, as a user would. */
async function importSome(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'quittance-fuzz-'));
  let unexpected: unknown = null;
  const backend = startBackend({
    appDataDirectory: null,
    files: commandLineFiles(directory),
    clock: fixedClock(localDate('2025-06-30')),
    log: {
      error: (_reference, error) => {
        unexpected = error;
      },
    },
  });
  const created = await backend.call({ verb: 'companies.create', input: { name: 'Essais', path: join(directory, 'e.quittance') } });
  if (!created.ok) throw new Error(created.error.message);
  const { companyId: company } = created.value as { companyId: string };
  let round = 0;
  for (const bytes of damagedFiles(order.format, order.rounds)) {
    if (
      round >= order.from &&
      round % WHOLE_IMPORT_EVERY < 4 &&
      round % WHOLE_IMPORT_EVERY === Math.floor(round / WHOLE_IMPORT_EVERY) % 4
    ) {
      const file = join(directory, `essai.${order.format}`);
      writeFileSync(file, bytes);
      for (const verb of ['imports.preview', 'imports.commit']) await backend.call({ verb, company, input: { file } });
      if (unexpected) tell({ round, end: 'crashed', milliseconds: 0, problem: `import: ${String(unexpected)}` });
      unexpected = null;
    }
    round += 1;
  }
  backend.close();
  rmSync(directory, { recursive: true });
}

/** Of the program and its thread. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function tell(outcome: Outcome): void {
  process.send?.({ ...outcome, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) } satisfies Told);
}
