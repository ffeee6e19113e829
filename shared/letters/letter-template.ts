import type { LetterKind, ReminderKind } from './letters.contract.ts';

/** What decides whether a paragraph of a template is in a letter. */
export type TemplateCondition =
  | 'business'
  | 'consumer'
  /** The customer was already contacted about one of the invoices of the letter at least: the history decides, never the level. */
  | 'reminded'
  | 'neverReminded'
  /** Every invoice of the letter was in an earlier letter or message: only then may it be called a further reminder. */
  | 'allRemindedInWriting'
  /** Credits that settle nothing yet reduce what bears interest. */
  | 'credited'
  /** A part of an invoice of the letter is contested, and bears no interest here. */
  | 'partlyDisputed'
  /** Late-payment interest and the flat indemnity are charged. */
  | 'charged'
  /** Interest still runs at the day of the letter. */
  | 'accruing'
  /** The letterhead has a telephone number or an e-mail address. */
  | 'reachable'
  | 'feesIncluded'
  | 'feesExcluded';

/** A sentence with `{{fields}}` and `**strong**` parts; in two forms where it depends on the number of invoices. */
export type TemplateText = string | { one: string; many: string };

export interface TemplateParagraph {
  text: TemplateText;
  /** All of them must hold. */
  when?: readonly TemplateCondition[];
}

interface LetterTemplate<Kind extends LetterKind> {
  kind: Kind;
  /** In the PDF's metadata. */
  documentTitle: string;
  /** Above the salutation; null for none. */
  title: string | null;
  delivery: string | null;
}

/** A reminder or a formal notice: texts around the table of invoices and the ways to pay. */
export interface ReminderTemplate extends LetterTemplate<ReminderKind> {
  /** The first whose conditions hold. */
  subject: readonly TemplateParagraph[];
  salutation: string;
  beforeTable: readonly TemplateParagraph[];
  afterTable: readonly TemplateParagraph[];
  afterWaysToPay: readonly TemplateParagraph[];
  /** Just above the signature; what is not yet due stands under it. */
  closing: readonly TemplateParagraph[];
  /** Under the annex that details the interest. */
  annex: readonly TemplateParagraph[];
}

/** The agreement on a repayment schedule, for both parties to sign. */
export interface AgreementTemplate extends LetterTemplate<'scheduleAgreement'> {
  subject: TemplateText;
  /** Above the title: what to do with the two originals. */
  introduction: readonly TemplateParagraph[];
  partiesHeading: string;
  creditor: string;
  debtor: string;
  /** Articles in order; `table` follows an article's text. */
  articles: readonly { heading: string; paragraphs: readonly TemplateParagraph[]; table?: 'debt' | 'instalments' }[];
  closing: readonly TemplateParagraph[];
  creditorSignature: { heading: string; lines: readonly string[] };
  debtorSignature: { heading: string; lines: readonly string[] };
}

/** The words of tables, sums and panels in one language. */
export interface LetterLabels {
  letterhead: { capital: string; siren: string; register: string; vat: string; phone: string };
  references: { customer: string; siren: string };
  placeAndDate: string;
  dateAlone: string;
  runningHead: string;
  columns: {
    invoice: string;
    issuedOn: string;
    dueOn: string;
    total: string;
    paid: string;
    open: string;
    late: string;
    from: string;
    to: string;
    days: string;
    rate: string;
    base: string;
    interest: string;
    instalment: string;
    instalmentDueOn: string;
    amount: string;
    remaining: string;
  };
  daysShort: string;
  subtotal: string;
  principal: string;
  notYetDueHeading: string;
  notYetDueTotal: string;
  disputedNote: string;
  interestSum: string;
  indemnitySum: string;
  total: string;
  annexTitle: string;
  annexTotal: string;
  waysToPay: {
    heading: string;
    transfer: string;
    iban: string;
    bic: string;
    cheque: string;
    chequeTo: string;
    reference: string;
    referenceInvoices: string;
  };
  /** Which of the originals of an agreement a page belongs to. */
  original: string;
  acknowledgedPrincipal: string;
  acknowledgedInterest: string;
  acknowledgedIndemnity: string;
  acknowledgedTotal: string;
  instalmentsTotal: string;
}
