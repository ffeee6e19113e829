import type { ReadDb, WriteDb } from '../../../db/database.ts';
import { earlyPaymentOffers } from '../../../db/invoices/early-payments.queries.ts';
import { openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { readSetting, writeSetting } from '../../../db/settings/settings.queries.ts';
import type { MatchableInvoice } from '../../../shared/bank-statements/match-book.ts';
import { type Cents, cents } from '../../../shared/money/cents.ts';
import { END_OF_RECORDS } from '../../../shared/payments/allocation-rules.ts';

const TOLERANCE = 'payments.matchToleranceCents';

/** A rounding, or the fee that a bank keeps on a transfer: one euro until the user says otherwise. */
const DEFAULT_TOLERANCE = cents(100);

/** How far a payment may be from what it settles for the two to be matched. */
export function matchTolerance(db: ReadDb): Cents {
  const stored = readSetting(db, TOLERANCE);
  return typeof stored === 'number' && Number.isSafeInteger(stored) && stored >= 0 ? cents(stored) : DEFAULT_TOLERANCE;
}

export function setMatchTolerance(db: WriteDb, toleranceCents: Cents): void {
  writeSetting(db, TOLERANCE, toleranceCents);
}

/** The invoices that a payment can still settle, with what is open of each once everything recorded has happened. */
export function matchableInvoices(db: ReadDb): MatchableInvoice[] {
  const offers = earlyPaymentOffers(db);
  return openInvoicesAt(db, END_OF_RECORDS)
    .filter(({ kind, openCents }) => kind === 'invoice' && openCents > 0)
    .map(({ id, number, customerId, customerName, issuedOn, dueOn, openCents }) => ({
      id,
      number,
      customerId,
      customerName,
      issuedOn,
      dueOn,
      openCents,
      earlyPayment: offers.get(id),
    }));
}
