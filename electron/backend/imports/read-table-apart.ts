import { AppError } from '../../../shared/errors/app-error.ts';
import type { Table, TableRows } from '../../../shared/imports/table.ts';
import type { CallContext } from '../context.ts';
import { answerOf, startThread } from '../start-thread.ts';
import type { Encoding } from './decode-text.ts';
import { headOfFile } from './head-of-file.ts';
import { PackedCellRows, type PackedCells, type PackedTexts } from './packed-cells.ts';
import { RowUnpacker } from './packed-rows.ts';
import { PackedTextRows } from './packed-text.ts';
import { readTable } from './read-table.ts';
import type { BareTable, ReadingReply, ReadingTask } from './reading-messages.ts';
import { isPacked } from './recognise-content.ts';
import { NO_TEXTS } from './shared-texts.ts';

/** A file that takes more of the processor is none of invoices; a small one has less, since only a trap would need more. */
const LIMIT_MS = 60_000;
const SMALL_LIMIT_MS = 7000;
const SMALL_BYTES = 1 << 20;
const TINY_LIMIT_MS = 4000;
const TINY_BYTES = 1 << 16;

function limitOf(bytes: number): number {
  return bytes < TINY_BYTES ? TINY_LIMIT_MS : bytes < SMALL_BYTES ? SMALL_LIMIT_MS : LIMIT_MS;
}

/** Text up to this size is read sooner than a thread starts, and unpacks to nothing more than it is. */
const SMALL_TEXT_BYTES = 1 << 19;

/** What reading a file may take beside the program: far more than the largest honest one needs. */
const LIMIT_MEGABYTES = 3072;
const SMALL_LIMIT_MEGABYTES = 1024;

/** Cells of a text, each of which costs the program a little: forty columns of two million rows. */
const MOST_CELLS = 80_000_000;

export interface ReadingChoices {
  readonly encoding?: Encoding | undefined;
  readonly sheet?: string | undefined;
  readonly sheets?: readonly string[] | undefined;
  /** Only so many of the first rows, quickly, however large the file. */
  readonly headRows?: number | undefined;
}

/**
 * Reads a file into rows, in a thread of its own with a limit of memory and of processor time; it ends with the call when the caller gives up.
 * @throws AppError as `readTable`; FILE_TOO_DEMANDING past a limit; CANCELLED
 */
export async function readTableApart(
  context: Pick<CallContext, 'signal'>,
  file: string,
  whole: Uint8Array,
  choices: ReadingChoices = {},
  limits = {
    milliseconds: limitOf(whole.length),
    megabytes: whole.length < SMALL_BYTES ? SMALL_LIMIT_MEGABYTES : LIMIT_MEGABYTES,
    cells: MOST_CELLS,
  },
): Promise<Table> {
  const bytes = choices.headRows === undefined ? whole : headOfFile(whole, choices.headRows);
  if (bytes.length <= SMALL_TEXT_BYTES && !isPacked(bytes)) return readTable(file, bytes, choices);
  const { encoding, sheet, sheets, headRows } = choices;
  const worker = startThread(
    'reading-worker',
    { file, bytes, encoding, sheet, sheets, headRows, mostCells: limits.cells } satisfies ReadingTask,
    limits.megabytes,
  );
  return answerOf<Table>(worker, { signal: context.signal, file, milliseconds: limits.milliseconds }, (thread, resolve, reject) => {
    const gathered: GatheredRows[] = [];
    let current = new GatheredRows();
    let texts: PackedTexts = NO_TEXTS;
    thread.on('message', (reply: ReadingReply) => {
      if ('nextSheet' in reply) {
        current = new GatheredRows();
        gathered.push(current);
      } else if ('sharedTexts' in reply) texts = reply.sharedTexts;
      else if ('cells' in reply) current.addCells(reply.cells, texts);
      else if ('table' in reply) resolve(tableOf(reply.table, current, gathered));
      else if ('error' in reply) reject(new AppError(reply.error.code, reply.error.params));
      else current.add(reply);
    });
  });
}

function tableOf({ workbook, ...table }: BareTable, alone: GatheredRows, sheets: readonly GatheredRows[]): Table {
  if (!workbook) return { ...table, rows: alone.rows };
  const together = workbook.together.map((name, index) => ({ name, rows: sheets[index]?.rows ?? [] }));
  return { ...table, rows: together[0]?.rows ?? [], workbook: { ...workbook, together } };
}

/** The rows of one sheet, or of a text, as they arrive. */
class GatheredRows {
  readonly #unpacker = new RowUnpacker();
  readonly #texts = new PackedTextRows();
  #cells: PackedCellRows | null = null;

  add(reply: Extract<ReadingReply, { rows: unknown } | { text: unknown }>): void {
    if ('rows' in reply) this.#unpacker.add(reply.rows);
    else this.#texts.add(reply.text);
  }

  addCells(cells: PackedCells, texts: PackedTexts): void {
    this.#cells ??= new PackedCellRows(texts);
    this.#cells.add(cells);
  }

  get rows(): TableRows {
    return this.#cells ?? (this.#texts.length > 0 ? this.#texts : this.#unpacker.rows);
  }
}
