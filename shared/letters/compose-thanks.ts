import type { LocalDate } from '../dates/local-date.ts';
import { type Cents, sumCents } from '../money/cents.ts';
import { composeTableLetter } from './compose-table-letter.ts';
import type { LetterContent, LetterTable } from './letter-content.ts';
import type { Correspondence } from './letter-parts.ts';
import type { LetterLabels, TableTemplate } from './letter-template.ts';
import type { TemplateCondition } from './template-conditions.ts';

/** A payment is thanked for while it is recent. */
export const THANKS_DAYS = 31;

export interface ThanksFacts extends Correspondence {
  /** What was settled lately, first settled first. */
  invoices: readonly { invoiceNumber: string; issuedOn: LocalDate; dueOn: LocalDate; totalCents: Cents; settledOn: LocalDate }[];
  /** A schedule was paid to its end with it. */
  scheduleKept: boolean;
}

export function settledCents({ invoices }: Pick<ThanksFacts, 'invoices'>): Cents {
  return sumCents(invoices.map(({ totalCents }) => totalCents));
}

/** A word of thanks once all that was overdue is paid. @throws AppError LETTER_FIELD_EMPTY */
export function composeThanks(facts: ThanksFacts, template: TableTemplate, labels: LetterLabels): LetterContent {
  const { creditor, customer, asOf, invoices, scheduleKept } = facts;
  const { voice } = labels;
  const holding = new Set<TemplateCondition>([customer.kind]);
  if (scheduleKept) holding.add('scheduleKept');
  if (voice.contactDetails(creditor) !== '') holding.add('reachable');
  return composeTableLetter({
    correspondence: facts,
    template,
    labels,
    fields: {
      customerName: customer.name,
      creditorName: creditor.name,
      date: voice.longDate(asOf),
      total: voice.euros(settledCents(facts)),
      firstInvoice: invoices[0]?.invoiceNumber,
      invoiceCount: String(invoices.length),
      contactDetails: voice.contactDetails(creditor),
      signatoryName: creditor.signatoryName,
    },
    holding,
    count: invoices.length,
    table: [settledTable(facts, labels)],
    paymentReference: null,
    asked: null,
  });
}

function settledTable(facts: ThanksFacts, labels: LetterLabels): LetterTable {
  const { columns, voice } = labels;
  const rows: LetterTable['rows'] = facts.invoices.map(({ invoiceNumber, issuedOn, dueOn, totalCents, settledOn }) => ({
    cells: [invoiceNumber, voice.date(issuedOn), voice.date(dueOn), voice.date(settledOn), voice.amount(totalCents)],
    style: 'plain',
  }));
  return {
    type: 'table',
    columns: [
      { title: columns.invoice, width: 50, align: 'left' },
      { title: columns.issuedOn, width: 28, align: 'left' },
      { title: columns.dueOn, width: 28, align: 'left' },
      { title: columns.settledOn, width: 32, align: 'left' },
      { title: columns.total, width: 32, align: 'right' },
    ],
    rows: [...rows, { cells: [labels.settledTotal, '', '', '', voice.euros(settledCents(facts))], style: 'strong' }],
  };
}
