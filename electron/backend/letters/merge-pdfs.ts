import { PDFDocument } from '@cantoo/pdf-lib';
import type { LocalDate } from '../../../shared/dates/local-date.ts';

/** Several letters one after the other in one file to print; one letter is its own file, byte for byte. */
export async function mergePdfs(
  pdfs: readonly Uint8Array[],
  { title, author, printedOn }: { title: string; author: string; printedOn: LocalDate },
): Promise<Uint8Array> {
  const [first] = pdfs;
  if (pdfs.length === 1 && first) return first;
  const merged = await PDFDocument.create({ updateMetadata: false });
  for (const pdf of pdfs) {
    const letter = await PDFDocument.load(pdf, { updateMetadata: false });
    for (const page of await merged.copyPages(letter, letter.getPageIndices())) merged.addPage(page);
  }
  const day = new Date(`${printedOn}T12:00:00Z`);
  merged.setTitle(title, { showInWindowTitleBar: true });
  merged.setAuthor(author);
  merged.setCreator('Quittance');
  merged.setProducer('Quittance');
  merged.setLanguage('fr-FR');
  merged.setCreationDate(day);
  merged.setModificationDate(day);
  return merged.save();
}
