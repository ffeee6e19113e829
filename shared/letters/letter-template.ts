import type { LetterKind } from './letter-kinds.ts';
import type { LetterVoice } from './letter-voice.ts';
import type { TemplateCondition } from './template-conditions.ts';

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

/** The letters of texts around a table: all but the agreement. */
export type TableLetterKind = Exclude<LetterKind, 'scheduleAgreement'>;

/** A letter whose texts stand around one table and the ways to pay. */
export interface TableTemplate<Kind extends TableLetterKind = TableLetterKind> extends LetterTemplate<Kind> {
  /** The first whose conditions hold. */
  subject: readonly TemplateParagraph[];
  salutation: string;
  beforeTable: readonly TemplateParagraph[];
  afterTable: readonly TemplateParagraph[];
  /** After the ways to pay, where the letter asks for money. */
  afterWaysToPay: readonly TemplateParagraph[];
  /** Just above the signature; what is not yet due stands under it. */
  closing: readonly TemplateParagraph[];
  /** Under the annex that details the interest. */
  annex: readonly TemplateParagraph[];
}

/** The agreement on a repayment schedule, for both parties to sign. */
export interface AgreementTemplate extends LetterTemplate<'scheduleAgreement'> {
  /** The first whose conditions hold. */
  subject: readonly TemplateParagraph[];
  /** Above the title: what to do with the two originals. */
  introduction: readonly TemplateParagraph[];
  partiesHeading: string;
  creditor: string;
  debtor: string;
  /** Articles in order; `table` follows an article's text. */
  articles: readonly { heading: string; paragraphs: readonly TemplateParagraph[]; table?: 'debt' | 'instalments' }[];
  closing: readonly TemplateParagraph[];
  creditorSignature: PartySignature;
  debtorSignature: PartySignature;
}

/** `consumerLines`: in an agreement with a consumer, who signs for himself. */
export interface PartySignature {
  heading: string;
  lines: readonly string[];
  consumerLines?: readonly string[];
}

/** The words of tables, sums and panels in one language, and how it writes dates and amounts. */
export interface LetterLabels {
  voice: LetterVoice;
  letterhead: { capital: string; liquidation: string; siren: string; register: string; vat: string; phone: string };
  references: { customer: string; siren: string; registered: string };
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
    agreed: string;
    receivedOn: string;
    paidOrDeducted: string;
    settledOn: string;
    received: string;
  };
  daysShort: string;
  subtotal: string;
  principal: string;
  notYetDueHeading: string;
  notYetDueTotal: string;
  /** Where they are few: a sentence, and how each invoice is said in it. */
  notYetDueNote: { one: string; many: string };
  notYetDueInvoice: string;
  disputedNote: string;
  /** What was written off without a gift: not asked for, though owed; and what is owed no more. */
  notAskedNote: string;
  releasedNote: string;
  /** Under the invoices that a call was about. */
  contestedNote: string;
  interestSum: string;
  /** What the interest of a consumer is called, in the place of late-payment penalties. */
  consumerInterest: { sum: string; annexTitle: string; annexTotal: string; column: string; acknowledged: string };
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
    card: string;
    directDebit: string;
    /** How a direct debit comes about. */
    onMandate: string;
    reference: string;
    referenceInvoices: string;
    /** The row beside the QR code of the transfer, and its words. */
    transferCode: string;
    scanToPay: string;
  };
  /** Which of the originals of an agreement a page belongs to. */
  original: string;
  acknowledgedPrincipal: string;
  acknowledgedInterest: string;
  acknowledgedIndemnity: string;
  acknowledgedTotal: string;
  instalmentsTotal: string;
  /** In place of the date of a first payment on signing. */
  onSigning: string;
  /** Under the debt of an agreement signed after a first payment. */
  alreadyPaid: string;
  statement: {
    overdue: string;
    notYetDue: string;
    /** Instalments to come of running schedules. */
    scheduled: string;
    scheduledHeading: string;
    /** Of an agreement that is not signed, and of which nothing was paid. */
    proposedHeading: string;
    /** Interest and the 40 € that an agreement included, where some are left. */
    scheduledFees: string;
    credits: string;
    balance: string;
    /** Where the balance is in the customer's favour. */
    /** Why less than what is overdue is asked for, and what is. */
    contested: string;
    dueNow: string;
    inYourFavour: string;
    nothingOpen: string;
    receivedHeading: string;
    /** What of a payment paid late fees, beside the numbers of its invoices. */
    ofWhichFees: string;
    earlyPayment: string;
    disputed: string;
    /** A claim that was sold, and one that an agency collects: neither is in the balance. */
    sold: string;
    withAgency: string;
  };
  /** `feesPaid`: what of the late fees was paid already. */
  termination: { balance: string; feesPaid: string };
  lateInstalments: string;
  settledTotal: string;
}
