/** What a message is about, which decides its words. */
export type MessageTone = 'notice' | 'satisfaction' | 'reminder1' | 'reminder2' | 'reminder3' | 'formalNotice' | 'document';

/** A text in two forms, by the number of invoices that it names. */
export interface CountedText {
  one: string;
  many: string;
}

export interface EmailTemplate {
  subject: CountedText;
  /** Paragraphs; `list` stands for the list of the invoices, which an e-mail without its letter gives itself. */
  paragraphs: readonly (CountedText | { list: true } | { answered: true } | { withLetter: string } | { ways: true })[];
}

/** The messages of one language. */
export interface MessageTexts {
  greeting: string;
  closing: string;
  /** Where a contest of some of the invoices is answered by an e-mail that carries no letter. */
  answered: string;
  /** There too: the credit notes that ended a contest, once. */
  granted: string;
  /** One line of the list of invoices: of what is overdue, and of what falls due. */
  invoiceLine: string;
  comingLine: string;
  /** Under the list, for each contested part that is not asked for. */
  disputedLine: string;
  /** Under the list, when credits are deducted. */
  creditLine: string;
  totalLine: string;
  comingTotalLine: string;
  /** Above the total, where late fees are charged. */
  principalLine: string;
  interestLine: string;
  indemnityLine: string;
  /** The ways to pay, when the company has an IBAN. */
  ways: string;
  /** Where to pay by card, when the company has such a link. */
  card: string;
  /** The same at the end of an SMS. */
  smsCard: string;
  emails: Readonly<Record<MessageTone, EmailTemplate>>;
  sms: Readonly<Record<Exclude<MessageTone, 'document'>, CountedText>>;
}
