import { daysBetween, type LocalDate } from '../dates/local-date.ts';
import type { HandOverKind } from '../hand-overs/hand-overs.contract.ts';
import { addCents, type Cents, negateCents, subtractCents, sumCents, ZERO } from '../money/cents.ts';
import type { EarlyPaymentOffer } from '../payments/early-payment.ts';
import type { Credit } from '../reminders/reminders.contract.ts';
import { isOnlyProposed } from '../schedules/schedule-state.ts';
import type { Schedule } from '../schedules/schedules.contract.ts';
import { lateInstalmentCents } from './compose-schedule-notice.ts';
import { composeTableLetter, paymentReferenceOf } from './compose-table-letter.ts';
import type { LetterBlock, LetterContent, LetterTable } from './letter-content.ts';
import { type Correspondence, label } from './letter-parts.ts';
import type { LetterLabels, TableTemplate } from './letter-template.ts';
import { lossNotes, settledCents } from './loss-notes.ts';
import type { TemplateCondition } from './template-conditions.ts';

/** An open invoice of a statement. */
export interface StatementInvoice {
  invoiceNumber: string;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  totalCents: Cents;
  openCents: Cents;
  disputedCents: Cents;
  /** The rest of what is open of it, held by a schedule: not paid yet either. */
  scheduledCents?: Cents;
  /** What may be kept of it for paying early; null, or left out, for none. */
  earlyPayment?: EarlyPaymentOffer | null;
}

export interface StatementFacts extends Correspondence {
  /** Outside any running schedule, oldest due first. */
  invoices: readonly StatementInvoice[];
  /** Open, and somebody else's to ask for: sold, or collected by an agency. In no sum of the statement. */
  handedOver: readonly { invoiceNumber: string; openCents: Cents; kind: HandOverKind; taker: string; on: LocalDate }[];
  /** Running on that day, as they stand: what they hold is due at their instalments, not at the invoices' due dates. */
  schedules: readonly Schedule[];
  /** Collective proceedings opened by that day: the statement informs and asks for nothing (C. com. L622-7, L622-21). */
  judgmentOn: LocalDate | null;
  /** Open credit notes and payments that settle nothing yet: negative amounts. */
  credits: readonly Credit[];
  /** `feesCents`: what of it paid interest and the 40 €. */
  received: readonly { receivedOn: LocalDate; amountCents: Cents; feesCents?: Cents; invoiceNumbers: readonly string[] }[];
  /** The day from which received payments are listed. */
  receivedSince: LocalDate;
}

export interface StatementBalance {
  overdueCents: Cents;
  notYetDueCents: Cents;
  /** Instalments whose day is past. */
  lateInstalmentCents: Cents;
  /** Instalments to come, the fees that their agreement included among them. */
  scheduledCents: Cents;
  /** Negative, or nil. */
  creditCents: Cents;
  /** What is owed in all: positive, nil, or negative when it is in the customer's favour. */
  balanceCents: Cents;
}

/** What a customer's account comes to at a day: everything open, contested or not, less what is to its credit. */
export function statementBalance(facts: Pick<StatementFacts, 'invoices' | 'schedules' | 'credits' | 'asOf'>): StatementBalance {
  const { invoices, schedules, credits, asOf } = facts;
  const sumOf = (late: boolean): Cents => sumCents(invoices.filter(({ dueOn }) => dueOn < asOf === late).map(({ openCents }) => openCents));
  const [overdueCents, notYetDueCents] = [sumOf(true), sumOf(false)];
  const late = sumCents(schedules.map(lateInstalmentCents));
  const scheduledCents = subtractCents(sumCents(schedules.map(({ openCents }) => openCents)), late);
  const creditCents = sumCents(credits.map(({ amountCents }) => amountCents));
  const balanceCents = sumCents([overdueCents, notYetDueCents, late, scheduledCents, creditCents]);
  return { overdueCents, notYetDueCents, lateInstalmentCents: late, scheduledCents, creditCents, balanceCents };
}

/** What of the overdue invoices is contested, and so not asked for. */
function contestedCents({ invoices, asOf }: Pick<StatementFacts, 'invoices' | 'asOf'>): Cents {
  return sumCents(invoices.filter(({ dueOn }) => dueOn < asOf).map(({ disputedCents }) => disputedCents));
}

/** What a statement asks to be paid now: what is overdue and not contested, and late instalments, less what is to the customer's credit. */
function dueNowCents(facts: StatementFacts): Cents {
  const { overdueCents, lateInstalmentCents: late, creditCents } = statementBalance(facts);
  return sumCents([overdueCents, late, creditCents, negateCents(contestedCents(facts))]);
}

/** The invoices that it is for. */
function dueNowNumbers({ invoices, schedules, asOf }: StatementFacts): string[] {
  const overdue = invoices.filter(({ dueOn, openCents, disputedCents }) => dueOn < asOf && disputedCents < openCents);
  const late = schedules.filter((schedule) => lateInstalmentCents(schedule) > 0).flatMap(openOf);
  return [...overdue, ...late].map(({ invoiceNumber }) => invoiceNumber);
}

/** What the statement may ask for: nothing under collective proceedings, and nothing before its day. */
function conditionsOf(facts: StatementFacts): TemplateCondition[] {
  if (facts.judgmentOn !== null) return ['forInformation'];
  const { balanceCents, notYetDueCents, scheduledCents } = statementBalance(facts);
  // What an agency collects is still owed to the company.
  if (balanceCents <= 0) return facts.handedOver.some(({ kind }) => kind === 'agency') ? [] : ['settled'];
  const holding: TemplateCondition[] = ['owing'];
  if (dueNowCents(facts) > 0) holding.push('dueNow');
  else if (notYetDueCents > 0) holding.push('dueLater');
  if (scheduledCents > 0) holding.push('scheduled');
  return holding;
}

/** Relevé de compte: what is open at a day, what it comes to, and what was received lately. @throws AppError LETTER_FIELD_EMPTY */
export function composeStatement(facts: StatementFacts, template: TableTemplate, labels: LetterLabels): LetterContent {
  const { creditor, customer, asOf, invoices, schedules, judgmentOn } = facts;
  const { voice } = labels;
  const { balanceCents, overdueCents, lateInstalmentCents: late } = statementBalance(facts);
  const holding = new Set<TemplateCondition>([customer.kind, ...conditionsOf(facts)]);
  if (voice.contactDetails(creditor) !== '') holding.add('reachable');
  const openNumbers = [...invoices, ...schedules.flatMap(openOf)].map(({ invoiceNumber }) => invoiceNumber);
  return composeTableLetter({
    correspondence: facts,
    template,
    labels,
    fields: {
      customerName: customer.name,
      creditorName: creditor.name,
      date: voice.longDate(asOf),
      total: voice.euros(balanceCents),
      overdue: voice.euros(addCents(overdueCents, late)),
      dueNow: voice.euros(dueNowCents(facts)),
      contactDetails: voice.contactDetails(creditor),
      signatoryName: creditor.signatoryName,
    },
    holding,
    count: openNumbers.length,
    table: [
      ...openTable(facts, labels),
      ...lossNotes(invoices, facts.losses, labels),
      ...handOvers(facts, labels),
      ...disputes(facts, labels),
      ...discounts(facts, labels),
      ...schedules.flatMap((schedule) => scheduledTables(schedule, labels)),
      sums(facts, labels),
      ...dueNowSums(facts, holding, labels),
      ...receivedTable(facts, labels),
    ],
    paymentReference: balanceCents > 0 && judgmentOn === null ? paymentReferenceOf(openNumbers, customer.code, labels) : null,
    asked: { amountCents: dueNowCents(facts), invoiceNumbers: dueNowNumbers(facts) },
  });
}

function openOf({ invoices }: Schedule): Schedule['invoices'] {
  return invoices.filter(({ openCents }) => openCents > 0);
}

function openTable({ invoices, schedules, credits, asOf, losses, handedOver }: StatementFacts, labels: LetterLabels): LetterTable[] {
  const { columns, voice } = labels;
  const rows: LetterTable['rows'] = invoices.map(({ scheduledCents = ZERO, ...invoice }) => ({
    cells: [
      invoice.invoiceNumber,
      voice.date(invoice.issuedOn),
      voice.date(invoice.dueOn),
      voice.amount(invoice.totalCents),
      voice.amount(subtractCents(settledCents(invoice, losses), scheduledCents)),
      voice.amount(invoice.openCents),
      invoice.dueOn < asOf ? label(voice, labels.daysShort, { days: voice.count(daysBetween(invoice.dueOn, asOf)) }) : '',
    ],
    style: 'plain',
  }));
  const isElsewhere = schedules.length > 0 || handedOver.length > 0;
  if (rows.length === 0 && isElsewhere && credits.length === 0) return [];
  if (rows.length === 0 && !isElsewhere) rows.push({ cells: [labels.statement.nothingOpen, '', '', '', '', '', ''], style: 'muted' });
  for (const { label: text, issuedOn, amountCents } of credits) {
    const on = issuedOn === undefined ? '' : voice.date(issuedOn);
    rows.push({ cells: [text, on, '', '', '', voice.amount(amountCents), ''], style: 'plain' });
  }
  return [
    {
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
    },
  ];
}

/** What an agreement holds, apart from what the invoices' own due dates ask for: its invoices, then its instalments that are left. */
function scheduledTables(schedule: Schedule, labels: LetterLabels): LetterBlock[] {
  const { columns, voice, statement } = labels;
  const invoices = openOf(schedule);
  const numbers = voice.list(invoices.map(({ invoiceNumber }) => invoiceNumber));
  const heading = label(voice, isOnlyProposed(schedule) ? statement.proposedHeading : statement.scheduledHeading, {
    date: voice.longDate(schedule.agreedOn),
  });
  const agreedFees = subtractCents(schedule.openCents, sumCents(invoices.map(({ openCents }) => openCents)));
  const held = [numbers, ...(agreedFees > 0 ? [label(voice, statement.scheduledFees, { amount: voice.euros(agreedFees) })] : [])];
  const rows: LetterTable['rows'] = schedule.instalments
    .filter(({ openCents }) => openCents > 0)
    .map(({ position, dueOn, amountCents, openCents, daysLate, state }) => ({
      cells: [
        String(position),
        voice.date(dueOn),
        voice.amount(amountCents),
        voice.amount(subtractCents(amountCents, openCents)),
        voice.amount(openCents),
        state === 'late' ? label(voice, labels.daysShort, { days: voice.count(daysLate) }) : '',
      ],
      style: 'plain',
    }));
  // What a credit note or a loss took off was not paid.
  const isDeducted = schedule.instalments.some(({ openCents, creditedCents, lostCents }) => openCents > 0 && creditedCents + lostCents > 0);
  return [
    {
      type: 'paragraph',
      runs: [
        { text: heading, bold: true },
        { text: ` ${held.filter((part) => part !== '').join(', ')}`, bold: false },
      ],
    },
    {
      type: 'table',
      columns: [
        { title: columns.instalment, width: 34, align: 'left' },
        { title: columns.instalmentDueOn, width: 34, align: 'left' },
        { title: columns.amount, width: 29, align: 'right' },
        { title: isDeducted ? columns.paidOrDeducted : columns.paid, width: 29, align: 'right' },
        { title: columns.open, width: 29, align: 'right' },
        { title: columns.late, width: 15, align: 'right' },
      ],
      rows,
    },
  ];
}

/** A sold claim is owed to its buyer, whatever its amount; one that an agency collects is owed here still, and paid there. */
function handOvers({ handedOver }: StatementFacts, labels: LetterLabels): LetterBlock[] {
  const { voice, statement } = labels;
  return handedOver.map(({ invoiceNumber, openCents, kind, taker, on }) => {
    const fields = { number: invoiceNumber, taker, date: voice.longDate(on), amount: voice.euros(openCents) };
    return { type: 'note', runs: [{ text: label(voice, kind === 'sale' ? statement.sold : statement.withAgency, fields), bold: false }] };
  });
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

/** The early-payment discounts that can still be had on the statement's day; under collective proceedings nothing is asked, nor offered. */
function discounts({ invoices, asOf, judgmentOn }: StatementFacts, labels: LetterLabels): LetterBlock[] {
  const { voice } = labels;
  return invoices.flatMap(({ invoiceNumber, openCents, earlyPayment }): LetterBlock[] => {
    if (!earlyPayment || judgmentOn !== null || earlyPayment.payBy < asOf || earlyPayment.discountCents >= openCents) return [];
    const { ratePct, payBy, discountCents } = earlyPayment;
    const fields = { number: invoiceNumber, rate: voice.rate(ratePct), amount: voice.euros(discountCents), date: voice.longDate(payBy) };
    return [{ type: 'note', runs: [{ text: label(voice, labels.statement.earlyPayment, fields), bold: false }] }];
  });
}

function sums(facts: StatementFacts, labels: LetterLabels): LetterBlock {
  const { voice, statement } = labels;
  const { overdueCents, notYetDueCents, lateInstalmentCents: late, scheduledCents, creditCents, balanceCents } = statementBalance(facts);
  const row = (text: string, amount: Cents, strong = false) => ({ label: text, amount: voice.euros(amount), strong });
  return {
    type: 'sums',
    rows: [
      row(label(voice, statement.overdue, { date: voice.date(facts.asOf) }), overdueCents),
      row(statement.notYetDue, notYetDueCents),
      ...(late === 0 ? [] : [row(labels.lateInstalments, late)]),
      ...(scheduledCents === 0 ? [] : [row(statement.scheduled, scheduledCents)]),
      ...(creditCents === 0 ? [] : [row(statement.credits, creditCents)]),
      balanceCents < 0 ? row(statement.inYourFavour, negateCents(balanceCents), true) : row(statement.balance, balanceCents, true),
    ],
  };
}

/** How what is asked for now follows from what is overdue, line by line; nothing to explain where it is all of it. */
function dueNowSums(
  facts: StatementFacts,
  holding: ReadonlySet<TemplateCondition>,
  { lateInstalments, statement, voice }: LetterLabels,
): LetterBlock[] {
  const { overdueCents, lateInstalmentCents: late, creditCents } = statementBalance(facts);
  const contested = contestedCents(facts);
  if (!holding.has('dueNow') || (contested === 0 && creditCents === 0 && late === 0)) return [];
  const row = (text: string, amount: Cents, strong = false) => ({ label: text, amount: voice.euros(amount), strong });
  return [
    {
      type: 'sums',
      rows: [
        row(label(voice, statement.overdue, { date: voice.date(facts.asOf) }), overdueCents),
        ...(late === 0 ? [] : [row(lateInstalments, late)]),
        ...(contested === 0 ? [] : [row(statement.contested, negateCents(contested))]),
        ...(creditCents === 0 ? [] : [row(statement.credits, creditCents)]),
        row(statement.dueNow, dueNowCents(facts), true),
      ],
    },
  ];
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
      rows: received.map(({ receivedOn, amountCents, feesCents = ZERO, invoiceNumbers }) => ({
        cells: [
          voice.date(receivedOn),
          [...invoiceNumbers, ...(feesCents > 0 ? [label(voice, statement.ofWhichFees, { amount: voice.euros(feesCents) })] : [])].join(
            ', ',
          ),
          voice.amount(amountCents),
        ],
        style: 'plain',
      })),
    },
  ];
}
