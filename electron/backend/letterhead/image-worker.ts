import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ImageReply, ImageTask } from './image-messages.ts';
import { readImage } from './read-image.ts';

/** The thread that reads images: one file, then the end. */
function answer({ bytes, file }: ImageTask): ImageReply {
  try {
    return { image: readImage(bytes, file) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { error: { code: error.code, params: error.params } };
  }
}

parentPort?.postMessage(answer(workerData as ImageTask));
