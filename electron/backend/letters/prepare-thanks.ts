import { openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { keptScheduleOf, settledInvoices } from '../../../db/letters/letter-subjects.queries.ts';
import { addDays } from '../../../shared/dates/local-date.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { composeThanks, settledCents, THANKS_DAYS } from '../../../shared/letters/compose-thanks.ts';
import type { LetterCase, WorkedLetter } from './worked-letter.ts';

/** A word of thanks for what was settled lately, once nothing is overdue any more. @throws AppError THANKS_TOO_EARLY, LETTER_FIELD_EMPTY */
export function prepareThanks({ db, correspondence, texts }: LetterCase): WorkedLetter {
  const { customer, asOf } = correspondence;
  const invoices = settledInvoices(db, customer.id, addDays(asOf, -THANKS_DAYS), asOf);
  const overdue = openInvoicesAt(db, asOf, customer.id).some(({ kind, dueOn }) => kind === 'invoice' && dueOn < asOf);
  if (overdue || invoices.length === 0) throw new AppError('THANKS_TOO_EARLY', { customerName: customer.name });
  const scheduleKept = keptScheduleOf(
    db,
    invoices.map(({ invoiceId }) => invoiceId),
    asOf,
  );
  const facts = { ...correspondence, invoices, scheduleKept };
  return {
    content: composeThanks(facts, texts.letters.thankYou, texts.labels),
    selection: null,
    totalCents: settledCents(facts),
    // Nothing is asked for.
    invoices: [],
    preflight: [],
  };
}
