import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { TableRows } from '../../../shared/imports/table.ts';
import { DelimitedRows } from './delimited-rows.ts';
import { PackedCellRows, type PackedTexts } from './packed-cells.ts';
import { packRows } from './packed-rows.ts';
import { readTable } from './read-table.ts';
import type { ReadingReply, ReadingTask } from './reading-messages.ts';

/** The reading thread: one file, then the end. Whatever it holds, it can exhaust nothing but this thread. */
const ROWS_AT_ONCE = 2000;

function post(reply: ReadingReply): void {
  parentPort?.postMessage(reply);
}

function answer({ file, bytes, encoding, sheet, sheets, headRows, mostCells }: ReadingTask): void {
  try {
    const { rows, workbook, ...table } = readTable(file, bytes, { encoding, sheet, sheets, headRows });
    const together = workbook?.together ?? [];
    if (rows instanceof DelimitedRows) postText(file, rows, mostCells);
    else if (together.length === 0) postRows(rows);
    let sent: PackedTexts | null = null;
    for (const part of together) {
      post({ nextSheet: true });
      if (part.rows instanceof PackedCellRows) sent = postCells(part.rows, sent);
      else postRows(part.rows);
    }
    post({ table: { ...table, workbook: workbook && { ...workbook, together: together.map(({ name }) => name) } } });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    post({ error: { code: error.code, params: error.params } });
  }
}

function postRows(rows: TableRows): void {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) post({ rows: packRows(rows.slice(start, start + ROWS_AT_ONCE)) });
}

/** The lists of a pack change hands; nothing of them is copied. Texts that the sheets of a workbook share are sent once. */
function postCells({ texts, packs }: PackedCellRows, sent: PackedTexts | null): PackedTexts {
  if (texts !== sent) post({ sharedTexts: texts });
  for (const cells of packs) {
    const { lines, firstCells, firstValues, firstTexts, kinds, values, textEnds } = cells;
    const lists = [lines, firstCells, firstValues, firstTexts, kinds, values, textEnds];
    parentPort?.postMessage({ cells } satisfies ReadingReply, lists.map(({ buffer }) => buffer) as ArrayBuffer[]);
  }
  return texts;
}

function postText(file: string, rows: DelimitedRows, mostCells: number): void {
  let cells = 0;
  for (const text of rows.packed()) {
    cells += text.lengths.length;
    if (cells > mostCells) throw new AppError('FILE_TOO_DEMANDING', { file });
    post({ text });
  }
}

answer(workerData as ReadingTask);
