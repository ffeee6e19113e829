import { daysBetween, type LocalDate } from '../dates/local-date.ts';
import { type Cents, negateCents, subtractCents, sumCents } from '../money/cents.ts';
import { composeTableLetter, paymentReferenceOf } from './compose-table-letter.ts';
import type { LetterBlock, LetterContent, LetterTable } from './letter-content.ts';
import { type Correspondence, label } from './letter-parts.ts';
import type { LetterLabels, TableTemplate } from './letter-template.ts';
import type { TemplateCondition } from './template-conditions.ts';

/** An open invoice of a statement. */
export interface StatementInvoice {
  invoiceNumber: string;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  totalCents: Cents;
  openCents: Cents;
  disputedCents: Cents;
}

export interface StatementFacts extends Correspondence {
  /** Oldest due first. */
  invoices: readonly StatementInvoice[];
  /** Open credit notes and payments that settle nothing yet: negative amounts. */
  credits: readonly { label: string; amountCents: Cents }[];
  received: readonly { receivedOn: LocalDate; amountCents: Cents; invoiceNumbers: readonly string[] }[];
  /** The day from which received payments are listed. */
  receivedSince: LocalDate;
}

export interface StatementBalance {
  overdueCents: Cents;
  notYetDueCents: Cents;
  /** Negative, or nil. */
  creditCents: Cents;
  /** What is owed in all: positive, nil, or negative when it is in the customer's favour. */
  balanceCents: Cents;
}

/** What a customer's account comes to at a day: everything open, contested or not, less what is to its credit. */
export function statementBalance({ invoices, credits, asOf }: Pick<StatementFacts, 'invoices' | 'credits' | 'asOf'>): StatementBalance {
  const sumOf = (late: boolean): Cents => sumCents(invoices.filter(({ dueOn }) => dueOn < asOf === late).map(({ openCents }) => openCents));
  const [overdueCents, notYetDueCents] = [sumOf(true), sumOf(false)];
  const creditCents = sumCents(credits.map(({ amountCents }) => amountCents));
  return { overdueCents, notYetDueCents, creditCents, balanceCents: sumCents([overdueCents, notYetDueCents, creditCents]) };
}

/** Relevé de compte: what is open at a day, what it comes to, and what was received lately. @throws AppError LETTER_FIELD_EMPTY */
export function composeStatement(facts: StatementFacts, template: TableTemplate, labels: LetterLabels): LetterContent {
  const { creditor, customer, asOf, invoices } = facts;
  const { voice } = labels;
  const { balanceCents, overdueCents } = statementBalance(facts);
  const holding = new Set<TemplateCondition>([customer.kind, balanceCents > 0 ? 'owing' : 'settled']);
  if (voice.contactDetails(creditor) !== '') holding.add('reachable');
  return composeTableLetter({
    correspondence: facts,
    template,
    labels,
    fields: {
      customerName: customer.name,
      creditorName: creditor.name,
      date: voice.longDate(asOf),
      total: voice.euros(balanceCents),
      overdue: voice.euros(overdueCents),
      contactDetails: voice.contactDetails(creditor),
      signatoryName: creditor.signatoryName,
    },
    holding,
    count: invoices.length,
    table: [openTable(facts, labels), ...disputes(facts, labels), sums(facts, labels), ...receivedTable(facts, labels)],
    paymentReference:
      balanceCents > 0
        ? paymentReferenceOf(
            invoices.map(({ invoiceNumber }) => invoiceNumber),
            customer.code,
            labels,
          )
        : null,
  });
}

function openTable({ invoices, credits, asOf }: StatementFacts, labels: LetterLabels): LetterTable {
  const { columns, voice } = labels;
  const rows: LetterTable['rows'] = invoices.map(({ invoiceNumber, issuedOn, dueOn, totalCents, openCents }) => ({
    cells: [
      invoiceNumber,
      voice.date(issuedOn),
      voice.date(dueOn),
      voice.amount(totalCents),
      voice.amount(subtractCents(totalCents, openCents)),
      voice.amount(openCents),
      dueOn < asOf ? label(voice, labels.daysShort, { days: voice.count(daysBetween(dueOn, asOf)) }) : '',
    ],
    style: 'plain',
  }));
  if (rows.length === 0) rows.push({ cells: [labels.statement.nothingOpen, '', '', '', '', '', ''], style: 'muted' });
  for (const credit of credits) rows.push({ cells: [credit.label, '', '', '', '', voice.amount(credit.amountCents), ''], style: 'plain' });
  return {
    type: 'table',
    columns: [
      { title: columns.invoice, width: 36, align: 'left' },
      { title: columns.issuedOn, width: 21, align: 'left' },
      { title: columns.dueOn, width: 21, align: 'left' },
      { title: columns.total, width: 27, align: 'right' },
      { title: columns.paid, width: 25, align: 'right' },
      { title: columns.open, width: 27, align: 'right' },
      { title: columns.late, width: 13, align: 'right' },
    ],
    rows,
  };
}

function disputes({ invoices }: StatementFacts, labels: LetterLabels): LetterBlock[] {
  const { voice } = labels;
  return invoices
    .filter(({ disputedCents }) => disputedCents > 0)
    .map(({ invoiceNumber, disputedCents }) => {
      const text = label(voice, labels.statement.disputed, { number: invoiceNumber, amount: voice.euros(disputedCents) });
      return { type: 'note', runs: [{ text, bold: false }] };
    });
}

function sums(facts: StatementFacts, labels: LetterLabels): LetterBlock {
  const { voice, statement } = labels;
  const { overdueCents, notYetDueCents, creditCents, balanceCents } = statementBalance(facts);
  const row = (text: string, amount: Cents, strong = false) => ({ label: text, amount: voice.euros(amount), strong });
  return {
    type: 'sums',
    rows: [
      row(label(voice, statement.overdue, { date: voice.date(facts.asOf) }), overdueCents),
      row(statement.notYetDue, notYetDueCents),
      ...(creditCents === 0 ? [] : [row(statement.credits, creditCents)]),
      balanceCents < 0 ? row(statement.inYourFavour, negateCents(balanceCents), true) : row(statement.balance, balanceCents, true),
    ],
  };
}

function receivedTable({ received, receivedSince }: StatementFacts, labels: LetterLabels): LetterBlock[] {
  if (received.length === 0) return [];
  const { columns, voice, statement } = labels;
  return [
    { type: 'paragraph', runs: [{ text: label(voice, statement.receivedHeading, { date: voice.longDate(receivedSince) }), bold: false }] },
    {
      type: 'table',
      columns: [
        { title: columns.receivedOn, width: 30, align: 'left' },
        { title: columns.invoice, width: 104, align: 'left' },
        { title: columns.received, width: 36, align: 'right' },
      ],
      rows: received.map(({ receivedOn, amountCents, invoiceNumbers }) => ({
        cells: [voice.date(receivedOn), invoiceNumbers.join(', '), voice.amount(amountCents)],
        style: 'plain',
      })),
    },
  ];
}
