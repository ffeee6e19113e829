import { formatDate, formatLongDate } from '../dates/format-date.ts';
import { addDays, type LocalDate } from '../dates/local-date.ts';
import { FLAT_INDEMNITY } from '../late-fees/late-fee-rules.ts';
import type { LateFeeLine, LateFeeStatement } from '../late-fees/late-fees.contract.ts';
import { addCents, type Cents, cents, minCents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
import { formatAmount, formatEuros, formatNumber, formatRate } from '../money/format-money.ts';
import { exact, roundToCent } from '../money/ratio.ts';
import type { Selection } from '../reminders/chaseable-selection.ts';
import type { Contact } from '../reminders/reminder-policy.ts';
import type { AgendaInvoice } from '../reminders/reminders.contract.ts';
import type { LetterBlock, LetterContent, LetterTable } from './letter-content.ts';
import { type Correspondence, frameOf, label, paragraphs, signature, subjectOf, waysToPay } from './letter-parts.ts';
import { contactDetails, earlierContacts, isWritten, rateBasis } from './letter-phrases.fr.ts';
import type { LetterLabels, ReminderTemplate, TemplateCondition } from './letter-template.ts';
import { mergeTemplate, type TemplateFields } from './merge-template.ts';

export interface ReminderFacts extends Correspondence {
  selection: Selection;
  /** What is charged on top, or null where the letter charges nothing (reminders 1 and 2, consumers). */
  fees: LateFeeStatement | null;
  contractRatePct: string | null;
  /** Confirmed contacts, up to the day of the letter, each about one of these invoices at least. */
  contacts: readonly Contact[];
  /** By when the letter asks for payment or an answer. */
  deadlineOn: LocalDate;
}

/** What a reminder asks for: chaseable overdue invoices less credits, and the late fees where it charges them. */
export function claimedCents({ selection, fees }: Pick<ReminderFacts, 'selection' | 'fees'>): Cents {
  return addCents(selection.totalDueCents, fees?.totalCents ?? cents(0));
}

/** What a reminder or a formal notice says, from what is owed and its template. @throws AppError LETTER_FIELD_EMPTY */
export function composeReminder(facts: ReminderFacts, template: ReminderTemplate, labels: LetterLabels): LetterContent {
  const { selection, creditor } = facts;
  const count = selection.chaseable.length;
  const fields = fieldsOf(facts);
  const holding = conditionsOf(facts);
  const merged = (part: ReminderTemplate['beforeTable']): LetterBlock[] => paragraphs(part, fields, count, holding);
  const blocks: LetterBlock[] = [
    ...(template.title === null ? [] : [{ type: 'title' as const, text: label(template.title, fields) }]),
    { type: 'paragraph', runs: [{ text: template.salutation, bold: false }] },
    ...merged(template.beforeTable),
    invoiceTable(facts, labels),
    ...disputedNotes(facts, labels),
    ...sums(facts, labels),
    ...merged(template.afterTable),
    waysToPay(creditor, paymentReference(facts, labels), labels.waysToPay),
    ...merged(template.afterWaysToPay),
    ...merged(template.closing),
    signature(creditor),
    // Under the signature: set apart from what is asked for, and never between the demand and who makes it.
    ...notYetDue(facts, labels),
    ...annex(facts, labels, merged(template.annex)),
  ];
  return {
    version: 1,
    kind: template.kind,
    ...frameOf(facts, labels),
    documentTitle: mergeTemplate(template.documentTitle, fields),
    delivery: template.delivery,
    subject: subjectOf(template.subject, fields, count, holding),
    blocks,
  };
}

function fieldsOf(facts: ReminderFacts): TemplateFields {
  const { selection, fees, creditor, customer, asOf } = facts;
  return {
    customerName: customer.name,
    creditorName: creditor.name,
    date: formatLongDate(asOf),
    dayAfter: formatLongDate(addDays(asOf, 1)),
    deadline: formatLongDate(facts.deadlineOn),
    replyBy: formatLongDate(facts.deadlineOn),
    total: formatEuros(claimedCents(facts)),
    principal: formatEuros(selection.totalDueCents),
    interest: fees ? formatEuros(fees.interestCents) : '',
    indemnity: fees ? formatEuros(fees.indemnityCents) : '',
    dailyInterest: fees ? formatEuros(dailyInterest(fees.lines, facts)) : '',
    rateBasis: rateBasis(facts.contractRatePct === null ? null : formatRate(facts.contractRatePct)),
    invoiceCount: String(selection.chaseable.length),
    firstInvoice: selection.chaseable[0]?.invoiceNumber,
    earlierContacts: earlierContacts(facts.contacts),
    contactDetails: contactDetails(creditor),
    signatoryName: creditor.signatoryName,
  };
}

function conditionsOf(facts: ReminderFacts): ReadonlySet<TemplateCondition> {
  const { customer, contacts, creditor, fees, selection } = facts;
  const holding = new Set<TemplateCondition>([customer.kind, contacts.length > 0 ? 'reminded' : 'neverReminded']);
  const written = new Set(contacts.filter(isWritten).flatMap(({ invoiceIds }) => invoiceIds));
  if (selection.chaseable.every(({ invoiceId }) => written.has(invoiceId))) holding.add('allRemindedInWriting');
  if (selection.credits.length > 0) holding.add('credited');
  if (selection.chaseable.some(({ openCents, dueCents }) => dueCents < openCents)) holding.add('partlyDisputed');
  if (fees !== null && fees.totalCents > 0) holding.add('charged');
  if (fees !== null && dailyInterest(fees.lines, facts) > 0) holding.add('accruing');
  if (contactDetails(creditor) !== '') holding.add('reachable');
  return holding;
}

/**
 * What interest grows by on the day after the letter, at the rates of its last lines, on what the letter asks for: money that came in on the
 * day itself bears interest no more. Rounded half up to the cent.
 */
export function dailyInterest(lines: readonly LateFeeLine[], { asOf, selection }: Pick<ReminderFacts, 'asOf' | 'selection'>): Cents {
  const due = new Map(selection.chaseable.map(({ invoiceNumber, dueCents }) => [invoiceNumber, dueCents]));
  const running = lines.filter(({ to }) => to === asOf);
  const exactCents = running.reduce(
    (sum, { invoiceNumber, openCents, ratePct }) =>
      sum.plus(
        exact(minCents(openCents, due.get(invoiceNumber) ?? ZERO))
          .times(ratePct)
          .dividedBy(36_500),
      ),
    exact(0),
  );
  return cents(roundToCent(exactCents));
}

function invoiceColumns({ columns }: LetterLabels): LetterTable['columns'] {
  return [
    { title: columns.invoice, width: 36, align: 'left' },
    { title: columns.issuedOn, width: 21, align: 'left' },
    { title: columns.dueOn, width: 21, align: 'left' },
    { title: columns.total, width: 27, align: 'right' },
    { title: columns.paid, width: 25, align: 'right' },
    { title: columns.open, width: 27, align: 'right' },
    { title: columns.late, width: 13, align: 'right' },
  ];
}

function invoiceCells(invoice: AgendaInvoice, late: string): string[] {
  const { invoiceNumber, issuedOn, dueOn, totalCents, openCents, dueCents } = invoice;
  const paid = subtractCents(totalCents, openCents);
  return [
    invoiceNumber,
    formatDate(issuedOn),
    formatDate(dueOn),
    formatAmount(totalCents),
    formatAmount(paid),
    formatAmount(dueCents),
    late,
  ];
}

/** Every invoice asked for, oldest due first, then the credits deducted, then what is left. */
function invoiceTable({ selection, fees }: ReminderFacts, labels: LetterLabels): LetterTable {
  const invoices = selection.chaseable.map((invoice) => ({
    cells: invoiceCells(invoice, label(labels.daysShort, { days: formatNumber(invoice.daysLate, 0) })),
    style: 'plain' as const,
  }));
  const credits = selection.credits.map((credit) => ({
    cells: [credit.label, '', '', '', '', formatAmount(credit.amountCents), ''],
    style: 'plain' as const,
  }));
  const sum = [fees === null ? labels.total : labels.principal, '', '', '', '', formatEuros(selection.totalDueCents), ''];
  return { type: 'table', columns: invoiceColumns(labels), rows: [...invoices, ...credits, { cells: sum, style: 'strong' }] };
}

function disputedNotes({ selection }: ReminderFacts, labels: LetterLabels): LetterBlock[] {
  return selection.leftOut
    .filter(({ code }) => code === 'disputed')
    .map(({ invoiceNumber, amountCents }) => {
      const text = label(labels.disputedNote, { number: invoiceNumber, amount: formatEuros(amountCents) });
      return { type: 'note', runs: [{ text, bold: false }] };
    });
}

function sums(facts: ReminderFacts, labels: LetterLabels): LetterBlock[] {
  const { fees, asOf } = facts;
  if (fees === null) return [];
  const rows = [{ label: label(labels.interestSum, { date: formatDate(asOf) }), amount: formatEuros(fees.interestCents), strong: false }];
  const indemnities = fees.indemnityCents / FLAT_INDEMNITY;
  if (indemnities > 0) {
    rows.push({
      label: label(labels.indemnitySum, { count: String(indemnities) }),
      amount: formatEuros(fees.indemnityCents),
      strong: false,
    });
  }
  rows.push({ label: labels.total, amount: formatEuros(claimedCents(facts)), strong: true });
  return [{ type: 'sums', rows }];
}

function notYetDue({ selection }: ReminderFacts, labels: LetterLabels): LetterBlock[] {
  if (selection.notYetDue.length === 0) return [];
  const columns = invoiceColumns(labels).map((column, index, all) => (index === all.length - 1 ? { ...column, title: '' } : column));
  const rows = selection.notYetDue.map((invoice) => ({ cells: invoiceCells(invoice, ''), style: 'muted' as const }));
  const total = formatEuros(sumCents(selection.notYetDue.map(({ dueCents }) => dueCents)));
  if (rows.length > 1) rows.push({ cells: [labels.notYetDueTotal, '', '', '', '', total, ''], style: 'muted' });
  return [
    { type: 'paragraph', runs: [{ text: label(labels.notYetDueHeading), bold: false }] },
    { type: 'table', columns, rows },
  ];
}

/** One invoice: its number; several: the customer's code, or their numbers. */
function paymentReference({ selection, customer }: ReminderFacts, { waysToPay: labels }: LetterLabels): string {
  const [first, second] = selection.chaseable;
  if (first && !second) return first.invoiceNumber;
  return customer.code !== '' ? customer.code : labels.referenceInvoices;
}

/** The interest line by line, on a page of its own. */
function annex({ fees, asOf }: ReminderFacts, labels: LetterLabels, explanation: LetterBlock[]): LetterBlock[] {
  if (fees === null || fees.lines.length === 0) return [];
  const { columns } = labels;
  const rows = fees.lines.map((line) => ({
    cells: [
      line.invoiceNumber,
      formatDate(line.from),
      formatDate(line.to),
      String(line.days),
      formatRate(line.ratePct),
      formatAmount(line.openCents),
      formatAmount(line.interestCents),
    ],
    style: 'plain' as const,
  }));
  const table: LetterTable = {
    type: 'table',
    columns: [
      { title: columns.invoice, width: 40, align: 'left' },
      { title: columns.from, width: 22, align: 'left' },
      { title: columns.to, width: 22, align: 'left' },
      { title: columns.days, width: 14, align: 'right' },
      { title: columns.rate, width: 22, align: 'right' },
      { title: columns.base, width: 26, align: 'right' },
      { title: columns.interest, width: 24, align: 'right' },
    ],
    rows: [...rows, { cells: [labels.annexTotal, '', '', '', '', '', formatEuros(fees.interestCents)], style: 'strong' }],
  };
  return [
    { type: 'pageBreak' },
    { type: 'title', text: label(labels.annexTitle, { date: formatLongDate(asOf) }) },
    table,
    ...explanation.map((block): LetterBlock => (block.type === 'paragraph' ? { ...block, type: 'note' } : block)),
  ];
}
