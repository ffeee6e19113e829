import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Table } from '../../../shared/imports/table.ts';
import type { CallContext } from '../context.ts';
import type { Encoding } from './decode-text.ts';
import { RowUnpacker } from './packed-rows.ts';
import { readTable } from './read-table.ts';
import type { ReadingReply, ReadingTask } from './reading-messages.ts';
import { isPacked } from './recognise-content.ts';

/** A workbook that takes longer is no workbook of invoices; a small one has less time, since only a trap would need more. */
const LIMIT_MS = 60_000;
const SMALL_LIMIT_MS = 10_000;
const SMALL_BYTES = 1 << 20;

/** What reading a workbook may take beside the program: far more than the largest honest one needs. */
const LIMIT_MEGABYTES = 3072;

export interface ReadingChoices {
  readonly encoding?: Encoding | undefined;
  readonly sheet?: string | undefined;
  readonly headRows?: number | undefined;
}

/**
 * Reads a file into rows. Text is read here, since it unpacks to nothing more than it is; whatever is packed is read in a thread of its
 * own with a limit of memory and of time, and ends with the call when the caller gives up.
 * @throws AppError as `readTable`; FILE_TOO_DEMANDING past a limit; CANCELLED
 */
export async function readTableApart(
  context: Pick<CallContext, 'signal'>,
  file: string,
  bytes: Uint8Array,
  choices: ReadingChoices = {},
  limits = { milliseconds: bytes.length < SMALL_BYTES ? SMALL_LIMIT_MS : LIMIT_MS, megabytes: LIMIT_MEGABYTES },
): Promise<Table> {
  if (!isPacked(bytes)) return readTable(file, bytes, choices);
  const worker = startWorker({ file, bytes, sheet: choices.sheet, headRows: choices.headRows }, limits.megabytes);
  const cancel = () => void worker.terminate();
  context.signal.addEventListener('abort', cancel);
  const timer = setTimeout(cancel, limits.milliseconds);
  try {
    return await tableFrom(worker, () => new AppError(context.signal.aborted ? 'CANCELLED' : 'FILE_TOO_DEMANDING', { file }), file);
  } finally {
    clearTimeout(timer);
    context.signal.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}

function tableFrom(worker: Worker, interrupted: () => AppError, file: string): Promise<Table> {
  const unpacker = new RowUnpacker();
  return new Promise((resolve, reject) => {
    worker.on('message', (reply: ReadingReply) => {
      if ('rows' in reply) unpacker.add(reply.rows);
      else if ('table' in reply) resolve({ ...reply.table, rows: unpacker.rows });
      else reject(new AppError(reply.error.code, reply.error.params));
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new AppError('FILE_TOO_DEMANDING', { file }) : error);
    });
    worker.on('exit', () => reject(interrupted()));
  });
}

function startWorker(task: ReadingTask, megabytes: number): Worker {
  // The library's remarks on broken records (stderr) are of no use to anyone.
  const options = { workerData: task, stderr: true, resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 } };
  if (import.meta.url.endsWith('.ts')) return new Worker(new URL('./reading-worker.ts', import.meta.url), options);
  // Built, the program's files may lie in an archive that only this thread can look into.
  const code = readFileSync(new URL('reading-worker.cjs', import.meta.url), 'utf8');
  return new Worker(code, { ...options, eval: true });
}
