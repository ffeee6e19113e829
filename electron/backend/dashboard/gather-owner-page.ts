import { readExtent, readProfile } from '../../../db/companies/companies.queries.ts';
import { readForecast } from '../../../db/forecasts/forecasts.queries.ts';
import { openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { standingPromises } from '../../../db/promises/standing-promises.queries.ts';
import { customerPositions, readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import { schedulesAt } from '../../../db/schedules/schedules.queries.ts';
import { frenchLabels } from '../../../resources/letters/labels.fr.ts';
import { isPastDue } from '../../../shared/dashboard/aged-balance.ts';
import { figuresToDate } from '../../../shared/dashboard/current-month.ts';
import type { DashboardFigures } from '../../../shared/dashboard/dashboard.contract.ts';
import type { OwnerPageFacts } from '../../../shared/dashboard/owner-page/compose-owner-page.fr.ts';
import { nextStep } from '../../../shared/dashboard/owner-page/next-step.fr.ts';
import type { CustomerToContact, LateSchedule } from '../../../shared/dashboard/owner-page/owner-tasks.fr.ts';
import { lastDayOf, monthOf, type YearMonth } from '../../../shared/dates/year-month.ts';
import { letterheadOf } from '../../../shared/letters/letter-parts.ts';
import { type Cents, sumCents } from '../../../shared/money/cents.ts';
import { isChasing } from '../../../shared/reminders/plan-rules.ts';
import { assessCustomer } from '../../../shared/reminders/reminder-policy.ts';
import { describeSchedule } from '../../../shared/schedules/describe-schedule.ts';
import { isBehind } from '../../../shared/schedules/schedule-state.ts';
import type { QueryContext } from '../context.ts';
import { thresholdsOf } from './alert-thresholds.ts';
import { forecastCash } from './forecast-cash.ts';
import { listTrend } from './list-trend.ts';
import { readBalances } from './read-balances.ts';
import { readFigures } from './read-figures.ts';

/**
 * Reads what the owner's page of a month says: the figures at its end (of a month that is not over, what is owed is as of today), what to do
 * and what should come in as of today.
 */
export function gatherOwnerPage(context: QueryContext, month: YearMonth): OwnerPageFacts {
  const { db, today } = context;
  const ofMonth = readFigures(context, { month });
  const figures = lastDayOf(month) > today ? figuresToDate(ofMonth, readBalances(context, { asOf: today })) : ofMonth;
  const trend = listTrend(context, { month });
  const { toContact, nextSteps } = whatComesNext(context);
  const { invoiceCount, lastImportOn } = readExtent(db);
  const forecasts = [...new Set([month, monthOf(today)])].sort().map((each) => readForecast(db, each));
  return {
    letterhead: letterheadOf(readProfile(db), frenchLabels),
    today,
    figures,
    trend,
    thresholds: thresholdsOf(db),
    topCustomerOverdueCents: topCustomerOverdue(context, figures),
    forecast: forecastCash(context, { asOf: today }),
    nextSteps,
    tasks: {
      toContact,
      promises: standingPromises(db, today),
      lateSchedules: lateSchedules(context),
      data: {
        invoiceCount,
        lastImportOn,
        withoutRevenueForecast: forecasts.filter(({ revenueCents }) => revenueCents === null).map((each) => each.month),
        withoutChargesForecast: forecasts
          .filter(({ fixedChargesCents, variableChargesCents }) => fixedChargesCents === null && variableChargesCents === null)
          .map((each) => each.month),
        withoutCharges: figures.chargesCents === 0 ? month : null,
      },
    },
  };
}

/** Of every customer that is late today: what its agenda says, or why it is left in peace. */
function whatComesNext({ db, today }: QueryContext): { toContact: CustomerToContact[]; nextSteps: Map<number, string> } {
  const settings = readReminderSettings(db);
  const toContact: CustomerToContact[] = [];
  const nextSteps = new Map<number, string>();
  for (const position of customerPositions(db, today)) {
    const { customerId, customerName } = position;
    const assessment = assessCustomer(position, today, settings);
    const next = nextStep(assessment);
    if (next !== null) nextSteps.set(customerId, next);
    // Before the due date nothing is owed yet: it is no task for the owner.
    if (assessment.outcome !== 'contact' || !isChasing(assessment.step)) continue;
    const { selection, step } = assessment;
    toContact.push({
      customerId,
      customerName,
      level: step.level,
      channel: step.channel,
      totalDueCents: selection.totalDueCents,
      invoiceCount: selection.chaseable.length,
      oldestDaysLate: Math.max(...selection.chaseable.map(({ daysLate }) => daysLate)),
    });
  }
  toContact.sort((a, b) => b.totalDueCents - a.totalDueCents || a.customerName.localeCompare(b.customerName, 'fr'));
  return { toContact, nextSteps };
}

function lateSchedules({ db, today }: QueryContext): LateSchedule[] {
  return schedulesAt(db, today)
    .map((record) => describeSchedule(record, today))
    .filter(isBehind)
    .map(({ customerName, instalments }) => {
      const late = instalments.filter(({ state }) => state === 'late');
      return {
        customerName,
        lateCents: sumCents(late.map(({ openCents }) => openCents)),
        oldestDaysLate: Math.max(0, ...late.map(({ daysLate }) => daysLate)),
      };
    });
}

function topCustomerOverdue({ db }: QueryContext, { topCustomers, asOf }: DashboardFigures): Cents | null {
  const [top] = topCustomers;
  if (!top) return null;
  const overdue = openInvoicesAt(db, asOf, top.customerId).filter((invoice) => isPastDue(invoice, asOf));
  return sumCents(overdue.map(({ openCents }) => openCents));
}
