import type { CompanyProfile } from '../companies/companies.contract.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { LetterBlock, LetterContent } from '../letters/letter-content.ts';
import { type LetterImages, label, letterheadOf, signature, waysToPay } from '../letters/letter-parts.ts';
import type { LetterLabels } from '../letters/letter-template.ts';
import { cents } from '../money/cents.ts';
import { sampleLetterWords as words } from './letterhead-words.fr.ts';

const SAMPLE_AMOUNT = cents(123_456);

/** A letter to nobody that shows the letterhead, the ways to pay and the signature of a company. */
export function sampleLetter(creditor: CompanyProfile, images: LetterImages, asOf: LocalDate, labels: LetterLabels): LetterContent {
  const { voice } = labels;
  const paragraph = (text: string): LetterBlock => ({ type: 'paragraph', runs: [{ text: voice.spaces(text), bold: false }] });
  const date = voice.longDate(asOf);
  return {
    version: 1,
    kind: 'reminder1',
    asOf,
    documentTitle: words.documentTitle,
    author: creditor.name,
    letterhead: { ...letterheadOf(creditor, labels), ...(images.logo ? { logo: images.logo } : {}) },
    addressLines: [...words.address],
    delivery: null,
    references: [voice.spaces(words.reference)],
    placeAndDate: label(voice, creditor.city === '' ? labels.dateAlone : labels.placeAndDate, { city: creditor.city, date }),
    subject: voice.spaces(words.subject),
    runningHead: creditor.name,
    blocks: [
      paragraph(words.salutation),
      ...words.paragraphs.map(paragraph),
      waysToPay({ creditor, customer: words.customer }, words.invoice, labels, {
        amountCents: SAMPLE_AMOUNT,
        invoiceNumbers: [words.invoice],
      }),
      paragraph(words.closing),
      signature({ creditor, images }, labels),
    ],
  };
}
