import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DAMAGED_FORMATS, type DamagedFormat, damagedFiles } from '../builders/damaged-files.ts';
import type { ReadingOrder, Told } from './reading-messages.ts';

/**
 * Reads thousands of damaged files of each form, some of them by an import from end to end: `npm run fuzz -- --rounds 10000`,
 * `--only xlsx` for one form. Each must end in rows or in a sentence, take little of the processor and of memory, and leave the program
 * that reads it standing; one that does not is written down beside what happened. The ordinary tests try a hundred of each.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10000' }, only: { type: 'string' } } });
const rounds = Number(values.rounds);
const SLOW_MS = 5000;

/** One program for all files of a form, and another one where a file brought it down. */
async function tryFormat(format: DamagedFormat) {
  const counts = { format, read: 0, refused: 0, tooDemanding: 0, crashed: 0, slow: 0, slowest: 0, megabytes: 0 };
  const problems = new Map<number, string>();
  let from = 0;
  const note = ({ round, end, milliseconds, problem, megabytes }: Told) => {
    counts[end] += 1;
    counts.slowest = Math.max(counts.slowest, Math.round(milliseconds));
    counts.megabytes = Math.max(counts.megabytes, megabytes);
    if (milliseconds > SLOW_MS) counts.slow += 1;
    if (milliseconds > SLOW_MS || end === 'crashed' || end === 'tooDemanding')
      problems.set(round, problem || `${end}, ${Math.round(milliseconds)} ms`);
    from = Math.max(from, round + 1);
  };
  for (let falls = 0; !(await readByProgram({ format, from, rounds }, note)); falls++) {
    if (from === falls && falls > 5) throw new Error('the reading program does not start');
    counts.crashed += 1;
    problems.set(from, 'it brought the program down, or nothing else ended it');
    from += 1;
  }
  keep(format, problems);
  return counts;
}

/** Whether the program was still there at the end. */
function readByProgram(order: ReadingOrder, note: (told: Told) => void): Promise<boolean> {
  const program = fork(join(import.meta.dirname, 'reading-program.ts'), [JSON.stringify(order)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  program.on('message', (told) => note(told as Told));
  return new Promise((resolve) => program.on('exit', (code) => resolve(code === 0)));
}

function keep(format: DamagedFormat, problems: ReadonlyMap<number, string>): void {
  let round = 0;
  if (problems.size === 0) return;
  for (const bytes of damagedFiles(format, rounds)) {
    const problem = problems.get(round);
    if (problem !== undefined) {
      const path = join(tmpdir(), `fuzz-${format}-${round}`);
      writeFileSync(path, bytes);
      console.log(`${path}: ${problem}`);
    }
    round += 1;
  }
}

const results = [];
for (const format of DAMAGED_FORMATS) if (values.only === undefined || values.only === format) results.push(await tryFormat(format));
console.table(results);
process.exitCode = results.some(({ crashed, slow }) => crashed + slow > 0) ? 1 : 0;
