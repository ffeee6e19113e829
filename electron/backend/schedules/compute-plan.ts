import type { ReadDb } from '../../../db/database.ts';
import { readInvoice } from '../../../db/invoices/invoices.queries.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { lateFeeTermsOf, lateInvoices } from '../../../db/late-fees/late-invoices.queries.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { lateFeeStatement } from '../../../shared/late-fees/late-fee-rules.ts';
import { type Cents, sumCents, ZERO } from '../../../shared/money/cents.ts';
import { END_OF_RECORDS } from '../../../shared/payments/allocation-rules.ts';
import { planInstalments } from '../../../shared/schedules/plan-instalments.ts';
import { schedulePrincipal } from '../../../shared/schedules/schedule-debt.ts';
import type { SchedulePlan, ScheduleTerms } from '../../../shared/schedules/schedules.contract.ts';

export interface ComputedPlan extends SchedulePlan {
  invoices: { invoiceId: number; amountCents: Cents }[];
}

/**
 * The debt at the day of the agreement and its instalments: the one computation behind the simulation and the agreement.
 * With fees, interest and the 40 € as they stand that day; what interest runs later is outside the schedule.
 *
 * @throws AppError INVOICE_NOT_FOUND, RATE_MISSING and those of `schedulePrincipal` and `planInstalments`.
 */
export function computePlan(db: ReadDb, { invoiceIds, instalments, every, firstOn, includeFees, asOf }: ScheduleTerms): ComputedPlan {
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

  const principalCents = schedulePrincipal(candidates, asOf);
  const fees = includeFees
    ? feesOf(db, customerId, new Set(chosen.map(({ id }) => id)), asOf)
    : { interestCents: ZERO, indemnityCents: ZERO };
  const totalCents = sumCents([principalCents, fees.interestCents, fees.indemnityCents]);
  return {
    customerId,
    customerName: then.get(first.id)?.customerName ?? '',
    principalCents,
    interestCents: fees.interestCents,
    indemnityCents: fees.indemnityCents,
    totalCents,
    instalments: planInstalments({ totalCents, instalments, every, firstOn }),
    invoices: candidates.map(({ id, openCents }) => ({ invoiceId: id, amountCents: openCents })),
  };
}

function feesOf(db: ReadDb, customerId: number, invoiceIds: ReadonlySet<number>, asOf: ScheduleTerms['asOf']) {
  const late = lateInvoices(db, asOf, customerId).filter(({ invoiceId }) => invoiceIds.has(invoiceId));
  return lateFeeStatement(late, lateFeeTermsOf(db, customerId, asOf));
}
