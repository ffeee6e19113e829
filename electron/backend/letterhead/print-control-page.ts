import { readProfile } from '../../../db/companies/companies.queries.ts';
import { readNudge } from '../../../db/letterhead/nudge.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { controlPage } from '../../../shared/letterhead/control-page.ts';
import type { letterheadContract } from '../../../shared/letterhead/letterhead.contract.ts';
import { controlPageWords } from '../../../shared/letterhead/letterhead-words.fr.ts';
import type { QueryContext } from '../context.ts';
import { nudgePdf } from '../nudge-pdf.ts';
import { pageFonts } from '../page-fonts.ts';
import { paintPdf } from '../paint-pdf.ts';

type Verbs = typeof letterheadContract;

/** The sheet by which a printer is checked, as it should come out. */
export function showControlPage({ db }: QueryContext): OutputOf<Verbs['controlPage']> {
  return { page: controlPage(readNudge(db), pageFonts().measure) };
}

/** The same as a PDF, moved as letters are. @throws AppError OUTPUT_EXISTS, OUTPUT_UNWRITABLE */
export async function printControlPage(
  { db, files, today }: QueryContext,
  { out }: InputOf<Verbs['printControlPage']>,
): Promise<OutputOf<Verbs['printControlPage']>> {
  const nudge = readNudge(db);
  const page = controlPage(nudge, pageFonts().measure);
  const pdf = await paintPdf([page], { title: controlPageWords.documentTitle, author: readProfile(db).name, printedOn: today });
  return files.write(out, await nudgePdf(pdf, nudge));
}
