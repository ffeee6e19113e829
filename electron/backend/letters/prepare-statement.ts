import { openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { receivedPayments } from '../../../db/letters/letter-subjects.queries.ts';
import { addMonths } from '../../../shared/dates/local-date.ts';
import { composeStatement, statementBalance } from '../../../shared/letters/compose-statement.ts';
import { creditsOf } from './credits-of.ts';
import type { LetterCase, WorkedLetter } from './worked-letter.ts';

/** A statement lists what was received over this time before its day. */
const RECEIVED_MONTHS = 3;

/** Relevé de compte at any day: everything open then, whoever contests it, what is to the customer's credit and what it paid lately. */
export function prepareStatement({ db, correspondence, texts }: LetterCase): WorkedLetter {
  const { customer, asOf } = correspondence;
  const open = openInvoicesAt(db, asOf, customer.id);
  const invoices = open.filter(({ kind }) => kind === 'invoice');
  const receivedSince = addMonths(asOf, -RECEIVED_MONTHS);
  const facts = {
    ...correspondence,
    invoices: invoices.map(({ number, ...invoice }) => ({ ...invoice, invoiceNumber: number })),
    credits: creditsOf(db, customer.id, asOf, texts.labels.voice),
    received: receivedPayments(db, customer.id, receivedSince, asOf),
    receivedSince,
  };
  return {
    content: composeStatement(facts, texts.letters.statement, texts.labels),
    selection: null,
    totalCents: statementBalance(facts).balanceCents,
    invoices: invoices.map(({ id, openCents }) => ({ invoiceId: id, openCents })),
    preflight: [],
  };
}
