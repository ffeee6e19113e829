import { createHash } from 'node:crypto';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { dashboardContract } from '../../../shared/dashboard/dashboard.contract.ts';
import { composeOwnerPage } from '../../../shared/dashboard/owner-page/compose-owner-page.fr.ts';
import { layoutOwnerPage } from '../../../shared/dashboard/owner-page/layout-owner-page.ts';
import type { OwnerPageContent } from '../../../shared/dashboard/owner-page/owner-page-content.ts';
import { missingData } from '../../../shared/dashboard/owner-page/owner-tasks.fr.ts';
import type { YearMonth } from '../../../shared/dates/year-month.ts';
import type { Page } from '../../../shared/letters/page.ts';
import { breathe, type QueryContext } from '../context.ts';
import { pageFonts } from '../page-fonts.ts';
import { paintPdf } from '../paint-pdf.ts';
import { printableTexts } from '../printable-texts.ts';
import { gatherOwnerPage } from './gather-owner-page.ts';

type Verbs = typeof dashboardContract;

/** The owner's page of a month, as it would print. */
export function previewOwnerPage(context: QueryContext, { month }: InputOf<Verbs['ownerPage']>): OutputOf<Verbs['ownerPage']> {
  return { page: ownerPage(context, month).page };
}

/** Writes the owner's page of a month as a PDF of one sheet. @throws AppError OUTPUT_EXISTS, OUTPUT_UNWRITABLE, CANCELLED */
export async function printOwnerPage(
  context: QueryContext,
  { month, out }: InputOf<Verbs['printOwnerPage']>,
): Promise<OutputOf<Verbs['printOwnerPage']>> {
  const { content, page } = ownerPage(context, month);
  await breathe(context);
  const pdf = await paintPdf([page], { title: content.documentTitle, author: content.author, printedOn: context.today });
  await breathe(context);
  const { path } = await context.files.write(out, pdf);
  return { path, pages: 1, sha256: createHash('sha256').update(pdf).digest('hex') };
}

/** The owner’s page of a month, laid out; `missing`: what its figures lack, as the page says it. */
export function ownerPage(context: QueryContext, month: YearMonth): { content: OwnerPageContent; page: Page; missing: string | null } {
  const fonts = pageFonts();
  const facts = gatherOwnerPage(context, month);
  const content = printableTexts(composeOwnerPage(facts), fonts);
  const [missing] = missingData({ today: facts.today, ...facts.tasks });
  return { content, page: layoutOwnerPage(content, fonts.measure), missing: missing?.text ?? null };
}
