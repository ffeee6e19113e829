import type { StoredLetter } from '../../../db/letters/letters.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { inEnvelopeOrder } from '../../../shared/letters/envelope-order.ts';
import { isRegistered } from '../../../shared/letters/letter-names.fr.ts';
import type { Page } from '../../../shared/letters/page.ts';
import { slipWords } from '../../../shared/letters/posting-slip.fr.ts';
import { copyPages, layoutSlip } from '../../../shared/letters/posting-slip.ts';
import { pageFonts } from '../page-fonts.ts';
import { paintPdf } from '../paint-pdf.ts';
import type { Pictures } from '../paint-picture.ts';
import { parseContent } from './stored-letter.ts';

/** A letter of a pack as it is printed. */
export interface PackedLetter {
  letter: StoredLetter;
  pdf: Uint8Array;
  /** What the file keeps of it once printed, see `stored-letter.ts`. */
  content: string;
  pages: number;
}

/** Letters in the order of their envelopes. */
export function inPackOrder(letters: readonly StoredLetter[]): StoredLetter[] {
  return inEnvelopeOrder(letters.map((letter) => ({ ...letter, isRegistered: isRegistered(letter.kind) && letter.channel === 'letter' })));
}

/** What follows the letters in a posting pack: a copy of each for the file, in the same order, then the slip. */
export async function packTail(
  letters: readonly PackedLetter[],
  { companyName, day, picturesOf }: { companyName: string; day: LocalDate; picturesOf: (pages: readonly Page[]) => Pictures },
): Promise<{ pdf: Uint8Array; pages: number }> {
  const { measure } = pageFonts();
  const copies: Page[] = [];
  const envelopes = letters.map(({ letter, content, pages }) => {
    const { letter: said, pages: printed } = parseContent(content);
    copies.push(...copyPages(printed ?? [], said.originals?.length ?? 1, day, measure));
    return {
      customerName: letter.customerName,
      addressLines: said.addressLines,
      kind: letter.kind,
      isRegistered: isRegistered(letter.kind) && letter.channel === 'letter',
      registeredNumber: letter.registeredNumber,
      pages,
    };
  });
  const pages = [...copies, ...layoutSlip(envelopes, { companyName, day }, measure)];
  const pdf = await paintPdf(uniqueBlocks(pages), {
    title: slipWords.bundleTitle(day),
    author: companyName,
    printedOn: day,
    pictures: picturesOf(copies),
  });
  return { pdf, pages: pages.length };
}

/** Paragraphs of two letters never read as one: each page's own blocks are told apart. */
function uniqueBlocks(pages: readonly Page[]): Page[] {
  return pages.map(({ items }, index) => ({
    items: items.map((item) => (item.type === 'text' && item.block !== undefined ? { ...item, block: `p${index}.${item.block}` } : item)),
  }));
}
