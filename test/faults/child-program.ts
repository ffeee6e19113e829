import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ReplyError } from '../../shared/contract/client.ts';
import type { InputFile } from '../../shared/contract/file-handles.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { everyWork } from './every-work.ts';
import { startPlace } from './start-place.ts';
import { COMPANY_FILE } from './work.ts';

/**
 * The program that is killed: does one operation after the other and tells each as soon as its reply has come, by a write that is done
 * when it returns. Each line that it is sent lets it do one more; `go` lets it do all of them.
 */
const [name, folder] = process.argv.slice(2) as [string, string];
const found = everyWork().find((each) => each.name === name);
if (!found) throw new Error(`no such work: ${name}`);
const { today, opensFirst, operations } = found;
const tell = (line: string) => writeSync(1, `${line}\n`);

const orders = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const { backend, client, unexpected } = startPlace(folder, today);
const place = { folder, backend, client, company: '' };

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
    if (!(await attempt(index, () => operation.run(place)))) return;
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
