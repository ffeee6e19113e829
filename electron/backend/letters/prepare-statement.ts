import { handedOverInvoices } from '../../../db/hand-overs/hand-overs.queries.ts';
import { earlyPaymentOffers } from '../../../db/invoices/early-payments.queries.ts';
import { openInvoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { lateFeeTermsOf } from '../../../db/late-fees/late-invoices.queries.ts';
import { receivedPayments } from '../../../db/letters/letter-subjects.queries.ts';
import { schedulesAt } from '../../../db/schedules/schedules.queries.ts';
import { addMonths } from '../../../shared/dates/local-date.ts';
import { composeStatement, statementBalance } from '../../../shared/letters/compose-statement.ts';
import { statementChecks } from '../../../shared/letters/schedule-checks.ts';
import { minCents, subtractCents, ZERO } from '../../../shared/money/cents.ts';
import { describeSchedule } from '../../../shared/schedules/describe-schedule.ts';
import { isOver } from '../../../shared/schedules/schedule-state.ts';
import { creditsOf } from './credits-of.ts';
import type { LetterCase, WorkedLetter } from './worked-letter.ts';

/** A statement lists what was received over this time before its day. */
const RECEIVED_MONTHS = 3;

/**
 * Relevé de compte at any day: everything open then, whoever contests it, what is to the customer's credit and what it paid lately. A claim that
 * somebody else collects, or owns, is named apart.
 */
export function prepareStatement({ db, correspondence, texts }: LetterCase): WorkedLetter {
  const { customer, asOf } = correspondence;
  const handed = handedOverInvoices(db, asOf, customer.id);
  const everything = openInvoicesAt(db, asOf, customer.id).filter(({ kind, openCents }) => kind === 'invoice' && openCents > 0);
  const open = everything.filter(({ id }) => !handed.has(id));
  const offers = earlyPaymentOffers(db, { customerId: customer.id });
  const schedules = schedulesAt(db, asOf, customer.id)
    .map((record) => describeSchedule(record, asOf))
    .filter((schedule) => !isOver(schedule))
    .reverse();
  const scheduled = new Map(schedules.flatMap(({ invoices }) => invoices.map(({ invoiceId, openCents }) => [invoiceId, openCents])));
  const invoices = open
    .map(({ number, ...invoice }) => ({
      ...invoice,
      invoiceNumber: number,
      earlyPayment: offers.get(invoice.id) ?? null,
      openCents: subtractCents(invoice.openCents, scheduled.get(invoice.id) ?? ZERO),
      scheduledCents: scheduled.get(invoice.id) ?? ZERO,
    }))
    .filter(({ openCents }) => openCents > 0)
    // Agreeing to pay a part acknowledges it: what is contested is at most the rest.
    .map((invoice) => ({ ...invoice, disputedCents: minCents(invoice.disputedCents, invoice.openCents) }));
  const judgmentOn = lateFeeTermsOf(db, customer.id, asOf).judgmentOn ?? null;
  const receivedSince = addMonths(asOf, -RECEIVED_MONTHS);
  const facts = {
    ...correspondence,
    invoices,
    handedOver: everything.flatMap(({ id, number, openCents }) => {
      const { kind, taker, on } = handed.get(id) ?? {};
      return kind && taker !== undefined && on ? [{ invoiceNumber: number, openCents, kind, taker, on }] : [];
    }),
    schedules,
    judgmentOn: judgmentOn !== null && judgmentOn <= asOf ? judgmentOn : null,
    credits: creditsOf(db, customer.id, asOf, texts.labels.voice),
    received: receivedPayments(db, customer.id, receivedSince, asOf),
    receivedSince,
  };
  return {
    content: composeStatement(facts, texts.letters.statement, texts.labels),
    selection: null,
    totalCents: statementBalance(facts).balanceCents,
    invoices: open.map(({ id, openCents }) => ({ invoiceId: id, openCents })),
    preflight: statementChecks(facts),
  };
}
