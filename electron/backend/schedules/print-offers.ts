import { createHash } from 'node:crypto';
import { readProfile } from '../../../db/companies/companies.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { composeOfferSheet } from '../../../shared/schedules/offer-sheet/compose-offer-sheet.fr.ts';
import { layoutOfferSheet } from '../../../shared/schedules/offer-sheet/layout-offer-sheet.ts';
import type { schedulesContract } from '../../../shared/schedules/schedules.contract.ts';
import { breathe, type QueryContext } from '../context.ts';
import { pageFonts } from '../page-fonts.ts';
import { paintPdf } from '../paint-pdf.ts';
import { printableTexts } from '../printable-texts.ts';
import { offerSheet } from './offer-sheet.ts';

type Verb = typeof schedulesContract.printOffers;

/** Writes the comparison of offers as a PDF of one page. @throws AppError as `offerSheet`, OUTPUT_EXISTS, OUTPUT_UNWRITABLE, CANCELLED */
export async function printOffers(context: QueryContext, { out, ...terms }: InputOf<Verb>): Promise<OutputOf<Verb>> {
  const fonts = pageFonts();
  const content = printableTexts(composeOfferSheet(offerSheet(context.db, terms), readProfile(context.db).name), fonts);
  const page = layoutOfferSheet(content, fonts.measure);
  const pdf = await paintPdf([page], { title: content.documentTitle, author: content.author, printedOn: context.today });
  await breathe(context);
  const { path } = await context.files.write(out, pdf);
  return { path, pages: 1, sha256: createHash('sha256').update(pdf).digest('hex') };
}
