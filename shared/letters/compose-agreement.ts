import { formatSiren } from '../companies/identifiers.ts';
import { formatDate, formatLongDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { amountInWords } from '../money/amount-in-words.fr.ts';
import { addCents, type Cents, subtractCents, sumCents } from '../money/cents.ts';
import { formatAmount, formatEuros } from '../money/format-money.ts';
import type { PlannedInstalment } from '../schedules/schedules.contract.ts';
import type { LetterBlock, LetterContent, LetterTable } from './letter-content.ts';
import { type Correspondence, frameOf, identityLines, label, paragraphs, textFor, waysToPay } from './letter-parts.ts';
import type { AgreementTemplate, LetterLabels, TemplateCondition } from './letter-template.ts';
import { mergeTemplate, type TemplateFields } from './merge-template.ts';

/** A schedule as it was agreed: the debt, the invoices behind it, the instalments. */
export interface AgreedSchedule {
  scheduleId: number;
  agreedOn: LocalDate;
  principalCents: Cents;
  interestCents: Cents;
  indemnityCents: Cents;
  invoices: readonly { invoiceId: number; invoiceNumber: string; issuedOn: LocalDate; dueOn: LocalDate; amountCents: Cents }[];
  instalments: readonly PlannedInstalment[];
}

export interface AgreementFacts extends Correspondence {
  schedule: AgreedSchedule;
  /** Days that a formal notice leaves before the balance falls due at once. */
  accelerationDays: number;
}

/** One for each party (C. civ. 1375). */
const ORIGINALS = ['1', '2'];

/** The whole debt that a schedule acknowledges: what is left of the invoices, with the late fees it includes. */
export function acknowledgedCents({ principalCents, interestCents, indemnityCents }: AgreedSchedule): Cents {
  return sumCents([principalCents, interestCents, indemnityCents]);
}

/** The agreement that both parties sign. @throws AppError LETTER_FIELD_EMPTY */
export function composeAgreement(facts: AgreementFacts, template: AgreementTemplate, labels: LetterLabels): LetterContent {
  const { schedule, creditor, customer } = facts;
  const fields = fieldsOf(facts);
  const count = schedule.invoices.length;
  const feesIncluded = addCents(schedule.interestCents, schedule.indemnityCents) > 0;
  const holding = new Set<TemplateCondition>([customer.kind, feesIncluded ? 'feesIncluded' : 'feesExcluded']);
  const merged = (part: AgreementTemplate['closing']): LetterBlock[] => paragraphs(part, fields, count, holding);
  const tables = { debt: () => debtTable(facts, labels), instalments: () => instalmentTable(schedule, labels) };
  return {
    version: 1,
    kind: template.kind,
    ...frameOf(facts, labels),
    documentTitle: mergeTemplate(template.documentTitle, fields),
    delivery: template.delivery,
    originals: ORIGINALS.map((number) => label(labels.original, { number, count: String(ORIGINALS.length) })),
    subject: label(textFor(template.subject, count), fields),
    blocks: [
      ...merged(template.introduction),
      ...(template.title === null ? [] : [{ type: 'title' as const, text: template.title }]),
      {
        type: 'panel',
        heading: template.partiesHeading,
        rows: [
          { label: template.creditor, text: [creditor.name, ...identityLines(creditor, labels)].join(', ') },
          { label: template.debtor, text: debtorIdentity(facts, labels) },
        ],
      },
      ...template.articles.flatMap((article): LetterBlock[] => [
        { type: 'heading', text: article.heading },
        ...merged(article.paragraphs),
        ...(article.table ? [tables[article.table]()] : []),
        ...(article.table === 'instalments' ? [waysToPay(creditor, paymentReference(facts, labels), labels.waysToPay)] : []),
      ]),
      ...merged(template.closing),
      {
        type: 'signatures',
        parties: [template.creditorSignature, template.debtorSignature].map(({ heading, lines }) => ({
          heading: label(heading, fields),
          lines: lines.map((line) => label(line, fields)),
        })),
      },
    ],
  };
}

function fieldsOf({ schedule, creditor, customer, asOf, accelerationDays }: AgreementFacts): TemplateFields {
  const total = acknowledgedCents(schedule);
  const { signatoryName, signatoryTitle } = creditor;
  return {
    customerName: customer.name,
    creditorName: creditor.name,
    date: formatLongDate(asOf),
    agreedOn: formatLongDate(schedule.agreedOn),
    total: formatEuros(total),
    totalInWords: amountInWords(total),
    instalmentCount: String(schedule.instalments.length),
    accelerationDays: String(accelerationDays),
    // Without a signatory the line stays open for the pen, as the debtor's is.
    signatory: signatoryName === '' ? '………………………' : signatoryTitle === '' ? signatoryName : `${signatoryName}, ${signatoryTitle}`,
  };
}

function debtorIdentity({ customer }: AgreementFacts, labels: LetterLabels): string {
  const { addressLine1, addressLine2, addressLine3, postalCode, city, country } = customer;
  const town = `${postalCode} ${city}`.trim();
  const siren = customer.siren === '' ? '' : label(labels.letterhead.siren, { siren: formatSiren(customer.siren) });
  return [customer.name, addressLine1, addressLine2, addressLine3, town, country, siren].filter((part) => part !== '').join(', ');
}

function debtTable({ schedule }: AgreementFacts, labels: LetterLabels): LetterTable {
  const { columns } = labels;
  const rows: LetterTable['rows'] = schedule.invoices.map(({ invoiceNumber, issuedOn, dueOn, amountCents }) => ({
    cells: [invoiceNumber, formatDate(issuedOn), formatDate(dueOn), formatAmount(amountCents)],
    style: 'plain',
  }));
  const date = formatDate(schedule.agreedOn);
  if (schedule.interestCents > 0) {
    rows.push({ cells: [label(labels.acknowledgedInterest, { date }), '', '', formatAmount(schedule.interestCents)], style: 'plain' });
  }
  if (schedule.indemnityCents > 0) {
    rows.push({ cells: [labels.acknowledgedIndemnity, '', '', formatAmount(schedule.indemnityCents)], style: 'plain' });
  }
  rows.push({ cells: [labels.acknowledgedTotal, '', '', formatEuros(acknowledgedCents(schedule))], style: 'strong' });
  return {
    type: 'table',
    columns: [
      { title: columns.invoice, width: 62, align: 'left' },
      { title: columns.issuedOn, width: 36, align: 'left' },
      { title: columns.dueOn, width: 36, align: 'left' },
      { title: columns.open, width: 36, align: 'right' },
    ],
    rows,
  };
}

function instalmentTable(schedule: AgreedSchedule, labels: LetterLabels): LetterTable {
  const { columns } = labels;
  let remaining = acknowledgedCents(schedule);
  const rows: LetterTable['rows'] = schedule.instalments.map(({ dueOn, amountCents }, index) => {
    remaining = subtractCents(remaining, amountCents);
    return { cells: [String(index + 1), formatDate(dueOn), formatAmount(amountCents), formatAmount(remaining)], style: 'plain' };
  });
  const total = formatEuros(sumCents(schedule.instalments.map(({ amountCents }) => amountCents)));
  return {
    type: 'table',
    columns: [
      { title: columns.instalment, width: 36, align: 'left' },
      { title: columns.instalmentDueOn, width: 46, align: 'left' },
      { title: columns.amount, width: 44, align: 'right' },
      { title: columns.remaining, width: 44, align: 'right' },
    ],
    rows: [...rows, { cells: [labels.instalmentsTotal, '', total, ''], style: 'strong' }],
  };
}

function paymentReference({ schedule, customer }: AgreementFacts, { waysToPay: labels }: LetterLabels): string {
  const [first, second] = schedule.invoices;
  if (first && !second) return first.invoiceNumber;
  return customer.code !== '' ? customer.code : labels.referenceInvoices;
}
