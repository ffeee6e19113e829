import type { LocalDate } from '../dates/local-date.ts';
import { type Cents, subtractCents, sumCents } from '../money/cents.ts';
import type { Schedule } from '../schedules/schedules.contract.ts';
import { composeTableLetter, paymentReferenceOf } from './compose-table-letter.ts';
import type { LetterContent, LetterTable } from './letter-content.ts';
import { type Correspondence, label } from './letter-parts.ts';
import type { LetterLabels, TableTemplate } from './letter-template.ts';
import type { TemplateCondition } from './template-conditions.ts';

export interface ScheduleNoticeFacts extends Correspondence {
  /** As it stands on the day of the letter. */
  schedule: Schedule;
  deadlineOn: LocalDate;
}

/** The instalments whose day is past, with something left to pay, oldest first. */
export function lateInstalments({ instalments }: Pick<Schedule, 'instalments'>): Schedule['instalments'] {
  return instalments.filter(({ state }) => state === 'late');
}

/** What is to be paid for the schedule to go on: the late instalments. */
export function lateInstalmentCents(schedule: Pick<Schedule, 'instalments'>): Cents {
  return sumCents(lateInstalments(schedule).map(({ openCents }) => openCents));
}

/**
 * The formal notice for the late instalments of a schedule: pay by the deadline, or the whole balance falls due, as the agreement's clause
 * says (C. civ. 1344; a term is lost only by an express clause). @throws AppError LETTER_FIELD_EMPTY
 */
export function composeScheduleNotice(facts: ScheduleNoticeFacts, template: TableTemplate, labels: LetterLabels): LetterContent {
  const { schedule, creditor, customer, asOf, deadlineOn } = facts;
  const { voice } = labels;
  const late = lateInstalments(schedule);
  const invoiceNumbers = schedule.invoices.map(({ invoiceNumber }) => invoiceNumber);
  return composeTableLetter({
    correspondence: facts,
    template,
    labels,
    fields: {
      customerName: customer.name,
      creditorName: creditor.name,
      date: voice.longDate(asOf),
      agreedOn: voice.longDate(schedule.agreedOn),
      deadline: voice.longDate(deadlineOn),
      total: voice.euros(lateInstalmentCents(schedule)),
      balance: voice.euros(schedule.openCents),
      instalmentCount: String(late.length),
      contactDetails: voice.contactDetails(creditor),
      interestLaw: voice.lateFeeLaw(customer.publicBuyer).interestLaw,
      signatoryName: creditor.signatoryName,
    },
    holding: new Set<TemplateCondition>([
      customer.kind,
      lateInstalmentCents(schedule) < schedule.openCents ? 'termLeft' : 'allDue',
      ...(voice.contactDetails(creditor) === '' ? [] : ['reachable' as const]),
    ]),
    count: late.length,
    table: [instalmentTable(late, labels)],
    paymentReference: paymentReferenceOf(invoiceNumbers, customer.code, labels),
    asked: { amountCents: lateInstalmentCents(schedule), invoiceNumbers },
  });
}

function instalmentTable(late: Schedule['instalments'], labels: LetterLabels): LetterTable {
  const { columns, voice } = labels;
  const rows: LetterTable['rows'] = late.map(({ position, dueOn, amountCents, openCents, daysLate }) => ({
    cells: [
      String(position),
      voice.date(dueOn),
      voice.amount(amountCents),
      voice.amount(subtractCents(amountCents, openCents)),
      voice.amount(openCents),
      label(voice, labels.daysShort, { days: voice.count(daysLate) }),
    ],
    style: 'plain',
  }));
  const total = voice.euros(sumCents(late.map(({ openCents }) => openCents)));
  return {
    type: 'table',
    columns: [
      { title: columns.instalment, width: 34, align: 'left' },
      { title: columns.instalmentDueOn, width: 34, align: 'left' },
      { title: columns.amount, width: 29, align: 'right' },
      { title: columns.paid, width: 29, align: 'right' },
      { title: columns.open, width: 29, align: 'right' },
      { title: columns.late, width: 15, align: 'right' },
    ],
    rows: [...rows, { cells: [labels.lateInstalments, '', '', '', total, ''], style: 'strong' }],
  };
}
