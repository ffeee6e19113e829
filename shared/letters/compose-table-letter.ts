import type { LetterBlock, LetterContent } from './letter-content.ts';
import { type AskedPayment, type Correspondence, frameOf, label, paragraphs, signature, subjectOf, waysToPay } from './letter-parts.ts';
import type { LetterLabels, TableTemplate } from './letter-template.ts';
import { mergeTemplate, type TemplateFields } from './merge-template.ts';
import type { TemplateCondition } from './template-conditions.ts';

/** What a letter of texts around a table is made of. */
export interface TableLetterParts {
  correspondence: Correspondence;
  template: TableTemplate;
  labels: LetterLabels;
  fields: TemplateFields;
  holding: ReadonlySet<TemplateCondition>;
  /** How many invoices the texts speak of. */
  count: number;
  /** The table, with the notes and sums under it. */
  table: readonly LetterBlock[];
  /** What ties a payment to the debt; null where the letter asks for no money, and shows no ways to pay. */
  paymentReference: string | null;
  /** What it asks to be paid now; null where it asks for no one sum. */
  asked: AskedPayment | null;
  /** Set apart from what is asked for, and never between the demand and who makes it. */
  afterSignature?: readonly LetterBlock[];
  /** The annex, given its explanation. */
  annex?: (explanation: LetterBlock[]) => LetterBlock[];
}

/** A letter of texts around a table. @throws AppError LETTER_FIELD_EMPTY */
export function composeTableLetter(parts: TableLetterParts): LetterContent {
  const { correspondence, template, labels, fields, holding, count, table, paymentReference, asked, afterSignature = [], annex } = parts;
  const { voice } = labels;
  const merged = (part: TableTemplate['beforeTable']): LetterBlock[] => paragraphs(part, fields, count, holding, voice);
  return {
    version: 1,
    kind: template.kind,
    ...frameOf(correspondence, labels),
    documentTitle: mergeTemplate(template.documentTitle, fields),
    delivery: template.delivery,
    subject: subjectOf(template.subject, fields, count, holding, voice),
    blocks: [
      ...(template.title === null ? [] : [{ type: 'title' as const, text: label(voice, template.title, fields) }]),
      { type: 'paragraph', runs: [{ text: label(voice, template.salutation, fields), bold: false }] },
      ...merged(template.beforeTable),
      ...table,
      ...merged(template.afterTable),
      ...(paymentReference === null ? [] : [waysToPay(correspondence, paymentReference, labels, asked)]),
      ...merged(template.afterWaysToPay),
      ...merged(template.closing),
      signature(correspondence, labels),
      ...afterSignature,
      ...(annex?.(merged(template.annex)) ?? []),
    ],
  };
}

/** One invoice: its number; several: the customer's code, or that their numbers are to be quoted. */
export function paymentReferenceOf(
  invoiceNumbers: readonly string[],
  customerCode: string,
  { waysToPay: labels }: Pick<LetterLabels, 'waysToPay'>,
): string {
  const [first, second] = invoiceNumbers;
  if (first !== undefined && second === undefined) return first;
  return customerCode !== '' ? customerCode : labels.referenceInvoices;
}
