import { createHash } from 'node:crypto';
import { readProfile } from '../../../db/companies/companies.queries.ts';
import { readNudge } from '../../../db/letterhead/nudge.queries.ts';
import { type PrintedLetter, readLetter, readPrintedPdf, type StoredLetter, savePrinted } from '../../../db/letters/letters.queries.ts';
import { overridesOf } from '../../../db/letters/posted-letters.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { bundleTitle, layingOutLetters } from '../../../shared/letters/letter-phrases.fr.ts';
import type { lettersContract } from '../../../shared/letters/letters.contract.ts';
import { withOverrides } from '../../../shared/letters/overrides.ts';
import { slipWords } from '../../../shared/letters/posting-slip.fr.ts';
import { blockingReasons } from '../../../shared/letters/preflight.ts';
import { breathe, type CommandContext } from '../context.ts';
import { nudgePdf } from '../nudge-pdf.ts';
import { picturesOn } from '../page-pictures.ts';
import { paintPdf } from '../paint-pdf.ts';
import { mergePdfs } from './merge-pdfs.ts';
import { inPackOrder, type PackedLetter, packTail } from './posting-pack.ts';
import { type PreparedLetter, prepareLetter } from './prepare-letter.ts';
import { serializeContent } from './stored-letter.ts';

type Verb = typeof lettersContract.print;

/**
 * Prints letters into one PDF, in the order given, or as a posting pack in the order of their envelopes. A draft is worked out again
 * first, so that what was paid since has left it, and is kept as printed; a letter printed before comes out byte for byte as it was, but for
 * the correction of a printer that is off, which moves the whole page on its way to paper. All of them or none: a blocked letter, or a file that cannot be written, leaves every draft a draft.
 */
export async function printLetters(context: CommandContext, input: InputOf<Verb>): Promise<OutputOf<Verb>> {
  const { db, today } = context;
  const { letterIds, out, pack = false, duplex = false } = input;
  const chosen = [...new Set(letterIds)].map((letterId) => readLetter(db, letterId));
  for (const { letterId, state } of chosen) if (state === 'withdrawn') throw new AppError('LETTER_WITHDRAWN', { letterId });
  const letters = pack ? inPackOrder(chosen) : chosen;
  const drafts = letters.filter(({ state }) => state === 'draft').map((letter) => ({ letter, prepared: prepareLetter(db, letter) }));
  for (const { letter, prepared } of drafts) refuseBlocked(context, letter, prepared, letters.length);

  const printed = new Map<number, PrintedLetter>();
  for (const { letter, prepared } of drafts) {
    context.progress({ done: printed.size, total: drafts.length, step: layingOutLetters });
    await breathe(context);
    const { documentTitle, author, language } = prepared.content;
    const pictures = picturesOn(db, prepared.pages);
    const pdf = await paintPdf(prepared.pages, { title: documentTitle, author, printedOn: today, language, pictures });
    const content = serializeContent({ letter: prepared.content, pages: prepared.pages });
    printed.set(letter.letterId, { ...prepared, content, pdf, pages: prepared.pages.length, sha256: sha256(pdf), printedOn: today });
  }
  const packed = letters.map((letter): PackedLetter => {
    const now = printed.get(letter.letterId);
    if (now) return { letter, pdf: now.pdf, content: now.content, pages: now.pages };
    return { letter, pdf: readPrintedPdf(db, letter.letterId), content: letter.content, pages: letter.pages ?? 0 };
  });
  const author = readProfile(db).name;
  // What goes with an e-mail needs no envelope: it is kept as printed, to be attached, and is no part of the pack.
  const posted = packed.filter(({ letter }) => letter.channel === 'letter');
  const isPack = pack && posted.length > 0;
  const onPaper = isPack ? posted : packed;
  const tail = isPack ? await packTail(posted, { companyName: author, day: today, picturesOf: (pages) => picturesOn(db, pages) }) : null;
  const title = isPack ? slipWords.bundleTitle(today) : bundleTitle(today);
  const merged = await mergePdfs([...onPaper.map(({ pdf }) => pdf), ...(tail ? [tail.pdf] : [])], {
    title,
    author,
    printedOn: today,
    duplex,
  });
  // The printer's correction is for the paper: what is kept, and what goes with an e-mail, stays where it was laid out.
  const isForPaper = onPaper.some(({ letter }) => letter.channel === 'letter');
  const bytes = isForPaper ? await nudgePdf(merged.bytes, readNudge(db)) : merged.bytes;
  await breathe(context);

  const { path } = await context.files.write(out, bytes);
  db.transaction(() => {
    for (const [letterId, letter] of printed) savePrinted(db, letterId, letter);
  });
  return { path, pages: merged.pages, sha256: sha256(bytes) };
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
