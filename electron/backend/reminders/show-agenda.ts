import { lateInvoices, readRateTerms } from '../../../db/late-fees/late-invoices.queries.ts';
import { customerPositions, readReminderSettings } from '../../../db/reminders/customer-positions.queries.ts';
import { rowsBy } from '../../../db/rows-by.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { claimedInvoices, claimedLateFees } from '../../../shared/late-fees/claimed-late-fees.ts';
import { flatIndemnities, unlessRateMissing } from '../../../shared/late-fees/late-fee-rules.ts';
import { agendaEntry, inAgendaOrder } from '../../../shared/reminders/agenda.ts';
import { assessCustomer } from '../../../shared/reminders/reminder-policy.ts';
import type { remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof remindersContract.agenda;

/** Who to contact that day, and how firmly. Proposes; nothing is sent, printed or stored. */
export function showAgenda({ db }: QueryContext, { asOf }: InputOf<Verb>): OutputOf<Verb> {
  const settings = readReminderSettings(db);
  const rateTerms = readRateTerms(db);
  const late = rowsBy(lateInvoices(db, asOf), ({ customerId }) => customerId);

  const entries = customerPositions(db, asOf).flatMap((position) => {
    const assessment = assessCustomer(position, asOf, settings);
    if (assessment.outcome !== 'contact') return [];
    const terms = { asOf, debtor: position.debtor, judgmentOn: position.insolvencyOn, ...rateTerms };
    // Nothing is late of what a step before the due date is about.
    const claimed = { chaseable: assessment.about };
    const invoices = late.get(position.customerId) ?? [];
    return agendaEntry(position, assessment, {
      interestCents: unlessRateMissing(() => claimedLateFees(claimed, position.credits, invoices, terms))?.interestCents ?? null,
      indemnityCents: flatIndemnities(claimedInvoices(claimed, invoices), terms),
    });
  });
  return inAgendaOrder(entries);
}
