import { statSync } from 'node:fs';
import { ENCRYPTION_STEPS, normalPassphrase } from '../../../shared/backups/passphrase.fr.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallContext } from '../context.ts';
import { startThread } from '../start-thread.ts';
import type { EncryptionReply, EncryptionTask } from './encryption-messages.ts';

/** The thread's own memory; the key's 256 MB, or up to 1 GB for a file made elsewhere, are no part of it. */
const MEGABYTES = 128;

/**
 * A file's bytes, encrypted or decrypted as they are asked for, by a thread that ends with them. Nothing of it is ever held whole.
 * @throws AppError ENCRYPTED_COPY_*, FILE_NOT_FOUND, CANCELLED
 */
export async function* encryptedPieces(
  { signal, progress }: Pick<CallContext, 'signal' | 'progress'>,
  task: EncryptionTask,
): AsyncGenerator<Uint8Array> {
  const total = statSync(task.source, { throwIfNoEntry: false })?.size;
  if (total === undefined) throw new AppError('FILE_NOT_FOUND', { file: task.file });
  if (signal.aborted) throw new AppError('CANCELLED', {});
  const step = task.direction === 'encrypt' ? ENCRYPTION_STEPS.encrypting : ENCRYPTION_STEPS.decrypting;
  progress({ done: 0, total: null, step: ENCRYPTION_STEPS.deriving });
  const worker = startThread('encryption-worker', { ...task, passphrase: normalPassphrase(task.passphrase) }, MEGABYTES);
  let give: (reply: EncryptionReply) => void = () => {};
  let refuse: (error: unknown) => void = () => {};
  const next = () =>
    new Promise<EncryptionReply>((resolve, reject) => {
      give = resolve;
      refuse = reject;
    });
  const cancel = () => refuse(new AppError('CANCELLED', {}));
  let coming = next();
  coming.catch(() => {});
  worker.on('message', (reply: EncryptionReply) => give(reply));
  worker.on('error', (error: NodeJS.ErrnoException) => {
    refuse(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new AppError('FILE_TOO_DEMANDING', { file: task.file }) : unreadable(error, task));
  });
  worker.on('exit', () => refuse(new AppError('ENCRYPTED_COPY_DAMAGED', { file: task.file })));
  signal.addEventListener('abort', cancel);
  try {
    for (;;) {
      const reply = await coming;
      if ('ended' in reply) return;
      if ('error' in reply) throw new AppError(reply.error as 'ENCRYPTED_COPY_DAMAGED', { file: task.file });
      coming = next();
      coming.catch(() => {});
      progress({ done: reply.done, total, step });
      yield reply.piece;
      if (signal.aborted) throw new AppError('CANCELLED', {});
      worker.postMessage('next');
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}

/** A disk that fails under the thread is said of the file; whatever else it is keeps its own words for the log. */
function unreadable(error: NodeJS.ErrnoException, { file }: EncryptionTask): Error {
  return error.syscall === undefined ? error : new AppError(error.code === 'ENOENT' ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE', { file });
}
