import type { ReadDb } from '../../../db/database.ts';
import { handedOverInvoices } from '../../../db/hand-overs/hand-overs.queries.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { type InvoiceAtDate, invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { feesPaidBefore } from '../../../db/late-fees/fee-payments.queries.ts';
import { lateFeeTermsOf, lateInvoices } from '../../../db/late-fees/late-invoices.queries.ts';
import { prescribableClaims } from '../../../db/legal/prescribable-claims.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { claimedLateFees } from '../../../shared/late-fees/claimed-late-fees.ts';
import { lateFeeStatement } from '../../../shared/late-fees/late-fee-rules.ts';
import { lapsingClaimSentences } from '../../../shared/legal/lapsing-claims.fr.ts';
import { lapsingClaims } from '../../../shared/legal/lapsing-claims.ts';
import { type Cents, minCents, negateCents, subtractCents, sumCents, ZERO } from '../../../shared/money/cents.ts';
import { allocationDate, END_OF_RECORDS } from '../../../shared/payments/allocation-rules.ts';
import { agreedFees, asksForFees, feesLessPaid, NO_FEES, type ScheduleFees } from '../../../shared/schedules/agreed-fees.ts';
import { type CreditUse, deductCredits } from '../../../shared/schedules/deduct-credits.ts';
import { planInstalments, rhythmOf } from '../../../shared/schedules/plan-instalments.ts';
import { schedulePrincipal } from '../../../shared/schedules/schedule-debt.ts';
import type { SchedulePlan, ScheduleTerms } from '../../../shared/schedules/schedules.contract.ts';
import { openCredits } from './open-credits.ts';

export interface ComputedPlan extends SchedulePlan {
  invoices: { invoiceId: number; amountCents: Cents }[];
  /** What of the customer's credits goes to which invoice, and the day it counts from. */
  uses: (CreditUse & { on: LocalDate })[];
}

/**
 * The debt at the day of the agreement and its instalments: the one computation behind the simulation and the agreement.
 * With fees, interest and the 40 € as they stand that day, less what earlier schedules of the same invoices brought of them; what interest
 * runs later is outside the schedule. A schedule that is replaced leaves its invoices to this one.
 *
 * @throws AppError INVOICE_NOT_FOUND, SCHEDULE_INVOICE_HANDED_OVER, RATE_MISSING and those of `schedulePrincipal`, `agreedFees` and `planInstalments`.
 */
export function computePlan(db: ReadDb, terms: ScheduleTerms): ComputedPlan {
  const { invoiceIds, asOf } = terms;
  const chosen = [...new Set(invoiceIds)].map((invoiceId) => readInvoice(db, invoiceId));
  const [first] = chosen;
  if (!first) throw new AppError('SCHEDULE_NOTHING_DUE', {});
  const { customerId } = first;
  const then = new Map(invoicesAt(db, asOf, customerId).map((invoice) => [invoice.id, invoice]));
  // A schedule agreed after `asOf` holds its invoices too, when an agreement is entered after the fact.
  const ever = new Map(invoicesAt(db, END_OF_RECORDS, customerId).map((invoice) => [invoice.id, invoice]));
  const candidates = chosen.map((invoice) => ({
    ...invoice,
    openCents: then.get(invoice.id)?.openCents ?? ZERO,
    scheduleId: ever.get(invoice.id)?.scheduleId ?? null,
  }));

  const handed = handedOverInvoices(db, END_OF_RECORDS, customerId);
  for (const { id, number } of candidates) {
    const { taker } = handed.get(id) ?? {};
    if (taker !== undefined) throw new AppError('SCHEDULE_INVOICE_HANDED_OVER', { number, taker });
  }
  // Refuses what cannot be in a schedule, before anything is deducted.
  schedulePrincipal(candidates, asOf, terms.replacesId ?? null);
  const credits = openCredits(db, customerId, asOf);
  // No invoice ever gets more than is open of it once everything recorded has happened.
  const rooms = candidates.map((invoice) => ({
    ...invoice,
    openCents: minCents(invoice.openCents, ever.get(invoice.id)?.openCents ?? ZERO),
  }));
  const uses = deductCredits(rooms, terms.deductCredits ? credits : []);
  const usedOf = (is: (use: CreditUse) => boolean) => sumCents(uses.filter(is).map(({ amountCents }) => amountCents));
  const invoices = candidates
    .map(({ id, openCents }) => ({
      invoiceId: id,
      amountCents: subtractCents(
        openCents,
        usedOf(({ invoiceId }) => invoiceId === id),
      ),
    }))
    .filter(({ amountCents }) => amountCents > 0);
  const { judgmentOn = null } = lateFeeTermsOf(db, customerId, asOf);
  const principalCents = sumCents(invoices.map(({ amountCents }) => amountCents));
  const claimable = claimableFees(() => feesOf(db, customerId, candidates, uses, asOf), asksForFees(terms));
  const fees = agreedFees(terms, claimable ?? NO_FEES);
  const totalCents = sumCents([principalCents, fees.interestCents, fees.indemnityCents]);
  const instalments = planInstalments({ ...terms, totalCents });
  return {
    customerId,
    customerName: then.get(first.id)?.customerName ?? '',
    judgmentOn: judgmentOn !== null && judgmentOn <= asOf ? judgmentOn : null,
    credits: credits.map(({ label, leftCents, source, id }) => ({
      label,
      leftCents,
      deductedCents: usedOf(({ credit }) => credit.source === source && credit.id === id),
    })),
    principalCents,
    interestCents: fees.interestCents,
    indemnityCents: fees.indemnityCents,
    claimable,
    totalCents,
    every: rhythmOf(instalments, terms.every, terms.onSigning !== undefined),
    instalments,
    lapsing: lapsingClaimSentences(
      lapsingClaims(
        invoices.map(({ invoiceId }) => ({ invoiceId, invoiceNumber: ever.get(invoiceId)?.number ?? '' })),
        prescribableClaims(
          db,
          invoices.map(({ invoiceId }) => invoiceId),
        ),
        { asOf, lastDueOn: instalments.at(-1)?.dueOn ?? asOf },
      ),
    ),
    invoices,
    uses: uses.map((use) => ({
      ...use,
      on: allocationDate(use.credit.on, candidates.find(({ id }) => id === use.invoiceId) ?? { issuedOn: use.credit.on }),
    })),
  };
}

type FeeInvoice = Pick<InvoiceAtDate, 'id' | 'number' | 'issuedOn' | 'dueOn' | 'totalCents' | 'openCents'>;

/** Without a rate nothing can be claimed, which only matters where fees are asked for. */
function claimableFees(work: () => ScheduleFees, isAskedFor: boolean): ScheduleFees | null {
  try {
    return work();
  } catch (error) {
    if (!isAskedFor && error instanceof AppError && error.code === 'RATE_MISSING') return null;
    throw error;
  }
}

/** As a letter claims them: nobody is asked for interest on money that is already there, nor for what was paid already. */
function feesOf(
  db: ReadDb,
  customerId: number,
  chosen: readonly FeeInvoice[],
  uses: readonly CreditUse[],
  asOf: ScheduleTerms['asOf'],
): ScheduleFees {
  const paidCents = feesPaidBefore(
    db,
    chosen.map(({ id }) => id),
    asOf,
  );
  return feesLessPaid(statementOf(db, customerId, chosen, uses, asOf), paidCents);
}

function statementOf(
  db: ReadDb,
  customerId: number,
  chosen: readonly FeeInvoice[],
  uses: readonly CreditUse[],
  asOf: ScheduleTerms['asOf'],
): ScheduleFees {
  const ids = new Set(chosen.map(({ id }) => id));
  const late = lateInvoices(db, asOf, customerId).filter(({ invoiceId }) => ids.has(invoiceId));
  const terms = lateFeeTermsOf(db, customerId, asOf);
  if (uses.length === 0) return lateFeeStatement(late, terms);
  const chaseable = chosen
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id - b.id))
    .map(({ id, number, issuedOn, dueOn, totalCents, openCents }) => ({
      issuedOn,
      dueOn,
      totalCents,
      invoiceId: id,
      invoiceNumber: number,
      openCents,
      dueCents: openCents,
      daysLate: 0,
    }));
  const credits = uses.map(({ credit, amountCents }) => ({ label: credit.label, on: credit.on, amountCents: negateCents(amountCents) }));
  return claimedLateFees({ chaseable }, credits, late, terms);
}
