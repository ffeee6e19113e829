import type { CompanyProfile } from '../companies/companies.contract.ts';
import { formatIban, formatSiren } from '../companies/identifiers.ts';
import { offeredWays } from '../companies/ways-to-pay.ts';
import type { Customer } from '../customers/customers.contract.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { PlacedImage } from '../letterhead/image-box.ts';
import type { Cents } from '../money/cents.ts';
import type { LossesByNumber } from '../write-offs/remission.ts';
import type { LetterBlock, LetterContent } from './letter-content.ts';
import type { LetterLabels, TemplateParagraph, TemplateText } from './letter-template.ts';
import type { LetterVoice } from './letter-voice.ts';
import { mergeRuns, mergeTemplate, type TemplateFields } from './merge-template.ts';
import { postalAddress } from './postal-address.ts';
import type { TemplateCondition } from './template-conditions.ts';
import { remittanceOf, transferPayload } from './transfer-code.ts';

/** Who writes to whom, and when: what every kind of letter starts from. */
export interface Correspondence {
  creditor: CompanyProfile;
  customer: Customer;
  asOf: LocalDate;
  /** The logo and the signature that the letter prints; none where they are left out. */
  images?: LetterImages;
  /** Where something was written off: what is shown as paid leaves it out. */
  losses?: LossesByNumber;
}

export interface LetterImages {
  logo: PlacedImage | null;
  signature: PlacedImage | null;
}

/** A template's text in the form for one invoice or for several. */
export function textFor(text: TemplateText, invoiceCount: number): string {
  return typeof text === 'string' ? text : invoiceCount === 1 ? text.one : text.many;
}

function holds({ when = [] }: TemplateParagraph, holding: ReadonlySet<TemplateCondition>): boolean {
  return when.every((condition) => holding.has(condition));
}

/** The subject: the first of the template's whose conditions hold. @throws AppError LETTER_FIELD_EMPTY */
export function subjectOf(
  choices: readonly TemplateParagraph[],
  fields: TemplateFields,
  invoiceCount: number,
  holding: ReadonlySet<TemplateCondition>,
  voice: LetterVoice,
): string {
  const chosen = choices.find((choice) => holds(choice, holding));
  return label(voice, textFor(chosen?.text ?? '', invoiceCount), fields);
}

/** The paragraphs whose conditions hold, merged. @throws AppError LETTER_FIELD_EMPTY */
export function paragraphs(
  template: readonly TemplateParagraph[],
  fields: TemplateFields,
  invoiceCount: number,
  holding: ReadonlySet<TemplateCondition>,
  voice: LetterVoice,
): LetterBlock[] {
  return template
    .filter((paragraph) => holds(paragraph, holding))
    .map((paragraph) => ({ type: 'paragraph', runs: mergeRuns(textFor(paragraph.text, invoiceCount), fields, voice.spaces) }));
}

/** A label of the letter, merged as plain text. */
export function label(voice: LetterVoice, template: string, fields: TemplateFields = {}): string {
  return voice.spaces(mergeTemplate(template, fields));
}

/** Letterhead, address, references, date: the same on every kind of letter. */
export function frameOf(
  { creditor, customer, asOf, images }: Correspondence,
  labels: LetterLabels,
): Pick<LetterContent, 'asOf' | 'language' | 'author' | 'letterhead' | 'addressLines' | 'references' | 'placeAndDate' | 'runningHead'> {
  const { voice } = labels;
  const date = voice.longDate(asOf);
  const references = [];
  if (customer.code !== '') references.push(label(voice, labels.references.customer, { code: customer.code }));
  if (customer.siren !== '') references.push(label(voice, labels.references.siren, { siren: formatSiren(customer.siren) }));
  return {
    asOf,
    // Left out in French, as in letters kept from before there were others.
    ...(voice.language === 'fr' ? {} : { language: voice.language }),
    author: creditor.name,
    letterhead: { ...letterheadOf(creditor, labels), ...(images?.logo ? { logo: images.logo } : {}) },
    addressLines: postalAddress(customer).lines,
    references,
    placeAndDate: label(voice, creditor.city === '' ? labels.dateAlone : labels.placeAndDate, { city: creditor.city, date }),
    runningHead: label(voice, labels.runningHead, { creditorName: creditor.name, customerName: customer.name, date }),
  };
}

/** The company's name, who it is and how to reach it, as on everything that it prints. */
export function letterheadOf(creditor: CompanyProfile, labels: LetterLabels): Omit<LetterContent['letterhead'], 'logo'> {
  return { name: labels.voice.spaces(creditor.name), lines: [...identityLines(creditor, labels), ...reachLines(creditor, labels)] };
}

/** Who the company is, as far as it is filled in: the mentions of C. com. R123-237 and R123-238, and its VAT number. */
export function identityLines(creditor: CompanyProfile, { letterhead: labels, voice }: LetterLabels): string[] {
  const { legalForm, shareCapitalCents, siren, rcsTown, vatNumber, liquidator, otherMention } = creditor;
  const capital = shareCapitalCents === null ? '' : formatCapital(shareCapitalCents, voice);
  const inFrance = /^(france)?$/i.test(creditor.country.trim());
  const town = `${creditor.postalCode} ${creditor.city}`.trim();
  const registered = siren !== '' && rcsTown !== '' ? label(voice, labels.register, { siren: formatSiren(siren), town: rcsTown }) : '';
  return [
    legalForm !== '' && capital !== '' ? label(voice, labels.capital, { legalForm, capital }) : legalForm,
    liquidator === '' ? '' : label(voice, labels.liquidation, { liquidator }),
    creditor.addressLine1,
    creditor.addressLine2,
    inFrance ? town : `${town}, ${creditor.country.trim()}`,
    registered !== '' ? registered : siren === '' ? '' : label(voice, labels.siren, { siren: formatSiren(siren) }),
    vatNumber === '' ? '' : label(voice, labels.vat, { vatNumber }),
    voice.spaces(otherMention),
  ].filter((line) => line !== '');
}

function reachLines({ phone, email }: CompanyProfile, { letterhead: labels, voice }: LetterLabels): string[] {
  return [phone === '' ? '' : label(voice, labels.phone, { phone }), email].filter((line) => line !== '');
}

function formatCapital(capital: Cents, voice: LetterVoice): string {
  return capital % 100 === 0 ? voice.wholeEuros(capital) : voice.euros(capital);
}

/** The one sum that a letter asks to be paid now, and the invoices that it is for. */
export interface AskedPayment {
  amountCents: Cents;
  invoiceNumbers: readonly string[];
}

/**
 * How and to whom to pay; `reference` is what ties the payment to the debt. Where one sum is asked for, a QR code prepares its transfer.
 */
export function waysToPay(
  { creditor, customer }: { creditor: CompanyProfile; customer: Pick<Customer, 'code' | 'name'> },
  reference: string,
  { waysToPay: labels, voice }: LetterLabels,
  asked: AskedPayment | null,
): LetterBlock {
  const offered = offeredWays(creditor);
  const rows = [];
  if (offered.transfer) {
    const iban = label(voice, labels.iban, { iban: formatIban(creditor.iban) });
    const bic = creditor.bic === '' ? '' : label(voice, labels.bic, { bic: creditor.bic.toUpperCase() });
    rows.push({ label: labels.transfer, text: bic === '' ? iban : `${iban} – ${bic}` });
  }
  if (offered.cheque)
    rows.push({
      label: labels.cheque,
      text: label(voice, labels.chequeTo, { ofCreditor: voice.payee(creditor.chequeOrder || creditor.name) }),
    });
  // An address is no text: nothing in it is changed.
  if (offered.card) rows.push({ label: labels.card, text: (creditor.cardLink ?? '').trim() });
  if (offered.directDebit) rows.push({ label: labels.directDebit, text: label(voice, labels.onMandate) });
  rows.push({ label: labels.reference, text: reference });
  const payload =
    asked === null || !offered.transferCode
      ? null
      : transferPayload({
          beneficiary: creditor.name,
          iban: creditor.iban,
          bic: creditor.bic,
          amountCents: asked.amountCents,
          remittance: remittanceOf(customer.code, asked.invoiceNumbers) || customer.name,
        });
  if (asked === null || payload === null) return { type: 'panel', heading: labels.heading, rows };
  const text = label(voice, labels.scanToPay, { amount: voice.euros(asked.amountCents) });
  return { type: 'panel', heading: labels.heading, rows, transferCode: { label: labels.transferCode, text, payload } };
}

export function signature({ creditor, images }: Pick<Correspondence, 'creditor' | 'images'>, { voice }: LetterLabels): LetterBlock {
  const named = creditor.signatoryName !== '';
  const title = voice.knownJobTitle(creditor.signatoryTitle) ?? '';
  const heading = named ? creditor.signatoryName : creditor.name;
  return {
    type: 'signatures',
    parties: [{ heading, lines: named ? [title, creditor.name] : [title], ...(images?.signature ? { image: images.signature } : {}) }],
  };
}
