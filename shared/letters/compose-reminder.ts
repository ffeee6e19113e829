import { addDays, type LocalDate } from '../dates/local-date.ts';
import { FLAT_INDEMNITY, lastInterestDay } from '../late-fees/late-fee-rules.ts';
import type { LateFeeLine, LateFeeStatement } from '../late-fees/late-fees.contract.ts';
import { addCents, type Cents, cents, minCents, negateCents, sumCents, ZERO } from '../money/cents.ts';
import { exact, roundToCent } from '../money/ratio.ts';
import type { Selection } from '../reminders/chaseable-selection.ts';
import type { Contact } from '../reminders/customer-position.ts';
import type { AgendaInvoice } from '../reminders/reminders.contract.ts';
import { isWritten } from '../reminders/written-contact.ts';
import type { LossesByNumber } from '../write-offs/remission.ts';
import type { GrantedCredit } from './answered-contests.ts';
import { composeTableLetter, paymentReferenceOf } from './compose-table-letter.ts';
import { interestAnnex } from './interest-annex.ts';
import type { LetterBlock, LetterContent, LetterTable } from './letter-content.ts';
import { type Correspondence, label } from './letter-parts.ts';
import type { LetterLabels, TableTemplate } from './letter-template.ts';
import { lossNotes, settledCents } from './loss-notes.ts';
import type { TemplateFields } from './merge-template.ts';
import type { TemplateCondition } from './template-conditions.ts';

export interface ReminderFacts extends Correspondence {
  selection: Selection;
  /** What is charged on top, or null where the letter charges nothing (reminders 1 and 2, consumers). */
  fees: LateFeeStatement | null;
  contractRatePct: string | null;
  /** Confirmed contacts, up to the day of the letter, each about one of these invoices at least. */
  contacts: readonly Contact[];
  /** Numbers of those of its invoices whose contest it answers, see answered-contests.ts. */
  maintained: readonly string[];
  /** The credit notes that ended the contests of others, told once likewise. */
  granted: readonly GrantedCredit[];
  /** By when the letter asks for payment or an answer. */
  deadlineOn: LocalDate;
}

/** What a reminder asks for: chaseable overdue invoices less credits, and the late fees where it charges them. */
export function claimedCents({ selection, fees }: Pick<ReminderFacts, 'selection' | 'fees'>): Cents {
  return addCents(selection.totalDueCents, fees?.totalCents ?? cents(0));
}

/** What a reminder or a formal notice says, from what is owed and its template. @throws AppError LETTER_FIELD_EMPTY */
export function composeReminder(facts: ReminderFacts, template: TableTemplate, labels: LetterLabels): LetterContent {
  const { selection, customer } = facts;
  const invoiceNumbers = selection.chaseable.map(({ invoiceNumber }) => invoiceNumber);
  return composeTableLetter({
    correspondence: facts,
    template,
    labels,
    fields: reminderFields(facts, labels),
    holding: conditionsOf(facts, labels),
    count: selection.chaseable.length,
    table: [
      invoiceTable(facts, labels),
      ...lossNotes(facts.selection.chaseable, facts.losses, labels),
      ...disputedNotes(facts, labels),
      ...sums(facts, labels),
    ],
    paymentReference: paymentReferenceOf(invoiceNumbers, customer.code, labels),
    asked: { amountCents: claimedCents(facts), invoiceNumbers },
    afterSignature: notYetDue(facts, labels),
    annex: (explanation) => (facts.fees === null ? [] : interestAnnex(facts.fees, interestTo(facts), labels, explanation)),
  });
}

function reminderFields(facts: ReminderFacts, { voice }: LetterLabels): TemplateFields {
  const { selection, fees, creditor, customer, asOf } = facts;
  return {
    customerName: customer.name,
    creditorName: creditor.name,
    date: voice.longDate(asOf),
    dayAfter: voice.longDate(addDays(asOf, 1)),
    deadline: voice.longDate(facts.deadlineOn),
    replyBy: voice.longDate(facts.deadlineOn),
    total: voice.euros(claimedCents(facts)),
    principal: voice.euros(selection.totalDueCents),
    interest: fees ? voice.euros(fees.interestCents) : '',
    indemnity: fees ? voice.euros(fees.indemnityCents) : '',
    dailyInterest: fees ? voice.euros(dailyInterest(fees.lines, facts)) : '',
    interestTo: voice.longDate(interestTo(facts)),
    rateBasis: voice.rateBasis(facts.contractRatePct, customer.publicBuyer),
    ...voice.lateFeeLaw(customer.publicBuyer),
    invoiceCount: String(selection.chaseable.length),
    firstInvoice: selection.chaseable[0]?.invoiceNumber,
    earlierContacts: voice.earlierContacts(facts.contacts, selection.chaseable),
    maintainedInvoices: voice.invoicesNamed(facts.maintained),
    grantedCredits: voice.creditsGranted(facts.granted),
    contactDetails: voice.contactDetails(creditor),
    signatoryName: creditor.signatoryName,
  };
}

/** What a letter may say that it charges: nothing of what was given up. */
function feeConditions(fees: LateFeeStatement | null): TemplateCondition[] {
  if (fees === null || fees.totalCents <= 0) return [];
  if (fees.indemnityCents === 0) return ['interestOnly'];
  return [fees.interestCents === 0 ? 'indemnityOnly' : 'charged'];
}

/** The day at which the letter stops its interest. */
function interestTo({ asOf, customer }: ReminderFacts): LocalDate {
  return lastInterestDay({ asOf, judgmentOn: customer.insolvencyOn });
}

function conditionsOf(facts: ReminderFacts, { voice }: LetterLabels): ReadonlySet<TemplateCondition> {
  const { customer, contacts, creditor, fees, selection } = facts;
  const holding = new Set<TemplateCondition>([customer.kind, contacts.length > 0 ? 'reminded' : 'neverReminded']);
  const written = new Set(contacts.filter(isWritten).flatMap(({ invoiceIds }) => invoiceIds));
  if (selection.chaseable.every(({ invoiceId }) => written.has(invoiceId))) holding.add('allRemindedInWriting');
  if (selection.credits.length > 0) holding.add('credited');
  if (selection.chaseable.some(({ openCents, dueCents }) => dueCents < openCents)) holding.add('partlyDisputed');
  if (facts.maintained.length > 0) holding.add('contestAnswered');
  if (facts.granted.length > 0) holding.add('creditGranted');
  for (const condition of feeConditions(fees)) holding.add(condition);
  if (fees !== null && dailyInterest(fees.lines, facts) > 0) holding.add('accruing');
  if (voice.contactDetails(creditor) !== '') holding.add('reachable');
  const inProceedings = customer.insolvencyOn !== null && customer.insolvencyOn <= facts.asOf;
  holding.add(inProceedings ? 'forInformation' : 'notInProceedings');
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

function invoiceCells(invoice: AgendaInvoice, late: string, losses: LossesByNumber | undefined, { voice }: LetterLabels): string[] {
  const { invoiceNumber, issuedOn, dueOn, totalCents, dueCents } = invoice;
  const paid = settledCents(invoice, losses);
  return [
    invoiceNumber,
    voice.date(issuedOn),
    voice.date(dueOn),
    voice.amount(totalCents),
    voice.amount(paid),
    voice.amount(dueCents),
    late,
  ];
}

/** Every invoice asked for, oldest due first, then the credits deducted, then what is left. */
function invoiceTable({ selection, fees, losses }: ReminderFacts, labels: LetterLabels): LetterTable {
  const { voice } = labels;
  const invoices = selection.chaseable.map((invoice) => ({
    cells: invoiceCells(invoice, label(voice, labels.daysShort, { days: voice.count(invoice.daysLate) }), losses, labels),
    style: 'plain' as const,
  }));
  const credits = selection.credits.map((credit) => ({
    cells: [
      credit.label,
      credit.issuedOn === undefined ? '' : voice.date(credit.issuedOn),
      '',
      '',
      '',
      voice.amount(credit.amountCents),
      '',
    ],
    style: 'plain' as const,
  }));
  const sum = [
    fees === null || fees.totalCents === 0 ? labels.total : labels.principal,
    '',
    '',
    '',
    '',
    voice.euros(selection.totalDueCents),
    '',
  ];
  return { type: 'table', columns: invoiceColumns(labels), rows: [...invoices, ...credits, { cells: sum, style: 'strong' }] };
}

function disputedNotes({ selection }: ReminderFacts, labels: LetterLabels): LetterBlock[] {
  const { voice } = labels;
  return selection.leftOut
    .filter(({ code }) => code === 'disputed')
    .map(({ invoiceNumber, amountCents }) => {
      const text = label(voice, labels.disputedNote, { number: invoiceNumber, amount: voice.euros(amountCents) });
      return { type: 'note', runs: [{ text, bold: false }] };
    });
}

function sums(facts: ReminderFacts, labels: LetterLabels): LetterBlock[] {
  const { fees } = facts;
  const { voice } = labels;
  if (fees === null || fees.totalCents === 0) return [];
  const rows = [];
  if (fees.interestCents > 0) {
    rows.push({
      label: label(voice, labels.interestSum, { date: voice.date(interestTo(facts)) }),
      amount: voice.euros(fees.interestCents),
      strong: false,
    });
  }
  const indemnities = fees.indemnityCents / FLAT_INDEMNITY;
  if (indemnities > 0) {
    rows.push({
      label: label(voice, labels.indemnitySum, { count: String(indemnities) }),
      amount: voice.euros(fees.indemnityCents),
      strong: false,
    });
  }
  if (fees.paidCents !== undefined) {
    rows.push({ label: labels.termination.feesPaid, amount: voice.euros(negateCents(fees.paidCents)), strong: false });
  }
  rows.push({ label: labels.total, amount: voice.euros(claimedCents(facts)), strong: true });
  return [{ type: 'sums', rows }];
}

/** Up to these, a sentence under the signature; more are a table, which may go on to another page. */
const NOT_YET_DUE_IN_A_SENTENCE = 3;

function notYetDue({ selection, losses }: ReminderFacts, labels: LetterLabels): LetterBlock[] {
  if (selection.notYetDue.length === 0) return [];
  const { voice } = labels;
  if (selection.notYetDue.length <= NOT_YET_DUE_IN_A_SENTENCE) {
    const invoices = selection.notYetDue.map(({ invoiceNumber, dueCents, dueOn }) =>
      label(voice, labels.notYetDueInvoice, { number: invoiceNumber, amount: voice.euros(dueCents), date: voice.longDate(dueOn) }),
    );
    const { one, many } = labels.notYetDueNote;
    return [
      { type: 'note', runs: [{ text: label(voice, invoices.length === 1 ? one : many, { invoices: voice.list(invoices) }), bold: false }] },
    ];
  }
  const columns = invoiceColumns(labels).map((column, index, all) => (index === all.length - 1 ? { ...column, title: '' } : column));
  const rows = selection.notYetDue.map((invoice) => ({ cells: invoiceCells(invoice, '', losses, labels), style: 'muted' as const }));
  const total = voice.euros(sumCents(selection.notYetDue.map(({ dueCents }) => dueCents)));
  if (rows.length > 1) rows.push({ cells: [labels.notYetDueTotal, '', '', '', '', total, ''], style: 'muted' });
  return [
    { type: 'paragraph', runs: [{ text: label(voice, labels.notYetDueHeading), bold: false }] },
    { type: 'table', columns, rows },
  ];
}
