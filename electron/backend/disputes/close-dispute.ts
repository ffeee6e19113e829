import { readDispute, closeDispute as storeClosing } from '../../../db/disputes/disputes.queries.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { disputesContract } from '../../../shared/disputes/disputes.contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { ZERO } from '../../../shared/money/cents.ts';
import type { CommandContext } from '../context.ts';
import { grantCreditNote } from './grant-credit-note.ts';

type Verb = typeof disputesContract.close;

/**
 * Closes a dispute: from that day what is open is chased again, at the level that it had reached. A credit note that settles it is put
 * against the invoice; of one entered here, what the invoice cannot take stays to the customer's credit.
 *
 * @throws AppError DISPUTE_NOT_FOUND, DISPUTE_ALREADY_CLOSED, DISPUTE_CLOSED_TOO_EARLY, DISPUTE_IN_FUTURE,
 * DISPUTE_MAINTAINED_WITH_CREDIT and those of `grantCreditNote`.
 */
export function closeDispute({ db, today }: CommandContext, input: InputOf<Verb>): OutputOf<Verb> {
  const { disputeId, outcome, closedOn = today, creditNote } = input;
  const { invoiceId, openedOn, closedOn: already } = readDispute(db, disputeId);
  if (already !== null) throw new AppError('DISPUTE_ALREADY_CLOSED', { closedOn: already });
  if (closedOn > today) throw new AppError('DISPUTE_IN_FUTURE', { on: closedOn });
  if (closedOn < openedOn) throw new AppError('DISPUTE_CLOSED_TOO_EARLY', { openedOn, closedOn });
  if (creditNote && outcome === 'maintained') throw new AppError('DISPUTE_MAINTAINED_WITH_CREDIT', {});
  return db.transaction(() => {
    const grant = creditNote ? grantCreditNote(db, invoiceId, creditNote, today) : null;
    storeClosing(db, disputeId, outcome, closedOn, grant);
    const { customerId } = readInvoice(db, invoiceId);
    const demandedCents = invoicesAt(db, today, customerId).find(({ id }) => id === invoiceId)?.openCents ?? ZERO;
    return {
      disputeId,
      grantedCents: grant?.amountCents ?? null,
      demandedCents,
      creditNoteMissing: outcome !== 'maintained' && grant === null,
    };
  });
}
