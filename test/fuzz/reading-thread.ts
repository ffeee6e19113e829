import { parentPort, workerData } from 'node:worker_threads';
import { readTable } from '../../electron/backend/imports/read-table.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { damagedFiles } from '../builders/damaged-files.ts';
import type { Outcome, ReadingTask } from './reading-messages.ts';

/** Reads one damaged file after the other, and tells of each as soon as it is read; one that never ends is ended from outside. */
const { format, from, rounds, underWay } = workerData as ReadingTask;
console.error = () => {}; // the library's remarks on broken records

const processorTime = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

function read(bytes: Buffer): Pick<Outcome, 'end' | 'problem'> {
  try {
    for (const _row of readTable(`essai.${format}`, bytes).rows);
    return { end: 'read', problem: '' };
  } catch (error) {
    if (error instanceof AppError) return { end: error.code === 'FILE_TOO_DEMANDING' ? 'tooDemanding' : 'refused', problem: '' };
    return { end: 'crashed', problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

let round = 0;
for (const bytes of damagedFiles(format, rounds)) {
  if (round >= from) {
    Atomics.store(underWay, 0, round);
    const start = processorTime();
    const outcome = read(bytes);
    parentPort?.postMessage({ round, ...outcome, milliseconds: processorTime() - start } satisfies Outcome);
  }
  round += 1;
}
