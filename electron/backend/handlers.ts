import type { ApiContract } from '../../shared/api-contract.ts';
import { backupsHandlers } from './backups/backups.handlers.ts';
import { encryptedBackupsHandlers } from './backups/encrypted-backups.handlers.ts';
import { chargesHandlers } from './charges/charges.handlers.ts';
import { companiesHandlers } from './companies/companies.handlers.ts';
import type { ContractHandlers } from './context.ts';
import { customersHandlers } from './customers/customers.handlers.ts';
import { dashboardHandlers } from './dashboard/dashboard.handlers.ts';
import { ownerPage } from './dashboard/print-owner-page.ts';
import { disputesHandlers } from './disputes/disputes.handlers.ts';
import { exportsHandlers } from './exports/exports.handlers.ts';
import { writeCsv } from './exports/write-csv.ts';
import { writeWorkbook } from './exports/write-workbook.ts';
import { forecastsHandlers } from './forecasts/forecasts.handlers.ts';
import { handOversHandlers } from './hand-overs/hand-overs.handlers.ts';
import { importsHandlers } from './imports/imports.handlers.ts';
import { traitsOfFile } from './imports/traits-of-file.ts';
import { inputsHandlers } from './inputs/inputs.handlers.ts';
import { invoicesHandlers } from './invoices/invoices.handlers.ts';
import { journalHandlers } from './journal/journal.handlers.ts';
import { lateFeesHandlers } from './late-fees/late-fees.handlers.ts';
import { dossierHandlers } from './legal/dossier.handlers.ts';
import { legalHandlers } from './legal/legal.handlers.ts';
import { letterheadHandlers } from './letterhead/letterhead.handlers.ts';
import { saveTemplate } from './letters/edit-templates.ts';
import { changeSincePrint } from './letters/letter-change.ts';
import { lettersHandlers } from './letters/letters.handlers.ts';
import { markLettersSent } from './letters/mark-letters-sent.ts';
import { previewDraft } from './letters/preview-letter.ts';
import { composeSections, keepSection, layOutSection } from './letters/senders-pack.ts';
import { statementForCourt } from './letters/statement-for-court.ts';
import { messagesHandlers } from './messages/messages.handlers.ts';
import { paymentsHandlers } from './payments/payments.handlers.ts';
import { policyHandlers } from './policy/policy.handlers.ts';
import { policySettingsOf, setPolicySettings } from './policy/policy-settings.ts';
import { portfolioHandlers } from './portfolio/portfolio.handlers.ts';
import { routineHandlers } from './portfolio/routine.handlers.ts';
import { privacyHandlers } from './privacy/privacy.handlers.ts';
import { promisesHandlers } from './promises/promises.handlers.ts';
import { reminderPlansHandlers } from './reminders/reminder-plans.handlers.ts';
import { remindersHandlers } from './reminders/reminders.handlers.ts';
import { showAgenda } from './reminders/show-agenda.ts';
import { tasksOfDay } from './reminders/today-tasks.ts';
import { schedulesHandlers } from './schedules/schedules.handlers.ts';
import { writeOffsHandlers } from './write-offs/write-offs.handlers.ts';

/** Every verb's use case. A verb of the contract without one does not compile. */
export const handlers: ContractHandlers<ApiContract> = {
  companies: companiesHandlers,
  imports: importsHandlers,
  dashboard: dashboardHandlers,
  forecasts: forecastsHandlers,
  inputs: inputsHandlers,
  charges: chargesHandlers,
  customers: customersHandlers,
  invoices: invoicesHandlers,
  payments: paymentsHandlers,
  lateFees: lateFeesHandlers,
  reminders: remindersHandlers,
  reminderPlans: reminderPlansHandlers,
  policy: policyHandlers,
  promises: promisesHandlers,
  letters: lettersHandlers,
  letterhead: letterheadHandlers,
  messages: messagesHandlers(lettersHandlers, remindersHandlers),
  schedules: schedulesHandlers,
  disputes: disputesHandlers,
  writeOffs: writeOffsHandlers,
  handOvers: handOversHandlers,
  legal: {
    ...legalHandlers,
    ...dossierHandlers({
      statementPages: statementForCourt,
      listPromises: promisesHandlers.list,
      listDisputes: disputesHandlers.list,
      listSchedules: schedulesHandlers.list,
      writeCsv,
      writeWorkbook,
    }),
  },
  exports: exportsHandlers(dashboardHandlers),
  journal: journalHandlers,
  portfolio: portfolioHandlers(tasksOfDay),
  routine: routineHandlers({
    traitsOfFile,
    agenda: showAgenda,
    preview: previewDraft,
    changeSincePrint,
    packMaker: { layOut: layOutSection, keep: keepSection, compose: composeSections },
    markSent: markLettersSent,
    ownerPageOf: ownerPage,
    policyOf: policySettingsOf,
    saveTemplate,
    setPolicy: setPolicySettings,
  }),
  backups: backupsHandlers,
  encryptedBackups: encryptedBackupsHandlers,
  privacy: privacyHandlers(writeCsv),
};
