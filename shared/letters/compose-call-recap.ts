import type { LocalDate } from '../dates/local-date.ts';
import { type Cents, sumCents } from '../money/cents.ts';
import type { CallOutcome } from '../reminders/reminders.contract.ts';
import { composeTableLetter, paymentReferenceOf } from './compose-table-letter.ts';
import type { LetterBlock, LetterContent, LetterTable } from './letter-content.ts';
import { type Correspondence, label } from './letter-parts.ts';
import type { LetterLabels, TableTemplate } from './letter-template.ts';
import { lossNotes, settledCents } from './loss-notes.ts';
import type { TemplateCondition } from './template-conditions.ts';

/** An invoice that a call was about, as it stood on the day of the call. */
export interface DiscussedInvoice {
  invoiceNumber: string;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  totalCents: Cents;
  openCents: Cents;
  disputedCents: Cents;
}

export interface CallRecapFacts extends Correspondence {
  calledOn: LocalDate;
  outcome: CallOutcome | null;
  /** Who answered; empty when nobody was noted. */
  spokenTo: string;
  /** The day agreed for another call. */
  callBackOn: LocalDate | null;
  promise: { amountCents: Cents; promisedOn: LocalDate; madeBy: string } | null;
  /** Oldest due first. */
  invoices: readonly DiscussedInvoice[];
}

export function discussedCents({ invoices }: Pick<CallRecapFacts, 'invoices'>): Cents {
  return sumCents(invoices.map(({ openCents }) => openCents));
}

/**
 * The written recap of a call: when it was, what it was about, what was promised in it. The note that the user kept of it is his own and
 * is not in it. @throws AppError LETTER_FIELD_EMPTY
 */
export function composeCallRecap(facts: CallRecapFacts, template: TableTemplate, labels: LetterLabels): LetterContent {
  const { creditor, customer, asOf, calledOn, outcome, spokenTo, callBackOn, promise, invoices } = facts;
  const { voice } = labels;
  const invoiceNumbers = invoices.map(({ invoiceNumber }) => invoiceNumber);
  const holding = new Set<TemplateCondition>([customer.kind]);
  holding.add(spokenTo === '' || outcome === 'message' || outcome === 'wrongNumber' ? 'nobodyNamed' : 'somebodyNamed');
  if (promise !== null) holding.add('promised');
  if (outcome === 'dispute') holding.add('contested');
  if (outcome !== 'wrongPerson') holding.add('addressed');
  if (voice.contactDetails(creditor) !== '') holding.add('reachable');
  return composeTableLetter({
    correspondence: facts,
    template,
    labels,
    fields: {
      customerName: customer.name,
      creditorName: creditor.name,
      date: voice.longDate(asOf),
      calledOn: voice.longDate(calledOn),
      spokenTo,
      outcome: voice.callOutcome(outcome, callBackOn),
      promisedAmount: promise === null ? '' : voice.euros(promise.amountCents),
      promisedOn: promise === null ? '' : voice.longDate(promise.promisedOn),
      promisedBy: promise === null ? '' : promise.madeBy === '' ? customer.name : promise.madeBy,
      total: voice.euros(discussedCents(facts)),
      contactDetails: voice.contactDetails(creditor),
      signatoryName: creditor.signatoryName,
    },
    holding,
    count: invoices.length,
    table: [discussedTable(facts, labels), ...lossNotes(invoices, facts.losses, labels), ...contestedNotes(facts, labels)],
    paymentReference: paymentReferenceOf(invoiceNumbers, customer.code, labels),
    // Without a promise the recap tells what was said, and asks for no sum of its own.
    asked: promise === null ? null : { amountCents: promise.amountCents, invoiceNumbers },
  });
}

/** What of the invoices was contested on the day of the call. */
function contestedNotes({ invoices, calledOn }: CallRecapFacts, { contestedNote, voice }: LetterLabels): LetterBlock[] {
  return invoices
    .filter(({ disputedCents }) => disputedCents > 0)
    .map(({ invoiceNumber, disputedCents }) => {
      const fields = { number: invoiceNumber, amount: voice.euros(disputedCents), date: voice.longDate(calledOn) };
      return { type: 'note', runs: [{ text: label(voice, contestedNote, fields), bold: false }] };
    });
}

function discussedTable(facts: CallRecapFacts, labels: LetterLabels): LetterTable {
  const { columns, voice } = labels;
  const rows: LetterTable['rows'] = facts.invoices.map((invoice) => ({
    cells: [
      invoice.invoiceNumber,
      voice.date(invoice.issuedOn),
      voice.date(invoice.dueOn),
      voice.amount(invoice.totalCents),
      voice.amount(settledCents(invoice, facts.losses)),
      voice.amount(invoice.openCents),
    ],
    style: 'plain',
  }));
  return {
    type: 'table',
    columns: [
      { title: columns.invoice, width: 44, align: 'left' },
      { title: columns.issuedOn, width: 24, align: 'left' },
      { title: columns.dueOn, width: 24, align: 'left' },
      { title: columns.total, width: 26, align: 'right' },
      { title: columns.paid, width: 26, align: 'right' },
      { title: columns.open, width: 26, align: 'right' },
    ],
    rows: [...rows, { cells: [labels.principal, '', '', '', '', voice.euros(discussedCents(facts))], style: 'strong' }],
  };
}
