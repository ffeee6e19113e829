import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { DocumentReply, DocumentTask } from './document-messages.ts';
import { readDocument } from './read-document.ts';

/** The thread that reads documents: one file, then the end. */
async function answer(): Promise<DocumentReply> {
  try {
    return { document: await readDocument(workerData as DocumentTask) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { error: { code: error.code, params: error.params } };
  }
}

void answer().then((reply) => parentPort?.postMessage(reply));
