import { lateFeeTermsOf, lateInvoices } from '../../../db/late-fees/late-invoices.queries.ts';
import { casesAt } from '../../../db/legal/cases.queries.ts';
import { customerPositions } from '../../../db/reminders/customer-positions.queries.ts';
import { owedInvoicesAt } from '../../../db/write-offs/losses.queries.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { claimedLateFees } from '../../../shared/late-fees/claimed-late-fees.ts';
import { caseDeadlines } from '../../../shared/legal/case-deadlines.ts';
import { deadlineSentence } from '../../../shared/legal/case-words.fr.ts';
import { addresseeOf, composeClaimDeclaration, declaredSums } from '../../../shared/letters/compose-claim-declaration.ts';
import type { PreflightCheck } from '../../../shared/letters/letters.contract.ts';
import { rateCheck, warning } from '../../../shared/letters/preflight.ts';
import { preflightMessages } from '../../../shared/letters/preflight-messages.fr.ts';
import { subtractCents } from '../../../shared/money/cents.ts';
import { creditsOf } from './credits-of.ts';
import { type LetterCase, unlessRateMissing, type WorkedLetter } from './worked-letter.ts';

/**
 * The declaration of what a customer in collective proceedings owed at the judgment, to the agent of its open case.
 * @throws AppError CASE_PROCEEDINGS_MISSING, LETTER_FIELD_EMPTY
 */
export function prepareClaimDeclaration({ db, correspondence, texts }: LetterCase): WorkedLetter {
  const { customer, asOf } = correspondence;
  const legalCase = casesAt(db, asOf, customer.id).findLast(
    ({ route, closedOn }) => route === 'collectiveProceedings' && closedOn === null,
  );
  const { proceedings = null, steps = [], court = '', referenceNumber = '' } = legalCase ?? {};
  const judgmentOn = proceedings?.judgmentOn ?? null;
  if (proceedings === null || judgmentOn === null || judgmentOn > asOf) {
    throw new AppError('CASE_PROCEEDINGS_MISSING', {
      customerName: customer.name,
      judgmentOn: proceedings === null ? customer.insolvencyOn : null,
    });
  }
  const open = owedInvoicesAt(db, judgmentOn, customer.id);
  const chaseable = open
    .filter(({ dueOn }) => dueOn < judgmentOn)
    .map(({ id, number, disputedCents, ...invoice }) => ({
      ...invoice,
      invoiceId: id,
      invoiceNumber: number,
      dueCents: subtractCents(invoice.openCents, disputedCents),
      daysLate: 0,
    }));
  const credits = customerPositions(db, judgmentOn, customer.id)[0]?.credits ?? [];
  const terms = lateFeeTermsOf(db, customer.id, judgmentOn);
  const fees = unlessRateMissing(() =>
    claimedLateFees({ chaseable }, credits, lateInvoices(db, judgmentOn, customer.id, undefined, 'kept'), terms),
  );
  const facts = {
    ...correspondence,
    proceedings,
    judgmentOn,
    publishedOn: steps.findLast(({ kind }) => kind === 'publication')?.on ?? null,
    court,
    referenceNumber,
    invoices: open,
    credits: creditsOf(db, customer.id, judgmentOn, texts.labels.voice),
    fees: 'missingRate' in fees ? null : fees,
  };
  const checks: PreflightCheck[] = [
    ...('missingRate' in fees ? [rateCheck(fees.missingRate)] : []),
    ...(facts.publishedOn === null ? [warning('PUBLICATION_UNKNOWN', preflightMessages.publicationUnknown())] : []),
    ...caseDeadlines('collectiveProceedings', steps, asOf)
      .filter(({ code, state }) => code === 'declareClaim' && state === 'lapsed')
      .map((deadline) => warning('DECLARATION_LATE', deadlineSentence(deadline))),
  ];
  return {
    content: composeClaimDeclaration(facts, texts.letters.claimDeclaration, texts.labels),
    selection: null,
    addressee: addresseeOf(customer, proceedings),
    totalCents: declaredSums(facts).totalCents,
    invoices: open.map(({ id, openCents }) => ({ invoiceId: id, openCents })),
    preflight: checks,
  };
}
