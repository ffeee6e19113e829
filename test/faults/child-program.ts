import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { apiContract } from '../../shared/api-contract.ts';
import { createClient, ReplyError } from '../../shared/contract/client.ts';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { everyWork } from './every-work.ts';
import { startPlace } from './start-place.ts';
import { COMPANY_FILE } from './work.ts';

/**
 * The program that is killed: does one operation after the other and tells each as soon as its reply has come, by a write that is done
 * when it returns. Each line that it is sent lets it do one more; `go` lets it do all of them.
 */
const [name, folder, count] = process.argv.slice(2) as [string, string, string];
const found = everyWork().find((each) => each.name === name);
if (!found) throw new Error(`no such work: ${name}`);
const { today, opensFirst } = found;
const operations = found.operations.slice(0, Number(count));
const tell = (line: string) => writeSync(1, `${line}\n`);

const orders = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const { backend, client, unexpected } = startPlace(folder, today);
/** FAULTS_CANCEL: a user who has seen enough of the progress gives up. */
const patience = { left: Number(process.env.FAULTS_CANCEL ?? Number.POSITIVE_INFINITY), controller: new AbortController() };
const impatient = createClient(apiContract, (call) =>
  backend.call(call, {
    signal: patience.controller.signal,
    onProgress() {
      patience.left -= 1;
      if (patience.left === 0) patience.controller.abort();
    },
  }),
);
const place = { folder, backend, client: process.env.FAULTS_CANCEL ? impatient : client, company: '' };

/** Does a step and tells how it ended; false when the program refused it. */
async function attempt(index: number, step: () => Promise<unknown>): Promise<boolean> {
  const started = performance.now();
  try {
    await step();
    if (index >= 0) tell(`done ${index} ${Math.ceil(performance.now() - started)}`);
    return true;
  } catch (error) {
    if (!(error instanceof ReplyError || error instanceof AppError)) throw error;
    const cause = error.code === 'UNEXPECTED' ? String((unexpected.at(-1) as Error | undefined)?.stack).replaceAll('\n', ' ') : '';
    tell(`refused ${index} ${error.code} ${cause}`);
    return false;
  }
}

async function openCompany(): Promise<void> {
  place.company = (await client.companies.open({ file: join(folder, COMPANY_FILE) as InputFile })).companyId;
}

/** After something was refused, nothing more can be done: what follows builds on it. */
async function work(): Promise<void> {
  if (opensFirst && !(await attempt(-1, openCompany))) return;
  tell('ready');
  let order = (await orders.next()).value;
  for (const [index, operation] of operations.entries()) {
    while (!(await attempt(index, () => operation.run(place)))) {
      // FAULTS_AGAIN: the user tries again once told to.
      if (process.env.FAULTS_AGAIN === undefined) return;
      await orders.next();
    }
    if (order !== 'go') order = (await orders.next()).value;
  }
}

await work();
tell('end');
// Whoever wants to kill it still can.
await orders.next();
try {
  backend.close();
} catch {
  // The disk is gone for good: what is in the file is there all the same.
}
process.exit();
