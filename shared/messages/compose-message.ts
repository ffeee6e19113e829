import type { CompanyProfile } from '../companies/companies.contract.ts';
import { formatIban } from '../companies/identifiers.ts';
import { offeredWays } from '../companies/ways-to-pay.ts';
import type { Customer } from '../customers/customers.contract.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { GrantedCredit } from '../letters/answered-contests.ts';
import type { LetterKind } from '../letters/letter-kinds.ts';
import type { LetterVoice } from '../letters/letter-voice.ts';
import { mergeTemplate, type TemplateFields } from '../letters/merge-template.ts';
import { addCents, type Cents, subtractCents } from '../money/cents.ts';
import type { AgendaInvoice, Credit, ReminderLevel } from '../reminders/reminders.contract.ts';
import type { CountedText, MessageTexts, MessageTone } from './message-template.ts';
import { plainerForSms } from './sms-segments.ts';

/** What a message is made from: who writes to whom, and what it asks for. */
export interface MessageFacts {
  creditor: CompanyProfile;
  customer: Customer;
  /** Oldest due first. */
  invoices: readonly AgendaInvoice[];
  credits: readonly Credit[];
  /** The late fees among them. */
  totalCents: Cents;
  /** What is contested of its invoices, and of others that are late: not asked for. */
  contested: readonly { invoiceNumber: string; amountCents: Cents }[];
  /** The late fees that it charges, and up to which day; null where it charges none. */
  fees: { interestCents: Cents; indemnityCents: Cents; to: LocalDate } | null;
  /** Numbers of those whose contest it answers. */
  maintained: readonly string[];
  /** Credit notes that ended a contest of some of them, and that it tells of. */
  granted: readonly GrantedCredit[];
  tone: MessageTone;
  /** The name of the letter that goes with it; null for none. */
  documentName: string | null;
}

/** A longer list of invoices is for the letter, or for the customer to ask for. */
const LISTED_INVOICES = 15;

/** The words of a level; a call has those of the reminder before it. */
export function toneOfLevel(level: ReminderLevel): Exclude<MessageTone, 'document'> {
  switch (level) {
    case 'R1':
    case 'call':
      return 'reminder1';
    case 'R2':
      return 'reminder2';
    case 'R3':
      return 'reminder3';
    default:
      return level;
  }
}

/** The words that go with a letter: a reminder's own, else one line that says what is attached. */
export function toneOfLetter(kind: LetterKind): MessageTone {
  return kind === 'reminder1' || kind === 'reminder2' || kind === 'reminder3' || kind === 'formalNotice' ? kind : 'document';
}

/**
 * An e-mail. With a letter it leaves the list of invoices and the ways to pay to it; alone it gives both. @throws AppError LETTER_FIELD_EMPTY
 */
export function composeEmail(facts: MessageFacts, texts: MessageTexts, voice: LetterVoice): { subject: string; body: string } {
  const { documentName, invoices } = facts;
  // No e-mail is a formal notice: one that carries none is the last reminder before it, as which it counts.
  const tone = facts.tone === 'formalNotice' && documentName === null ? 'reminder3' : facts.tone;
  const fields = fieldsOf(facts, voice);
  const counted = (text: CountedText) => mergeTemplate(invoices.length === 1 ? text.one : text.many, fields);
  const template = texts.emails[tone];
  const paragraphs = template.paragraphs.flatMap((paragraph): string[] => {
    if ('list' in paragraph) return documentName === null ? [listOf(facts, texts, voice)] : [];
    // A letter says it itself.
    if ('answered' in paragraph) {
      if (documentName !== null) return [];
      return [
        ...(facts.granted.length > 0 ? [mergeTemplate(texts.granted, fields)] : []),
        ...(facts.maintained.length > 0 ? [mergeTemplate(texts.answered, fields)] : []),
      ];
    }
    if ('ways' in paragraph) {
      const { transfer, card } = offeredWays(facts.creditor);
      // A link is pressed in the e-mail, whatever the letter says too.
      return [
        ...(documentName === null && transfer ? [mergeTemplate(texts.ways, fields)] : []),
        ...(card ? [mergeTemplate(texts.card, fields)] : []),
      ];
    }
    if ('withLetter' in paragraph) return documentName === null ? [] : [mergeTemplate(paragraph.withLetter, fields)];
    return [counted(paragraph)];
  });
  const body = [texts.greeting, ...paragraphs, mergeTemplate(texts.closing, fields)].join('\n\n');
  return { subject: voice.spaces(counted(template.subject)), body: body.split('\n').map(voice.spaces).join('\n') };
}

/** The text of an SMS, in the short alphabet as far as its words allow. @throws AppError LETTER_FIELD_EMPTY */
export function composeSms(facts: MessageFacts, texts: MessageTexts, voice: LetterVoice): string {
  const { tone, invoices } = facts;
  const template = texts.sms[tone === 'document' ? 'reminder1' : tone];
  // Too short to set out late fees, it asks for none.
  const fields = fieldsOf({ ...facts, totalCents: principalCents(facts) }, voice);
  const text = plainerForSms(mergeTemplate(invoices.length === 1 ? template.one : template.many, fields));
  // A satisfaction check asks for nothing. An address is copied as it is: no sign of it is replaced.
  return tone === 'satisfaction' || !offeredWays(facts.creditor).card ? text : `${text} ${mergeTemplate(texts.smsCard, fields)}`;
}

function fieldsOf(
  { creditor, customer, invoices, totalCents, maintained, granted, documentName }: MessageFacts,
  voice: LetterVoice,
): TemplateFields {
  const [first] = invoices;
  return {
    companyName: creditor.name,
    customerName: customer.name,
    phone: creditor.phone,
    iban: formatIban(creditor.iban),
    cardLink: (creditor.cardLink ?? '').trim(),
    // The same as a letter asks to be recalled.
    reference: (invoices.length === 1 ? first?.invoiceNumber : null) || customer.code || first?.invoiceNumber || customer.name,
    signature: signatureOf(creditor, voice),
    documentName: documentName ?? '',
    firstInvoice: first?.invoiceNumber ?? '',
    firstDueOn: first === undefined ? '' : voice.longDate(first.dueOn),
    invoiceCount: voice.count(invoices.length),
    total: voice.euros(totalCents),
    maintainedInvoices: voice.invoicesNamed(maintained),
    grantedCredits: voice.creditsGranted(granted),
  };
}

/** Who signs, for what company, and how to reach it. What they are there is said in the language of the message, or not at all. */
function signatureOf({ name, signatoryName, signatoryTitle, phone, email }: CompanyProfile, voice: LetterVoice): string {
  const title = voice.knownJobTitle(signatoryTitle) ?? '';
  const signatory = [signatoryName, title].filter((text) => text.trim() !== '').join(', ');
  const reach = [phone, email].filter((text) => text.trim() !== '').join(' - ');
  return [signatory, name, reach].filter((line) => line !== '').join('\n');
}

function listOf({ invoices, credits, totalCents, contested, fees, tone }: MessageFacts, texts: MessageTexts, voice: LetterVoice): string {
  const isComing = tone === 'notice' || tone === 'satisfaction';
  const lines = invoices.slice(0, LISTED_INVOICES).map(({ invoiceNumber, issuedOn, dueOn, dueCents }) =>
    mergeTemplate(isComing ? texts.comingLine : texts.invoiceLine, {
      number: invoiceNumber,
      issuedOn: voice.date(issuedOn),
      dueOn: voice.date(dueOn),
      amount: voice.euros(dueCents),
    }),
  );
  const more = invoices.length > LISTED_INVOICES ? [`- … (+ ${voice.count(invoices.length - LISTED_INVOICES)})`] : [];
  const deducted = credits.map(({ label, amountCents }) => mergeTemplate(texts.creditLine, { label, amount: voice.euros(amountCents) }));
  const total = mergeTemplate(isComing ? texts.comingTotalLine : texts.totalLine, { total: voice.euros(totalCents) });
  const disputed = contested.map(({ invoiceNumber, amountCents }) =>
    mergeTemplate(texts.disputedLine, { number: invoiceNumber, amount: voice.euros(amountCents) }),
  );
  return [...lines, ...more, ...deducted, ...feeLines(fees, totalCents, texts, voice), total, ...disputed].join('\n');
}

/** What is asked for before late fees. */
function principalCents({ fees, totalCents }: Pick<MessageFacts, 'fees' | 'totalCents'>): Cents {
  return fees === null ? totalCents : subtractCents(totalCents, addCents(fees.interestCents, fees.indemnityCents));
}

function feeLines(fees: MessageFacts['fees'], totalCents: Cents, texts: MessageTexts, voice: LetterVoice): string[] {
  if (fees === null) return [];
  const { interestCents, indemnityCents, to } = fees;
  const principal = voice.euros(principalCents({ fees, totalCents }));
  const lines = [mergeTemplate(texts.principalLine, { principal })];
  if (interestCents > 0) lines.push(mergeTemplate(texts.interestLine, { date: voice.date(to), interest: voice.euros(interestCents) }));
  if (indemnityCents > 0) lines.push(mergeTemplate(texts.indemnityLine, { indemnity: voice.euros(indemnityCents) }));
  return lines;
}
