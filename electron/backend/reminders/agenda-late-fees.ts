import type { ReadDb } from '../../../db/database.ts';
import { lateInvoices, readRateTerms, type StoredLateInvoice } from '../../../db/late-fees/late-invoices.queries.ts';
import { waiversAt } from '../../../db/late-fees/waivers.queries.ts';
import type { StoredPosition } from '../../../db/reminders/customer-positions.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { claimedInvoices, claimedLateFees } from '../../../shared/late-fees/claimed-late-fees.ts';
import { FLAT_INDEMNITY, flatIndemnities, interestOfWhole } from '../../../shared/late-fees/late-fee-rules.ts';
import { type Cents, sumCents } from '../../../shared/money/cents.ts';
import type { EntryFees } from '../../../shared/reminders/agenda.ts';
import type { AgendaInvoice } from '../../../shared/reminders/reminders.contract.ts';

interface Contact {
  position: StoredPosition;
  /** What it asks for. */
  about: readonly AgendaInvoice[];
}

/**
 * The late fees of each of a day's contacts. An invoice that is open in whole has lost nothing: its fees follow from its due date and its
 * amount. Only those paid in part, waived, of consumers or of public buyers are looked up; and all of a customer who has something to his credit.
 */
export function agendaLateFees(db: ReadDb, asOf: LocalDate, contacts: readonly Contact[]): (contact: Contact) => EntryFees {
  const rateTerms = readRateTerms(db);
  const waived = new Set(waiversAt(db, asOf).map(({ invoiceId }) => invoiceId));
  const isWhole = ({ debtor, publicBuyer, credits }: StoredPosition, { invoiceId, openCents, totalCents }: AgendaInvoice) =>
    debtor === 'business' && !publicBuyer && credits.length === 0 && openCents === totalCents && !waived.has(invoiceId);
  const others = new Map(contacts.map(({ position, about }) => [about, about.filter((invoice) => !isWhole(position, invoice))]));
  const lookedUp = [...others.values()].flatMap((invoices) => invoices.map(({ invoiceId }) => invoiceId));
  const known = new Map<number, StoredLateInvoice>(
    lateInvoices(db, asOf, undefined, lookedUp).map((invoice) => [invoice.invoiceId, invoice]),
  );
  // Whoever is contacted is in no proceedings that day, so that none ends the interest.
  const interestOn = interestOfWhole({ asOf, debtor: 'business', ...rateTerms });

  return ({ position, about }) => {
    const { debtor, publicBuyer, insolvencyOn, credits } = position;
    const terms = { asOf, debtor, publicBuyer, judgmentOn: insolvencyOn, ...rateTerms };
    const chaseable = others.get(about) ?? [];
    const whole = about.filter((invoice) => invoice.dueOn < asOf && !chaseable.includes(invoice));
    const late = chaseable.flatMap(({ invoiceId }) => known.get(invoiceId) ?? []);
    const indemnities = [...whole.map(() => FLAT_INDEMNITY), flatIndemnities(claimedInvoices({ chaseable }, late), terms)];
    return {
      interestCents: unlessRateMissing(() => [
        ...whole.map(({ dueOn, dueCents }) => interestOn(dueOn, dueCents)),
        claimedLateFees({ chaseable }, credits, late, terms).interestCents,
      ]),
      indemnityCents: sumCents(indemnities),
    };
  };
}

/** A sum of interest, or null where a rate that it needs is missing. */
function unlessRateMissing(work: () => Cents[]): Cents | null {
  try {
    return sumCents(work());
  } catch (error) {
    if (error instanceof AppError && error.code === 'RATE_MISSING') return null;
    throw error;
  }
}
