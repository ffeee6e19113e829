import { readProfile } from '../../../db/companies/companies.queries.ts';
import { letterImages } from '../../../db/letterhead/letterhead.queries.ts';
import { frenchLabels } from '../../../resources/letters/labels.fr.ts';
import type { CompanyProfile } from '../../../shared/companies/companies.contract.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { letterheadContract } from '../../../shared/letterhead/letterhead.contract.ts';
import { sampleLetter } from '../../../shared/letterhead/sample-letter.ts';
import { layoutLetter } from '../../../shared/letters/layout-letter.ts';
import type { QueryContext } from '../context.ts';
import { pageFonts } from '../page-fonts.ts';

type Verb = typeof letterheadContract.preview;

/** How letters present themselves, with changes of the profile that are not saved yet. */
export function previewLetterhead({ db, today }: QueryContext, { profile }: InputOf<Verb>): OutputOf<Verb> {
  const creditor = { ...readProfile(db), ...(profile as Partial<CompanyProfile> | undefined) };
  return { pages: layoutLetter(sampleLetter(creditor, letterImages(db), today, frenchLabels), pageFonts().measure) };
}
