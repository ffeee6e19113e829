import type { ReadDb } from '../../../db/database.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { unallocatedPayments } from '../../../db/payments/unallocated-payments.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { minCents, negateCents, ZERO } from '../../../shared/money/cents.ts';
import { END_OF_RECORDS } from '../../../shared/payments/allocation-rules.ts';
import { creditNoteLabel, unallocatedPaymentLabel } from '../../../shared/reminders/reminder-texts.fr.ts';
import type { OpenCredit } from '../../../shared/schedules/deduct-credits.ts';

/** What the customer has to its credit at a day and, once everything recorded has happened, still has. */
export function openCredits(db: ReadDb, customerId: number, asOf: LocalDate): OpenCredit[] {
  const lastly = new Map(invoicesAt(db, END_OF_RECORDS, customerId).map(({ id, openCents }) => [id, openCents]));
  const notes = invoicesAt(db, asOf, customerId)
    .filter(({ kind, openCents, cancelledOn }) => kind === 'creditNote' && openCents < 0 && cancelledOn === null)
    .map(({ id, number, issuedOn, openCents }): OpenCredit => {
      const leftCents = minCents(negateCents(openCents), negateCents(lastly.get(id) ?? ZERO));
      return { source: 'creditNote', id, on: issuedOn, label: creditNoteLabel(number), leftCents };
    });
  const unallocatedLastly = new Map(
    unallocatedPayments(db, END_OF_RECORDS, customerId).map(({ paymentId, unallocatedCents }) => [paymentId, unallocatedCents]),
  );
  const payments = unallocatedPayments(db, asOf, customerId).map(
    ({ paymentId, paidOn, unallocatedCents }): OpenCredit => ({
      source: 'payment',
      id: paymentId,
      on: paidOn,
      label: unallocatedPaymentLabel(paidOn),
      leftCents: minCents(unallocatedCents, unallocatedLastly.get(paymentId) ?? ZERO),
    }),
  );
  return [...notes, ...payments].filter(({ leftCents }) => leftCents > 0);
}
