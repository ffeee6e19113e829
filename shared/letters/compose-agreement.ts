import { formatSiren } from '../companies/identifiers.ts';
import { addCents, type Cents, negateCents, subtractCents } from '../money/cents.ts';
import type { Schedule } from '../schedules/schedules.contract.ts';
import { paymentReferenceOf } from './compose-table-letter.ts';
import type { LetterBlock, LetterContent, LetterTable } from './letter-content.ts';
import { type Correspondence, frameOf, identityLines, label, paragraphs, subjectOf, waysToPay } from './letter-parts.ts';
import type { AgreementTemplate, LetterLabels } from './letter-template.ts';
import { mergeTemplate, type TemplateFields } from './merge-template.ts';
import { townLine } from './postal-address.ts';
import type { TemplateCondition } from './template-conditions.ts';

export interface AgreementFacts extends Correspondence {
  /** As it stands on the day of the letter. */
  schedule: Schedule;
  /** Days that a formal notice leaves before the balance falls due at once. */
  accelerationDays: number;
}

/** One for each party (C. civ. 1375). */
const ORIGINALS = ['1', '2'];

/**
 * The debt that an agreement acknowledges: what is left of it on the day of the letter. Nobody is asked to acknowledge what he has paid,
 * and what is acknowledged stands (C. civ. 1376).
 */
export function acknowledgedCents({ openCents }: Pick<Schedule, 'openCents'>): Cents {
  return openCents;
}

/** What came off the debt since it was agreed, paid or not. */
function settledCents({ totalCents, openCents }: Schedule): Cents {
  return subtractCents(totalCents, openCents);
}

/** The agreement that both parties sign. @throws AppError LETTER_FIELD_EMPTY */
export function composeAgreement(facts: AgreementFacts, template: AgreementTemplate, labels: LetterLabels): LetterContent {
  const { schedule, creditor, customer } = facts;
  const { voice } = labels;
  const fields = fieldsOf(facts, labels);
  const count = schedule.invoices.length;
  const holding = new Set<TemplateCondition>([
    customer.kind,
    ...feePosition(schedule),
    leftToPay(schedule).length === 1 ? 'oneInstalment' : 'severalInstalments',
  ]);
  if (settledCents(schedule) > 0) holding.add('partlyPaid');
  holding.add(customer.publicBuyer ? 'publicBuyer' : 'notPublicBuyer');
  if (schedule.replacesId !== null) holding.add('replacing');
  const merged = (part: AgreementTemplate['closing']): LetterBlock[] => paragraphs(part, fields, count, holding, voice);
  const reference = paymentReferenceOf(
    schedule.invoices.map(({ invoiceNumber }) => invoiceNumber),
    customer.code,
    labels,
  );
  const tables = { debt: () => debtTable(facts, labels), instalments: () => instalmentTable(schedule, labels) };
  return {
    version: 1,
    kind: template.kind,
    ...frameOf(facts, labels),
    documentTitle: mergeTemplate(template.documentTitle, fields),
    delivery: template.delivery,
    originals: ORIGINALS.map((number) => label(voice, labels.original, { number, count: String(ORIGINALS.length) })),
    subject: subjectOf(template.subject, fields, count, holding, voice),
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
        ...(article.table === 'instalments' ? [waysToPay(facts, reference, labels, null)] : []),
      ]),
      ...merged(template.closing),
      {
        type: 'signatures',
        parties: [template.creditorSignature, template.debtorSignature].map(({ heading, lines, consumerLines = lines }) => ({
          heading: label(voice, heading, fields),
          lines: (customer.kind === 'consumer' ? consumerLines : lines).map((line) => label(voice, line, fields)),
        })),
      },
    ],
  };
}

/** What the agreement says of the late fees: all of them in it, some, or none. */
function feePosition(schedule: Schedule): TemplateCondition[] {
  const { interestCents, indemnityCents, interestWaivedCents, indemnityWaivedCents } = schedule;
  if (addCents(interestCents, indemnityCents) === 0) return ['feesExcluded'];
  if (addCents(interestWaivedCents, indemnityWaivedCents) === 0) return ['feesIncluded'];
  return ['feesPartly', interestCents === 0 ? 'indemnityOnly' : indemnityCents === 0 ? 'interestOnly' : 'charged'];
}

/** The instalments that something is left to pay of. */
function leftToPay({ instalments }: Schedule): Schedule['instalments'] {
  return instalments.filter(({ openCents }) => openCents > 0);
}

function fieldsOf({ schedule, creditor, customer, asOf, accelerationDays }: AgreementFacts, { voice }: LetterLabels): TemplateFields {
  const total = acknowledgedCents(schedule);
  const { signatoryName } = creditor;
  const signatoryTitle = voice.knownJobTitle(creditor.signatoryTitle) ?? '';
  return {
    customerName: customer.name,
    creditorName: creditor.name,
    date: voice.longDate(asOf),
    agreedOn: voice.longDate(schedule.agreedOn),
    total: voice.euros(total),
    totalInWords: voice.amountInWords(total),
    agreedTotal: voice.euros(schedule.totalCents),
    paid: voice.euros(settledCents(schedule)),
    instalmentCount: String(leftToPay(schedule).length),
    accelerationDays: String(accelerationDays),
    interest: voice.euros(schedule.interestCents),
    indemnity: voice.euros(schedule.indemnityCents),
    interestLaw: voice.lateFeeLaw(customer.publicBuyer).interestLaw,
    // Without a signatory the line stays open for the pen, as the debtor's is.
    signatory: signatoryName === '' ? '………………………' : signatoryTitle === '' ? signatoryName : `${signatoryName}, ${signatoryTitle}`,
  };
}

function debtorIdentity({ customer }: AgreementFacts, labels: LetterLabels): string {
  const { addressLine1, addressLine2, addressLine3 } = customer;
  const country = labels.voice.country(customer.country);
  const town = townLine(customer);
  const siren = customer.siren === '' ? '' : label(labels.voice, labels.letterhead.siren, { siren: formatSiren(customer.siren) });
  return [customer.name, addressLine1, addressLine2, addressLine3, town, country, siren].filter((part) => part !== '').join(', ');
}

/** Each invoice as it was agreed on, the fees included, what came off since, and what is left. */
function debtTable({ schedule, asOf }: AgreementFacts, labels: LetterLabels): LetterTable {
  const { columns, voice } = labels;
  const rows: LetterTable['rows'] = schedule.invoices.map(({ invoiceNumber, issuedOn, dueOn, amountCents }) => ({
    cells: [invoiceNumber, voice.date(issuedOn), voice.date(dueOn), voice.amount(amountCents)],
    style: 'plain',
  }));
  const aside = (text: string, amount: Cents): void => {
    rows.push({ cells: [text, '', '', voice.amount(amount)], style: 'plain' });
  };
  if (schedule.interestCents > 0) {
    aside(label(voice, labels.acknowledgedInterest, { date: voice.date(schedule.agreedOn) }), schedule.interestCents);
  }
  if (schedule.indemnityCents > 0) aside(labels.acknowledgedIndemnity, schedule.indemnityCents);
  if (settledCents(schedule) > 0) {
    aside(label(voice, labels.alreadyPaid, { date: voice.date(asOf) }), negateCents(settledCents(schedule)));
  }
  rows.push({ cells: [labels.acknowledgedTotal, '', '', voice.euros(acknowledgedCents(schedule))], style: 'strong' });
  return {
    type: 'table',
    columns: [
      { title: columns.invoice, width: 62, align: 'left' },
      { title: columns.issuedOn, width: 36, align: 'left' },
      { title: columns.dueOn, width: 36, align: 'left' },
      { title: settledCents(schedule) > 0 ? columns.agreed : columns.open, width: 36, align: 'right' },
    ],
    rows,
  };
}

/** What is left to pay, by instalment; those paid before the agreement is signed are out of it. */
function instalmentTable(schedule: Schedule, labels: LetterLabels): LetterTable {
  const { columns, voice } = labels;
  let remaining = acknowledgedCents(schedule);
  const rows: LetterTable['rows'] = leftToPay(schedule).map(({ position, dueOn, openCents }) => {
    remaining = subtractCents(remaining, openCents);
    const on = position === 1 && schedule.onSigning && schedule.signedOn === null ? labels.onSigning : voice.date(dueOn);
    return { cells: [String(position), on, voice.amount(openCents), voice.amount(remaining)], style: 'plain' };
  });
  return {
    type: 'table',
    columns: [
      { title: columns.instalment, width: 36, align: 'left' },
      { title: columns.instalmentDueOn, width: 46, align: 'left' },
      { title: columns.amount, width: 44, align: 'right' },
      { title: columns.remaining, width: 44, align: 'right' },
    ],
    rows: [...rows, { cells: [labels.instalmentsTotal, '', voice.euros(acknowledgedCents(schedule)), ''], style: 'strong' }],
  };
}
