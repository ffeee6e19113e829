import type { StoredLetter } from '../../../db/letters/letters.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { inEnvelopeOrder } from '../../../shared/letters/envelope-order.ts';
import { isRegistered } from '../../../shared/letters/letter-names.fr.ts';
import { slipWords } from '../../../shared/letters/posting-slip.fr.ts';
import { copyMark, layoutSlip } from '../../../shared/letters/posting-slip.ts';
import { pageFonts } from '../page-fonts.ts';
import { paintPdf } from '../paint-pdf.ts';
import type { JoinedPart, PdfJoiner } from './join-pdfs.ts';
import { LETTERS_BETWEEN_BREATHS, type PackedLetter } from './letters-on-paper.ts';

export interface PackFacts {
  companyName: string;
  day: LocalDate;
}

/** Letters in the order of their envelopes. */
export function inPackOrder(letters: readonly StoredLetter[]): StoredLetter[] {
  return inEnvelopeOrder(letters.map((letter) => ({ ...letter, isRegistered: isRegistered(letter.kind) && letter.channel === 'letter' })));
}

/** What goes with an e-mail needs no envelope. */
export function isPosted({ letter }: PackedLetter): boolean {
  return letter.channel === 'letter';
}

/**
 * The letters of a pack in the order given, then the copy of each for the file, then the slip. Printed on both sides (`duplex`), each starts on a sheet
 * of its own. `pause` lets other work run, and stops by throwing.
 */
export async function appendPack(
  joiner: PdfJoiner,
  letters: readonly PackedLetter[],
  facts: PackFacts,
  { duplex, pause, beforeCopies = () => {} }: { duplex: boolean; pause: () => Promise<void>; beforeCopies?: () => void },
): Promise<void> {
  const endOfSheet = (): void => {
    if (duplex) joiner.endSheet();
  };
  const parts: { letter: PackedLetter; part: JoinedPart }[] = [];
  for (const letter of letters) {
    if (parts.length % LETTERS_BETWEEN_BREATHS === 0) await pause();
    parts.push({ letter, part: joiner.append(letter.pdf) });
    endOfSheet();
  }
  beforeCopies();
  const mark = await paintCopyMark(facts);
  for (const { letter, part } of parts) {
    joiner.appendCopy(part, copiedPages(letter), mark);
    endOfSheet();
  }
  await pause();
  joiner.append(await paintSlip(letters, facts));
}

/** The page that marks each page of a letter as its copy for the file. */
function paintCopyMark({ companyName, day }: PackFacts): Promise<Uint8Array> {
  return paintPdf([copyMark(day, pageFonts().measure)], { title: slipWords.copy(day), author: companyName, printedOn: day });
}

/** What ends a posting pack: the slip, with a place for each registered number. */
function paintSlip(letters: readonly PackedLetter[], { companyName, day }: PackFacts): Promise<Uint8Array> {
  const envelopes = letters.map(({ letter, addressLines, pages }) => ({
    customerName: letter.customerName,
    addressLines,
    kind: letter.kind,
    isRegistered: isRegistered(letter.kind) && letter.channel === 'letter',
    registeredNumber: letter.registeredNumber,
    pages,
  }));
  const pages = layoutSlip(envelopes, { companyName, day }, pageFonts().measure);
  return paintPdf(pages, { title: slipWords.bundleTitle(day), author: companyName, printedOn: day });
}

/** How many pages of a letter are copied for the file: those of its first original. */
function copiedPages({ pages, originals }: PackedLetter): number {
  return Math.ceil(pages / Math.max(1, originals));
}
