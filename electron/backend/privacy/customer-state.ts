import { openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { unallocatedPayments } from '../../../db/payments/unallocated-payments.queries.ts';
import { readCustomerName, removedCounts } from '../../../db/privacy/customer-summary.queries.ts';
import { anonymisedOn, retentionFacts } from '../../../db/privacy/retention-facts.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { privacyContract } from '../../../shared/privacy/privacy.contract.ts';
import { retentionOf } from '../../../shared/privacy/retention.ts';
import { obstacleSentence } from '../../../shared/privacy/retention-words.fr.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof privacyContract.customerState;

/** Whether and when a customer's details may be taken out of the file. @throws AppError CUSTOMER_NOT_FOUND */
export function customerState({ db, today }: Pick<QueryContext, 'db' | 'today'>, { customerId }: InputOf<Verb>): OutputOf<Verb> {
  const name = readCustomerName(db, customerId);
  if (name === null) throw new AppError('CUSTOMER_NOT_FOUND', { customerId });
  const open = openInvoicesAt(db, today, customerId);
  const owedCents = open.reduce((sum, { openCents }) => sum + openCents, 0);
  const credits = unallocatedPayments(db, today, customerId);
  const creditCents = credits.reduce((sum, { unallocatedCents }) => sum + unallocatedCents, 0);
  const facts = { ...retentionFacts(db, customerId), owedCents, openDocuments: open.length, creditCents, creditPayments: credits.length };
  const { possibleOn, obstacles } = retentionOf(facts, today);
  return {
    name,
    obstacles: obstacles.map(obstacleSentence),
    possibleOn: obstacles.some((obstacle) => !('until' in obstacle)) ? null : possibleOn,
    anonymisedOn: anonymisedOn(db, customerId),
    removed: removedCounts(db, customerId),
  };
}
