import { createHash } from 'node:crypto';
import type { ReadDb } from '../../../db/database.ts';
import { type PrintedLetter, readLetter, readPrintedPdf, type StoredLetter, savePrinted } from '../../../db/letters/letters.queries.ts';
import { overridesOf } from '../../../db/letters/posted-letters.queries.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { withOverrides } from '../../../shared/letters/overrides.ts';
import { blockingReasons } from '../../../shared/letters/preflight.ts';
import type { CommandContext } from '../context.ts';
import { picturesOn } from '../page-pictures.ts';
import { paintPdf } from '../paint-pdf.ts';
import { type PreparedLetter, prepareLetter } from './prepare-letter.ts';
import { parseContent, serializeContent } from './stored-letter.ts';

/** Copying a letter into a pack takes about a millisecond. */
export const LETTERS_BETWEEN_BREATHS = 20;

/** A letter as it goes on paper: its bytes, and what the slip says of it. */
export interface PackedLetter {
  letter: StoredLetter;
  pdf: Uint8Array;
  pages: number;
  addressLines: readonly string[];
  /** Of how many originals its pages are. */
  originals: number;
}

/** What is to be kept of the drafts among the letters, once their file is written. */
export type PrintedLetters = Map<number, PrintedLetter>;

/** The letters asked for, each once. @throws AppError LETTER_NOT_FOUND, LETTER_WITHDRAWN */
export function lettersToPrint(db: ReadDb, letterIds: readonly number[]): StoredLetter[] {
  const chosen = [...new Set(letterIds)].map((letterId) => readLetter(db, letterId));
  for (const { letterId, state } of chosen) if (state === 'withdrawn') throw new AppError('LETTER_WITHDRAWN', { letterId });
  return chosen;
}

/** A letter's bytes: those kept of it, or, where it is a draft, those that are to be kept once the file is written. @throws AppError LETTER_BLOCKED */
export async function onPaper(
  context: CommandContext,
  letter: StoredLetter,
  letterCount: number,
  printed: PrintedLetters,
): Promise<PackedLetter> {
  const { db, today: printedOn } = context;
  if (letter.state !== 'draft') {
    const { addressLines, originals = [] } = parseContent(letter.content).letter;
    const pdf = readPrintedPdf(db, letter.letterId);
    return { letter, pdf, pages: letter.pages ?? 0, addressLines, originals: originals.length };
  }
  const prepared = prepareLetter(db, letter);
  refuseBlocked(context, letter, prepared, letterCount);
  const { documentTitle, author, language, addressLines, originals = [] } = prepared.content;
  const pictures = picturesOn(db, prepared.pages);
  const pdf = await paintPdf(prepared.pages, { title: documentTitle, author, printedOn, language, pictures });
  const { totalCents, invoices } = prepared;
  const content = serializeContent({ letter: prepared.content, pages: prepared.pages });
  const pages = prepared.pages.length;
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  printed.set(letter.letterId, { totalCents, invoices, content, pdf, pages, sha256, printedOn });
  return { letter, pdf, pages, addressLines, originals: originals.length };
}

/** Keeps what was printed, all of it or none. */
export function keepPrinted({ db }: Pick<CommandContext, 'db'>, printed: PrintedLetters): void {
  db.transaction(() => {
    for (const [letterId, letter] of printed) savePrinted(db, letterId, letter);
  });
}

/** @throws AppError LETTER_BLOCKED; among several letters, each reason says whose it is */
function refuseBlocked(
  { db }: CommandContext,
  { letterId, customerName }: StoredLetter,
  { preflight }: PreparedLetter,
  letterCount: number,
): void {
  const reasons = blockingReasons(withOverrides(preflight, overridesOf(db, letterId)));
  if (reasons.length === 0) return;
  throw new AppError('LETTER_BLOCKED', {
    letterId,
    reasons: letterCount === 1 ? reasons : reasons.map((reason) => `${customerName} : ${reason}`),
  });
}
