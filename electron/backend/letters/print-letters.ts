import { createHash } from 'node:crypto';
import { readProfile } from '../../../db/companies/companies.queries.ts';
import { readNudge } from '../../../db/letterhead/nudge.queries.ts';
import { type PrintedLetter, readLetter, readPrintedPdf, type StoredLetter, savePrinted } from '../../../db/letters/letters.queries.ts';
import { overridesOf } from '../../../db/letters/posted-letters.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { NO_NUDGE } from '../../../shared/letterhead/nudge.ts';
import { bundleTitle, layingOutLetters, makingUpPack } from '../../../shared/letters/letter-phrases.fr.ts';
import type { lettersContract } from '../../../shared/letters/letters.contract.ts';
import { withOverrides } from '../../../shared/letters/overrides.ts';
import { slipWords } from '../../../shared/letters/posting-slip.fr.ts';
import { blockingReasons } from '../../../shared/letters/preflight.ts';
import { breathe, type CommandContext } from '../context.ts';
import { nudgePdf } from '../nudge-pdf.ts';
import { picturesOn } from '../page-pictures.ts';
import { paintPdf } from '../paint-pdf.ts';
import { type JoinedPart, PdfJoiner } from './join-pdfs.ts';
import { copiedPages, inPackOrder, type PackedLetter, paintCopyMark, paintSlip } from './posting-pack.ts';
import { type PreparedLetter, prepareLetter } from './prepare-letter.ts';
import { parseContent, serializeContent } from './stored-letter.ts';

type Verb = typeof lettersContract.print;

/** Copying a letter into a pack takes about a millisecond. */
const LETTERS_BETWEEN_BREATHS = 20;

/**
 * Prints letters into one PDF, in the order given, or as a posting pack in the order of their envelopes. A draft is worked out again
 * first, so that what was paid since has left it, and is kept as printed; a letter printed before comes out byte for byte as it was, but for
 * the correction of a printer that is off, which moves the whole page on its way to paper. All of them or none: a blocked letter, a file
 * that cannot be written, or printing that is given up, leaves every draft a draft.
 */
export async function printLetters(context: CommandContext, input: InputOf<Verb>): Promise<OutputOf<Verb>> {
  const { db } = context;
  const { letterIds, out, pack = false, duplex = false } = input;
  const chosen = [...new Set(letterIds)].map((letterId) => readLetter(db, letterId));
  for (const { letterId, state } of chosen) if (state === 'withdrawn') throw new AppError('LETTER_WITHDRAWN', { letterId });
  const letters = pack ? inPackOrder(chosen) : chosen;

  const printed = new Map<number, PrintedLetter>();
  const packed: PackedLetter[] = [];
  for (const letter of letters) {
    context.progress({ done: packed.length, total: letters.length, step: layingOutLetters });
    await breathe(context);
    packed.push(await onPaper(context, letter, letters.length, printed));
  }
  const { bytes, pages } = await joined(context, packed, { pack, duplex });

  const { path } = await context.files.write(out, bytes);
  db.transaction(() => {
    for (const [letterId, letter] of printed) savePrinted(db, letterId, letter);
  });
  return { path, pages, sha256: sha256(bytes) };
}

/** A letter's bytes: those kept of it, or, where it is a draft, those that are to be kept once the file is written. */
async function onPaper(
  context: CommandContext,
  letter: StoredLetter,
  letterCount: number,
  printed: Map<number, PrintedLetter>,
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
  printed.set(letter.letterId, { totalCents, invoices, content, pdf, pages, sha256: sha256(pdf), printedOn });
  return { letter, pdf, pages, addressLines, originals: originals.length };
}

/**
 * What goes to the printer: one letter is its own file, byte for byte; several come one after the other. A blank page ends each letter of an
 * odd number of pages printed on both sides, so that the next one starts on a sheet of its own. What goes with an e-mail needs no
 * envelope: it is kept as printed, to be attached, and is no part of a pack.
 */
async function joined(
  context: CommandContext,
  letters: readonly PackedLetter[],
  { pack, duplex }: { pack: boolean; duplex: boolean },
): Promise<{ bytes: Uint8Array; pages: number }> {
  const { db, today: day } = context;
  const posted = letters.filter(({ letter }) => letter.channel === 'letter');
  const isPack = pack && posted.length > 0;
  const [only, second] = letters;
  // The printer's correction is for the paper: what is kept, and what goes with an e-mail, stays where it was laid out.
  const nudge = posted.length > 0 ? readNudge(db) : NO_NUDGE;
  if (!isPack && only && second === undefined) return { bytes: await nudgePdf(only.pdf, nudge), pages: only.pages };
  const facts = { companyName: readProfile(db).name, day };
  const joiner = new PdfJoiner(nudge);
  const endOfSheet = (): void => {
    if (duplex && joiner.pageCount % 2 === 1) joiner.appendBlankPage();
  };
  const parts: { letter: PackedLetter; part: JoinedPart }[] = [];
  for (const letter of isPack ? posted : letters) {
    if (parts.length % LETTERS_BETWEEN_BREATHS === 0) await breathe(context);
    parts.push({ letter, part: joiner.append(letter.pdf) });
    endOfSheet();
  }
  if (isPack) {
    context.progress({ done: letters.length, total: letters.length, step: makingUpPack });
    const mark = await paintCopyMark(facts);
    for (const { letter, part } of parts) {
      joiner.appendCopy(part, copiedPages(letter), mark);
      endOfSheet();
    }
    await breathe(context);
    joiner.append(await paintSlip(posted, facts));
  }
  await breathe(context);
  const title = isPack ? slipWords.bundleTitle(day) : bundleTitle(day);
  return { bytes: joiner.finish({ title, author: facts.companyName, printedOn: day }), pages: joiner.pageCount };
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

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
