import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../shared/errors/app-error.ts';
import { packRows } from './packed-rows.ts';
import { readTable } from './read-table.ts';
import type { ReadingReply, ReadingTask } from './reading-messages.ts';

/** The reading thread: one workbook, then the end. Whatever it holds, it can exhaust nothing but this thread. */
const ROWS_AT_ONCE = 2000;

function post(reply: ReadingReply): void {
  parentPort?.postMessage(reply);
}

function answer({ file, bytes, sheet, headRows }: ReadingTask): void {
  try {
    const { rows, ...table } = readTable(file, bytes, { sheet, headRows });
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) post({ rows: packRows(rows.slice(start, start + ROWS_AT_ONCE)) });
    post({ table });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    post({ error: { code: error.code, params: error.params } });
  }
}

answer(workerData as ReadingTask);
