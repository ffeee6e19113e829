import { backupsContract } from './backups/backups.contract.ts';
import { encryptedBackupsContract } from './backups/encrypted-backups.contract.ts';
import { chargesContract } from './charges/charges.contract.ts';
import { companiesContract } from './companies/companies.contract.ts';
import type { ClientOf } from './contract/client.ts';
import { customersContract } from './customers/customers.contract.ts';
import { dashboardContract } from './dashboard/dashboard.contract.ts';
import { disputesContract } from './disputes/disputes.contract.ts';
import { exportsContract } from './exports/exports.contract.ts';
import { forecastsContract } from './forecasts/forecasts.contract.ts';
import { handOversContract } from './hand-overs/hand-overs.contract.ts';
import { importsContract } from './imports/imports.contract.ts';
import { inputsContract } from './inputs/inputs.contract.ts';
import { invoicesContract } from './invoices/invoices.contract.ts';
import { journalContract } from './journal/journal.contract.ts';
import { lateFeesContract } from './late-fees/late-fees.contract.ts';
import { legalContract } from './legal/legal.contract.ts';
import { letterheadContract } from './letterhead/letterhead.contract.ts';
import { lettersContract } from './letters/letters.contract.ts';
import { messagesContract } from './messages/messages.contract.ts';
import { paymentsContract } from './payments/payments.contract.ts';
import { policyContract } from './policy/policy.contract.ts';
import { portfolioContract } from './portfolio/portfolio.contract.ts';
import { routineContract } from './portfolio/routine.contract.ts';
import { privacyContract } from './privacy/privacy.contract.ts';
import { promisesContract } from './promises/promises.contract.ts';
import { reminderPlansContract } from './reminders/plans.contract.ts';
import { remindersContract } from './reminders/reminders.contract.ts';
import { schedulesContract } from './schedules/schedules.contract.ts';
import { writeOffsContract } from './write-offs/write-offs.contract.ts';

/** The whole API: every verb of every domain. Each host serves all of it. */
export const apiContract = {
  companies: companiesContract,
  imports: importsContract,
  dashboard: dashboardContract,
  forecasts: forecastsContract,
  inputs: inputsContract,
  charges: chargesContract,
  customers: customersContract,
  invoices: invoicesContract,
  payments: paymentsContract,
  lateFees: lateFeesContract,
  reminders: remindersContract,
  reminderPlans: reminderPlansContract,
  policy: policyContract,
  promises: promisesContract,
  letters: lettersContract,
  letterhead: letterheadContract,
  messages: messagesContract,
  schedules: schedulesContract,
  disputes: disputesContract,
  writeOffs: writeOffsContract,
  handOvers: handOversContract,
  legal: legalContract,
  exports: exportsContract,
  journal: journalContract,
  portfolio: portfolioContract,
  routine: routineContract,
  backups: backupsContract,
  encryptedBackups: encryptedBackupsContract,
  privacy: privacyContract,
};

export type ApiContract = typeof apiContract;
export type ApiClient = ClientOf<ApiContract>;
