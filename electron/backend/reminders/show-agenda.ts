import type { ReadDb } from '../../../db/database.ts';
import { lateInvoices, readRateTerms, type StoredLateInvoice } from '../../../db/late-fees/late-invoices.queries.ts';
import { waiversAt } from '../../../db/late-fees/waivers.queries.ts';
import { customerPositions, readReminderSettings, type StoredPosition } from '../../../db/reminders/customer-positions.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { claimedInvoices, claimedLateFees } from '../../../shared/late-fees/claimed-late-fees.ts';
import { flatIndemnities, unlessRateMissing } from '../../../shared/late-fees/late-fee-rules.ts';
import { agendaEntry, inAgendaOrder } from '../../../shared/reminders/agenda.ts';
import { type Assessment, assessCustomer } from '../../../shared/reminders/reminder-policy.ts';
import type { AgendaInvoice, remindersContract } from '../../../shared/reminders/reminders.contract.ts';
import type { QueryContext } from '../context.ts';

type Verb = typeof remindersContract.agenda;

interface Due {
  position: StoredPosition;
  assessment: Extract<Assessment, { outcome: 'contact' }>;
}

/** Who to contact that day, and how firmly. Proposes; nothing is sent, printed or stored. */
export function showAgenda({ db }: QueryContext, { asOf }: InputOf<Verb>): OutputOf<Verb> {
  const settings = readReminderSettings(db);
  const rateTerms = readRateTerms(db);
  const due = customerPositions(db, asOf).flatMap((position): Due[] => {
    const assessment = assessCustomer(position, asOf, settings);
    return assessment.outcome === 'contact' ? [{ position, assessment }] : [];
  });
  const lateOf = lateInvoicesOf(db, asOf, due);
  const entries = due.map(({ position, assessment }) => {
    const terms = { asOf, debtor: position.debtor, judgmentOn: position.insolvencyOn, ...rateTerms };
    const claimed = { chaseable: assessment.about };
    const invoices = lateOf(position.customerId, assessment.about);
    return agendaEntry(position, assessment, {
      interestCents: unlessRateMissing(() => claimedLateFees(claimed, position.credits, invoices, terms))?.interestCents ?? null,
      indemnityCents: flatIndemnities(claimedInvoices(claimed, invoices), terms),
    });
  });
  return inAgendaOrder(entries);
}

/**
 * The late invoices of contacts with all that their late fees depend on. One that is open in whole has lost nothing and is known already;
 * only those paid in part, waived or of consumers are looked up. Nothing is late of what a step before the due date is about.
 */
function lateInvoicesOf(db: ReadDb, asOf: LocalDate, due: readonly Due[]) {
  const waived = new Set(waiversAt(db, asOf).map(({ invoiceId }) => invoiceId));
  const isPlain = (debtor: StoredPosition['debtor'], { invoiceId, openCents, totalCents }: AgendaInvoice) =>
    debtor === 'business' && openCents === totalCents && !waived.has(invoiceId);
  const others = due.flatMap(({ position, assessment }) => assessment.about.filter((invoice) => !isPlain(position.debtor, invoice)));
  const known = new Map(
    lateInvoices(
      db,
      asOf,
      undefined,
      others.map(({ invoiceId }) => invoiceId),
    ).map((invoice) => [invoice.invoiceId, invoice]),
  );
  const needsLookUp = new Set(others.map(({ invoiceId }) => invoiceId));
  return (customerId: number, about: readonly AgendaInvoice[]): StoredLateInvoice[] =>
    about.flatMap((invoice) => {
      const { invoiceId, invoiceNumber: number, dueOn, totalCents } = invoice;
      if (needsLookUp.has(invoiceId)) return known.get(invoiceId) ?? [];
      return dueOn < asOf
        ? { invoiceId, customerId, number, dueOn, totalCents, formalNoticeReceivedOn: null, reductions: [], waived: null }
        : [];
    });
}
