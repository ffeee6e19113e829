import type { ApiContract } from '../../shared/api-contract.ts';
import { chargesHandlers } from './charges/charges.handlers.ts';
import { companiesHandlers } from './companies/companies.handlers.ts';
import type { ContractHandlers } from './context.ts';
import { customersHandlers } from './customers/customers.handlers.ts';
import { dashboardHandlers } from './dashboard/dashboard.handlers.ts';
import { forecastsHandlers } from './forecasts/forecasts.handlers.ts';
import { invoicesHandlers } from './invoices/invoices.handlers.ts';
import { lateFeesHandlers } from './late-fees/late-fees.handlers.ts';
import { remindersHandlers } from './reminders/reminders.handlers.ts';

/** Every verb's use case. A verb of the contract without one does not compile. */
export const handlers: ContractHandlers<ApiContract> = {
  companies: companiesHandlers,
  imports: {} as never,
  dashboard: dashboardHandlers,
  forecasts: forecastsHandlers,
  charges: chargesHandlers,
  customers: customersHandlers,
  invoices: invoicesHandlers,
  payments: {} as never,
  lateFees: lateFeesHandlers,
  reminders: remindersHandlers,
  letters: {} as never,
  schedules: {} as never,
  disputes: {} as never,
};
