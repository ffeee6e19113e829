import { readDispute, updateDispute as store } from '../../../db/disputes/disputes.queries.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { disputesContract } from '../../../shared/disputes/disputes.contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CommandContext } from '../context.ts';
import { checkDisputed } from './check-disputed.ts';

type Verb = typeof disputesContract.update;

/**
 * Says otherwise what an open dispute is about, who follows it, by when and what comes next. The contested part is checked when it changes.
 *
 * @throws AppError DISPUTE_NOT_FOUND, DISPUTE_ALREADY_CLOSED, DISPUTE_DEADLINE_TOO_EARLY and those of `checkDisputed`.
 */
export function updateDispute({ db, today }: CommandContext, input: InputOf<Verb>): OutputOf<Verb> {
  const { disputeId } = input;
  const known = readDispute(db, disputeId);
  if (known.closedOn !== null) throw new AppError('DISPUTE_ALREADY_CLOSED', { closedOn: known.closedOn });
  const terms = {
    amountCents: input.amountCents === undefined ? known.amountCents : input.amountCents,
    category: input.category ?? known.category,
    reason: input.reason ?? known.reason,
    owner: input.owner ?? known.owner,
    deadlineOn: input.deadlineOn === undefined ? known.deadlineOn : input.deadlineOn,
    nextStep: input.nextStep ?? known.nextStep,
    notes: input.notes ?? known.notes,
  };
  const { openedOn } = known;
  if (terms.deadlineOn !== null && terms.deadlineOn < openedOn)
    throw new AppError('DISPUTE_DEADLINE_TOO_EARLY', { openedOn, deadlineOn: terms.deadlineOn });
  if (terms.amountCents !== known.amountCents && terms.amountCents !== null)
    checkDisputed(db, readInvoice(db, known.invoiceId), terms.amountCents, today);
  db.transaction(() => store(db, disputeId, terms));
  return { disputeId };
}
