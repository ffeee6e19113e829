import { customerRevenueOver } from '../../../db/cash-forecast/what-if.queries.ts';
import { readCustomer } from '../../../db/customers/customers.queries.ts';
import { NO_PAYER_HISTORY, payerHistories } from '../../../db/customers/payer-facts.queries.ts';
import { openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { firstContactDays } from '../../../db/reminders/plan-steps.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { customersContract } from '../../../shared/customers/customers.contract.ts';
import { delayTrend, limitExcess, payerScore, suggestedTreatment, usualDelay } from '../../../shared/customers/payer-score.ts';
import { PLAN_NAMES, SEGMENT_NAMES, scoreReasons, treatmentSentence } from '../../../shared/customers/payer-sentences.fr.ts';
import { monthsEndingOn } from '../../../shared/dates/year-month.ts';
import { isOverdue } from '../../../shared/invoices/invoice-status.ts';
import { sumCents } from '../../../shared/money/cents.ts';
import { percentage } from '../../../shared/money/ratio.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof customersContract.behaviour;

/** How a customer pays, why it has its score, and which plan would suit it. @throws AppError CUSTOMER_NOT_FOUND */
export function describePayer({ db }: QueryContext, { id, asOf }: InputOf<Verb>): OutputOf<Verb> {
  const { creditLimitCents } = readCustomer(db, id);
  const history = payerHistories(db, asOf, id).get(id) ?? NO_PAYER_HISTORY;
  const everything = openInvoicesAt(db, asOf);
  const open = everything.filter(({ customerId }) => customerId === id);
  const overdue = open.filter((invoice) => isOverdue(invoice, asOf));
  const outstandingCents = sumCents(open.map(({ openCents }) => openCents));
  const facts = {
    ...history,
    outstandingCents,
    overdueCents: sumCents(overdue.map(({ openCents }) => openCents)),
    oldestDueOn: overdue[0]?.dueOn ?? null,
  };
  const score = payerScore(facts, asOf);
  const revenue = customerRevenueOver(db, monthsEndingOn(asOf, 12));
  const ownRevenue = revenue.find(({ customerId }) => customerId === id)?.revenueCents ?? 0;
  const revenueSharePct = percentage(ownRevenue, sumCents(revenue.map(({ revenueCents }) => revenueCents)));
  const { segment, planKey } = suggestedTreatment(score?.letter ?? null, revenueSharePct);
  const firstContact = firstContactDays(db, planKey);
  const { promisesKept, promisesBroken, invoices, invoicesDisputed } = history;
  return {
    score,
    reasons: scoreReasons(score, facts),
    usualDelayDays: usualDelay(facts),
    trendDays: delayTrend(facts),
    promisesKept,
    promisesBroken,
    keptPromisesPct: percentage(promisesKept, promisesKept + promisesBroken),
    invoices,
    invoicesDisputed,
    outstandingCents,
    overdueCents: facts.overdueCents,
    disputedCents: sumCents(open.map(({ disputedCents }) => disputedCents)),
    outstandingSharePct: percentage(outstandingCents, sumCents(everything.map(({ openCents }) => openCents))),
    revenueSharePct,
    creditLimitCents,
    creditExcessCents: limitExcess(outstandingCents, creditLimitCents),
    suggestion: {
      segment,
      segmentName: SEGMENT_NAMES[segment],
      planKey,
      planName: PLAN_NAMES[planKey],
      firstContactDays: firstContact,
      sentence: treatmentSentence(segment, planKey, firstContact),
    },
  };
}
