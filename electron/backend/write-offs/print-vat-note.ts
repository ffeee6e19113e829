import { createHash } from 'node:crypto';
import { readProfile } from '../../../db/companies/companies.queries.ts';
import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { listWriteOffs, vatLinesOf } from '../../../db/write-offs/write-offs.queries.ts';
import { frenchLabels } from '../../../resources/letters/labels.fr.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { layoutLetter } from '../../../shared/letters/layout-letter.ts';
import { composeVatFilePage, composeVatNote, type KnownVatLine } from '../../../shared/write-offs/compose-vat-note.fr.ts';
import { writeOffReasonName } from '../../../shared/write-offs/write-off-words.fr.ts';
import type { writeOffsContract } from '../../../shared/write-offs/write-offs.contract.ts';
import { breathe, type QueryContext } from '../context.ts';
import { pageFonts } from '../page-fonts.ts';
import { paintPdf } from '../paint-pdf.ts';

type Verb = typeof writeOffsContract.printVatNote;

/**
 * Writes the letter that recovers the VAT of a loss, and the page that stays with the company, as one PDF.
 *
 * @throws AppError PAYMENT_NOT_FOUND, VAT_NOTE_NOT_FOR_REASON, VAT_UNKNOWN, OUTPUT_EXISTS, OUTPUT_UNWRITABLE, CANCELLED
 */
export async function printVatNote(context: QueryContext, { paymentId, out }: InputOf<Verb>): Promise<OutputOf<Verb>> {
  const { db } = context;
  const writeOff = listWriteOffs(db).find((each) => each.paymentId === paymentId);
  if (!writeOff) throw new AppError('PAYMENT_NOT_FOUND', { paymentId });
  if (!writeOff.allowsVatNote) throw new AppError('VAT_NOTE_NOT_FOR_REASON', {});
  const lines = vatLinesOf(db, paymentId).map((line): KnownVatLine => {
    const { vatCents, lostNetCents, lostVatCents } = line;
    if (vatCents === null || lostNetCents === null || lostVatCents === null)
      throw new AppError('VAT_UNKNOWN', { number: line.invoiceNumber });
    return { ...line, vatCents, lostNetCents, lostVatCents };
  });
  const creditor = readProfile(db);
  const customer = readCustomer(db, writeOff.customerId);
  const facts = { creditor, customer, asOf: context.today, lines, reason: writeOffReasonName(writeOff.reason) };
  const { measure } = pageFonts();
  const note = composeVatNote(facts, frenchLabels);
  const pages = [
    ...layoutLetter(note, measure),
    ...layoutLetter(composeVatFilePage({ ...facts, asOf: writeOff.on }, frenchLabels), measure).map(({ items }) => ({
      // Paragraphs of the two never read as one.
      items: items.map((item) => (item.type === 'text' && item.block ? { ...item, block: `f.${item.block}` } : item)),
    })),
  ];
  await breathe(context);
  const pdf = await paintPdf(pages, { title: note.documentTitle, author: creditor.name, printedOn: context.today });
  const { path } = await context.files.write(out, pdf);
  return { path, pages: pages.length, sha256: createHash('sha256').update(pdf).digest('hex') };
}
