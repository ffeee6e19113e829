import { createHash } from 'node:crypto';
import { readProfile } from '../../../db/companies/companies.queries.ts';
import { readNudge } from '../../../db/letterhead/nudge.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { NO_NUDGE } from '../../../shared/letterhead/nudge.ts';
import { bundleTitle, layingOutLetters, makingUpPack } from '../../../shared/letters/letter-phrases.fr.ts';
import type { lettersContract } from '../../../shared/letters/letters.contract.ts';
import { slipWords } from '../../../shared/letters/posting-slip.fr.ts';
import { breathe, type CommandContext } from '../context.ts';
import { nudgePdf } from '../nudge-pdf.ts';
import { PdfJoiner } from './join-pdfs.ts';
import {
  keepPrinted,
  LETTERS_BETWEEN_BREATHS,
  lettersToPrint,
  onPaper,
  type PackedLetter,
  type PrintedLetters,
} from './letters-on-paper.ts';
import { appendPack, inPackOrder, isPosted } from './posting-pack.ts';

type Verb = typeof lettersContract.print;

/**
 * Prints letters into one PDF, in the order given, or as a posting pack in the order of their envelopes. A draft is worked out again
 * first, so that what was paid since has left it, and is kept as printed; a letter printed before comes out byte for byte as it was, but for
 * the correction of a printer that is off, which moves the whole page on its way to paper. All of them or none: a blocked letter, a file
 * that cannot be written, or printing that is given up, leaves every draft a draft.
 */
export async function printLetters(context: CommandContext, input: InputOf<Verb>): Promise<OutputOf<Verb>> {
  const { letterIds, out, pack = false, duplex = false } = input;
  const chosen = lettersToPrint(context.db, letterIds);
  const letters = pack ? inPackOrder(chosen) : chosen;

  const printed: PrintedLetters = new Map();
  const packed: PackedLetter[] = [];
  for (const letter of letters) {
    context.progress({ done: packed.length, total: letters.length, step: layingOutLetters });
    await breathe(context);
    packed.push(await onPaper(context, letter, letters.length, printed));
  }
  const { bytes, pages } = await joined(context, packed, { pack, duplex });

  const { path } = await context.files.write(out, bytes);
  keepPrinted(context, printed);
  return { path, pages, sha256: createHash('sha256').update(bytes).digest('hex') };
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
  const posted = letters.filter(isPosted);
  const isPack = pack && posted.length > 0;
  const [only, second] = letters;
  // The printer's correction is for the paper: what is kept, and what goes with an e-mail, stays where it was laid out.
  const nudge = posted.length > 0 ? readNudge(db) : NO_NUDGE;
  if (!isPack && only && second === undefined) return { bytes: await nudgePdf(only.pdf, nudge), pages: only.pages };
  const facts = { companyName: readProfile(db).name, day };
  const joiner = new PdfJoiner(nudge);
  if (isPack) {
    const beforeCopies = () => context.progress({ done: letters.length, total: letters.length, step: makingUpPack });
    await appendPack(joiner, posted, facts, { duplex, pause: () => breathe(context), beforeCopies });
  } else {
    for (const [index, letter] of letters.entries()) {
      if (index % LETTERS_BETWEEN_BREATHS === 0) await breathe(context);
      joiner.append(letter.pdf);
      if (duplex) joiner.endSheet();
    }
  }
  await breathe(context);
  const title = isPack ? slipWords.bundleTitle(day) : bundleTitle(day);
  return { bytes: joiner.finish({ title, author: facts.companyName, printedOn: day }), pages: joiner.pageCount };
}
