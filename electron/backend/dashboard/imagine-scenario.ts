import { forecastHistory } from '../../../db/cash-forecast/forecast-history.queries.ts';
import { customerNames, customerRevenueOver, forecastCharges } from '../../../db/cash-forecast/what-if.queries.ts';
import { FORECAST_WEEKS } from '../../../shared/cash-forecast/cash-forecast.contract.ts';
import { whatIf } from '../../../shared/cash-forecast/what-if.ts';
import { whatIfSentences } from '../../../shared/cash-forecast/what-if-sentences.fr.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { dashboardContract } from '../../../shared/dashboard/dashboard.contract.ts';
import { addDays } from '../../../shared/dates/local-date.ts';
import { monthOf, monthsEndingOn } from '../../../shared/dates/year-month.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof dashboardContract.whatIf;

/** The day as it is, and as it would be if a scenario came true. @throws AppError CUSTOMER_NOT_FOUND, WHAT_IF_NO_CUSTOMER */
export function imagineScenario({ db }: QueryContext, { asOf, weeks = FORECAST_WEEKS, scenario }: InputOf<Verb>): OutputOf<Verb> {
  const facts = {
    history: forecastHistory(db, [asOf]),
    weeks,
    revenueOfMonth: customerRevenueOver(db, monthsEndingOn(asOf, 1)),
    revenueOf12Months: customerRevenueOver(db, monthsEndingOn(asOf, 12)),
    forecastCharges: forecastCharges(db, monthOf(asOf), monthOf(addDays(asOf, 7 * weeks))),
  };
  const { customerIds, before, after } = whatIf(facts, scenario);
  const customers = customerNames(db, customerIds);
  for (const customerId of customerIds) {
    if (!customers.some((customer) => customer.customerId === customerId)) throw new AppError('CUSTOMER_NOT_FOUND', { customerId });
  }
  const names = customers.map(({ name }) => name);
  return { asOf, customers, before, after, sentences: whatIfSentences({ scenario, names, before, after }) };
}
