import { createHash } from 'node:crypto';
import { readProfile } from '../../../db/companies/companies.queries.ts';
import { hasPublicBuyer } from '../../../db/customers/customers.queries.ts';
import { readRateTerms } from '../../../db/late-fees/late-invoices.queries.ts';
import { readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import { readPlans } from '../../../db/reminders/plans.queries.ts';
import { frenchLabels } from '../../../resources/letters/labels.fr.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { semesterOf } from '../../../shared/dates/semester.ts';
import { FLAT_INDEMNITY } from '../../../shared/late-fees/late-fee-rules.ts';
import { letterheadOf } from '../../../shared/letters/letter-parts.ts';
import type { Page } from '../../../shared/letters/page.ts';
import { exact } from '../../../shared/money/ratio.ts';
import { composePolicy } from '../../../shared/policy/compose-policy.fr.ts';
import { layoutPolicy } from '../../../shared/policy/layout-policy.ts';
import type { PolicyAudience, policyContract } from '../../../shared/policy/policy.contract.ts';
import type { PolicyContent } from '../../../shared/policy/policy-content.ts';
import type { PolicyFacts } from '../../../shared/policy/policy-facts.ts';
import { breathe, type QueryContext } from '../context.ts';
import { pageFonts } from '../page-fonts.ts';
import { paintPdf } from '../paint-pdf.ts';
import { printableTexts } from '../printable-texts.ts';
import { policySettingsOf } from './policy-settings.ts';

type Verbs = typeof policyContract;

/** Points over the refinancing rate of the European Central Bank (C. com. L441-10 II). */
const STATUTORY_MARGIN = 10;

/** The policy's page as it would print. */
export function previewPolicy(context: QueryContext, { audience }: InputOf<Verbs['page']>): OutputOf<Verbs['page']> {
  return { page: policyPage(context, audience).page };
}

/** Writes the policy as a PDF of one sheet. @throws AppError OUTPUT_EXISTS, OUTPUT_UNWRITABLE, CANCELLED */
export async function printPolicy(
  context: QueryContext,
  { audience, out }: InputOf<Verbs['printPage']>,
): Promise<OutputOf<Verbs['printPage']>> {
  const { content, page } = policyPage(context, audience);
  await breathe(context);
  const pdf = await paintPdf([page], { title: content.documentTitle, author: content.author, printedOn: context.today });
  await breathe(context);
  const { path } = await context.files.write(out, pdf);
  return { path, pages: 1, sha256: createHash('sha256').update(pdf).digest('hex') };
}

function policyPage(context: QueryContext, audience: PolicyAudience): { content: PolicyContent; page: Page } {
  const fonts = pageFonts();
  const content = printableTexts(composePolicy(gather(context), audience), fonts);
  return { content, page: layoutPolicy(content, fonts.measure) };
}

function gather({ db, today }: QueryContext): PolicyFacts {
  const profile = readProfile(db);
  const plans = readPlans(db);
  const plan = plans.find(({ isDefault }) => isDefault) ?? plans[0];
  if (!plan) throw new Error('a company always has a plan of reminders');
  const { contractRatePct, rates } = readRateTerms(db);
  const known = rates.get(semesterOf(today));
  return {
    today,
    letterhead: letterheadOf(profile, frenchLabels),
    profile,
    settings: policySettingsOf(db),
    plan,
    reminders: readReminderSettings(db),
    contractRatePct: contractRatePct ?? null,
    statutoryRatePct: known ? exact(known.ecbMroPct).plus(STATUTORY_MARGIN).toFixed() : null,
    hasPublicBuyer: hasPublicBuyer(db),
    indemnityCents: FLAT_INDEMNITY,
  };
}
