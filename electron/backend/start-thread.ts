import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors/app-error.ts';
import type { CallContext } from './context.ts';

/** What reading a file may take: processor time, and memory. */
export interface ThreadLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** The threads that read files or encrypt them, each built into a script of its own, and the folders that they are written in. */
const FOLDERS = {
  'reading-worker': 'imports',
  'document-worker': 'imports',
  'image-worker': 'letterhead',
  'backup-worker': 'backups',
  'encryption-worker': 'backups',
} as const;
export type ThreadName = keyof typeof FOLDERS;

/** Starts a thread with a limit of memory; nothing that it reads can exhaust anything else. */
export function startThread(name: ThreadName, task: object, megabytes: number): Worker {
  // The libraries' remarks on broken records (stderr) are of no use to anyone.
  const options = { workerData: task, stderr: true, resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 } };
  const source = `./${FOLDERS[name]}/${name}.ts`;
  if (import.meta.url.endsWith('.ts')) return new Worker(new URL(source, import.meta.url), options);
  // Built, the program's files may lie in an archive that only this thread can look into.
  const script = new URL(`${name}.cjs`, import.meta.url);
  return new Worker(`${requireFrom(fileURLToPath(script))}${readFileSync(script, 'utf8')}`, { ...options, eval: true });
}

/** SQLite is not in the script: a thread finds it where the program's files lie outside the archive, not from the folder it was started in. */
function requireFrom(script: string): string {
  const unpacked = script.replace(/([/\\])app\.asar([/\\])/, '$1app.asar.unpacked$2');
  return `globalThis.require = require('node:module').createRequire(${JSON.stringify(unpacked)});\n`;
}

/**
 * What a thread answers, however long it lives. It ends past its time, and with the call when the caller gives up.
 * @throws AppError FILE_TOO_DEMANDING past a limit; CANCELLED; what `answer` rejects with
 */
export async function answerOf<T>(
  worker: Worker,
  { signal, file, milliseconds }: { signal: CallContext['signal']; file: string; milliseconds: number },
  listen: (worker: Worker, resolve: (answer: T) => void, reject: (error: Error) => void) => void,
): Promise<T> {
  let hasGivenUp = false;
  let giveUp = () => {};
  const stop = () => giveUp();
  signal.addEventListener('abort', stop);
  const stopWatching = limitTime(worker, milliseconds, stop);
  try {
    return await new Promise<T>((resolve, reject) => {
      listen(worker, resolve, reject);
      worker.on('error', (error: NodeJS.ErrnoException) => {
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new AppError('FILE_TOO_DEMANDING', { file }) : error);
      });
      const fail = () => reject(new AppError(signal.aborted ? 'CANCELLED' : 'FILE_TOO_DEMANDING', { file }));
      worker.on('exit', fail);
      giveUp = () => {
        hasGivenUp = true;
        fail();
      };
    });
  } finally {
    stopWatching();
    signal.removeEventListener('abort', stop);
    const ended = worker.terminate();
    // A thread inside one long operation of the engine ends after it only: the user does not wait for that.
    if (!hasGivenUp) await ended;
  }
}

const LOOK_EVERY_MS = 250;
/** How many times its processor time a thread may last: where it does not answer how much of that it took, and where it waits for nothing. */
const PATIENCE = 4;

/**
 * Calls `end` once a thread has used up its processor time: on a busy machine an honest file takes long, and a trap is none the less told by the
 * work that it asks for. Gives what ends the watch.
 */
function limitTime(worker: Worker, milliseconds: number, end: () => void): () => void {
  let isAsked = false;
  const look = () => {
    if (isAsked) return;
    isAsked = true;
    worker.cpuUsage().then(
      ({ user, system }) => {
        isAsked = false;
        if ((user + system) / 1000 > milliseconds) end();
      },
      // It has not started yet, or ends.
      () => {
        isAsked = false;
      },
    );
  };
  const watch = setInterval(look, Math.min(LOOK_EVERY_MS, milliseconds));
  const last = setTimeout(end, milliseconds * PATIENCE);
  return () => {
    clearInterval(watch);
    clearTimeout(last);
  };
}
