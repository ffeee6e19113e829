import type { ReadDb } from '../../../db/database.ts';
import { openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { unallocatedPayments } from '../../../db/payments/unallocated-payments.queries.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { LetterVoice } from '../../../shared/letters/letter-voice.ts';
import { negateCents } from '../../../shared/money/cents.ts';
import type { Credit } from '../../../shared/reminders/reminders.contract.ts';

/** What is to a customer's credit at a day, under its name in the language of a letter: open credit notes, then payments that settle nothing yet. */
export function creditsOf(db: ReadDb, customerId: number, asOf: LocalDate, voice: LetterVoice): Credit[] {
  return [
    ...openInvoicesAt(db, asOf, customerId)
      .filter(({ kind }) => kind === 'creditNote')
      .map(({ number, issuedOn, openCents }) => ({ label: voice.creditNote(number), issuedOn, amountCents: openCents })),
    ...unallocatedPayments(db, asOf, customerId).map(({ paidOn, unallocatedCents }) => ({
      label: voice.unallocatedPayment(paidOn),
      amountCents: negateCents(unallocatedCents),
    })),
  ];
}
