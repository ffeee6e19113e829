import { addDays, type LocalDate } from '../dates/local-date.ts';
import { FLAT_INDEMNITY, lastInterestDay } from '../late-fees/late-fee-rules.ts';
import { negateCents } from '../money/cents.ts';
import type { AcceleratedBalance } from '../schedules/accelerated-balance.ts';
import type { Schedule } from '../schedules/schedules.contract.ts';
import { lateInstalments } from './compose-schedule-notice.ts';
import { composeTableLetter, paymentReferenceOf } from './compose-table-letter.ts';
import { interestAnnex } from './interest-annex.ts';
import type { LetterBlock, LetterContent, LetterTable } from './letter-content.ts';
import { type Correspondence, label } from './letter-parts.ts';
import type { LetterLabels, TableTemplate } from './letter-template.ts';
import type { TemplateCondition } from './template-conditions.ts';

export interface TerminationFacts extends Correspondence {
  /** As it stands on the day of the letter. */
  schedule: Schedule;
  balance: AcceleratedBalance;
  contractRatePct: string | null;
  /** The day on which the notice for the late instalment was posted; null when none was. */
  noticedOn: LocalDate | null;
  /** Days that the notice left. */
  accelerationDays: number;
  deadlineOn: LocalDate;
}

/** Déchéance du terme: the notice stayed without effect, the whole balance is due at once. @throws AppError LETTER_FIELD_EMPTY */
export function composeTermination(facts: TerminationFacts, template: TableTemplate, labels: LetterLabels): LetterContent {
  const { schedule, balance, creditor, customer, asOf, noticedOn } = facts;
  const { voice } = labels;
  const late = lateInstalments(schedule);
  const invoiceNumbers = schedule.invoices.filter(({ openCents }) => openCents > 0).map(({ invoiceNumber }) => invoiceNumber);
  const interestTo = lastInterestDay({ asOf, judgmentOn: customer.insolvencyOn });
  const holding = new Set<TemplateCondition>([customer.kind]);
  holding.add(noticedOn === null ? 'notNoticed' : 'noticed');
  if (balance.fees.indemnityCents > 0) holding.add('charged');
  else if (balance.fees.interestCents > 0) holding.add('interestOnly');
  if (balance.fees.lines.some(({ to }) => to === asOf)) holding.add('accruing');
  return composeTableLetter({
    correspondence: facts,
    template,
    labels,
    fields: {
      customerName: customer.name,
      creditorName: creditor.name,
      date: voice.longDate(asOf),
      dayAfter: voice.longDate(addDays(asOf, 1)),
      agreedOn: voice.longDate(schedule.agreedOn),
      noticedOn: noticedOn === null ? '' : voice.longDate(noticedOn),
      accelerationDays: String(facts.accelerationDays),
      lateInstalments: voice.listOfDays(late.map(({ dueOn, openCents }) => `${voice.longDate(dueOn)} (${voice.euros(openCents)})`)),
      deadline: voice.longDate(facts.deadlineOn),
      total: voice.euros(balance.totalCents),
      interestTo: voice.longDate(interestTo),
      rateBasis: voice.rateBasis(facts.contractRatePct, customer.publicBuyer),
      ...voice.lateFeeLaw(customer.publicBuyer),
      signatoryName: creditor.signatoryName,
    },
    holding,
    count: late.length,
    table: [invoiceTable(facts, labels), sums(facts, labels)],
    paymentReference: paymentReferenceOf(invoiceNumbers, customer.code, labels),
    asked: { amountCents: balance.totalCents, invoiceNumbers },
    annex: (explanation) => interestAnnex(balance.fees, interestTo, labels, explanation),
  });
}

function invoiceTable({ schedule, balance }: TerminationFacts, labels: LetterLabels): LetterTable {
  const { columns, voice } = labels;
  const rows: LetterTable['rows'] = schedule.invoices
    .filter(({ openCents }) => openCents > 0)
    .map(({ invoiceNumber, issuedOn, dueOn, amountCents, openCents }) => ({
      cells: [invoiceNumber, voice.date(issuedOn), voice.date(dueOn), voice.amount(amountCents), voice.amount(openCents)],
      style: 'plain',
    }));
  return {
    type: 'table',
    columns: [
      { title: columns.invoice, width: 50, align: 'left' },
      { title: columns.issuedOn, width: 28, align: 'left' },
      { title: columns.dueOn, width: 28, align: 'left' },
      { title: columns.agreed, width: 32, align: 'right' },
      { title: columns.open, width: 32, align: 'right' },
    ],
    rows: [...rows, { cells: [labels.termination.balance, '', '', '', voice.euros(balance.principalCents)], style: 'strong' }],
  };
}

function sums({ balance, asOf, customer }: TerminationFacts, labels: LetterLabels): LetterBlock {
  const { voice } = labels;
  const { fees, totalCents } = balance;
  const rows = [];
  if (fees.interestCents > 0) {
    const text = label(voice, labels.interestSum, { date: voice.date(lastInterestDay({ asOf, judgmentOn: customer.insolvencyOn })) });
    rows.push({ label: text, amount: voice.euros(fees.interestCents), strong: false });
  }
  const indemnities = fees.indemnityCents / FLAT_INDEMNITY;
  if (indemnities > 0) {
    const text = label(voice, labels.indemnitySum, { count: String(indemnities) });
    rows.push({ label: text, amount: voice.euros(fees.indemnityCents), strong: false });
  }
  if (fees.paidCents !== undefined) {
    rows.push({ label: labels.termination.feesPaid, amount: voice.euros(negateCents(fees.paidCents)), strong: false });
  }
  rows.push({ label: labels.total, amount: voice.euros(totalCents), strong: true });
  return { type: 'sums', rows };
}
