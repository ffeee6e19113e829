import type { ReadDb } from '../../../db/database.ts';
import { feesPaidBefore } from '../../../db/late-fees/fee-payments.queries.ts';
import { lateFeeTermsOf, lateInvoices } from '../../../db/late-fees/late-invoices.queries.ts';
import { customerPositions } from '../../../db/reminders/customer-positions.queries.ts';
import { schedulesAt } from '../../../db/schedules/schedules.queries.ts';
import { claimedInvoicesAt, owedInvoicesAt } from '../../../db/write-offs/losses.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { claimedLateFees, type DatedCredit } from '../../../shared/late-fees/claimed-late-fees.ts';
import type { LateFeeTerms } from '../../../shared/late-fees/late-fee-rules.ts';
import type { LateFeeStatement } from '../../../shared/late-fees/late-fees.contract.ts';
import { lessPaid } from '../../../shared/late-fees/paid-late-fees.ts';
import { addCents, type Cents, subtractCents, sumCents } from '../../../shared/money/cents.ts';

export interface DossierDebt {
  /** What is open of the invoices, losses that release nobody included, less what is to the customer's credit; never less than nothing. */
  openCents: Cents;
  credits: readonly DatedCredit[];
  /** On the invoices still open, and those of a schedule that lost its term; less what schedules brought of them; as in letters, not on the part that is contested. */
  fees: LateFeeStatement | { missingRate: string };
  terms: LateFeeTerms;
}

/** What a customer owes at a day, as it is asked for before a court. */
export function dossierDebt(db: ReadDb, customerId: number, asOf: LocalDate): DossierDebt {
  const open = owedInvoicesAt(db, asOf, customerId);
  const credits = customerPositions(db, asOf, customerId)[0]?.credits ?? [];
  const terms = lateFeeTermsOf(db, customerId, asOf);
  const openIds = new Set(open.map(({ id }) => id));
  // What a schedule gave up of an invoice paid since came back with the loss of its term.
  const lost = new Set(
    schedulesAt(db, asOf, customerId)
      .filter(({ endReason, endedOn }) => endReason === 'broken' && endedOn !== null && endedOn <= asOf)
      .flatMap(({ invoices }) => invoices.map(({ invoiceId }) => invoiceId)),
  );
  const termLost = claimedInvoicesAt(db, asOf, customerId).filter(({ id }) => lost.has(id) && !openIds.has(id));
  const chaseable = open
    .concat(termLost)
    .filter(({ dueOn }) => dueOn < asOf)
    .map(({ id, number, issuedOn, dueOn, totalCents, openCents, disputedCents }) => ({
      invoiceId: id,
      invoiceNumber: number,
      issuedOn,
      dueOn,
      totalCents,
      openCents,
      dueCents: subtractCents(openCents, disputedCents),
      daysLate: 0,
    }));
  const owed = addCents(sumCents(open.map(({ openCents }) => openCents)), sumCents(credits.map(({ amountCents }) => amountCents)));
  return { openCents: Math.max(0, owed) as Cents, credits, fees: feesOf(), terms };

  function feesOf(): DossierDebt['fees'] {
    const ids = chaseable.map(({ invoiceId }) => invoiceId);
    try {
      const late = lateInvoices(db, asOf, customerId, ids, 'kept');
      return lessPaid(claimedLateFees({ chaseable }, credits, late, terms), feesPaidBefore(db, ids, asOf));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'RATE_MISSING') throw error;
      return { missingRate: (error as AppError<'RATE_MISSING'>).params.semester };
    }
  }
}
