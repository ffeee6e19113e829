import { AppError } from '../../../shared/errors/app-error.ts';
import type { CallContext } from '../context.ts';
import { answerOf, startThread, type ThreadLimits } from '../start-thread.ts';
import type { ImageReply, ImageTask } from './image-messages.ts';
import { isJpeg } from './jpeg-pixels.ts';
import { isPng } from './png-pixels.ts';
import { type ReadImage, refuseHeavy } from './read-image.ts';

/** A phone's photo takes six seconds of the processor and four hundred megabytes. */
const PHOTO_LIMITS: ThreadLimits = { milliseconds: 60_000, megabytes: 1024 };
/** A drawing is a text of a megabyte at most: one that takes longer is a trap. */
const DRAWING_LIMITS: ThreadLimits = { milliseconds: 8000, megabytes: 512 };

/**
 * Reads an image in a thread of its own, with a limit of memory and of processor time: meanwhile the program answers, and what a trap takes
 * ends with the thread. It ends with the call when the caller gives up.
 * @throws AppError as `readImage`; CANCELLED
 */
export async function readImageApart({ signal }: Pick<CallContext, 'signal'>, task: ImageTask): Promise<ReadImage> {
  const { file, bytes } = task;
  refuseHeavy(bytes, file);
  const isDrawing = !isPng(bytes) && !isJpeg(bytes);
  const { milliseconds, megabytes } = isDrawing ? DRAWING_LIMITS : PHOTO_LIMITS;
  try {
    return await answerOf<ReadImage>(
      startThread('image-worker', task, megabytes),
      { signal, file, milliseconds },
      (worker, resolve, reject) => {
        worker.on('message', (reply: ImageReply) => {
          if ('image' in reply) resolve(reply.image);
          else reject(new AppError(reply.error.code, reply.error.params));
        });
      },
    );
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'FILE_TOO_DEMANDING') throw error;
    throw new AppError(isDrawing ? 'DRAWING_TOO_DETAILED' : 'IMAGE_DAMAGED', { file });
  }
}
