import type { ReadDb } from '../../../db/database.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { addCents } from '../../../shared/money/cents.ts';
import { feesTotal, NO_FEES } from '../../../shared/schedules/agreed-fees.ts';
import { compareOffers } from '../../../shared/schedules/compare-offers.ts';
import type { OfferSheet, OfferTerms } from '../../../shared/schedules/schedules.contract.ts';
import { computePlan } from './compute-plan.ts';
import { scheduleSettings } from './schedule-settings.ts';

/**
 * The ways to settle a debt side by side, from the same plan as the schedule. Where the rate of a semester is missing, the late fees count for
 * nothing. @throws AppError as `computePlan`, SCHEDULE_OFFER_IN_PAST
 */
export function offerSheet(db: ReadDb, { payOn, discountPct, costOfMoneyPct, ...terms }: OfferTerms): OfferSheet {
  if (payOn < terms.asOf) throw new AppError('SCHEDULE_OFFER_IN_PAST', { payOn, asOf: terms.asOf });
  const plan = computePlan(db, terms);
  const rate = costOfMoneyPct ?? scheduleSettings(db).costOfMoneyPct;
  const feesCents = feesTotal(plan.claimable ?? NO_FEES);
  const { customerId, customerName, principalCents, instalments } = plan;
  return {
    customerId,
    customerName,
    asOf: terms.asOf,
    payOn,
    discountPct: Number(discountPct),
    costOfMoneyPct: Number(rate),
    principalCents,
    feesCents,
    debtCents: addCents(principalCents, feesCents),
    offers: compareOffers({ asOf: terms.asOf, payOn, principalCents, feesCents, discountPct, costOfMoneyPct: rate, instalments }),
  };
}
