import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallContext } from '../context.ts';
import { answerOf, startThread, type ThreadLimits } from '../start-thread.ts';
import type { DocumentReply, DocumentTask, ReadDocument } from './document-messages.ts';
import { readDocument } from './read-document.ts';

/** Far more than the longest statement of a year or the largest invoice needs. */
const LIMITS: ThreadLimits = { milliseconds: 60_000, megabytes: 1536 };
/** A small file that takes longer is a trap. */
const SMALL_LIMIT_MS = 7000;
const SMALL_BYTES = 1 << 20;

/** A text of this size is read sooner than a thread starts, and is no more than it is: nothing in it is unpacked or expanded. */
const SMALL_TEXT_BYTES = 1 << 16;

/**
 * Reads a file that is no table in a thread of its own, with a limit of memory and of processor time; it ends with the call when the caller gives
 * up. A PDF always is: what it holds is packed.
 * @throws AppError as `readDocument`; FILE_TOO_DEMANDING past a limit; CANCELLED
 */
export async function readDocumentApart(
  { signal }: Pick<CallContext, 'signal'>,
  task: DocumentTask,
  limits: ThreadLimits = task.bytes.length < SMALL_BYTES ? { ...LIMITS, milliseconds: SMALL_LIMIT_MS } : LIMITS,
): Promise<ReadDocument> {
  const { file, form, bytes } = task;
  if (form !== 'pdf' && bytes.length <= SMALL_TEXT_BYTES) return readDocument(task);
  return answerOf<ReadDocument>(
    startThread('document-worker', task, limits.megabytes),
    { signal, file, milliseconds: limits.milliseconds },
    (worker, resolve, reject) => {
      worker.on('message', (reply: DocumentReply) => {
        if ('document' in reply) resolve(reply.document);
        else if ('error' in reply) reject(new AppError(reply.error.code, reply.error.params));
      });
    },
  );
}
