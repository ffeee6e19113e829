import { basename } from 'node:path';
import { isOpenHere } from '../../../db/open-files.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallContext } from '../context.ts';
import { answerOf, startThread, type ThreadLimits } from '../start-thread.ts';
import type { BackupReply, BackupTask, ExaminedFile } from './backup-messages.ts';

/** A file of a million invoices takes fifteen seconds of the processor. */
const LIMITS: ThreadLimits = { milliseconds: 30 * 60_000, megabytes: 512 };

/**
 * Reads a whole company file in a thread of its own, so that the program answers meanwhile. It ends with the call when the caller gives up.
 * @throws AppError as `examineFile`, under the name that the user knows; CANCELLED
 */
export async function examineApart(
  { signal }: Pick<CallContext, 'signal'>,
  task: BackupTask,
  shownAs: string = task.path,
): Promise<ExaminedFile> {
  if (isOpenHere(task.path)) throw new AppError('COMPANY_FILE_IN_USE', { path: shownAs });
  return answerOf<ExaminedFile>(
    startThread('backup-worker', task, LIMITS.megabytes),
    { signal, file: basename(shownAs), milliseconds: LIMITS.milliseconds },
    (worker, resolve, reject) => {
      worker.on('message', (reply: BackupReply) => {
        if ('checks' in reply) resolve(reply);
        else reject(new AppError(reply.error.code, named(reply.error.params, shownAs) as never));
      });
    },
  );
}

function named(params: object, shownAs: string): object {
  return { ...params, ...('path' in params ? { path: shownAs } : {}), ...('file' in params ? { file: basename(shownAs) } : {}) };
}
