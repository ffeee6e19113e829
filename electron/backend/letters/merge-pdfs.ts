import { PDFDocument } from '@cantoo/pdf-lib';
import type { LocalDate } from '../../../shared/dates/local-date.ts';

interface MergeFacts {
  title: string;
  author: string;
  printedOn: LocalDate;
  /** A blank page ends each part of an odd number of pages, so that the next one starts on a sheet of its own. */
  duplex?: boolean;
}

/** Several letters one after the other in one file to print; one letter is its own file, byte for byte. */
export async function mergePdfs(
  pdfs: readonly Uint8Array[],
  { title, author, printedOn, duplex = false }: MergeFacts,
): Promise<{ bytes: Uint8Array; pages: number }> {
  const [first] = pdfs;
  if (pdfs.length === 1 && first) {
    return { bytes: first, pages: (await PDFDocument.load(first, { updateMetadata: false })).getPageCount() };
  }
  const merged = await PDFDocument.create({ updateMetadata: false });
  for (const pdf of pdfs) {
    const letter = await PDFDocument.load(pdf, { updateMetadata: false });
    for (const page of await merged.copyPages(letter, letter.getPageIndices())) merged.addPage(page);
    if (duplex && merged.getPageCount() % 2 === 1) merged.addPage([A4.width, A4.height]);
  }
  const day = new Date(`${printedOn}T12:00:00Z`);
  merged.setTitle(title, { showInWindowTitleBar: true });
  merged.setAuthor(author);
  merged.setCreator('Quittance');
  merged.setProducer('Quittance');
  merged.setLanguage('fr-FR');
  merged.setCreationDate(day);
  merged.setModificationDate(day);
  return { bytes: await merged.save(), pages: merged.getPageCount() };
}

/** In points. */
const A4 = { width: 595.28, height: 841.89 };
