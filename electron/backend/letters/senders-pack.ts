import { readProfile } from '../../../db/companies/companies.queries.ts';
import { readNudge } from '../../../db/letterhead/nudge.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Nudge } from '../../../shared/letterhead/nudge.ts';
import { NO_NUDGE } from '../../../shared/letterhead/nudge.ts';
import { isRegistered } from '../../../shared/letters/letter-names.fr.ts';
import { layingOutLetters, makingUpPack } from '../../../shared/letters/letter-phrases.fr.ts';
import { sendersWords } from '../../../shared/letters/senders-page.fr.ts';
import { layoutSendersPage } from '../../../shared/letters/senders-page.ts';
import { breathe, type CallContext, type CommandContext } from '../context.ts';
import { pageFonts } from '../page-fonts.ts';
import { paintPdf } from '../paint-pdf.ts';
import { printableTexts } from '../printable-texts.ts';
import { PdfJoiner } from './join-pdfs.ts';
import { keepPrinted, lettersToPrint, onPaper, type PackedLetter, type PrintedLetters } from './letters-on-paper.ts';
import { appendPack, inPackOrder, isPosted } from './posting-pack.ts';

/** What one company posts: its letters on paper, and how its printer is corrected. */
export interface SenderSection {
  readonly companyName: string;
  readonly nudge: Nudge;
  readonly posted: readonly PackedLetter[];
  readonly printed: PrintedLetters;
  readonly envelopes: number;
}

/**
 * A company's part of a pack over several: as its own pack has it, nothing stored yet. What goes with an e-mail is none of it.
 * @throws AppError LETTER_NOT_FOUND, LETTER_WITHDRAWN, LETTER_BLOCKED, POSTING_PACK_EMPTY, CANCELLED
 */
export async function layOutSection(context: CommandContext, letterIds: readonly number[]): Promise<SenderSection> {
  const { db } = context;
  const letters = inPackOrder(lettersToPrint(db, letterIds)).filter(({ channel }) => channel === 'letter');
  if (letters.length === 0) throw new AppError('POSTING_PACK_EMPTY', { reasons: [sendersWords.onlyEmails] });
  const printed: PrintedLetters = new Map();
  const packed: PackedLetter[] = [];
  for (const letter of letters) {
    context.progress({ done: packed.length, total: letters.length, step: layingOutLetters });
    await breathe(context);
    packed.push(await onPaper(context, letter, letters.length, printed));
  }
  const posted = packed.filter(isPosted);
  return { companyName: readProfile(db).name, nudge: readNudge(db), posted, printed, envelopes: posted.length };
}

/** Keeps a company's part as printed, all of it or none. */
export function keepSection(context: Pick<CommandContext, 'db'>, { printed }: SenderSection): void {
  keepPrinted(context, printed);
}

/** The parts one after the other, by `names` on the page that lists them, each a pack of its own that starts on a sheet of its own, after the page that says what there is. */
export async function composeSections(
  context: Pick<CallContext, 'signal' | 'progress'>,
  sections: readonly SenderSection[],
  {
    day,
    duplex,
    names,
    leftOut,
  }: { day: LocalDate; duplex: boolean; names: readonly string[]; leftOut: readonly { name: string; problem: string }[] },
): Promise<{ bytes: Uint8Array; pages: number }> {
  const joiner = new PdfJoiner();
  const senders = [];
  for (const [index, { companyName, nudge, posted }] of sections.entries()) {
    context.progress({ done: index, total: sections.length, step: `${makingUpPack} : ${companyName}` });
    await breathe(context);
    const before = joiner.pageCount;
    joiner.nudgeFromHere(nudge);
    await appendPack(joiner, posted, { companyName, day }, { duplex, pause: () => breathe(context) });
    if (duplex) joiner.endSheet();
    const registered = posted.filter(({ letter }) => isRegistered(letter.kind)).length;
    senders.push({ companyName: names[index] ?? companyName, envelopes: posted.length, registered, pages: joiner.pageCount - before });
  }
  const fonts = pageFonts();
  const facts = printableTexts({ senders, leftOut: leftOut.map(({ name, problem }) => ({ name, problem })) }, fonts);
  const title = sendersWords.title(day);
  joiner.nudgeFromHere(NO_NUDGE);
  joiner.appendFirst(
    await paintPdf(layoutSendersPage({ ...facts, day, duplex }, fonts.measure), { title, author: 'Quittance', printedOn: day }),
    { duplex },
  );
  return { bytes: joiner.finish({ title, author: 'Quittance', printedOn: day }), pages: joiner.pageCount };
}
