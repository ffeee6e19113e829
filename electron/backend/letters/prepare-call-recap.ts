import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { readCall } from '../../../db/letters/letter-subjects.queries.ts';
import { lossesByNumber } from '../../../db/write-offs/losses.queries.ts';
import { composeCallRecap, discussedCents } from '../../../shared/letters/compose-call-recap.ts';
import { recapChecks } from '../../../shared/letters/preflight.ts';
import type { LetterCase, WorkedLetter } from './worked-letter.ts';

/** The written recap of a call; its invoices as they stood on the day of the call. @throws AppError CALL_NOT_FOUND, LETTER_FIELD_EMPTY */
export function prepareCallRecap({ db, key, correspondence, texts }: LetterCase): WorkedLetter {
  const { customer, asOf } = correspondence;
  const call = readCall(db, customer.id, asOf, key.contactId);
  const about = new Set(call.invoiceIds);
  const invoices = invoicesAt(db, call.on, customer.id).filter(({ id, openCents }) => about.has(id) && openCents > 0);
  const facts = {
    ...correspondence,
    losses: lossesByNumber(db, call.on, customer.id),
    calledOn: call.on,
    outcome: call.outcome,
    spokenTo: call.spokenTo,
    callBackOn: call.callBackOn,
    promise: call.promise,
    invoices: invoices.map(({ number, ...invoice }) => ({ ...invoice, invoiceNumber: number })),
  };
  const openNow = invoicesAt(db, asOf, customer.id).filter(({ id, openCents }) => about.has(id) && openCents > 0);
  return {
    content: composeCallRecap(facts, texts.letters.callRecap, texts.labels),
    selection: null,
    totalCents: discussedCents(facts),
    invoices: invoices.map(({ id, openCents }) => ({ invoiceId: id, openCents })),
    preflight: recapChecks(call.outcome, openNow.length > 0),
  };
}
